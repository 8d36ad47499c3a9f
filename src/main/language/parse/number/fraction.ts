import { type Cardinal, type CardinalOptions, readCardinal } from './cardinal.ts';
import {
  compare,
  divide,
  fromDecimal,
  multiply,
  powerOfTen,
  type Rational,
  rational,
} from './rational.ts';
import type { Item, NumberWordKind, Run } from './word.ts';

/** A part of something: `part` alone, `factor` what it is a part of ("half a million"), `next` the item behind. */
export interface Fraction {
  readonly part: Rational;
  readonly factor: Rational;
  readonly next: number;
}

const one = rational(1);
/** Denominators of one and two are never said as ordinals: "a second". */
const leastOrdinal = rational(3);
/** How many words a denominator may have: "one hundred and twenty fifths". */
const longestDenominator = 12;

/** A whole number, leaving an "and" before a part to the part: "three and a half". */
export function readWhole(
  run: Run,
  from: number,
  options: CardinalOptions = {},
): Cardinal | undefined {
  const isPart = (index: number) => {
    const fraction = readFraction(run, index);
    return fraction !== undefined && compare(fraction.part, one) < 0;
  };
  return readCardinal(run, from, { isPart, ...options });
}

/**
 * Reads a fraction that begins at item `from`: "half", "three quarters", "two thirds", "one over
 * twenty", "3/4", "½", "तीन चौथाई", "एक बटा तीन", "एक का पाँचवाँ भाग", "तीन में से एक", "তিন ভাগের এক",
 * and what it is a part of: "two thirds of a million", "आधा दर्जन".
 */
export function readFraction(run: Run, from: number): Fraction | undefined {
  // Every "and" asks this of what follows it: without a memory a long enumeration would take for ever.
  const known = memory.get(run) ?? new Map<number, Fraction | undefined>();
  memory.set(run, known);
  if (!known.has(from)) known.set(from, read(run, from));
  return known.get(from);
}

const memory = new WeakMap<Run, Map<number, Fraction | undefined>>();

function read(run: Run, from: number): Fraction | undefined {
  const count = readWhole(run, from);
  const simple =
    readNamed(run, from, count) ??
    readOver(run, count) ??
    readIndian(run, from, count) ??
    readOrdinalParts(run, from, count);
  return simple && scaled(run, simple);
}

interface Part {
  readonly part: Rational;
  readonly next: number;
}

const kindAt = (run: Run, index: number): NumberWordKind | undefined => run[index]?.word.kind;

/** "half", "a quarter", "three quarters", "½", "दो तिहाई". */
function readNamed(run: Run, from: number, count: Cardinal | undefined): Part | undefined {
  const start = count ? count.next : kindAt(run, from) === 'article' ? from + 1 : from;
  const { word } = run[start] ?? {};
  if (word?.kind === 'vulgar' && start === from) return { part: word.value, next: start + 1 };
  if (word?.kind !== 'part') return undefined;
  return { part: divide(count?.value ?? one, rational(word.of)), next: start + 1 };
}

/** "one over three", "एक बटा बीस", "3/4". */
function readOver(run: Run, count: Cardinal | undefined): Part | undefined {
  const joint = count && kindAt(run, count.next);
  if (!count || (joint !== 'over' && joint !== 'slash')) return undefined;
  // "1/2 million" is half a million, "one over two million" is not.
  const under =
    joint === 'slash'
      ? readCardinal(run, count.next + 1, { end: count.next + 2 })
      : readWhole(run, count.next + 1);
  return under && ratio(count.value, under.value, under.next);
}

/** "एक का पाँचवाँ भाग", "पाँचवाँ हिस्सा", "तीन में से एक", "तीन पैकी एक", "পাঁচ ভাগের দুই ভাগ". */
function readIndian(run: Run, from: number, count: Cardinal | undefined): Part | undefined {
  const start = count ? count.next : from;
  if (count && kindAt(run, start) === 'ka') {
    const under = readOrdinal(run, start + 1);
    if (under && !under.english) return ratio(count.value, under.value, shareEnd(run, under.next));
  }
  if (!count) {
    const under = readOrdinal(run, start);
    const shared = under && kindAt(run, under.next) === 'share';
    return shared && !under.english ? ratio(one, under.value, under.next + 1) : undefined;
  }
  const outOf =
    kindAt(run, start) === 'mein' && kindAt(run, start + 1) === 'se'
      ? start + 2
      : kindAt(run, start) === 'outOf' || kindAt(run, start) === 'shares'
        ? start + 1
        : undefined;
  const taken = outOf === undefined ? undefined : readWhole(run, outOf);
  if (!taken || compare(taken.value, count.value) >= 0) return undefined;
  return ratio(taken.value, count.value, shareEnd(run, taken.next));
}

const shareEnd = (run: Run, next: number) => (kindAt(run, next) === 'share' ? next + 1 : next);

/**
 * English parts named by an ordinal: "two thirds", "a twenty-first", "one hundred thirty-fifths". The
 * longest denominator that leaves a count before it is meant: "one hundred thirty fifths" is 100/35,
 * "one hundred and thirty fifths" 130/5.
 */
function readOrdinalParts(run: Run, from: number, whole: Cardinal | undefined): Part | undefined {
  const at = findOrdinal(run, from);
  const ordinal = at === undefined ? undefined : run[at]?.word;
  if (at === undefined || ordinal?.kind !== 'ordinal' || !ordinal.english || at === from)
    return undefined;
  // "two million and three fifths": what stands before the "and" is no part of the fraction.
  if (whole && whole.next < at && kindAt(run, whole.next) === 'and') return undefined;
  // "twenty fifth" is the twenty-fifth.
  if (!ordinal.plural && readOrdinal(run, from)?.next === at + 1) return undefined;
  const stemmed = withStem(run, at);
  for (let start = Math.max(from + 1, at - longestDenominator); start <= at; start += 1) {
    if (splitsTens(run, start) || (start < at && isBareScale(run, start))) continue;
    const under = readCardinal(stemmed, start, { end: at + 1 });
    if (under?.next !== at + 1 || compare(under.value, leastOrdinal) < 0) continue;
    if (kindAt(run, from) === 'article' && start === from + 1)
      return ratio(one, under.value, at + 1);
    const count = readCardinal(run, from, { end: start });
    if (count?.next === start) return ratio(count.value, under.value, at + 1);
  }
  return undefined;
}

/** An ordinal, one word or many: "third", "one hundred and sixty-first", "इकसठवां", "3rd". */
export function readOrdinal(
  run: Run,
  from: number,
): { value: Rational; next: number; english: boolean } | undefined {
  const at = findOrdinal(run, from);
  const word = at === undefined ? undefined : run[at]?.word;
  if (at === undefined || word?.kind !== 'ordinal' || word.plural) return undefined;
  if (word.stem.kind === 'digits') {
    return at === from
      ? { value: fromDecimal(word.stem.text), next: at + 1, english: word.english }
      : undefined;
  }
  const whole = readCardinal(withStem(run, at), from, { end: at + 1 });
  return whole?.next === at + 1
    ? { value: whole.value, next: at + 1, english: word.english }
    : undefined;
}

/** The first ordinal behind nothing but number words. */
function findOrdinal(run: Run, from: number): number | undefined {
  for (let index = from; index < run.length; index += 1) {
    const kind = kindAt(run, index);
    if (kind === 'ordinal') return index;
    const counts =
      kind === 'small' ||
      kind === 'digits' ||
      kind === 'hundreds' ||
      kind === 'scale' ||
      kind === 'and';
    if (!counts && !(kind === 'article' && index === from)) return undefined;
  }
  return undefined;
}

/** The run with the ordinal at `at` as the number it is formed from. */
function withStem(run: Run, at: number): Run {
  const item = run[at] as Item;
  const word = item.word.kind === 'ordinal' ? item.word.stem : item.word;
  return [...run.slice(0, at), { ...item, word }, ...run.slice(at + 1)];
}

/** Between "ninety" and "five" no denominator begins. */
function splitsTens(run: Run, start: number): boolean {
  const [tens, unit] = [run[start - 1]?.word, run[start]?.word];
  return (
    tens?.kind === 'small' &&
    tens.english &&
    tens.value >= 20 &&
    unit?.kind === 'small' &&
    unit.value < 10
  );
}

function isBareScale(run: Run, start: number): boolean {
  return kindAt(run, start) === 'scale' || kindAt(run, start) === 'and';
}

function ratio(over: Rational, under: Rational, next: number): Part | undefined {
  return under.n === 0n ? undefined : { part: divide(over, under), next };
}

/** "half a million", "two thirds of a million", "quarter million", "आधा लाख", "half a dozen". */
function scaled(run: Run, { part, next }: Part): Fraction {
  let index = next;
  if (kindAt(run, index) === 'of') index += 1;
  if (kindAt(run, index) === 'article') index += 1;
  const factor = readFactor(run, index);
  return factor ? { part, factor, next: index + 1 } : { part, factor: one, next };
}

/** A scale word or a dozen as something that is counted in parts. */
function readFactor(run: Run, index: number): Rational | undefined {
  const word = run[index]?.word;
  if (word?.kind === 'dozen') return rational(12);
  return word?.kind === 'scale' ? powerOfTen(word.power) : undefined;
}

export function valueOf({ part, factor }: Fraction): Rational {
  return multiply(part, factor);
}
