import { addDays, addMonths, addSeconds, type CivilDateTime } from './civil.ts';
import { readAmount } from './count.ts';
import type { Env } from './env.ts';
import { skip, textAt } from './env.ts';
import { look } from './table.ts';
import type { Direction, Unit } from './words/shape.ts';

interface Span {
  readonly unit: Unit;
  readonly amount: number;
}

/** A length of time in units, largest said first; a direction where the unit's ending says one. */
export interface Duration {
  readonly spans: readonly Span[];
  readonly direction?: Direction;
  readonly next: number;
}

const maxAmount = 100_000;

/** Reads "two weeks", "an hour and a half", "2 hours 30 minutes", डेढ़ घंटे, दोन दिवसांनी. */
export function readDuration(env: Env, at: number): Duration | undefined {
  const first = readSpan(env, at);
  if (!first) return undefined;
  const spans = [...first.spans];
  let { next, direction } = first;
  // "two years, three months and a day": each smaller than the one before.
  while (direction === undefined && spans.length < 4) {
    const joined = /^(?:and|,|और|aur|व|आणि|ও|এবং)$/.test(textAt(env, next)) ? next + 1 : next;
    const more = readSpan(env, joined);
    if (!more || !isSmaller(more.spans[0]?.unit, spans.at(-1)?.unit)) break;
    spans.push(...more.spans);
    next = more.next;
    direction = more.direction;
  }
  return { spans, next, ...(direction ? { direction } : {}) };
}

function readSpan(env: Env, at: number): Duration | undefined {
  const amount = readAmount(env.tokens, at, env.words);
  let from = amount?.next ?? at;
  if (/^(?:more|full|whole|और|और भी|आणखी|আরও|আরো)$/.test(textAt(env, from))) from += 1;
  const unit = look(env.words.units, env.tokens, from);
  if (!unit) return undefined;
  const { unit: name, direction } = unit.value;
  // A unit alone is one of it only where its ending says so: आठवड्यानंतर, "after a week".
  if (!amount && (direction === undefined || direction === 'within')) return undefined;
  const value = amount?.value ?? 1;
  if (value <= 0 || value > maxAmount) return undefined;
  const half =
    textAt(env, unit.next) === 'and' &&
    textAt(env, unit.next + 1) === 'a' &&
    textAt(env, unit.next + 2) === 'half';
  const spans = [{ unit: name, amount: value + (half ? 0.5 : 0) }];
  return { spans, next: unit.next + (half ? 3 : 0), ...(direction ? { direction } : {}) };
}

const sizes: readonly Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
];

function isSmaller(unit: Unit | undefined, than: Unit | undefined): boolean {
  return unit !== undefined && than !== undefined && sizes.indexOf(unit) < sizes.indexOf(than);
}

/** The moment `sign` (1 or -1) lengths of time from another; `timed` where hours or less were named. */
export function addDuration(
  from: CivilDateTime,
  { spans }: Duration,
  sign: 1 | -1,
): CivilDateTime & { readonly timed: boolean } {
  let moment = from;
  let timed = false;
  for (const { unit, amount } of spans) {
    const { months, days, seconds } = measure(unit, amount);
    const date = addDays(addMonths(moment.date, sign * months), sign * days);
    moment = addSeconds({ date, time: moment.time }, sign * seconds);
    timed ||= seconds > 0;
  }
  return { ...moment, timed };
}

function measure(unit: Unit, amount: number): { months: number; days: number; seconds: number } {
  const whole = Math.floor(amount);
  switch (unit) {
    case 'year':
      return { months: Math.round(amount * 12), days: 0, seconds: 0 };
    case 'quarter':
      return { months: Math.round(amount * 3), days: 0, seconds: 0 };
    case 'month':
      return { months: whole, days: Math.round((amount - whole) * 30), seconds: 0 };
    case 'fortnight':
      return { months: 0, days: Math.round(amount * 14), seconds: 0 };
    case 'week':
      return { months: 0, days: Math.round(amount * 7), seconds: 0 };
    case 'day':
      return { months: 0, days: whole, seconds: Math.round((amount - whole) * 86_400) };
    case 'hour':
      return { months: 0, days: 0, seconds: Math.round(amount * 3600) };
    case 'minute':
      return { months: 0, days: 0, seconds: Math.round(amount * 60) };
    case 'second':
      return { months: 0, days: 0, seconds: Math.round(amount) };
  }
}

/** Reads the word behind a length of time that says where it leads: "ago", बाद, আগে. */
export function readDirection(
  env: Env,
  { direction, next }: Duration,
): { direction: Direction; next: number } | undefined {
  if (direction) return { direction, next: skip(env, env.words.trailing, next) };
  const said = look(env.words.trailing, env.tokens, next);
  return said && { direction: said.value, next: said.next };
}
