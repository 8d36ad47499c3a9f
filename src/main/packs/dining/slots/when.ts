import { type Language } from '../../../../contract/language.ts';
import type { SlotDefinition, SlotMatch } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import {
  findDates,
  findDateTimes,
  findTimes,
  readTimeAnswer,
} from '../../../language/parse/date-time/index.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import words from '../words.json' with { type: 'json' };
import { findCode } from './code.ts';
import { blank, findWords, tableOf } from './find.ts';

/**
 * Slots are found without knowing what time it is: a day is kept in the words it was said in, and the
 * action, which knows, reads it (actions/when.ts). Two moments tell what depends on the present.
 */
const anyDay = new Date(2026, 0, 5, 0, 1).getTime();
const otherDay = new Date(2026, 0, 8, 5, 18).getTime();

/** "That place we went to last week": the past is no day of a booking. */
export function findVisited(clean: string): SlotMatch | undefined {
  const when = findWords(clean, words.visited);
  if (!when) return undefined;
  // "Last week" alone may be about anything; with "we went" it is a visit.
  if (when.value !== 'last' && !findWords(clean, tableOf(words.pastOnly))) return undefined;
  const { span: _, ...match } = when;
  return match;
}

const peopleBehind = new RegExp(
  `^\\s*-?(?:${words.people
    .map(normalise)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![a-z])`,
  'u',
);
const peopleBefore =
  /(?:^|[^\p{L}])(?:for|party of|table of|group of|we are|we're|we will be|will be|make it|to)\s+$/u;
const clockBehind =
  /^\s*(?:a\.?m\b|p\.?m\b|o'?clock|:\d|बजे|वाजत|টা|thirty|days?|minutes?|hours?|(?:st|nd|rd|th)\b|km|kilomet)/u;
const peopleAsked = 30;

/** How many people, where the words around a number say that it is people; asked, any number will do. */
export function findParty(text: string, language: Language, asked: boolean): SlotMatch | undefined {
  const clean = normalise(text);
  const said = findWords(clean, words.parties);
  if (said) return { ...said, value: Number(said.value), confidence: 0.9 };
  const phones = findPhones(clean, { language });
  const code = findCode(clean, language);
  for (const { value, start, end } of findNumbers(clean, { language, now: anyDay })) {
    if (!Number.isInteger(value) || value < 1 || value > peopleAsked) continue;
    const inside = (from: number, to: number) => start < to && from < end;
    if (phones.some((phone) => inside(phone.start, phone.end))) continue;
    if (code?.span && inside(...code.span)) continue;
    const [before, behind] = [clean.slice(0, start), clean.slice(end)];
    const people = peopleBehind.exec(behind);
    if (people) return { value, confidence: 0.9, span: [start, end + people[0].length] };
    const intro = peopleBefore.exec(before);
    if (intro && /(?:for|of|are|re|be)\s+$/.test(before) && !clockBehind.test(behind)) {
      return { value, confidence: 0.8, span: [start, end] };
    }
    if (asked && !clockBehind.test(behind)) return { value, confidence: 0.8, span: [start, end] };
  }
  return undefined;
}

/** "बुक कर दो कल रात": the दो is no two, it ends the request. */
const giving = /(?:कर|करा|करवा|रख|रखवा|लगा|दिला|बना|बदल|रोक)\s+दो(?![\p{L}\p{M}])/u;

/** The text without what is no time: how many people, phone numbers, codes, places of the past. */
function timeText(text: string, language: Language): string {
  const clean = normalise(text);
  const past = findWords(clean, words.visited);
  const visited = findVisited(clean) && past?.span;
  const phones = findPhones(clean, { language });
  const give = giving.exec(clean);
  return blank(
    clean,
    give ? [give.index + give[0].length - 2, give.index + give[0].length] : undefined,
    findParty(clean, language, false)?.span,
    findCode(clean, language)?.span,
    visited,
    ...phones.map(({ start, end }) => [start, end] as const),
  );
}

const clockOf = (moment: string) => moment.slice(11, 16);

/**
 * The time of day as "19:30"; "08:00|20:00" where the words do not tell which half of the day, and
 * "+30" for so many minutes from now.
 */
export function findTime(text: string, language: Language, asked: boolean): SlotMatch | undefined {
  const clean = timeText(text, language);
  const context = { language, now: anyDay };
  const [moment] = findDateTimes(clean, context);
  const [clock] = findTimes(clean, context);
  if (moment) {
    const values = [...new Set((moment.alternatives ?? [moment.value]).map(clockOf))];
    const [later] = findDateTimes(clean, { language, now: otherDay });
    const fixed = later !== undefined && values.includes(clockOf(later.value));
    if (!fixed) {
      const minutes = Math.round((new Date(moment.value).getTime() - anyDay) / 60_000);
      return { value: `+${minutes}`, confidence: 0.9, span: [moment.start, moment.end] };
    }
    const inside = clock && clock.start >= moment.start && clock.end <= moment.end;
    const place = inside ? clock : moment;
    return { value: values.join('|'), confidence: 0.9, span: [place.start, place.end] };
  }
  const found = clock ?? (asked ? readTimeAnswer(clean, context) : undefined);
  if (!found) return undefined;
  const values = (found.alternatives ?? [found.value]).map((value) => value.slice(0, 5));
  return {
    value: values.join('|'),
    confidence: clock ? 0.9 : 0.7,
    span: [found.start, found.end],
  };
}

const fillers = new Set(words.fillers.map(normalise));

/** An answer, with all of the text as its span where only manners are around it: "okay, make it seven then". */
export function alone(match: SlotMatch | undefined, text: string): SlotMatch | undefined {
  if (!match?.span) return match;
  const clean = normalise(text);
  const around = tokenise(blank(clean, match.span));
  return around.every((token) => fillers.has(token.text))
    ? { ...match, span: [0, clean.length] }
    : match;
}

const date: SlotDefinition = {
  ask: 'ask.date',
  find(text, { language, intent }) {
    const clean = timeText(text, language);
    const days = findDates(clean, { language, now: anyDay });
    // "Move it from Friday to Saturday": the new day is said last.
    const day = intent === 'modify_booking' ? days.at(-1) : days[0];
    if (!day) {
      // "In half an hour" names a day, too.
      const counted = `${findTime(clean, language, false)?.value ?? ''}`.startsWith('+');
      return counted ? { value: 'today', confidence: 0.8 } : undefined;
    }
    const value = clean.slice(day.start, day.end).trim();
    return alone({ value, confidence: 0.9, span: [day.start, day.end] }, text);
  },
};

const toNumber = /(?:\b(?:to|at)\s+|^)[\p{L}\p{N}]+[.!]?$/iu;

const time: SlotDefinition = {
  ask: 'ask.time',
  find(text, { asked, intent, language }) {
    // "Change it to ten": of a booking that is being moved a lone number is the time.
    const moved = intent === 'modify_booking' && !findParty(text, language, false);
    return alone(findTime(text, language, asked || (moved && toNumber.test(text))), text);
  },
};

const partySize: SlotDefinition = {
  ask: 'ask.party_size',
  find: (text, { asked, language }) => alone(findParty(text, language, asked), text),
};

const visited: SlotDefinition = {
  ask: 'ask.venue',
  insteadOf: 'venue_id',
  find: (text) => findVisited(normalise(text)),
};

/** How day, time and number of people are found in words. */
export const whenSlots = {
  date,
  time,
  party_size: partySize,
  visited,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
