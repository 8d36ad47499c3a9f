import type { Language } from '../../contract/language.ts';
import { normalise, type Token } from './normalise.ts';
import type { Found } from './parse/found.ts';
import { lex } from './parse/lex.ts';
import { type NumberAt, readNumberAt } from './parse/number/index.ts';
import * as words from './words/price-limits.ts';

/** Limits in rupees, both inclusive. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

const letter = '[\\p{L}\\p{M}\\p{N}]';
const any = (list: string) =>
  normalise(list)
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|');
const rupees = `(?:${normalise(words.rupees)})`;

/** Words before a limit; whole words, so that a phone cover is not "over". */
const beginning = (phrases: string) =>
  new RegExp(
    `(?<!${letter})(?:${any(phrases)})(?: (?:is|of|का|है|hai))?\\s*(?:${rupees}\\s*)?$`,
    'u',
  );
const before = {
  max: beginning(words.before.max),
  min: beginning(words.before.min),
  between: beginning(words.before.between),
} as const;

/** Words behind a number, its case ending and its currency. */
const behind = `^(?:${any(words.endings)})?[\\s-]*(?:${rupees})?[\\s-]*(?:(?:${any(words.endings)})[\\s-]*)?`;
const ending = (phrases: string) =>
  new RegExp(`${behind}(?:${any(phrases)})(?<!(?:${any(words.closed)})(?=${letter}))`, 'u');
const after = { max: ending(words.after.max), min: ending(words.after.min) } as const;
const joiner = new RegExp(
  `^\\s*(?:${rupees})?\\s*(?<joiner>${any(words.joiners)})(?!\\p{L}|\\p{M})\\s*(?:${rupees}\\s*)?`,
  'u',
);
const closing = new RegExp(`${behind}(?:${any(words.closings)})(?!${letter})`, 'u');

/** Smaller pairs with a hyphen are sizes and scores: "8-9". */
const leastHyphenated = 100;

/**
 * The price limits a person names, in any of the languages, and the stretch of text that names them:
 * "under three thousand", "between 500 and 1k", "डेढ़ हज़ार से कम", "দুই হাজার টাকার মধ্যে", "दोन
 * हजारांपेक्षा कमी". `language` is that of the talk.
 */
export function findPriceRange(
  text: string,
  language: Language = 'en',
): Found<PriceRange> | undefined {
  const clean = normalise(text);
  const tokens = lex(clean);
  let small: { readonly start: number; readonly next: number } | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const first = tokens[index] as Token;
    const left = clean.slice(0, first.start);
    const between = before.between.exec(left);
    const read = readFirst(tokens, index, language, clean, between !== null);
    if (!read || read.number.value <= 0) continue;
    const pair = read.pair;
    if (pair && (between || pair.opens)) {
      const start = between ? between.index : first.start;
      return { value: limits(read.number.value, pair), start, end: pair.end };
    }
    const intro = longest(left, before);
    if (intro)
      return {
        value: limit(intro.kind, read.number.value),
        start: first.start - intro.length,
        end: endOf(tokens, read.number),
      };
    const from = endOf(tokens, read.number) - read.number.suffix.length;
    const outro = longest(clean.slice(from), after);
    if (outro) {
      // "दोन अडीच हजारापर्यंत", "two, three thousand or less": the smaller of the two is part of it.
      const about = small?.next === index && read.number.value >= 1000 ? small : undefined;
      return {
        value: limit(outro.kind, read.number.value),
        start: about?.start ?? first.start,
        end: wordEnd(tokens, from + outro.length),
      };
    }
    const { value, next } = read.number;
    small = value < 100 ? { start: first.start, next } : undefined;
    index = next - 1;
  }
  return undefined;
}

/** Which limit the words say; the longer match, since "no less than" ends in "less than". */
function longest(text: string, patterns: Readonly<Record<'max' | 'min', RegExp>>) {
  const [max = '', min = ''] = [patterns.max.exec(text)?.[0], patterns.min.exec(text)?.[0]];
  if (max === '' && min === '') return undefined;
  return max.length > min.length
    ? ({ kind: 'max', length: max.length } as const)
    : ({ kind: 'min', length: min.length } as const);
}

interface Pair {
  readonly value: number;
  /** The second limit ends with a word such as "thousand", which the first may share. */
  readonly scaled: boolean;
  readonly end: number;
  /** Makes a range without "between" before it. */
  readonly opens: boolean;
}

/** The number at `index` and the one it is paired with; "five hundred and two thousand" is two after "between". */
function readFirst(
  tokens: readonly Token[],
  index: number,
  language: Language,
  clean: string,
  between: boolean,
) {
  const number = readNumberAt(tokens, index, language);
  if (!number || number.kind === 'ordinal') return undefined;
  const pair = readPair(tokens, number, language, clean);
  if (pair || !between) return { number, pair };
  const short = readNumberAt(tokens, index, language, { and: false });
  const split = short && readPair(tokens, short, language, clean);
  return short && split ? { number: short, pair: split } : { number, pair };
}

function readPair(
  tokens: readonly Token[],
  first: NumberAt,
  language: Language,
  clean: string,
): Pair | undefined {
  const from = endOf(tokens, first) - first.suffix.length;
  const joint = joiner.exec(clean.slice(from));
  const start = joint ? from + joint[0].length : -1;
  const at = tokens.findIndex((token) => token.start === start);
  const second = joint && at >= 0 ? readNumberAt(tokens, at, language) : undefined;
  if (!joint || !second || second.value <= 0) return undefined;
  const end = endOf(tokens, second);
  const closed = closing.exec(clean.slice(end - second.suffix.length));
  const joinedBy = joint.groups?.['joiner'] ?? '';
  const scaled = !/\d/.test(tokens[second.next - 1]?.text ?? '');
  const pair = {
    value: second.value,
    scaled,
    end: closed ? wordEnd(tokens, end - second.suffix.length + closed[0].length) : end,
  };
  const rises = second.value > first.value;
  const and = /^(?:and|और|aur|ও|এবং|आणि)$/.test(normalise(joinedBy));
  const opens =
    closed !== null || (rises && !and && (joinedBy !== '-' || first.value >= leastHyphenated));
  return { ...pair, opens };
}

/** "one to two thousand" is from a thousand on; the smaller is the lower limit, whichever is said first. */
function limits(first: number, second: Pair): PriceRange {
  const scale = [10_000_000, 100_000, 1000].find(
    (size) => second.value >= size && second.value / size < 100,
  );
  const shared =
    second.scaled && scale !== undefined && first < 100 && first * scale < second.value
      ? first * scale
      : first;
  return { min: Math.min(shared, second.value), max: Math.max(shared, second.value) };
}

const limit = (kind: 'min' | 'max', value: number): PriceRange =>
  kind === 'max' ? { max: value } : { min: value };

const endOf = (tokens: readonly Token[], { next }: NumberAt) => (tokens[next - 1] as Token).end;

/** The end of the word that `position` is in: "पर्यंतचे" belongs to "पर्यंत". */
function wordEnd(tokens: readonly Token[], position: number): number {
  return tokens.find((token) => token.end >= position)?.end ?? position;
}
