import type { Language } from '../../../../contract/language.ts';
import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import {
  findDates,
  findTimes,
  type FoundTime,
  readTimeAnswer,
} from '../../../language/parse/date-time/index.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { findKeyword } from '../keyword.ts';
import kinds from '../words/kinds.json' with { type: 'json' };
import { answer } from './answer.ts';

/**
 * A slot is not told what day it is: it keeps the words ("next friday"), and the action, which is,
 * reads them (`resolveDay`). Where a day stands in the words does not depend on the present.
 */
const anyDay = 0;

interface DayWords {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** The days of a text, in their words. */
function daysIn(text: string, language: Language): DayWords[] {
  const clean = normalise(text);
  return findDates(clean, { language, now: anyDay }).map(({ start, end }) => {
    const words = clean.slice(start, end);
    // "27 को" is a day by what stands behind it: then all of the text is kept.
    const alone = findDates(words, { language, now: anyDay }).length > 0;
    return { words: alone ? words : clean, start, end };
  });
}

const appointmentWords = { yes: kinds.appointment };
/** Between "Monday" and "appointment" of "my Monday's car appointment". */
const maxBetween = 3;

/** Whether what stands behind a day makes it the day of an appointment there is: "my Monday appointment". */
function namesAppointment(text: string, day: DayWords): boolean {
  const behind = tokenise(normalise(text).slice(day.end)).slice(0, maxBetween);
  return findKeyword(behind.map((token) => token.text).join(' '), appointmentWords) !== undefined;
}

/** A number that answers "on which day?": "the 27". */
function bareDay(text: string, language: Language) {
  const [only, ...more] = findNumbers(normalise(text), { language, now: anyDay });
  if (!only || more.length > 0 || !Number.isInteger(only.value)) return undefined;
  if (only.value < 1 || only.value > 31) return undefined;
  return { words: `${only.value} तारीख`, start: only.start, end: only.end };
}

/** The day an appointment is to be on. */
const date: SlotDefinition = {
  ask: 'ask.date',
  find(text, { asked, intent, language }) {
    const days = daysIn(text, language);
    const named =
      intent === 'move_appointment'
        ? days.filter((day, index) => index > 0 || !namesAppointment(text, day)).at(-1)
        : days[0];
    const found = named ?? (asked ? bareDay(text, language) : undefined);
    if (!found) return undefined;
    // "Tuesday afternoon at four": the part of the day belongs to both; the time has it.
    const clean = normalise(text);
    const times = findTimes(clean, { language, now: anyDay });
    const part = findKeyword(clean, kinds.dayParts);
    const cut = [...times, ...(part ? [part] : [])]
      .map(({ start }) => start)
      .filter((start) => found.start < start && start < found.end);
    const span = [found.start, Math.min(found.end, ...cut)] as const;
    const match = { value: found.words, confidence: named ? 0.9 : 0.7, span };
    // With a time beside it, it is not all that was said: "दो" of "दो बजे" is no "please".
    return times.length > 0 || part ? match : answer(match, text);
  },
};

/** The day of an appointment there is. */
const onDate: SlotDefinition = {
  ask: 'ask.phone',
  find(text, { intent, language }) {
    const [first, second] = daysIn(text, language);
    if (!first) return undefined;
    const old =
      intent !== 'move_appointment' || second !== undefined || namesAppointment(text, first);
    return old
      ? { value: first.words, confidence: 0.8, span: [first.start, first.end] }
      : undefined;
  },
};

/** "05:00/17:00": where the words do not tell which half of the day, both. */
const timeValue = ({ value, alternatives = [] }: FoundTime) =>
  [...new Set([value, ...alternatives])].map((time) => time.slice(0, 5)).join('/');

/** When an appointment is to begin: a time of day, or a part of the day. */
const time: SlotDefinition = {
  ask: 'ask.time',
  find(text, { asked, intent, language }) {
    const clean = normalise(text);
    const context = { language, now: anyDay };
    const times = findTimes(clean, context);
    const named = intent === 'move_appointment' ? times.at(-1) : times[0];
    const found =
      named ?? (asked ? bareTime(clean, language) : timeBehind(clean, intent, language));
    if (found) {
      const span = [found.start, found.end] as const;
      const match = { value: timeValue(found), confidence: named ? 0.9 : 0.7, span };
      return daysIn(text, language).length > 0 ? match : answer(match, text);
    }
    const part = findKeyword(clean, kinds.dayParts);
    if (!part) return undefined;
    const match = { value: part.value, confidence: 0.8, span: [part.start, part.end] as const };
    return daysIn(text, language).length > 0 ? match : answer(match, text);
  },
};

/** The hour alone; a day ("24 November") or a phone number is none. */
function bareTime(clean: string, language: Language): FoundTime | undefined {
  if (findPhones(clean, { language }).length > 0) return undefined;
  let rest = clean;
  for (const { start, end } of findDates(clean, { language, now: anyDay })) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return readTimeAnswer(rest, { language, now: anyDay });
}

/** "At 11", wherever in the sentence; "move it to four", where it is a time that is asked for. */
function timeBehind(
  clean: string,
  intent: string | null,
  language: Language,
): FoundTime | undefined {
  const tokens = tokenise(clean);
  const to = intent === 'move_appointment';
  for (const [index, { text: word }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (!next || !(word === 'at' || (to && word === 'to'))) continue;
    const piece = ' '.repeat(next.start) + clean.slice(next.start, next.end);
    if (findDates(piece, { language, now: anyDay }).length > 0) continue;
    const found = readTimeAnswer(piece, { language, now: anyDay });
    if (found) return found;
  }
  return undefined;
}

/** How days and times are found in words. */
export const whenSlots = { date, on_date: onDate, time } as const satisfies Readonly<
  Record<string, SlotDefinition>
>;
