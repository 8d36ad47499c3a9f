import {
  addDays,
  type CivilDate,
  type CivilDateTime,
  type ClockTime,
  compareDates,
} from './civil.ts';
import { readDate } from './date.ts';
import { type DayPart, hourIn, readDayPart, readPart } from './day-part.ts';
import { type Env, skip, skipJoiners, textAt } from './env.ts';
import { longest } from './moment.ts';
import { look } from './table.ts';
import { endsThere, isCued, isPlausible, readClock, readTime, type TimeRead } from './time.ts';
import { isDigits } from './tokens.ts';
import type { Part } from './words/shape.ts';

/** Moments a phrase stands for, the likeliest first; none where its day does not exist. */
export interface DateTimeRead {
  readonly moments: readonly CivilDateTime[];
  readonly next: number;
}

/** Reads the longest phrase at a token that fixes both a day and a time. */
export function readDateTime(env: Env, at: number): DateTimeRead | undefined {
  return longest([
    counted(env, at),
    endOfDay(env, at),
    dayThenTime(env, at),
    timeThenDay(env, at),
    rightNow(env, at),
  ]);
}

function counted(env: Env, at: number): DateTimeRead | undefined {
  const read = readDate(env, at);
  if (!read?.time) return undefined;
  const { time } = read;
  return { moments: read.dates.map((date) => ({ date, time })), next: read.next };
}

function rightNow(env: Env, at: number): DateTimeRead | undefined {
  const now = look(env.words.now, env.tokens, at);
  return now && { moments: [{ ...env.now, time: { ...env.now.time, second: 0 } }], next: now.next };
}

const lastSecond: ClockTime = { hour: 23, minute: 59, second: 59 };

/** "eod", "end of tomorrow", कल के अंत में: the last second of a day. */
function endOfDay(env: Env, at: number): DateTimeRead | undefined {
  const phrase = look(env.words.endOfDay, env.tokens, at);
  if (phrase) {
    const day = readDate(env, skipJoiners(env, phrase.next, 2));
    const dates = day && !day.time ? day.dates : [env.now.date];
    return {
      moments: dates.map((date) => ({ date, time: lastSecond })),
      next: day && !day.time ? day.next : phrase.next,
    };
  }
  const edge = look(env.words.edges, env.tokens, at);
  const of = edge?.value === 'end' ? look(env.words.of, env.tokens, edge.next) : undefined;
  const behind = of && (readDate(env, of.next) ?? readDate(env, of.next - 1));
  if (behind && !behind.time)
    return { moments: behind.dates.map((date) => ({ date, time: lastSecond })), next: behind.next };
  const day = readDate(env, at);
  const eod = day && look(env.words.endOfDay, env.tokens, skipJoiners(env, day.next, 2));
  const end = day && (eod ?? look(env.words.edges, env.tokens, skip(env, env.words.of, day.next)));
  if (!day || day.time || !end || end.value === 'start') return undefined;
  return { moments: day.dates.map((date) => ({ date, time: lastSecond })), next: end.next };
}

/** So many words may stand between a day and a time that says clearly what it is. */
const maxGap = 4;

function dayThenTime(env: Env, at: number): DateTimeRead | undefined {
  const day = readDayPart(env, at);
  if (!day) return undefined;
  // 2026-11-21T19:30
  const iso =
    textAt(env, day.next) === 't' && !env.tokens[day.next]?.gap
      ? readTime(env, day.next + 1)
      : undefined;
  if (iso) return join(env, day, iso);
  const near = skipJoiners(env, day.next, 5);
  for (const from of new Set([day.next, near])) {
    const time = timeOfDay(env, day, from);
    if (time && isExpected(env, day, from, time)) return join(env, day, time);
  }
  for (let from = near; from < Math.min(near + maxGap, env.tokens.length); from += 1) {
    const time = timeOfDay(env, day, from);
    const sure = time && (time.strength === 'sure' || isPlausible(env, from, time));
    if (time && sure) return join(env, day, time);
    if (isDigits(env.tokens[from]) || readDate(env, from) || /^[.?!।;]$/.test(textAt(env, from)))
      return undefined;
  }
  return undefined;
}

/** The time behind a day; the part of that day settles which half it is in. */
function timeOfDay(env: Env, day: DayPart, from: number): TimeRead | undefined {
  const own = readTime(env, from);
  if (!own || own.part || !day.part) return own;
  const clock = readClock(env, from);
  if (!clock) return own;
  const hour = clock.open ? hourIn(day.part, clock.hour) : clock.hour;
  return { ...own, times: [{ hour, minute: clock.minute, second: clock.second }], part: day.part };
}

/** Behind a day two numbers are a time; one is only where "at" or the part of the day announces it. */
function isExpected(env: Env, day: DayPart, from: number, time: TimeRead): boolean {
  if (time.strength === 'sure') return true;
  if (time.strength === 'weak') return endsThere(env, time.next) || isCued(env, from);
  return (isCued(env, from) || day.part !== undefined) && endsThere(env, time.next);
}

function timeThenDay(env: Env, at: number): DateTimeRead | undefined {
  const time = readTime(env, at);
  if (!time) return undefined;
  const near = skipJoiners(env, time.next, 4);
  const day = readDayPart(env, time.next) ?? readDayPart(env, near);
  if (!day) return undefined;
  const expected =
    time.strength === 'sure' ||
    isCued(env, at) ||
    (time.strength === 'bare' && day.part !== undefined);
  if (!expected) return undefined;
  const clock = readClock(env, at);
  const settled =
    day.part && !time.part && clock?.open
      ? {
          ...time,
          part: day.part,
          times: [
            { hour: hourIn(day.part, clock.hour), minute: clock.minute, second: clock.second },
          ],
        }
      : time;
  return join(env, { ...day, ...partOf(day, settled) }, { ...settled, next: day.next });
}

function partOf(day: DayPart, time: TimeRead): { part?: Part } {
  const part = day.part ?? time.part;
  return part ? { part } : {};
}

function join(env: Env, day: DayPart, time: TimeRead): DateTimeRead {
  const part = time.part ?? day.part;
  const moments = day.dates.flatMap((date) =>
    time.times.map((clock) => ({ date: dayOf(env, date, clock, part), time: clock })),
  );
  const next = readPart(env, time.next)?.next ?? time.next;
  return { moments: ahead(env, moments), next };
}

/** The small hours of a night belong to the day behind it, unless that night is still running. */
function dayOf(env: Env, date: CivilDate, { hour }: ClockTime, part: Part | undefined): CivilDate {
  if (part !== 'night' || hour >= 6) return date;
  const running = compareDates(date, env.now.date) === 0 && env.now.time.hour < hour;
  return running ? date : addDays(date, 1);
}

/** Of two halves of today the one that is still to come goes first, unless the sentence tells of the past. */
function ahead(env: Env, moments: readonly CivilDateTime[]): CivilDateTime[] {
  const passed = ({ date, time }: CivilDateTime) =>
    compareDates(date, env.now.date) === 0 && minutes(time) < minutes(env.now.time);
  const [first, second] = moments;
  const turn =
    first &&
    second &&
    env.tense !== 'past' &&
    passed(first) &&
    compareDates(first.date, second.date) === 0 &&
    !passed(second);
  return turn ? [second, first, ...moments.slice(2)] : [...moments];
}

function minutes({ hour, minute }: ClockTime): number {
  return hour * 60 + minute;
}
