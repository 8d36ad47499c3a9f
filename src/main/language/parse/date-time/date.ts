import { type Env, skipSign, textAt } from './env.ts';
import { readHoliday } from './holiday-date.ts';
import { longest, type Moment } from './moment.ts';
import { readMonthDate } from './month-date.ts';
import { readDateNumber, readDayOfMonth, readEdge, readMonthThenDay } from './period-date.ts';
import {
  readCounted,
  readCountedFromNow,
  readCountedOn,
  readNamedDay,
  readWeekdayAfter,
  readWeekdayCounted,
  readWeekdaysCounted,
} from './relative-date.ts';
import { look } from './table.ts';
import {
  readDayWeekday,
  readNthWeekday,
  readWeekdayDate,
  readWeekWeekday,
} from './weekday-date.ts';
import { readWritten, resolveWritten } from './written-date.ts';

/** Dates are counted from dates ("two days after the Friday after …"): so deep and no deeper. */
const maxDepth = 3;

/** Reads the longest phrase at a token that stands for a day, or for a moment counted from now. */
export function readDate(env: Env, at: number): Moment | undefined {
  if (env.dates.has(at)) return env.dates.get(at);
  const read = readNested(env, at, 0);
  env.dates.set(at, read);
  return read;
}

function readNested(env: Env, at: number, depth: number): Moment | undefined {
  if (depth > maxDepth || at >= env.tokens.length) return undefined;
  const inner = (_: Env, from: number) => readNested(env, from, depth + 1);
  const read = longest([
    readNthWeekday(env, at),
    readWeekdayDate(env, at),
    readWeekdayCounted(env, at, inner),
    readWeekdaysCounted(env, at),
    readWeekdayAfter(env, at, inner),
    readDated(env, at),
    readDayWeekday(env, at),
    readWeekWeekday(env, at),
    readHoliday(env, at),
    readNamedDay(env, at),
    readCounted(env, at, inner),
    readCountedFromNow(env, at),
    readEdge(env, at),
    readDayOfMonth(env, at),
    readMonthThenDay(env, at),
    readDateNumber(env, at),
  ]);
  if (!read) return undefined;
  return readCountedOn(env, read) ?? read;
}

/** A written or month date, with "next" before it or its weekday behind it: "next 5/12", 7-6 शुक्रवार. */
function readDated(env: Env, at: number): Moment | undefined {
  const which = look(env.words.which, env.tokens, at);
  const from = which?.next ?? (textAt(env, at) === 'the' ? at + 1 : at);
  const hints = which ? { which: which.value } : {};
  const plain =
    readMonthDate(env, from, hints) ??
    resolveWritten(env, from, hints) ??
    // "next year on 25 December": the "next" is the year's.
    (which ? readMonthDate(env, at) : undefined);
  if (!plain) return undefined;
  const gap = skipSign(env, skipSign(env, plain.next, ','), '(');
  const weekday = look(env.words.weekdays, env.tokens, gap);
  const written = weekday && readWritten(env, from, { weekday: true });
  if (!weekday || which) return plain;
  const weighed = { weekday: weekday.value };
  const dated = written ? resolveWritten(env, from, weighed) : readMonthDate(env, from, weighed);
  return {
    dates: dated?.dates ?? plain.dates,
    next: skipSign(env, weekday.next, gap > plain.next ? ')' : ''),
  };
}
