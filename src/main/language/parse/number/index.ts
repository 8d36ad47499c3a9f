import type { Language } from '../../../../contract/language.ts';
import { normalise, type Token } from '../../normalise.ts';
import type { ParseContext } from '../context.ts';
import type { Found } from '../found.ts';
import { lex } from '../lex.ts';
import { itemsOf } from './items.ts';
import { type NumeralKind, type NumeralOptions, readNumeral } from './numeral.ts';
import { toNumber, toText } from './rational.ts';
import { readSpelled } from './spelled.ts';
import type { Item, Run } from './word.ts';

/** A number as it was said. */
export interface Numeral {
  readonly value: number;
  /** Exactly, in decimal digits; parts that never end have 15 significant digits. "18.50" keeps its zero. */
  readonly decimal: string;
  readonly kind: NumeralKind;
}

/**
 * Every number in a text, left to right, ordinals among them: cardinals, decimals, fractions, negative
 * numbers, in words, digits or both; and digits said one by one ("one zero four two", "double three",
 * "nineteen ninety").
 */
export function findNumerals(text: string, context: ParseContext): Found<Numeral>[] {
  const tokens = lex(normalise(text));
  return itemsOf(tokens, context.language).runs.flatMap((run) => numeralsOf(tokens, run));
}

/** The numbers in a text that say how many or how much: no ordinals. */
export function findNumbers(text: string, context: ParseContext): Found<number>[] {
  return findNumerals(text, context)
    .filter(({ value }) => value.kind !== 'ordinal')
    .map(({ value, start, end }) => ({ value: value.value, start, end }));
}

function numeralsOf(tokens: readonly Token[], run: Run): Found<Numeral>[] {
  const found: Found<Numeral>[] = [];
  for (let index = 0; index < run.length; ) {
    const spelled = readSpelled(run, index);
    const number = readNumeral(run, index);
    if (spelled && spelled.next > (number?.next ?? 0)) {
      const decimal = spelled.digits.replace(/^0+(?=\d)/, '');
      found.push({
        value: { value: Number(decimal), decimal, kind: 'cardinal' },
        ...span(tokens, run, index, spelled.next),
      });
      index = spelled.next;
    } else if (number) {
      const value = {
        value: toNumber(number.value),
        decimal: toText(number.value),
        kind: number.kind,
      };
      found.push({ value, ...span(tokens, run, index, number.next) });
      index = number.next;
    } else {
      index += 1;
    }
  }
  return found;
}

function span(tokens: readonly Token[], run: Run, from: number, next: number) {
  const first = tokens[(run[from] as Item).first] as Token;
  const last = tokens[(run[next - 1] as Item).last] as Token;
  return { start: first.start, end: last.end };
}

/** A number that begins at a token. */
export interface NumberAt extends Numeral {
  /** The first token behind it. */
  readonly next: number;
  /** The case ending joined to its last word ("টায়", "ला"), '' when there is none. */
  readonly suffix: string;
}

/**
 * Reads one number that begins exactly at token `index`, undefined when none does. `tokens` are those
 * of `lex` (or `tokenise`) over normalised text. Numbers said side by side stay apart: "seven thirty"
 * is read as 7.
 */
export function readNumberAt(
  tokens: readonly Token[],
  index: number,
  language: Language,
  options: NumeralOptions = {},
): NumberAt | undefined {
  const place = itemsOf(tokens, language).at.get(index);
  const number = place && readNumeral(place.run, place.index, options);
  if (!number) return undefined;
  const last = place.run[number.next - 1] as Item;
  return {
    value: toNumber(number.value),
    decimal: toText(number.value),
    kind: number.kind,
    next: last.last + 1,
    suffix: last.suffix,
  };
}
