import { readCardinal, readSmall } from './cardinal.ts';
import { toText } from './rational.ts';
import type { Item, Run } from './word.ts';

/** Some digits of a digit string. */
export interface Piece {
  readonly digits: string;
  readonly next: number;
  /** How it was said: one digit, a repeated one, a zero that has only this meaning, a number of two digits or more, written. */
  readonly kind: 'digit' | 'repeat' | 'zero' | 'number' | 'written';
}

/**
 * One piece of a spoken digit string at item `from`: "four", "oh", "double three", "forty two", "one
 * thousand forty two", "1042".
 */
export function readPiece(run: Run, from: number): Piece | undefined {
  const item = run[from];
  if (!item) return undefined;
  const { word } = item;
  if (word.kind === 'digits') return written(run, from, word.text);
  if (word.kind === 'double' || word.kind === 'triple') {
    const digit = readDigit(run[from + 1]);
    const times = word.kind === 'double' ? 2 : 3;
    return digit === undefined
      ? undefined
      : { digits: digit.repeat(times), next: from + 2, kind: 'repeat' };
  }
  if (word.kind === 'oh') return { digits: '0', next: from + 1, kind: 'zero' };
  if (word.kind === 'hundreds' || word.kind === 'mixed' || word.kind === 'lead')
    return whole(run, from);
  if (word.kind !== 'small') return undefined;
  const spoken = readSmall(run, from, run.length);
  if (run[spoken.next]?.word.kind === 'scale') return whole(run, from);
  return {
    digits: String(spoken.value),
    next: spoken.next,
    kind: spoken.value === 0 ? 'zero' : spoken.value < 10 ? 'digit' : 'number',
  };
}

function written(run: Run, from: number, text: string): Piece {
  // "10 thousand": the number is written in two ways at once.
  if (run[from + 1]?.word.kind === 'scale')
    return whole(run, from) ?? { digits: text, next: from + 1, kind: 'written' };
  return { digits: text.replace('.', ''), next: from + 1, kind: 'written' };
}

/** A number with hundreds or thousands. "Eight hundred five five" is 800, 5, 5: a digit string went on. */
function whole(run: Run, from: number): Piece | undefined {
  const number = readCardinal(run, from);
  if (!number) return undefined;
  const last = run[number.next - 1] as Item;
  const before = run[number.next - 2]?.word;
  const spelling = readDigit(last) !== undefined && readDigit(run[number.next]) !== undefined;
  if (spelling && before?.kind === 'scale' && before.power === 2) {
    const short = readCardinal(run, from, { end: number.next - 1 });
    if (short) return { digits: toText(short.value), next: short.next, kind: 'number' };
  }
  const digits = toText(number.value);
  return /^\d+$/.test(digits) ? { digits, next: number.next, kind: 'number' } : undefined;
}

function readDigit(item: Item | undefined): string | undefined {
  if (item?.word.kind === 'oh') return '0';
  if (item?.word.kind === 'small' && item.word.value < 10) return String(item.word.value);
  if (item?.word.kind === 'digits' && item.word.text.length === 1) return item.word.text;
  return undefined;
}
