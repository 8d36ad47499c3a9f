import { readFraction, readOrdinal, readWhole, valueOf } from './fraction.ts';
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  powerOfTen,
  type Rational,
  rational,
} from './rational.ts';
import type { Item, Run } from './word.ts';

export type NumeralKind = 'cardinal' | 'decimal' | 'fraction' | 'ordinal';

/** An exact number read from a run: `next` is the first item behind it. */
export interface ReadNumeral {
  readonly value: Rational;
  readonly kind: NumeralKind;
  readonly next: number;
}

export interface NumeralOptions {
  /** Whether "and" may join the parts of a number; it may not after "between". */
  readonly and?: boolean;
}

const one = rational(1);

/** Reads the longest number, of any kind, that begins at item `from`. */
export function readNumeral(
  run: Run,
  from: number,
  options: NumeralOptions = {},
): ReadNumeral | undefined {
  if (run[from]?.word.kind === 'minus') {
    const size = readNegated(run, from + 1, options);
    return size && { ...size, value: negate(size.value) };
  }
  const number = readUnsigned(run, from, options);
  const ordinal = readOrdinal(run, from);
  if (ordinal && ordinal.next > (number?.next ?? 0)) return { ...ordinal, kind: 'ordinal' };
  return number;
}

/** Nothing is "the minus thirty-fifth": behind a minus, "एक सौ पैंतीसवां" is 100/35. */
function readNegated(run: Run, from: number, options: NumeralOptions): ReadNumeral | undefined {
  const number = readUnsigned(run, from, options);
  const under = number && readOrdinal(run, number.next);
  if (!number || !under || under.english || under.value.n === 0n) return number;
  return { value: divide(number.value, under.value), kind: 'fraction', next: under.next };
}

function readUnsigned(run: Run, from: number, options: NumeralOptions): ReadNumeral | undefined {
  const fraction = readFraction(run, from);
  if (fraction) return { value: valueOf(fraction), kind: 'fraction', next: fraction.next };
  const whole = readWhole(run, from, options);
  if (!whole) return undefined;
  const mixed = options.and === false ? undefined : readMixed(run, whole);
  if (mixed) return { ...mixed, kind: 'fraction' };
  const kind = whole.value.d === 1n && whole.value.places === 0 ? 'cardinal' : 'decimal';
  return { value: whole.value, kind, next: whole.next };
}

/**
 * What may follow a whole number: "three and a half", "five and a half million", "two million and three
 * fifths" (of a million), "one billion and a quarter million", "5 5/8", "1½", "तीन सही एक बटा चार".
 */
function readMixed(run: Run, whole: { value: Rational; next: number; power: number }) {
  const joint = run[whole.next]?.word.kind;
  const joined = joint === 'and' || joint === 'whole' || joint === 'point';
  const direct =
    run[whole.next]?.word.kind === 'vulgar' || run[whole.next + 1]?.word.kind === 'slash';
  if (!joined && !direct) return undefined;
  const part = readFraction(run, joined ? whole.next + 1 : whole.next);
  if (part && compare(part.part, one) < 0) {
    if (compare(part.factor, one) === 0) {
      const of = whole.power >= 3 ? powerOfTen(whole.power) : one;
      return { value: add(whole.value, multiply(part.part, of)), next: part.next };
    }
    const value =
      whole.power > 0
        ? add(whole.value, valueOf(part))
        : multiply(add(whole.value, part.part), part.factor);
    return { value, next: part.next };
  }
  return joined ? readAdded(run, whole) : undefined;
}

/** "बीस और तीन और तीन बटे पांच": a unit joined to tens by "and" when a part follows. */
function readAdded(run: Run, whole: { value: Rational; next: number }) {
  const unit = run[whole.next + 1]?.word;
  const joint = run[whole.next + 2] as Item | undefined;
  const tens =
    compare(whole.value, rational(20)) >= 0 && (whole.value.n / whole.value.d) % 10n === 0n;
  if (!tens || unit?.kind !== 'small' || unit.value > 9 || joint?.word.kind !== 'and')
    return undefined;
  const part = readFraction(run, whole.next + 3);
  if (!part || compare(part.part, one) >= 0) return undefined;
  return { value: add(add(whole.value, rational(unit.value)), valueOf(part)), next: part.next };
}
