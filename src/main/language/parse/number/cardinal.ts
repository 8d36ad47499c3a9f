import {
  add,
  compare,
  fromDecimal,
  isWhole,
  multiply,
  powerOfTen,
  type Rational,
  rational,
} from './rational.ts';
import type { Item, NumberWordKind, Run } from './word.ts';

/** A number read from a run: `next` is the first item behind it. */
export interface Cardinal {
  readonly value: Rational;
  readonly next: number;
  /** The power of the scale word it ends with, 0 when it ends otherwise. */
  readonly power: number;
}

export interface CardinalOptions {
  /** Where to stop; the end of the run when absent. */
  readonly end?: number;
  /** Whether "and" may join its parts; it may not after "between". */
  readonly and?: boolean;
  /** Whether a part of one begins at an item: an "and" before it is not taken ("one hundred and three quarters"). */
  readonly isPart?: (index: number) => boolean;
}

/** What was read last: a word, a hundred (which leaves room behind it) or something with a fraction in it. */
type State = NumberWordKind | 'hundred' | 'fraction';

const one = rational(1);
const hundred = rational(100);
/** From here on a scale takes everything said before it: "two lakh five thousand crore". */
const collectingPower = 7;

/**
 * Reads the longest number that begins at item `from`: words and written digits mixed, hundreds and
 * scales in falling order, "and" between them, decimals ("one point five lakh"), Indian fractions
 * before a number or a scale ("साढ़े तीन सौ"), "a hundred", "two dozen".
 */
export function readCardinal(
  run: Run,
  from: number,
  options: CardinalOptions = {},
): Cardinal | undefined {
  const end = options.end ?? run.length;
  let total: Rational | undefined; // the groups whose scale was said
  let lastPower = Number.POSITIVE_INFINITY;
  let current: Rational | undefined; // the group being said
  let previous: State | undefined;
  let best: Cardinal | undefined;
  let beforeGroup: Cardinal | undefined; // where to go back to when the group turns out to be another number
  let beforeLow: Cardinal | undefined; // the same for what follows a hundred

  let decimal = false;

  const accept = (next: number, kind: State, power = 0) => {
    best = { value: sum(total, current), next, power };
    previous = kind;
  };
  const startsGroup = () => current === undefined;
  const room = (value: Rational) => lastPower > 30 || compare(value, powerOfTen(lastPower)) < 0;

  for (let index = from; index < end; ) {
    const { word } = run[index] as Item;
    if (word.kind === 'digits') {
      const value = fromDecimal(word.text);
      const low = previous === 'hundred' && compare(value, hundred) < 0;
      if (best && !(isWhole(value) && (low || (previous === 'scale' && room(value))))) break;
      beforeLow = low ? best : undefined;
      current = low ? add(current ?? value, value) : value;
      index += 1;
      accept(index, 'digits');
    } else if (word.kind === 'small') {
      const low = previous === 'hundred' || previous === 'hundreds';
      if (!startsGroup() && !low) break;
      const spoken = readSmall(run, index, end);
      if (low && spoken.value === 0) break;
      beforeLow = low ? best : undefined;
      current = add(current ?? rational(0), rational(spoken.value));
      index = spoken.next;
      accept(index, 'small');
    } else if (word.kind === 'hundreds') {
      if (!startsGroup()) break;
      current = word.value;
      index += 1;
      accept(index, 'hundreds');
    } else if (word.kind === 'mixed' || word.kind === 'lead') {
      if (!startsGroup()) break;
      const lead =
        word.kind === 'mixed' ? { value: word.value, next: index + 1 } : readLead(run, index, end);
      if (!lead) break;
      current = lead.value;
      index = lead.next;
      accept(index, 'fraction');
    } else if (word.kind === 'article') {
      const following = run[index + 1]?.word;
      const counted =
        following?.kind === 'dozen' || (following?.kind === 'scale' && following.bare);
      if (best || !counted) break;
      current = one;
      index += 1;
      previous = 'article';
    } else if (word.kind === 'scale' && word.power === 2) {
      if (previous === 'scale' || (startsGroup() && !word.bare)) break;
      if (beforeLow) return beforeLow;
      if (previous === 'hundred' || previous === 'hundreds') break;
      const value = multiply(current ?? one, hundred);
      if (!room(value)) return beforeGroup;
      current = value;
      index += 1;
      accept(index, 'hundred');
    } else if (word.kind === 'scale') {
      const { power } = word;
      if (startsGroup() && total === undefined) {
        if (!word.bare) break;
        total = powerOfTen(power);
      } else if (startsGroup()) {
        if (power <= lastPower) break;
        total = multiply(total ?? one, powerOfTen(power));
      } else if (power < lastPower) {
        total = sum(total, multiply(current ?? one, powerOfTen(power)));
      } else if (power > lastPower && power >= collectingPower) {
        total = multiply(sum(total, current), powerOfTen(power));
      } else {
        return beforeGroup;
      }
      current = undefined;
      beforeLow = undefined;
      lastPower = power;
      index += 1;
      accept(index, 'scale', power);
      beforeGroup = best;
    } else if (word.kind === 'and') {
      const joins = previous === 'hundred' || previous === 'hundreds' || previous === 'scale';
      const follows = countable.has(run[index + 1]?.word.kind ?? 'and');
      if (options.and === false || !joins || !follows || options.isPart?.(index + 1)) break;
      index += 1;
    } else if (word.kind === 'point') {
      // "तीन पूर्णांक एक बटा दो": a whole and a part.
      if (options.isPart?.(index + 1)) break;
      const decimals = readDecimals(run, index + 1, end);
      if (!decimals || decimal || (!best && index !== from)) break;
      decimal = true;
      current = add(current ?? rational(0), decimals.value);
      index = decimals.next;
      accept(index, 'fraction');
    } else if (word.kind === 'dozen') {
      if (best === undefined && previous !== 'article' && index !== from) break;
      return {
        value: multiply(best ? sum(total, current) : one, rational(12)),
        next: index + 1,
        power: 0,
      };
    } else {
      break;
    }
  }
  return best;
}

const countable: ReadonlySet<NumberWordKind> = new Set([
  'digits',
  'small',
  'hundreds',
  'scale',
  'mixed',
  'lead',
]);

/** 0..99: English tens take the unit behind them. */
export function readSmall(run: Run, index: number, end: number): { value: number; next: number } {
  const { word } = run[index] as Item;
  if (word.kind !== 'small') throw new RangeError('no small number at this place');
  const unit = run[index + 1]?.word;
  const takes =
    word.english &&
    word.value >= 20 &&
    word.value % 10 === 0 &&
    index + 1 < end &&
    unit?.kind === 'small' &&
    unit.english &&
    unit.value > 0 &&
    unit.value < 10;
  return takes
    ? { value: word.value + unit.value, next: index + 2 }
    : { value: word.value, next: index + 1 };
}

/** साढ़े तीन is 3½, सवा लाख is 1¼ lakh, सवा alone is 1¼; साढ़े alone is nothing. */
function readLead(run: Run, index: number, end: number) {
  const { word } = run[index] as Item;
  if (word.kind !== 'lead') return undefined;
  const following = index + 1 < end ? run[index + 1]?.word : undefined;
  if (following?.kind === 'digits') {
    return { value: add(fromDecimal(following.text), word.by), next: index + 2 };
  }
  if (following?.kind === 'small') {
    const spoken = readSmall(run, index + 1, end);
    return { value: add(rational(spoken.value), word.by), next: spoken.next };
  }
  if (following?.kind === 'hundreds') {
    // সাড়ে সাতশো is 7½ hundreds.
    return { value: add(following.value, multiply(word.by, hundred)), next: index + 2 };
  }
  const isHalf = compare(word.by, rational(1, 2)) === 0;
  return isHalf ? undefined : { value: add(one, word.by), next: index + 1 };
}

/** What is said behind the point: digits one by one, "double five", or a number ("point seventy-one"). */
function readDecimals(run: Run, from: number, end: number) {
  let digits = '';
  let index = from;
  while (index < end && digits.length < 20) {
    const piece = readDecimalPiece(run, index, end);
    if (!piece) break;
    digits += piece.digits;
    index = piece.next;
  }
  return digits === '' ? undefined : { value: fromDecimal(`0.${digits}`), next: index };
}

function readDecimalPiece(
  run: Run,
  index: number,
  end: number,
): { digits: string; next: number } | undefined {
  const { word } = run[index] as Item;
  if (word.kind === 'digits')
    return /^\d+$/.test(word.text) ? { digits: word.text, next: index + 1 } : undefined;
  if (word.kind === 'oh') return { digits: '0', next: index + 1 };
  if (word.kind === 'double' || word.kind === 'triple') {
    const repeated = index + 1 < end ? readDecimalPiece(run, index + 1, end) : undefined;
    if (repeated?.digits.length !== 1) return undefined;
    return { digits: repeated.digits.repeat(word.kind === 'double' ? 2 : 3), next: repeated.next };
  }
  if (word.kind !== 'small') return undefined;
  const spoken = readSmall(run, index, end);
  return { digits: String(spoken.value), next: spoken.next };
}

function sum(a: Rational | undefined, b: Rational | undefined): Rational {
  if (a && b) return add(a, b);
  return a ?? b ?? rational(0);
}
