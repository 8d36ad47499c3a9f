import { addDays, addMonths, type CivilDate, daysInMonth, inWeekOf } from './civil.ts';
import { type Count, readCount, readYear } from './count.ts';
import { type Env, skip, skipSign, textAt } from './env.ts';
import type { Moment } from './moment.ts';
import { readDay } from './month-date.ts';
import { resolveDayOfMonth } from './resolve.ts';
import { look, type Read } from './table.ts';
import { isSign } from './tokens.ts';
import { readWhichUnit } from './weekday-date.ts';

interface Period {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** Reads the first or last day of a week, month or year: "end of next month", महीने के अंत, "month end". */
export function readEdge(env: Env, at: number): Moment | undefined {
  const edge = look(env.words.edges, env.tokens, at);
  const of = edge && look(env.words.of, env.tokens, edge.next);
  const named =
    edge && (of ? (readPeriod(env, of.next) ?? readPeriod(env, edge.next + 1)) : undefined);
  if (edge && named) return edgeOf(named.value, edge.value, named.next);
  const period = readPeriod(env, textAt(env, at) === 'the' ? at + 1 : at);
  const behind = period && look(env.words.edges, env.tokens, skip(env, env.words.of, period.next));
  return period && behind && edgeOf(period.value, behind.value, behind.next);
}

function edgeOf({ first, last }: Period, edge: 'start' | 'end', next: number): Moment {
  return { dates: [edge === 'start' ? first : last], next };
}

function readPeriod(env: Env, at: number): Read<Period> | undefined {
  const { date: today } = env.now;
  for (const unit of ['week', 'month', 'quarter', 'year'] as const) {
    const which = readWhichUnit(env, at, unit);
    const bare = look(env.words.units, env.tokens, at);
    const read = which ?? (bare?.value.unit === unit ? { value: 0, next: bare.next } : undefined);
    if (read) return { value: periodOf(unit, today, read.value), next: read.next };
  }
  const month = look(env.words.months, env.tokens, at);
  if (month) {
    const year = readYear(env.tokens, skip(env, env.words.of, month.next), env.words);
    const passed = month.value < today.month && env.tense !== 'past';
    const first = {
      year: year?.value ?? today.year + (passed ? 1 : 0),
      month: month.value,
      day: 1,
    };
    return { value: periodOf('month', first, 0), next: year?.next ?? month.next };
  }
  const year = readYear(env.tokens, at, env.words);
  return (
    year && { value: periodOf('year', { year: year.value, month: 1, day: 1 }, 0), next: year.next }
  );
}

function periodOf(
  unit: 'week' | 'month' | 'quarter' | 'year',
  day: CivilDate,
  step: number,
): Period {
  if (unit === 'week') {
    const first = addDays(inWeekOf(day, 1), step * 7);
    return { first, last: addDays(first, 6) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const start = { ...day, month: day.month - ((day.month - 1) % months), day: 1 };
  const first = addMonths(start, step * months);
  return { first, last: addDays(addMonths(first, months), -1) };
}

/** Reads a day of the month without its month: "on the 27th", 27 तारीख को, ৫ তারিখে, २७ तारखेला. */
export function readDayOfMonth(env: Env, at: number): Moment | undefined {
  const from = textAt(env, at) === 'the' ? at + 1 : at;
  const day = readDay(env, from);
  if (!day) return undefined;
  const word = look(env.words.dayOfMonth, env.tokens, day.next);
  const next = word?.next ?? day.next;
  const of = look(env.words.of, env.tokens, next);
  const month =
    readWhichUnit(env, of?.next ?? next, 'month') ??
    (of && readWhichUnit(env, of.next - 1, 'month'));
  if (month && (day.ordinal || word))
    return { dates: dayIn(env, month.value, day.value), next: month.next };
  // "3 दिन", "5 days" count days; "तारीख" and its kin name one. "the 15th day" does as well.
  const names = word && !look(env.words.units, env.tokens, day.next);
  if (names) return { dates: resolveDayOfMonth(env, day.value), next };
  const cued =
    (isCued(env, at, day.ordinal, day.value) && endsThere(env, day.next)) ||
    isDatedTime(env, at, day.next) ||
    isDative(env, at, day);
  return cued ? { dates: resolveDayOfMonth(env, day.value), next: day.next } : undefined;
}

/** Reads the month first: अगले महीने की 5 तारीख, "next month on the 5th", পরের মাসের ৫ তারিখ. */
export function readMonthThenDay(env: Env, at: number): Moment | undefined {
  const month = readWhichUnit(env, at, 'month');
  if (!month) return undefined;
  let from = skip(env, env.words.of, skipSign(env, month.next, ','));
  if (textAt(env, from) === 'on') from += 1;
  if (textAt(env, from) === 'the') from += 1;
  const day = readDay(env, from);
  const word = day && look(env.words.dayOfMonth, env.tokens, day.next);
  if (!day || !(day.ordinal || word)) return undefined;
  return { dates: dayIn(env, month.value, day.value), next: word?.next ?? day.next };
}

function dayIn(env: Env, step: number, day: number): CivilDate[] {
  const date = { ...addMonths({ ...env.now.date, day: 1 }, step), day };
  return day <= daysInMonth(date.year, date.month) ? [date] : [];
}

/** The date word first: तारीख 27, তারিখ ২৭. */
export function readDateNumber(env: Env, at: number): Moment | undefined {
  const word = /^(?:तारीख|तारीख़|tarikh|তারিখ|दिनांक)$/.test(textAt(env, at));
  const day = word ? readDay(env, at + 1) : undefined;
  return day && endsThere(env, day.next)
    ? { dates: resolveDayOfMonth(env, day.value), next: day.next }
    : undefined;
}

/** "27 को आऊँगा", २७ला: a day of the month, where no order or product bears the number. */
function isDative(env: Env, at: number, { next, width }: Count): boolean {
  if (width === 0 || !/^(?:को|ko|ला|रोजी)$/.test(textAt(env, next))) return false;
  return !/^(?:order|number|no|item|product|id|ऑर्डर|आर्डर|नंबर|नम्बर|क्रमांक|आइटम|प्रोडक्ट|संख्या|#)$/.test(
    textAt(env, at - 1),
  );
}

/** "on 15 at 8:00", "on 15, 8 pm": the time behind it makes a date of the number. */
function isDatedTime(env: Env, at: number, next: number): boolean {
  if (textAt(env, at - 1) !== 'on' || !/^(?:at|,)$/.test(textAt(env, next))) return false;
  return /^\d{1,2}(?::\d\d.*| ?[ap]\.?m?)$/.test(
    `${textAt(env, next + 1)}${textAt(env, next + 2)}${textAt(env, next + 3)}`,
  );
}

function isCued(env: Env, at: number, ordinal: boolean, day: number): boolean {
  const before = textAt(env, at - 1);
  // "I'll go back 15": an appointment without its "on".
  const back = before === 'back' && /^(?:go|come|be|went|going|coming)$/.test(textAt(env, at - 2));
  if (!ordinal) return back && at + 1 >= env.tokens.length;
  if (/^(?:on|by|before|until|till|since|from|after|for)$/.test(before)) return true;
  return (
    (textAt(env, at) === 'the' || /^\d/.test(textAt(env, at))) &&
    day > 4 &&
    !/^(?:my|your|his|her|our|their)$/.test(before)
  );
}

function endsThere(env: Env, at: number): boolean {
  const token = env.tokens[at];
  if (!token || isSign(token, '.,?!।;)-')) return true;
  if (
    /^(?:please|is|was|will|and|or|i|we|if|with|works?|would|should|can|may|works)$/.test(
      token.text,
    )
  )
    return true;
  return (
    env.words.joiners.has(token.key) ||
    look(env.words.parts, env.tokens, at) !== undefined ||
    readCount(env.tokens, at, env.words) !== undefined
  );
}
