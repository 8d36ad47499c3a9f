import { readYear } from './count.ts';
import { type Env, skip, skipSign } from './env.ts';
import { type HolidayRule, holidays } from './holidays.ts';
import type { Moment } from './moment.ts';
import { readWhichYear } from './month-date.ts';
import { aroundToday } from './resolve.ts';
import { look } from './table.ts';
import type { Which } from './words/shape.ts';

/** Reads a holiday with the year around it: "easter 2018", "next Christmas", 2010 के पृथ्वी दिवस. */
export function readHoliday(env: Env, at: number): Moment | undefined {
  const yearBefore = readWhichYear(env, at) ?? readYear(env.tokens, at, env.words);
  if (yearBefore) {
    const rule = look(holidays, env.tokens, skip(env, env.words.of, yearBefore.next));
    return rule && { dates: [rule.value(yearBefore.value)], next: rule.next };
  }
  const which = look(env.words.which, env.tokens, at);
  const rule = look(holidays, env.tokens, which?.next ?? at);
  if (!rule) return undefined;
  const from = skip(
    env,
    env.words.yearNumber,
    skip(env, env.words.of, skipSign(env, rule.next, ',')),
  );
  const year = which
    ? undefined
    : (readWhichYear(env, rule.next) ?? readYear(env.tokens, from, env.words));
  if (year) return { dates: [rule.value(year.value)], next: year.next };
  return { dates: nearest(env, rule.value, which?.value), next: rule.next };
}

function nearest(env: Env, rule: HolidayRule, which: Which | undefined) {
  const { year } = env.now.date;
  if (which === 'this') return [rule(year)];
  return aroundToday(env, which, (step) => rule(year + step)).slice(0, 1);
}
