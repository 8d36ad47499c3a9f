import {
  addDays,
  addMonths,
  type CivilDate,
  compareDates,
  daysInMonth,
  inWeekOf,
  isDate,
  weekdayOf,
} from './civil.ts';
import type { Env } from './env.ts';
import type { Which } from './words/shape.ts';

/** A date as it was said; without a year the sentence and the present decide. */
export interface PartialDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** What stood beside the date and helps to choose among its readings. */
export interface Hints {
  readonly weekday?: number;
  readonly which?: Which;
}

/**
 * The dates that the readings of one phrase stand for, the likeliest first; none where no reading is
 * a day of the calendar (30 February). A weekday beside it decides where it fits one reading.
 */
export function resolveDates(
  env: Env,
  readings: readonly PartialDate[],
  hints: Hints = {},
): CivilDate[] {
  const each = readings
    .map((reading) => candidates(env, reading, hints))
    .filter((dates) => dates.length > 0);
  const { weekday } = hints;
  if (weekday !== undefined) {
    const distance = (date: CivilDate) => Math.abs(compareDates(date, env.now.date));
    const fitting = each.flat().filter((date) => weekdayOf(date) === weekday);
    const [nearest] = fitting.sort((a, b) => distance(a) - distance(b));
    if (nearest) return [nearest];
  }
  const best = each.map((dates) => dates[0] as CivilDate);
  return best.filter(
    (date, index) => best.findIndex((other) => compareDates(other, date) === 0) === index,
  );
}

function candidates(
  env: Env,
  { year, month, day }: PartialDate,
  { weekday, which }: Hints,
): CivilDate[] {
  if (year !== undefined) return [{ year, month, day }].filter(isDate);
  const today = env.now.date;
  // "this Friday 12 May" and "next Friday 12 May" both mean the 12 May of this year.
  if (which === 'this' || (which !== undefined && weekday !== undefined)) {
    return [{ year: today.year, month, day }].filter(isDate);
  }
  return aroundToday(env, which, (step) => {
    const date = { year: today.year + step, month, day };
    return isDate(date) ? date : undefined;
  });
}

/**
 * The first day at or after today and the last one before it among those a rule gives year by year
 * (or month by month), in the order the tense asks for.
 */
export function aroundToday(
  env: Env,
  which: Which | undefined,
  dateAt: (step: number) => CivilDate | undefined,
): CivilDate[] {
  const today = env.now.date;
  const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8]; // 29 February may be eight years away
  const later = steps
    .map(dateAt)
    .find((date) => date && compareDates(date, today) >= (which ? 1 : 0));
  const earlier = steps
    .map((step) => dateAt(-step))
    .find((date) => date && compareDates(date, today) < 0);
  const backwards = which === 'last' || which === 'past';
  if (which) return [backwards ? earlier : later].filter((date) => date !== undefined);
  // Where the sentence tells both, the nearer day is the likelier: what came on the 12th came lately.
  const nearer =
    earlier !== undefined &&
    later !== undefined &&
    compareDates(today, earlier) < compareDates(later, today);
  const backFirst = env.tense === 'past' || (env.tense === 'mixed' && nearer);
  const ordered = backFirst ? [earlier, later] : [later, earlier];
  return ordered.filter((date) => date !== undefined);
}

/** A weekday as it was said: "Friday", "this Friday", "next Friday" (that of next week). */
export function resolveWeekday(env: Env, weekday: number, which: Which | undefined): CivilDate {
  const today = env.now.date;
  const here = inWeekOf(today, weekday);
  const ahead = compareDates(here, today);
  const coming = (strict: boolean) =>
    ahead > 0 || (ahead === 0 && !strict) ? here : addDays(here, 7);
  const gone = ahead < 0 ? here : addDays(here, -7);
  if (which === 'next') return addDays(here, 7);
  if (which === 'last') return addDays(here, -7);
  if (which === 'coming') return coming(true);
  if (which === 'past') return gone;
  if (which === 'this') return env.tense === 'past' ? here : coming(false);
  return env.tense === 'past' ? gone : coming(false);
}

/** "the 27th": of this month or the one it comes round in, by tense. */
export function resolveDayOfMonth(env: Env, day: number): CivilDate[] {
  const today = env.now.date;
  const [best] = aroundToday(env, undefined, (step) => {
    const month = addMonths({ ...today, day: 1 }, step);
    return day <= daysInMonth(month.year, month.month) ? { ...month, day } : undefined;
  });
  return best ? [best] : [];
}

/** "Monday the 27th": the nearest month in which that day is a Monday. */
export function resolveWeekdayDay(env: Env, weekday: number, day: number): CivilDate[] {
  const today = env.now.date;
  const months = Array.from({ length: 60 }, (_, index) => index);
  const fits = (step: number) => {
    const month = addMonths({ ...today, day: 1 }, step);
    const date = { ...month, day };
    return isDate(date) && weekdayOf(date) === weekday ? date : undefined;
  };
  const later = months.map(fits).find((date) => date && compareDates(date, today) >= 0);
  const earlier = months
    .map((step) => fits(-step))
    .find((date) => date && compareDates(date, today) < 0);
  const best = env.tense === 'past' ? (earlier ?? later) : (later ?? earlier);
  return best ? [best] : [];
}

/** The n-th (1..5) such weekday of a month, or the last one (-1). */
export function nthWeekday(
  year: number,
  month: number,
  weekday: number,
  nth: number,
): CivilDate | undefined {
  if (nth < 0) {
    const last = { year, month, day: daysInMonth(year, month) };
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = { year, month, day: 1 };
  const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  const date = { year, month, day };
  return isDate(date) ? date : undefined;
}

/** A year of two digits: this century up to twenty years ahead, else the last one. */
export function fullYear(env: Env, value: number, width: number): number {
  if (width > 2) return value;
  const century = Math.floor(env.now.date.year / 100) * 100;
  return century + value > env.now.date.year + 20 ? century - 100 + value : century + value;
}
