import { addDays, addMonths, inWeekOf } from './civil.ts';
import { readCount, readYear } from './count.ts';
import { type Env, skip, skipSign, textAt } from './env.ts';
import type { Moment } from './moment.ts';
import { readDay, readMonthDate } from './month-date.ts';
import { nthWeekday, resolveWeekday, resolveWeekdayDay } from './resolve.ts';
import { look, type Read } from './table.ts';
import { isSign } from './tokens.ts';
import type { Which } from './words/shape.ts';
import { resolveWritten } from './written-date.ts';

/** Reads whatever begins with a weekday: "next Friday", "Tue May 9", "Mon 13th", "Tuesday of last week". */
export function readWeekdayDate(env: Env, at: number): Moment | undefined {
  const which = look(env.words.which, env.tokens, at);
  const from = which?.next ?? at;
  const weekday = look(env.words.weekdays, env.tokens, from);
  if (!weekday || (!which && isCommonWord(env, at))) return undefined;
  const dated = datedWeekday(env, weekday.value, which?.value, weekday.next);
  if (dated) return dated;
  const week = which ? undefined : readWeek(env, skipOf(env, weekday.next));
  if (week) return { dates: [dayInWeek(env, weekday.value, week.value)], next: week.next };
  if (textAt(env, weekday.next) === 'after' && textAt(env, weekday.next + 1) === 'next') {
    return {
      dates: [addDays(resolveWeekday(env, weekday.value, 'coming'), 7)],
      next: weekday.next + 2,
    };
  }
  return { dates: [resolveWeekday(env, weekday.value, which?.value)], next: weekday.next };
}

/** A weekday with its date behind it: written, with a month, or the day of the month alone. */
function datedWeekday(
  env: Env,
  weekday: number,
  which: Which | undefined,
  at: number,
): Moment | undefined {
  const from =
    textAt(env, skipMarks(env, at)) === 'the' ? skipMarks(env, at) + 1 : skipMarks(env, at);
  const hints = { weekday, ...(which ? { which } : {}) };
  const dated = resolveWritten(env, from, hints) ?? readMonthDate(env, from, hints);
  if (dated) return { ...dated, next: skipSign(env, dated.next, ')') };
  const day = which ? undefined : readDay(env, from);
  const article = textAt(env, from - 1) === 'the';
  const dayWord = day && look(env.words.dayOfMonth, env.tokens, day.next);
  const sure = day && (day.ordinal || dayWord || (day.value > 12 && endsThere(env, day.next)));
  if (!day || !(sure || article)) return undefined;
  return { dates: resolveWeekdayDay(env, weekday, day.value), next: dayWord?.next ?? day.next };
}

/** Nothing is counted by the number: the sentence ends or goes on with a sign or a small word. */
function endsThere(env: Env, at: number): boolean {
  const token = env.tokens[at];
  return (
    !token ||
    isSign(token, '.,?!।;)') ||
    env.words.joiners.has(token.key) ||
    look(env.words.parts, env.tokens, at) !== undefined
  );
}

function skipMarks(env: Env, at: number): number {
  const next = skipSign(env, skipSign(env, at, ',.'), '-–(');
  return /^(?:को|ko|on|दिनांक)$/.test(textAt(env, next)) ? next + 1 : next;
}

/** Reads a day of the month before its weekday, as Hindi does: 31 शुक्रवार, चौबीस तारीख सोमवार. */
export function readDayWeekday(env: Env, at: number): Moment | undefined {
  const day = readDay(env, at);
  if (!day) return undefined;
  const word = look(env.words.dayOfMonth, env.tokens, day.next);
  const weekday = look(env.words.weekdays, env.tokens, word?.next ?? day.next);
  if (!weekday) return undefined;
  // "4 Sunday" is no date: four of something, and a day. "31 शुक्रवार", "13th Monday" are.
  const english = /^[a-z]/.test(textAt(env, word?.next ?? day.next));
  if (!word && !day.ordinal && (english || day.value <= 12)) return undefined;
  if (day.ordinal && day.value <= 5 && !word) return undefined;
  return { dates: resolveWeekdayDay(env, weekday.value, day.value), next: weekday.next };
}

/** Reads a week and a day in it: "next week Wednesday", "previous week - Monday", अगले हफ्ते सोमवार. */
export function readWeekWeekday(env: Env, at: number): Moment | undefined {
  const week = readWeek(env, at);
  if (!week) return undefined;
  const from = skipOf(
    env,
    skipSign(env, textAt(env, week.next) === "'s" ? week.next + 1 : week.next, '-–,'),
  );
  const weekday = look(env.words.weekdays, env.tokens, from);
  return weekday && { dates: [dayInWeek(env, weekday.value, week.value)], next: weekday.next };
}

function dayInWeek(env: Env, weekday: number, weeks: number) {
  return addDays(inWeekOf(env.now.date, weekday), weeks * 7);
}

/** "next week" as the number of weeks from this one; "the week after next" is 2. */
function readWeek(env: Env, at: number): Read<number> | undefined {
  const words = [0, 1, 2, 3].map((offset) => textAt(env, at + offset)).join(' ');
  if (words.startsWith('the week after next')) return { value: 2, next: at + 4 };
  if (words.startsWith('week after next')) return { value: 2, next: at + 3 };
  return readWhichUnit(env, at, 'week');
}

/** "this month", "next week": how many units from the running one. */
export function readWhichUnit(
  env: Env,
  at: number,
  name: 'week' | 'month' | 'quarter' | 'year',
): Read<number> | undefined {
  const which = look(env.words.which, env.tokens, at);
  const unit = which && look(env.words.units, env.tokens, which.next);
  if (!which || unit?.value.unit !== name) return undefined;
  return {
    value: { this: 0, next: 1, coming: 1, last: -1, past: -1 }[which.value],
    next: unit.next,
  };
}

function skipOf(env: Env, at: number): number {
  const of = skip(env, env.words.of, at);
  return textAt(env, of) === 'on' ? of + 1 : of;
}

/** Reads "first Monday of January 2026", "last Friday of next month", जनवरी के पहले सोमवार. */
export function readNthWeekday(env: Env, at: number): Moment | undefined {
  const start = textAt(env, at) === 'the' ? at + 1 : at;
  const nth = readNth(env, start);
  const weekday = nth && look(env.words.weekdays, env.tokens, nth.next);
  if (nth && weekday) {
    const of = look(env.words.of, env.tokens, weekday.next);
    const month = of && (readMonth(env, of.next) ?? readMonth(env, weekday.next));
    return month && nthOf(env, nth.value, weekday.value, month);
  }
  const month = readMonth(env, at);
  const behind = month && readNth(env, skip(env, env.words.of, month.next));
  const named = behind && look(env.words.weekdays, env.tokens, behind.next);
  return (
    month &&
    behind &&
    named &&
    nthOf(env, behind.value, named.value, { value: month.value, next: named.next })
  );
}

function readNth(env: Env, at: number): Read<number> | undefined {
  if (/^(?:last|final|आखिरी|आख़िरी|अंतिम|शेवटच्या|শেষ)$/.test(textAt(env, at)))
    return { value: -1, next: at + 1 };
  const count = readCount(env.tokens, at, env.words);
  return count?.ordinal && count.value >= 1 && count.value <= 5 ? count : undefined;
}

interface MonthOfYear {
  readonly year?: number;
  readonly month: number;
}

function readMonth(env: Env, at: number): Read<MonthOfYear> | undefined {
  const relative = readWhichUnit(env, at, 'month');
  if (relative) {
    const { year, month } = addMonths({ ...env.now.date, day: 1 }, relative.value);
    return { value: { year, month }, next: relative.next };
  }
  const named = look(env.words.months, env.tokens, at);
  if (!named) {
    // "the second Monday of 2027": counted from January.
    const alone = readYear(env.tokens, skip(env, env.words.yearNumber, at), env.words);
    return alone && { value: { year: alone.value, month: 1 }, next: alone.next };
  }
  const year = readYear(
    env.tokens,
    skip(env, env.words.of, skipSign(env, named.next, ',')),
    env.words,
  );
  return year
    ? { value: { year: year.value, month: named.value }, next: year.next }
    : { value: { month: named.value }, next: named.next };
}

function nthOf(env: Env, nth: number, weekday: number, { value, next }: Read<MonthOfYear>): Moment {
  const { date: today } = env.now;
  if (value.year !== undefined) {
    const date = nthWeekday(value.year, value.month, weekday, nth);
    return { dates: date ? [date] : [], next };
  }
  const years = env.tense === 'past' ? [today.year, today.year - 1] : [today.year, today.year + 1];
  const dates = years
    .map((year) => nthWeekday(year, value.month, weekday, nth))
    .filter((date) => date !== undefined);
  const order = (date: { year: number; month: number; day: number }) =>
    date.year * 10_000 + date.month * 100 + date.day;
  const best = dates.find((date) =>
    env.tense === 'past' ? order(date) < order(today) : order(date) >= order(today),
  );
  return { dates: best ? [best] : dates.slice(0, 1), next };
}

/** "the sun", "I sat", "we wed": short names of days that are words of their own, without a cue. */
function isCommonWord(env: Env, at: number): boolean {
  const word = textAt(env, at);
  if (!/^(?:sun|sat|wed|mon|रवि|सोम|मंगल|बुध|गुरु|शुक्र|शनि|সোম|মঙ্গল|বুধ|শুক্র|শনি|রবি)$/.test(word))
    return false;
  if (/^(?:on|by|until|till|before|after|since|from|for|every|one|of)$/.test(textAt(env, at - 1)))
    return false;
  const next = skipSign(env, at + 1, '.,');
  const dated =
    readDay(env, textAt(env, next) === 'the' ? next + 1 : next) ??
    look(env.words.months, env.tokens, next);
  if (dated || look(env.words.parts, env.tokens, at + 1)) return false;
  // रवि, সোম, मंगल are names of people, gods and planets as well.
  return !/^[a-z]/.test(word) || !endsThere(env, at + 1);
}
