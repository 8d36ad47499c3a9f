import { normalise, type Token, tokenise } from './normalise.ts';
import { scales, tens, units } from './words/english-numbers.ts';

/** A value with the part of the text it came from. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/**
 * The cardinal numbers in a text, left to right: digits with separators ("2,999", "3k") and English
 * number words ("two thousand nine hundred and ninety nine", "one point five lakh").
 */
export function findNumbers(text: string): Found<number>[] {
  const tokens = tokenise(normalise(text));
  const found: Found<number>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const read = readNumber(tokens, index);
    if (read) {
      const first = tokens[index] as Token;
      const last = tokens[read.next - 1] as Token;
      found.push({ value: read.value, start: first.start, end: last.end });
      index = read.next;
    } else {
      index += 1;
    }
  }
  return found;
}

/** Reads one number that begins at token `from`; `next` is the first token after it. */
export function readNumber(
  tokens: readonly Token[],
  from: number,
): { value: number; next: number } | undefined {
  let index = from;
  let total = 0; // scales of 1,000 and above, done
  let current = 0; // what is being built below 1,000
  let last: 'start' | 'unit' | 'tens' | 'hundred' | 'scale' | 'digits' = 'start';
  for (; index < tokens.length; index += 1) {
    const word = (tokens[index] as Token).text;
    const nextWord = tokens[index + 1]?.text;
    if (/^\d/.test(word)) {
      if (last !== 'start') break;
      current = Number(word.replaceAll(',', ''));
      last = 'digits';
    } else if (Object.hasOwn(units, word)) {
      const unit = units[word] as number;
      const fits = last === 'tens' ? unit > 0 && unit < 10 : last !== 'unit' && last !== 'digits';
      if (!fits) break;
      current += unit;
      last = 'unit';
    } else if (Object.hasOwn(tens, word)) {
      if (last === 'unit' || last === 'tens' || last === 'digits') break;
      current += tens[word] as number;
      last = 'tens';
    } else if (Object.hasOwn(scales, word)) {
      if (last === 'start' || (word === 'k' && last !== 'digits')) break;
      const scale = scales[word] as number;
      if (scale === 100) {
        if (current === 0 || current >= 100) break;
        current *= 100;
        last = 'hundred';
      } else {
        total += current * scale;
        current = 0;
        last = 'scale';
      }
    } else if (
      word === 'and' &&
      (last === 'hundred' || last === 'scale') &&
      startsNumber(nextWord)
    ) {
      continue;
    } else if (word === 'point' && last !== 'start' && last !== 'scale') {
      const decimals = readDecimals(tokens, index + 1);
      if (!decimals) break;
      current += decimals.value;
      index = decimals.next - 1;
      last = 'digits';
    } else if ((word === 'a' || word === 'an') && last === 'start' && isScale(nextWord)) {
      current = 1;
      last = 'unit';
    } else {
      break;
    }
  }
  return last === 'start' ? undefined : { value: total + current, next: index };
}

function readDecimals(tokens: readonly Token[], from: number) {
  let digits = '';
  let index = from;
  for (; index < tokens.length; index += 1) {
    const word = (tokens[index] as Token).text;
    const unit = /^\d$/.test(word) ? Number(word) : units[word];
    if (unit === undefined || unit > 9) break;
    digits += String(unit);
  }
  return digits === '' ? undefined : { value: Number(`0.${digits}`), next: index };
}

function startsNumber(word: string | undefined): boolean {
  return word !== undefined && (Object.hasOwn(units, word) || Object.hasOwn(tens, word));
}

function isScale(word: string | undefined): boolean {
  return word !== undefined && word !== 'k' && Object.hasOwn(scales, word);
}
