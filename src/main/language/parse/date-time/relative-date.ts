import {
  addDays,
  type CivilDate,
  type CivilDateTime,
  compareDates,
  inWeekOf,
  weekdayOf,
} from './civil.ts';
import { readCount, readYear } from './count.ts';
import { addDuration, type Duration, readDirection, readDuration } from './duration.ts';
import { type Env, skip, skipSign, textAt } from './env.ts';
import { look } from './table.ts';
import type { Moment } from './moment.ts';
import { resolveWeekday } from './resolve.ts';
import type { Direction } from './words/shape.ts';

/** Reads a date at a token; handed in, since dates are counted from dates. */
export type ReadDate = (env: Env, at: number) => Moment | undefined;

/** Reads "today", "day after tomorrow", कल, পরশু; both days where neither word nor tense tells which. */
export function readNamedDay(env: Env, at: number): Moment | undefined {
  const day = look(env.words.days, env.tokens, at);
  // "for the day after": the day is counted from, it is not today.
  if (!day || /^(?:after|before)$/.test(textAt(env, day.next))) return undefined;
  const offsets = day.value.filter((offset) => {
    if (day.value.length === 1) return true;
    if (env.tense === 'past') return offset < 0;
    return env.tense !== 'future' || offset > 0;
  });
  return { dates: offsets.map((offset) => addDays(env.now.date, offset)), next: day.next };
}

/** Reads a length of time counted from now, or (English) from a date behind it: "in two days", "2 weeks from Monday". */
export function readCounted(env: Env, at: number, readDate: ReadDate): Moment | undefined {
  const lead = look(env.words.leading, env.tokens, at);
  const duration = readDuration(env, lead?.next ?? at) ?? (lead ? undefined : aDay(env, at));
  if (!duration) return undefined;
  const based = fromDateBehind(env, duration, readDate);
  if (based) return onWeekday(env, based, duration);
  const said = readDirection(env, duration) ?? lastWord(env, duration);
  const spoken = said && !(textAt(env, duration.next) === 'time' && !lead) ? said : undefined;
  // अगले दो दिन alone is a stretch of days, "in two days" is a day.
  const english =
    lead && /^[a-z]+$/.test(textAt(env, at)) && !/^(?:agle|aane|pichle)$/.test(textAt(env, at));
  if (!spoken && !english) return undefined;
  if (duration.spans.length === 0) return undefined;
  const read = counted(
    [env.now],
    duration,
    spoken?.direction ?? lead?.value ?? 'after',
    spoken?.next ?? duration.next,
  );
  return onWeekday(env, read, duration);
}

/** Reads a length of time behind the date it is counted from: आज से दो दिन बाद, "Christmas से एक हफ्ते पहले". */
export function readCountedOn(env: Env, base: Moment): Moment | undefined {
  if (base.time) return undefined;
  const from = look(env.words.from, env.tokens, base.next);
  const latin = /^[a-z]/.test(textAt(env, base.next - 1));
  if (!from && latin) return undefined;
  const step = from && readStep(env, base, from.next);
  if (step) return step;
  const duration = readDuration(env, from?.next ?? base.next);
  const said = duration && readDirection(env, duration);
  if (!duration || !said) return undefined;
  const moments = base.dates.map((date) => momentOn(env, date));
  return onWeekday(env, counted(moments, duration, said.direction, said.next), duration);
}

/** The day or the weekday behind a date: कल के अगले दिन, क्रिसमस के बाद शुक्रवार को. */
function readStep(env: Env, base: Moment, at: number): Moment | undefined {
  const day = look(env.words.days, env.tokens, at);
  const [offset] = day?.value ?? [];
  const next = day && look(env.words.which, env.tokens, at) !== undefined && day.value.length === 1;
  if (next && offset !== undefined)
    return { dates: base.dates.map((date) => addDays(date, offset)), next: day.next };
  const later =
    /^(?:बाद|পর|পরের|नंतर)$/.test(textAt(env, at - 1)) ||
    /(?:नंतर|नंतरच्या)$/.test(textAt(env, at - 1));
  const weekday = later ? look(env.words.weekdays, env.tokens, at) : undefined;
  return (
    weekday && { dates: base.dates.map((date) => behind(date, weekday.value)), next: weekday.next }
  );
}

/** The first such weekday after a day. */
function behind(date: CivilDate, weekday: number): CivilDate {
  return addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1);
}

/** "the Friday after Christmas". */
export function readWeekdayAfter(env: Env, at: number, readDate: ReadDate): Moment | undefined {
  const weekday = look(env.words.weekdays, env.tokens, textAt(env, at) === 'the' ? at + 1 : at);
  if (!weekday || !/^(?:after|following)$/.test(textAt(env, weekday.next))) return undefined;
  const date = readDate(env, weekday.next + 1);
  return date && !date.time
    ? { dates: date.dates.map((day) => behind(day, weekday.value)), next: date.next }
    : undefined;
}

/** Reads अब से 3 मिनट में, and a year as the base: 2011 से दो सप्ताह में. */
export function readCountedFromNow(env: Env, at: number): Moment | undefined {
  const now = look(env.words.now, env.tokens, at);
  const year = now
    ? undefined
    : readYear(env.tokens, skip(env, env.words.yearNumber, at), env.words);
  const base = now ?? year;
  const from = base && look(env.words.from, env.tokens, base.next);
  const duration = base && readDuration(env, from?.next ?? base.next);
  const said = duration && readDirection(env, duration);
  if (!base || !duration || !said || (year && !from)) return undefined;
  const start = year ? momentOn(env, { year: year.value, month: 1, day: 1 }) : env.now;
  return counted([start], duration, said.direction, said.next);
}

/** "three days before", "two weeks after", with nothing behind: counted from now. */
function lastWord(
  env: Env,
  { next }: Duration,
): { direction: Direction; next: number } | undefined {
  const word = textAt(env, next);
  const last = next + 1 >= env.tokens.length || /^[.,?!;)]$/.test(textAt(env, next + 1));
  if (!last || (word !== 'before' && word !== 'after')) return undefined;
  return { direction: word, next: next + 1 };
}

function fromDateBehind(env: Env, duration: Duration, readDate: ReadDate): Moment | undefined {
  if (duration.direction) return undefined;
  const word = textAt(env, duration.next);
  const prior = /^(?:prior|previous)$/.test(word) && textAt(env, duration.next + 1) === 'to';
  const backwards = /^(?:before|till|until)$/.test(word) || prior;
  if (!backwards && !/^(?:from|after|since|following|past|to)$/.test(word)) return undefined;
  const at = duration.next + (prior ? 2 : 1);
  const date = readDate(env, at);
  const year = date
    ? undefined
    : readYear(env.tokens, skip(env, env.words.yearNumber, at), env.words);
  if (date?.time || (!date && !year) || word === 'to') return undefined;
  const base = date ? date.dates : [{ year: year?.value ?? 0, month: 1, day: 1 }];
  const next = date?.next ?? year?.next ?? at;
  return counted(
    base.map((day) => momentOn(env, day)),
    duration,
    backwards ? 'before' : 'after',
    next,
  );
}

/** "day after Christmas", "week before Diwali": one of the unit. */
function aDay(env: Env, at: number): Duration | undefined {
  const from = textAt(env, at) === 'the' ? at + 1 : at;
  const unit = /^(?:day|week|month|year)$/.exec(textAt(env, from))?.[0] as 'day' | undefined;
  if (!unit || !/^(?:after|before|following)$/.test(textAt(env, from + 1))) return undefined;
  return { spans: [{ unit, amount: 1 }], next: from + 1 };
}

function counted(
  from: readonly CivilDateTime[],
  duration: Duration,
  direction: Direction,
  next: number,
): Moment {
  const moments = from.map((moment) =>
    addDuration(moment, duration, direction === 'before' ? -1 : 1),
  );
  const [first] = moments;
  // Seconds of the clock are kept only where seconds were counted.
  const fine = duration.spans.some(({ unit }) => unit === 'second');
  const time = first?.timed ? { ...first.time, second: fine ? first.time.second : 0 } : undefined;
  return { dates: moments.map(({ date }) => date), next, ...(time ? { time } : {}) };
}

function momentOn(env: Env, date: CivilDate): CivilDateTime {
  const today = compareDates(date, env.now.date) === 0;
  return { date, time: today ? env.now.time : { hour: 0, minute: 0, second: 0 } };
}

/** "in three days on Friday": the Friday of that week, or the first one on or after the day where months were counted. */
function onWeekday(env: Env, read: Moment, duration: Duration): Moment {
  if (read.time) return read;
  const at = skipSign(env, textAt(env, read.next) === 'on' ? read.next + 1 : read.next, ',');
  const weekday = look(env.words.weekdays, env.tokens, at);
  return weekday
    ? {
        dates: read.dates.map((date) => toWeekday(date, weekday.value, duration)),
        next: weekday.next,
      }
    : read;
}

export function toWeekday(date: CivilDate, weekday: number, { spans }: Duration): CivilDate {
  const coarse = spans.some(
    ({ unit }) => unit === 'month' || unit === 'year' || unit === 'quarter',
  );
  return coarse ? addDays(date, (weekday - weekdayOf(date) + 7) % 7) : inWeekOf(date, weekday);
}

/** "Monday two weeks from now", "Thursday, two years from now". */
export function readWeekdayCounted(env: Env, at: number, readDate: ReadDate): Moment | undefined {
  const weekday = look(env.words.weekdays, env.tokens, at);
  if (!weekday) return undefined;
  const from = skipSign(env, weekday.next, ',');
  const lead = look(env.words.leading, env.tokens, from);
  const duration = readDuration(env, lead?.next ?? from);
  const read = duration && readCounted(env, from, readDate);
  if (!duration || !read || read.time) return undefined;
  return {
    dates: read.dates.map((date) => toWeekday(date, weekday.value, duration)),
    next: read.next,
  };
}

/** "three Fridays from now", "two Mondays ago": that many of the weekday. */
export function readWeekdaysCounted(env: Env, at: number): Moment | undefined {
  const count = readCount(env.tokens, at, env.words);
  const weekday =
    count && !count.ordinal ? look(env.words.weekdays, env.tokens, count.next) : undefined;
  const said = weekday && look(env.words.trailing, env.tokens, weekday.next);
  if (!count || !weekday || !said || count.value < 1 || count.value > 520) return undefined;
  const back = said.value === 'before';
  const first = resolveWeekday(env, weekday.value, back ? 'past' : 'coming');
  return { dates: [addDays(first, (count.value - 1) * (back ? -7 : 7))], next: said.next };
}
