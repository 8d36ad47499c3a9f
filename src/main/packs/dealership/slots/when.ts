import type { SlotContext, SlotDefinition } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import {
  findDates,
  findTimes,
  type FoundTime,
  readTimeAnswer,
} from '../../../language/parse/date-time/index.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { type Day } from '../calendar.ts';
import { dayOf } from '../../../kernel/wall-calendar.ts';
import { findKeyword } from '../../../language/keyword.ts';
import { comingDay } from '../when.ts';
import kinds from '../words/kinds.json' with { type: 'json' };
import { answer } from './answer.ts';

/** What words about time are read with. */
type Clock = Pick<SlotContext, 'language' | 'now'>;

interface NamedDay {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

/** "Another date" is none yet, though "दूसरी तारीख़" could be the second. */
const otherDay = new RegExp(`^(?:${kinds.otherDay.map(normalise).join('|')})\\s`, 'u');

/** Reads a text; the same few texts are read for one slot after the other, so what they held is kept. */
function keptFor<T>(read: (clean: string, clock: Clock) => T): (clean: string, clock: Clock) => T {
  const kept = new Map<string, T>();
  return (clean, { language, now }) => {
    const key = `${language} ${now} ${clean}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= maxKept) kept.clear();
    const value = read(clean, { language, now });
    kept.set(key, value);
    return value;
  };
}
/** Texts of a turn: the whole of it and its clauses. */
const maxKept = 16;

const timesIn = keptFor((clean, clock): readonly FoundTime[] => findTimes(clean, clock));

/** The days of a normalised text. */
const daysIn = keptFor((clean, { language, now }): readonly NamedDay[] => {
  const today = dayOf(now);
  return findDates(clean, { language, now }).flatMap((found) => {
    const words = clean.slice(found.start, found.end);
    if (otherDay.test(words)) return [];
    const { start, end } = found;
    const day = comingDay(found, now);
    // "I wanted a service on Friday": a polite past, the day is to come.
    const [alone] = day < today ? findDates(words, { language, now }) : [];
    return [{ day: alone ? comingDay(alone, now) : day, start, end }];
  });
});

/** Something said of a day or a time that makes it the one that was: "not Friday", "शुक्रवार के बजाय". */
interface Place {
  readonly start: number;
  readonly end: number;
}
const any = (words: readonly string[]) => words.map(normalise).join('|');
const notBefore = new RegExp(`(?:^|\\s)(?:${any(kinds.notBefore)})(?:\\s(?:on|at|the))?\\s*$`, 'u');
const notBehind = new RegExp(`^[\\s,]*(?:${any(kinds.notBehind)})(?![\\p{L}\\p{M}])`, 'u');

const appointmentWords = { yes: kinds.appointment };
/** Between "Monday" and "appointment" of "my Monday's car appointment". */
const maxBetween = 3;

/** Whether the words around say that this is how it was until now: "not Friday", "my Monday appointment". */
function isOld(clean: string, { start, end }: Place): boolean {
  if (notBefore.test(clean.slice(0, start)) || notBehind.test(clean.slice(end))) return true;
  const behind = tokenise(clean.slice(end)).slice(0, maxBetween);
  return findKeyword(behind.map((token) => token.text).join(' '), appointmentWords) !== undefined;
}

/** Where something is moved from and to: what is not said to be the old one is the new one. */
function fromAndTo<Found extends Place>(clean: string, found: readonly Found[]) {
  const old = found.filter((one) => isOld(clean, one));
  const fresh = found.filter((one) => !old.includes(one));
  // "From Monday to Tuesday."
  const from = old[0] ?? (fresh.length > 1 ? fresh[0] : undefined);
  return { from, to: fresh.at(-1) };
}

/** A number that answers "on which day?": "the 27" is the next 27th. */
function bareDay(clean: string, { language, now }: Clock): NamedDay | undefined {
  const [only, ...more] = findNumbers(clean, { language, now });
  if (!only || more.length > 0 || !Number.isInteger(only.value)) return undefined;
  if (only.value < 1 || only.value > 31) return undefined;
  const day = nextOfMonth(only.value, dayOf(now));
  return day === undefined ? undefined : { day, start: only.start, end: only.end };
}

/** The first day from today on that is the so-manyeth of its month; a month may be too short for it. */
function nextOfMonth(number: number, today: Day): Day | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number);
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const date = new Date(year, month - 1 + ahead, number, 12);
    const day = dayOf(date.getTime());
    if (date.getDate() === number && day >= today) return day;
  }
  return undefined;
}

/** The day an appointment is to be on, as "2026-11-23". */
const date: SlotDefinition = {
  ask: 'ask.date',
  find(text, { asked, intent, language, now }) {
    const clean = normalise(text);
    const days = daysIn(clean, { language, now });
    const named = intent === 'move_appointment' ? fromAndTo(clean, days).to : days[0];
    const found = named ?? (asked ? bareDay(clean, { language, now }) : undefined);
    if (!found) return undefined;
    // "Tuesday afternoon at four": the part of the day belongs to both; the time has it.
    const times = timesIn(clean, { language, now });
    const part = findKeyword(clean, kinds.dayParts);
    const cut = [...times.map(({ start }) => start), ...(part ? [part.span[0]] : [])].filter(
      (start) => found.start < start && start < found.end,
    );
    const span = [found.start, Math.min(found.end, ...cut)] as const;
    const match = { value: found.day, confidence: named ? 0.9 : 0.7, span };
    // With a time beside it, it is not all that was said: "दो" of "दो बजे" is no "please".
    return times.length > 0 || part ? match : answer(match, text);
  },
};

/** The day of an appointment there is. */
const onDate: SlotDefinition = {
  ask: 'ask.phone',
  find(text, { intent, language, now }) {
    const clean = normalise(text);
    const days = daysIn(clean, { language, now });
    const found = intent === 'move_appointment' ? fromAndTo(clean, days).from : days[0];
    return found && { value: found.day, confidence: 0.8, span: [found.start, found.end] };
  },
};

/** "05:00/17:00": where the words do not tell which half of the day, both. */
const timeValue = ({ value, alternatives = [] }: FoundTime) =>
  [...new Set([value, ...alternatives])].map((time) => time.slice(0, 5)).join('/');

const spanOf = ({ start, end }: FoundTime) => [start, end] as const;

/** When an appointment is to begin: a time of day, or a part of the day. */
const time: SlotDefinition = {
  ask: 'ask.time',
  find(text, { asked, intent, language, now }) {
    const clean = normalise(text);
    const clock = { language, now };
    const times = timesIn(clean, clock);
    const named = intent === 'move_appointment' ? fromAndTo(clean, times).to : times[0];
    const found = named ?? (asked ? bareTime(clean, clock) : timeBehind(clean, intent, clock));
    const part = found ? undefined : findKeyword(clean, kinds.dayParts);
    const match = found
      ? { value: timeValue(found), confidence: named ? 0.9 : 0.7, span: spanOf(found) }
      : part;
    if (!match) return undefined;
    return daysIn(clean, clock).length > 0 ? match : answer(match, text);
  },
};

/** The hour alone; a day ("24 November") or a phone number is none. */
function bareTime(clean: string, clock: Clock): FoundTime | undefined {
  if (findPhones(clean, clock).length > 0) return undefined;
  let rest = clean;
  for (const { start, end } of findDates(clean, clock)) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return readTimeAnswer(rest, clock);
}

/** "At 11", wherever in the sentence; "move it to four", where it is a time that is asked for. */
function timeBehind(clean: string, intent: string | null, clock: Clock): FoundTime | undefined {
  const tokens = tokenise(clean);
  const to = intent === 'move_appointment';
  for (const [index, { text: word }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (!next || !(word === 'at' || (to && word === 'to'))) continue;
    const piece = ' '.repeat(next.start) + clean.slice(next.start, next.end);
    if (findDates(piece, clock).length > 0) continue;
    const found = readTimeAnswer(piece, clock);
    if (found) return found;
  }
  return undefined;
}

/** How days and times are found in words. */
export const whenSlots = { date, on_date: onDate, time } as const satisfies Readonly<
  Record<string, SlotDefinition>
>;
