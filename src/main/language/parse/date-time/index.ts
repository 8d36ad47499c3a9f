import type { Found } from '../found.ts';
import { formatDate, formatDateTime, formatTime } from './civil.ts';
import { type DateTimeRead, readDateTime } from './date-time.ts';
import { readDayPart } from './day-part.ts';
import { createEnv, type DateContext, type Env } from './env.ts';
import { readClock, isPlausible, readTime } from './time.ts';

export type { DateContext, DateOrder } from './env.ts';

/** A value found, with every reading that is as good where the sentence does not tell, the value first. */
export interface FoundTime extends Found<string> {
  readonly alternatives?: readonly string[];
}

/** Values at a place, the likeliest first (none: a day that does not exist), and the token behind. */
interface Reading {
  readonly values: readonly string[];
  readonly next: number;
}

/**
 * The days named in a text, left to right, as `2026-11-21`. कल, परसों, কাল, परवा and the like follow the
 * tense of the sentence; where it does not tell, `alternatives` holds both days, the coming one first.
 * A day without a year is the coming one unless the sentence is in the past.
 */
export function findDates(text: string, context: DateContext): FoundTime[] {
  return scan(createEnv(text, context), readDay);
}

/**
 * The times of day in a text, left to right, as `19:30` (`07:56:30` where seconds were said). Without
 * a part of the day the hour stands as it was said and `alternatives` holds the other half too.
 */
export function findTimes(text: string, context: DateContext): FoundTime[] {
  return scan(createEnv(text, context), readTimeOfDay);
}

/** The moments in a text that have both a day and a time, left to right, as `2026-11-21T19:30`. */
export function findDateTimes(text: string, context: DateContext): FoundTime[] {
  return scan(createEnv(text, context), (env, at) => momentsOf(readDateTime(env, at)));
}

/** Days and moments together: `2026-11-21T19:30` where a time was said with the day, else `2026-11-21`. */
export function findMoments(text: string, context: DateContext): FoundTime[] {
  return scan(createEnv(text, context), (env, at) => {
    const moment = momentsOf(readDateTime(env, at));
    const day = readDay(env, at);
    return moment && (!day || moment.next >= day.next) ? moment : day;
  });
}

/** The answer to "at what time?": like `findTimes`, and a lone hour ("seven", साढ़े चार) is enough. */
export function readTimeAnswer(text: string, context: DateContext): FoundTime | undefined {
  const [found] = findTimes(text, context);
  if (found) return found;
  const env = createEnv(text, context);
  return scan(env, (_, at) => {
    const read = readTime(env, at);
    return read && { values: read.times.map(formatTime), next: read.next };
  })[0];
}

function scan(env: Env, read: (env: Env, at: number) => Reading | undefined): FoundTime[] {
  const found: FoundTime[] = [];
  for (let at = 0; at < env.tokens.length; ) {
    const reading = read(env, at);
    const [value] = reading?.values ?? [];
    const first = env.tokens[at];
    const last = reading && env.tokens[reading.next - 1];
    if (reading && first && last && value !== undefined) {
      const values = [...new Set(reading.values)];
      const alternatives = values.length > 1 ? { alternatives: values } : {};
      found.push({ value, start: first.start, end: last.end, ...alternatives });
    }
    at = reading && reading.next > at ? reading.next : at + 1;
  }
  return found;
}

function readDay(env: Env, at: number): Reading | undefined {
  const read = readDayPart(env, at);
  return read && { values: read.dates.map(formatDate), next: read.next };
}

function readTimeOfDay(env: Env, at: number): Reading | undefined {
  const read = readTime(env, at);
  if (read && isPlausible(env, at, read))
    return { values: read.times.map(formatTime), next: read.next };
  // A number that is no time is passed as a whole: "1042" must not leave "42" behind.
  const number = readClock(env, at);
  return number && number.strength === 'bare' ? { values: [], next: number.next } : undefined;
}

function momentsOf(read: DateTimeRead | undefined): Reading | undefined {
  return read && { values: read.moments.map(formatDateTime), next: read.next };
}
