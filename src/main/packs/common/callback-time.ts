import type { Language } from '../../../contract/language.ts';
import type { SlotMatch } from '../../dialogue/port.ts';
import { isBesideAnswer } from '../../language/beside-answers.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import {
  findDates,
  findTimes,
  type FoundTime,
  readTimeAnswer,
} from '../../language/parse/date-time/index.ts';
import { findPhones } from '../../language/parse/phone/index.ts';
import words from './words.json' with { type: 'json' };

/** Nobody is called before or after these; of "at five", the half of the day that lies between them is meant. */
export const callsFrom = '09:00';
export const callsUntil = '20:00';
/** Said for "as soon as somebody can". */
export const soon = 'soon';

/** When to call, in words: days and times with phone numbers blanked out, which hold neither. */
interface When {
  readonly clean: string;
  readonly context: { readonly language: Language; readonly now: number };
}

/** `language` and `now` are the conversation's. */
export function readWhen(text: string, language: Language, now: number): When {
  let clean = normalise(text);
  for (const { start, end } of findPhones(clean, { language })) clean = blank(clean, start, end);
  return { clean, context: { language, now } };
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** The day, as `2026-11-21`. */
export function findDay({ clean, context }: When): SlotMatch | undefined {
  const [day] = findDates(clean, context);
  if (!day) return undefined;
  // "कल सुबह ग्यारह बजे": the morning belongs to the time, which would lose its words otherwise.
  const time = findTimes(clean, context).find(({ start }) => start > day.start && start < day.end);
  const end = time?.start ?? day.end;
  return { value: day.value, confidence: 0.9, span: spanOf(clean, { start: day.start, end }) };
}

/** The time of day, as `17:00`, or `soon`. `asked`: a lone hour is enough. */
export function findTime({ clean, context }: When, asked: boolean): SlotMatch | undefined {
  let rest = clean;
  for (const { start, end } of findDates(clean, context)) {
    const day = rest.slice(start, end);
    // "Tomorrow at ten": where the day's words hold the time too, they stay.
    if (findTimes(day, context).length === 0 && !partIn(day)) rest = blank(rest, start, end);
  }
  const found = findTimes(rest, context)[0] ?? (asked ? readTimeAnswer(rest, context) : undefined);
  if (found) return { value: hourMeant(found), confidence: 0.9, span: spanOf(clean, found) };
  const part = partIn(rest);
  if (part) return { value: part.value, confidence: 0.8, span: spanOf(clean, part) };
  const now = phraseIn(rest, words.soon);
  return now && { value: soon, confidence: 0.8, span: spanOf(clean, now) };
}

/** The reading that lies within the hours of calling, where the words leave it open. */
function hourMeant({ value, alternatives = [] }: FoundTime): string {
  const times = [value, ...alternatives].map((time) => time.slice(0, 5));
  return times.find((time) => time >= callsFrom && time <= callsUntil) ?? (times[0] as string);
}

function partIn(text: string) {
  for (const [value, said] of Object.entries(words.parts)) {
    const found = phraseIn(text, said);
    if (found) return { value, ...found };
  }
  return undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where one of the phrases stands in a text, as whole words; the longest of them. */
function phraseIn(text: string, phrases: readonly string[]): Place | undefined {
  const tokens = tokenise(text);
  const said = tokens.map((token) => token.text);
  const known = phrases.map((phrase) => tokenise(normalise(phrase)).map((token) => token.text));
  for (const phrase of known.toSorted((a, b) => b.length - a.length)) {
    const at = said.findIndex((_, index) =>
      phrase.every((word, offset) => said[index + offset] === word),
    );
    const [first, last] = [tokens[at], tokens[at + phrase.length - 1]];
    if (first && last) return { start: first.start, end: last.end };
  }
  return undefined;
}

/** All of the text where nothing but manners is around it: then it is the answer, whatever else it could mean. */
function spanOf(clean: string, { start, end }: Place): [number, number] {
  const around = tokenise(blank(clean, start, end));
  return around.every(({ text }) => isBesideAnswer(text)) ? [0, clean.length] : [start, end];
}
