import type { Language } from '../../../../contract/language.ts';
import type { SlotDefinition, SlotMatch } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import {
  findDates,
  findDateTimes,
  findTimes,
  type FoundTime,
  readTimeAnswer,
} from '../../../language/parse/date-time/index.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { wallClock } from '../calendar.ts';
import words from '../words.json' with { type: 'json' };
import { findPartyChange, findTimeChange } from './change.ts';
import { findCode } from './code.ts';
import { findKeyword } from '../../../language/keyword.ts';
import { blank, tableOf } from './find.ts';

/** "That place we went to last week": the past is no day of a booking. */
export function findVisited(clean: string): SlotMatch | undefined {
  const when = findKeyword(clean, words.visited);
  if (!when) return undefined;
  // "Last week" alone may be about anything; with "we went" it is a visit.
  if (when.value !== 'last' && !findKeyword(clean, tableOf(words.pastOnly))) return undefined;
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
  const said = findKeyword(clean, words.parties);
  if (said) return { ...said, value: Number(said.value), confidence: 0.9 };
  const phones = findPhones(clean, { language });
  const code = findCode(clean, language);
  for (const { value, start, end } of findNumbers(clean, { language, now: 0 })) {
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
  const past = findKeyword(clean, words.visited);
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

/** What day and time words depend on. */
export interface When {
  readonly language: Language;
  /** ms since the epoch. */
  readonly now: number;
}

/** "In half an hour", "right now": a moment that is counted from the present, and has no clock in it. */
function findCounted(clean: string, when: When): FoundTime | undefined {
  const clocks = findTimes(clean, when);
  return findDateTimes(clean, when).find((moment) =>
    clocks.every(({ start, end }) => end <= moment.start || moment.end <= start),
  );
}

const clockOf = (moment: string) => moment.slice(11, 16);

/** The time of day as "19:30"; "08:00|20:00" where the words do not tell which half of the day. */
export function findTime(text: string, when: When, asked: boolean): SlotMatch | undefined {
  const clean = timeText(text, when.language);
  const counted = findCounted(clean, when);
  if (counted) {
    const span = [counted.start, counted.end] as const;
    return { value: clockOf(counted.value), confidence: 0.9, span };
  }
  const [moment] = findDateTimes(clean, when);
  const [clock] = findTimes(clean, when);
  if (moment) {
    const values = [...new Set((moment.alternatives ?? [moment.value]).map(clockOf))];
    const inside = clock && clock.start >= moment.start && clock.end <= moment.end;
    const place = inside ? clock : moment;
    return { value: values.join('|'), confidence: 0.9, span: [place.start, place.end] };
  }
  const found = clock ?? (asked ? readTimeAnswer(clean, when) : undefined);
  if (!found) return undefined;
  const values = (found.alternatives ?? [found.value]).map((value) => value.slice(0, 5));
  return {
    value: values.join('|'),
    confidence: clock ? 0.9 : 0.7,
    span: [found.start, found.end],
  };
}

/** A day as "2026-11-21"; of two that the words may mean, the one that is not over. */
export function findDay(text: string, when: When, last = false): SlotMatch | undefined {
  const clean = timeText(text, when.language);
  const days = findDates(clean, when);
  const day = last ? days.at(-1) : days[0];
  if (!day) {
    const counted = findCounted(clean, when);
    return counted && { value: counted.value.slice(0, 10), confidence: 0.8 };
  }
  const today = wallClock(when.now).day;
  // "The place where we were last week, tomorrow at eight": the कल of a past sentence is one to come.
  const [alone] = findDates(clean.slice(day.start, day.end), when);
  const values = [day, alone].flatMap((one) => one?.alternatives ?? one?.value ?? []);
  const value = values.find((one) => one >= today) ?? day.value;
  // "बुधवार शाम 7 बजे": the part of the day belongs to both; the time has it.
  const clock = findTimes(clean, when).find(({ start }) => day.start < start && start < day.end);
  return { value, confidence: 0.9, span: [day.start, clock?.start ?? day.end] };
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
  find(text, { language, now, intent }) {
    if (intent === 'modify_booking' && findTimeChange(normalise(text), language)) return undefined;
    // "Move it from Friday to Saturday": the new day is said last.
    return alone(findDay(text, { language, now }, intent === 'modify_booking'), text);
  },
};

const toNumber = /(?:\b(?:to|at)\s+|^)[\p{L}\p{N}]+[.!]?$/iu;

const time: SlotDefinition = {
  ask: 'ask.time',
  find(text, { asked, intent, language, now }) {
    const change = intent === 'modify_booking' && findTimeChange(normalise(text), language);
    if (change) return alone(change, text);
    // "Change it to ten": of a booking that is being moved a lone number is the time.
    const moved = intent === 'modify_booking' && !findParty(text, language, false);
    return alone(findTime(text, { language, now }, asked || (moved && toNumber.test(text))), text);
  },
};

const partySize: SlotDefinition = {
  ask: 'ask.party_size',
  find(text, { asked, intent, language }) {
    const clean = normalise(text);
    const change = intent === 'modify_booking' ? findPartyChange(clean, language) : undefined;
    if (!change?.span) return alone(findParty(text, language, asked), text);
    // "One more is coming, make it five": five.
    const whole = findParty(blank(clean, change.span), language, false);
    return alone(whole ?? change, text);
  },
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
