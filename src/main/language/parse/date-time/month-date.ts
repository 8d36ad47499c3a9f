import { type Count, readCount, readYear } from './count.ts';
import { type Env, skip, skipSign, textAt } from './env.ts';
import type { Moment } from './moment.ts';
import { fullYear, type Hints, type PartialDate, resolveDates } from './resolve.ts';
import { look, type Read } from './table.ts';
import { isDigits, isSign } from './tokens.ts';
import { isPartOfNumber } from './written-date.ts';

/**
 * Reads a date that names its month: "27th of December", "Dec 27, 2019", "2019/aug/01",
 * "23-2020-September", 30 दिसंबर, जनवरी दो हजार बत्तीस with its day, ২১শে ফেব্রুয়ারি, २७ डिसेंबर.
 */
export function readMonthDate(env: Env, at: number, hints: Hints = {}): Moment | undefined {
  const read =
    dayMonth(env, at) ??
    monthDay(env, at) ??
    yearMonthDay(env, at) ??
    dayYearMonth(env, at) ??
    whichYearDay(env, at);
  return read && { dates: resolveDates(env, [read.value], hints), next: read.next };
}

/** A day of the month: 1..31, in digits or words, that is not the hour of a time. */
export function readDay(env: Env, at: number): Count | undefined {
  const count = readCount(env.tokens, at, env.words);
  if (!count || count.value < 1 || count.value > 31 || count.width > 2 || count.ending === 'hour')
    return undefined;
  return isHour(env, count) || (count.width > 0 && isPartOfNumber(env, at)) ? undefined : count;
}

/** Whether what follows makes a time of the number: "9 am", "9:00", "9 बजे". */
function isHour(env: Env, { next, ordinal }: Count): boolean {
  if (ordinal) return false;
  const sign = env.tokens[next];
  if (isSign(sign, ':') && isDigits(env.tokens[next + 1])) return true;
  if (/^(?:am|pm|a|p)$/.test(textAt(env, next)) && !/^\p{L}/u.test(textAt(env, next + 1)))
    return true;
  return [env.words.oclock, env.words.oclockAnd].some(
    (table) => look(table, env.tokens, next) !== undefined,
  );
}

function dayMonth(env: Env, at: number): Read<PartialDate> | undefined {
  const early = yearBeforeOrdinal(env, at);
  const date = dayAndMonth(env, early?.next ?? at);
  if (!date) return undefined;
  return early
    ? { value: { ...date.value, year: early.value }, next: date.next }
    : withYear(env, date.value, date.next);
}

function monthDay(env: Env, at: number): Read<PartialDate> | undefined {
  const date = isVerb(env, at) ? undefined : monthAndDay(env, at);
  return date && withYear(env, date.value, date.next);
}

function dayAndMonth(env: Env, at: number): Read<PartialDate> | undefined {
  const day = readDay(env, at);
  const month = day && look(env.words.months, env.tokens, between(env, day.next));
  return day && month && { value: { day: day.value, month: month.value }, next: month.next };
}

function monthAndDay(env: Env, at: number): Read<PartialDate> | undefined {
  const month = look(env.words.months, env.tokens, at);
  const day = month && readDay(env, between(env, month.next));
  if (!month || !day) return undefined;
  return {
    value: { day: day.value, month: month.value },
    next: skip(env, env.words.dayOfMonth, day.next),
  };
}

function yearMonthDay(env: Env, at: number): Read<PartialDate> | undefined {
  const year = readYear(env.tokens, skip(env, env.words.yearNumber, at), env.words);
  if (!year) return undefined;
  const worded = skip(env, env.words.of, skip(env, env.words.yearNumber, year.next));
  const from = worded > year.next ? worded : skipSign(env, year.next, '-/.,');
  const date = dayAndMonth(env, from) ?? monthAndDay(env, from);
  return date && { value: { ...date.value, year: year.value }, next: date.next };
}

function dayYearMonth(env: Env, at: number): Read<PartialDate> | undefined {
  const day = readDay(env, at);
  if (!day || !isSign(env.tokens[day.next], '-/.')) return undefined;
  const year = readYear(env.tokens, day.next + 1, env.words);
  if (!year || !isSign(env.tokens[year.next], '-/.')) return undefined;
  const named = look(env.words.months, env.tokens, year.next + 1);
  return (
    named && { value: { year: year.value, month: named.value, day: day.value }, next: named.next }
  );
}

/** "next year 25 December", अगले साल 25 दिसंबर को. */
function whichYearDay(env: Env, at: number): Read<PartialDate> | undefined {
  const year = readWhichYear(env, at);
  if (!year) return undefined;
  const from = /^(?:on|की|के|में|को)$/.test(textAt(env, year.next)) ? year.next + 1 : year.next;
  const date = dayMonth(env, from) ?? monthDay(env, from);
  return date && { value: { ...date.value, year: year.value }, next: date.next };
}

/** "12 first January", a year of two digits before an ordinal, as some write it. */
function yearBeforeOrdinal(env: Env, at: number): Read<number> | undefined {
  const first = env.tokens[at];
  if (!isDigits(first) || first.text.length !== 2 || isPartOfNumber(env, at)) return undefined;
  const day = readCount(env.tokens, at + 1, env.words);
  return day?.ordinal && day.width === 0
    ? { value: fullYear(env, Number(first.text), 2), next: at + 1 }
    : undefined;
}

/** What may stand between the parts of a date: one sign, "of", "the", "day of", के. */
function between(env: Env, at: number): number {
  let next = skipSign(env, at, '-/.,');
  if (textAt(env, next) === 'the') next += 1;
  next = skip(env, env.words.dayOfMonth, next);
  return skip(env, env.words.of, skipSign(env, next, ','));
}

function withYear(env: Env, date: PartialDate, at: number): Read<PartialDate> {
  let from = skipSign(env, skipSign(env, at, '-/.,'), "'");
  from = skip(env, env.words.of, from);
  from = skip(env, env.words.yearNumber, skipSign(env, from, ','));
  const said = readWhichYear(env, skipSign(env, at, ','));
  if (said) return { value: { ...date, year: said.value }, next: said.next };
  const year = readYear(env.tokens, from, env.words);
  const [token, behind] = [env.tokens[from], env.tokens[year?.next ?? from]];
  if (year && !(isSign(behind, ':') && !behind?.gap)) {
    return { value: { ...date, year: year.value }, next: skipAd(env, year.next) };
  }
  const apostrophe = textAt(env, from - 1) === "'";
  if (isDigits(token) && token.text.length === 2 && (apostrophe || isShortYear(env, at, from))) {
    return { value: { ...date, year: fullYear(env, Number(token.text), 2) }, next: from + 1 };
  }
  return { value: date, next: at };
}

/** "next year", इस साल as the year of a date. */
export function readWhichYear(env: Env, at: number): Read<number> | undefined {
  const which =
    look(env.words.which, env.tokens, skip(env, env.words.of, at)) ??
    look(env.words.which, env.tokens, at);
  const unit = which && look(env.words.units, env.tokens, which.next);
  if (!which || unit?.value.unit !== 'year') return undefined;
  const step = { this: 0, next: 1, coming: 1, last: -1, past: -1 }[which.value];
  return { value: env.now.date.year + step, next: unit.next };
}

/** Two digits behind a date are a year where a sign joins them or nothing is counted by them. */
function isShortYear(env: Env, at: number, from: number): boolean {
  const behind = env.tokens[from + 1];
  if (
    from === at + 1 &&
    isSign(env.tokens[at], '-/.') &&
    !env.tokens[at]?.gap &&
    !env.tokens[from]?.gap
  )
    return true;
  if (!behind || isSign(behind, '.?!।;)')) return from === at || isSign(env.tokens[at], ',');
  return /^(?:was|is|को|ko|मेरे|के|तक|था|थी)$/.test(behind.text);
}

function skipAd(env: Env, at: number): number {
  if (/^(?:ad|ce)$/.test(textAt(env, at))) return at + 1;
  return skip(env, env.words.yearNumber, at);
}

/** "you may 5 people bring", "they march 3 miles": a pronoun before the month makes a verb of it. */
function isVerb(env: Env, at: number): boolean {
  return (
    /^(?:may|march)$/.test(textAt(env, at)) &&
    /^(?:i|you|we|they|he|she|it|who|people)$/.test(textAt(env, at - 1))
  );
}
