import * as table from '../../words/references.ts';
import { findNumerals } from '../number/index.ts';
import { isFinalVerb } from '../../verbs.ts';
import { endsAt, phraseAt, phrasesOf, setOf, type Utterance } from './tokens.ts';

/** A place in a list, by tokens: `next` is the first token behind. */
export interface PositionAt {
  /** 1-based; -1 is the last, -2 the last but one. */
  readonly position: number;
  readonly from: number;
  readonly next: number;
}

/** Nobody points at the thirtieth of a list that was read out. */
const maxPosition = 20;

const pronouns = setOf(table.pronouns);
const entries = setOf(table.entries);
const numberWords = setOf(table.numberWords);
const numberForms = new Set(
  [...numberWords].flatMap((word) => [...setOf(table.numberEndings)].map((end) => word + end)),
);
const more = new Map(
  Object.entries(table.morePositions).flatMap(([position, list]) =>
    [...setOf(list)].map((word) => [word, Number(position)] as const),
  ),
);
const oblique = setOf(table.oblique);
const last = setOf(table.last);
const beforeLast = phrasesOf(table.beforeLast);
const top = phrasesOf(table.top);
const bottom = phrasesOf(table.bottom);
const notPlaces = setOf(table.notPlaces);
const notPlacesBehind = setOf(table.notPlacesBehind);
const codeWords = setOf(table.codeWords);
const afterPlace = setOf(table.afterPlace);
const beforePlace = setOf(table.beforePlace);
const joints = setOf(table.joints);
const englishLast = /^(?:last|final)$/;
/** The thing itself is in the word. */
const wholeLast = /^(?:शेवटच्या(?:च[ाीेंं]|ला|त)|শেষ.*(?:টা|টি)(?:র|ই|কে)?|লাস্টটা|sheshta|shesherta)$/;
const englishOrdinal = /^(?:\d|first|second|third|.*th$)/;
const bengaliThing = /(?:টা|টি|টাই|টার|টাকে)$/;
const sizeWords = setOf(table.sizeWords);
const genitives = setOf(table.genitives);

/** Every place in a list that is named, left to right. */
export function findPositions(said: Utterance): PositionAt[] {
  const ordinals = numbersAt(said);
  const found: PositionAt[] = [];
  for (let at = 0; at < said.words.length; at += 1) {
    const place = fixedAt(said, at) ?? lastAt(said, at) ?? numberedAt(said, at, ordinals);
    if (!place) continue;
    found.push(place);
    at = place.next - 1;
  }
  return found;
}

interface NumberHere {
  readonly value: number;
  readonly ordinal: boolean;
  readonly next: number;
}

/** Ordinals and single small numbers, by the token they begin at. */
function numbersAt({ text, tokens, words, language }: Utterance): Map<number, NumberHere> {
  const at = new Map<number, NumberHere>();
  for (const { value, start, end } of findNumerals(text, { language, now: 0 })) {
    const first = tokens.findIndex((token) => token.start <= start && start < token.end);
    const next = tokens.findLastIndex((token) => token.start < end) + 1;
    const ordinal = value.kind === 'ordinal';
    const word = words[first] ?? '';
    // "ऐकवा" (let hear) looks like an ordinal of one, "cha" (of) like six.
    if ((ordinal && isFinalVerb(word)) || genitives.has(word)) continue;
    const fits = Number.isInteger(value.value) && value.value >= 1 && value.value <= maxPosition;
    // "two zero" is spelled out; only a number in one word is a place.
    if (first >= 0 && fits && (ordinal || next === first + 1)) {
      at.set(first, { value: value.value, ordinal, next });
    }
  }
  words.forEach((word, index) => {
    const value = more.get(word) ?? (oblique.has(word) ? obliqueValue(word) : undefined);
    if (value !== undefined && !at.get(index)?.ordinal) {
      at.set(index, { value, ordinal: true, next: index + 1 });
    }
  });
  return at;
}

const obliqueValue = (word: string) => (/^(?:प|p)/.test(word) ? 1 : 2);

/** "the top one", "नीचे वाला", "second last". */
function fixedAt({ words }: Utterance, at: number): PositionAt | undefined {
  for (const [phrases, position] of [
    [beforeLast, -2],
    [top, 1],
    [bottom, -1],
  ] as const) {
    const size = phraseAt(phrases, words, at);
    if (size === 0) continue;
    const next = at + size;
    if (position === -2 && notPlaces.has(words[next] ?? '')) return undefined;
    return { position, from: at, next: pronouns.has(words[next] ?? '') ? next + 1 : next };
  }
  return undefined;
}

/** "the last one", "आखिरी वाला", "শেষেরটা", "शेवटचा". */
function lastAt(said: Utterance, at: number): PositionAt | undefined {
  const { words } = said;
  const word = words[at] as string;
  if (!last.has(word)) return undefined;
  const next = words[at + 1] ?? '';
  const before = words[at - 1] ?? '';
  if (notPlacesBehind.has(before) || notPlaces.has(next)) return undefined;
  if (pronouns.has(next) || entries.has(next)) return { position: -1, from: at, next: at + 2 };
  const free = endsAt(said, at + 1, afterPlace);
  if (englishLast.test(word)) {
    return free && (before === 'the' || words.length === 1)
      ? { position: -1, from: at, next: at + 1 }
      : undefined;
  }
  return free || wholeLast.test(word) ? { position: -1, from: at, next: at + 1 } : undefined;
}

function numberedAt(
  said: Utterance,
  at: number,
  numbers: ReadonlyMap<number, NumberHere>,
): PositionAt | undefined {
  const { words } = said;
  const here = numbers.get(at);
  if (here?.ordinal) {
    const joint = words[here.next] ?? '';
    const pair =
      (joints.has(joint) || /^(?:से|se|with)$/.test(joint)) &&
      numbers.get(here.next + 1)?.ordinal === true;
    return ordinalAt(said, at, here, pair);
  }
  // "number two", "नंबर दो": nothing behind that would make it a longer number or a code.
  if (numberWords.has(words[at] ?? '') && !codeWords.has(words[at - 1] ?? '')) {
    const number = numbers.get(at + 1);
    if (number && !number.ordinal && !numbers.has(number.next) && !isDigits(words[number.next])) {
      const next = pronouns.has(words[number.next] ?? '') ? number.next + 1 : number.next;
      return { position: number.value, from: at, next };
    }
  }
  // "दो नंबर वाला", "দুই নম্বরটা", "दोन नंबरचा".
  // "नौ नंबर का साइज़" is how big a shoe is.
  if (here && !codeWords.has(words[at - 1] ?? '') && !words.some((word) => sizeWords.has(word))) {
    const label = words[here.next] ?? '';
    if (numberForms.has(label)) return { position: here.value, from: at, next: here.next + 1 };
    const pronoun = pronouns.has(words[here.next + 1] ?? '');
    if (numberWords.has(label) && /[^a-z]/.test(label + (pronoun ? '1' : ''))) {
      const of = genitives.has(words[here.next + 1] ?? '');
      if (!pronoun && !of && !endsAt(said, here.next + 1, afterPlace)) return undefined;
      return { position: here.value, from: at, next: here.next + (pronoun ? 2 : 1) };
    }
  }
  return undefined;
}

const isDigits = (word: string | undefined) => word !== undefined && /^\d/.test(word);

/** `pair`: another ordinal is joined to it, "पहले और तीसरे". */
function ordinalAt(
  said: Utterance,
  at: number,
  here: NumberHere,
  pair: boolean,
): PositionAt | undefined {
  const { words } = said;
  const word = words[at] as string;
  const before = words[at - 1] ?? '';
  let { next } = here;
  const behind = words[next] ?? '';
  // "the second order" is one of those shown; "my second order" is not, nor is "दूसरा ऑर्डर", another.
  const shown = before === 'the' && /^(?:order|phone)$/.test(behind);
  if (notPlaces.has(behind) && !shown && !bengaliThing.test(word)) return undefined;
  // "the 2nd of March", "first of all"; "the second of them" is one.
  if (behind === 'of' && !/^(?:them|these|those)$/.test(words[next + 1] ?? '')) return undefined;
  const place = (end: number) => ({ position: here.value, from: at, next: end });
  if (numberWords.has(behind) || numberForms.has(behind) || entries.has(behind)) {
    if (numberWords.has(behind) && isDigits(words[next + 1])) return undefined;
    next += 1;
    if (pronouns.has(words[next] ?? '')) next += 1;
    return place(next);
  }
  if (pronouns.has(behind)) {
    if (before === 'every' || before === 'each' || before === 'a') return undefined;
    // "तीसरी वाली चीज़"
    return place(entries.has(said.words[next + 1] ?? '') ? next + 2 : next + 1);
  }
  // "और दूसरा" is another one; "पहला और दूसरा" are two places.
  const joined = joints.has(before) && at >= 2 && said.words.length > 2;
  if (pair && !notPlacesBehind.has(before)) return place(next);
  const second = joined && oblique.has(word);
  if ((oblique.has(word) && !second) || (notPlacesBehind.has(before) && !joined)) return undefined;
  if (englishOrdinal.test(word)) return latinAt(said, at, here, place);
  return place(next);
}

/** "the second", "second please", "second"; not "first show me shoes" or "cancel 2nd march". */
function latinAt(
  said: Utterance,
  at: number,
  here: NumberHere,
  place: (end: number) => PositionAt,
): PositionAt | undefined {
  const { words, language } = said;
  const before = words[at - 1];
  if (before === 'the' || before === 'that') return place(here.next);
  const free = endsAt(said, here.next, afterPlace);
  if (!free) return undefined;
  const opens = before === undefined && words[here.next] !== 'i';
  return opens || beforePlace.has(before ?? '') || language !== 'en' ? place(here.next) : undefined;
}
