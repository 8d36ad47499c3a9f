import type { Language } from '../../../../contract/language.ts';
import { normalise, type Token } from '../../normalise.ts';
import { digitSoundAlikes } from '../../words/number-variants.ts';
import type { ParseContext } from '../context.ts';
import type { Found } from '../found.ts';
import { lex } from '../lex.ts';
import { itemsOf } from '../number/items.ts';
import { type Piece, readPiece } from '../number/pieces.ts';

/**
 * Runs of spoken or written digits, as strings: "four three two one" and "4 3 2 1" are "4321", "double
 * three" is "33", "ten forty two" and "one thousand forty two" are "1042". For order numbers, phone
 * numbers and codes, where a leading zero counts and the value does not. Without a language, romanised
 * words that are English words too count only beside others.
 */
export function findDigits(
  text: string,
  context: Pick<ParseContext, 'language'> = { language: 'en' },
): Found<string>[] {
  const tokens = lex(normalise(text));
  const found: Found<string>[] = [];
  for (let index = 0; index < tokens.length; ) {
    const run = readDigitRun(tokens, index, context.language);
    if (run) {
      const first = tokens[index] as Token;
      const last = tokens[run.next - 1] as Token;
      found.push({ value: run.groups.join(''), start: first.start, end: last.end });
      index = run.next;
    } else {
      index += 1;
    }
  }
  return found;
}

/** Whether a text ends in digits of which at least two are spoken or written: "my number is four three two one". */
export function endsInDigits(text: string, context: Pick<ParseContext, 'language'>): boolean {
  const clean = normalise(text);
  const last = findDigits(clean, context).at(-1);
  return last !== undefined && last.value.length > 1 && isBlank(clean.slice(last.end));
}

/** Whether a text is nothing but digits; which language they are in tells little. */
export function isOnlyDigits(text: string, context: Pick<ParseContext, 'language'>): boolean {
  const clean = normalise(text);
  let at = 0;
  for (const { start, end } of findDigits(clean, context)) {
    if (!isBlank(clean.slice(at, start))) return false;
    at = end;
  }
  return at > 0 && isBlank(clean.slice(at));
}

const isBlank = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** Digits in the groups they were said or written in; `next` is the first token behind them. */
export interface DigitRun {
  readonly groups: readonly string[];
  /** Token of each group. */
  readonly places: readonly number[];
  readonly next: number;
}

/** More digits in one breath are noise. */
const maxDigits = 64;

/** Digits from token `from` on; `separators` may stand between the groups, a few together. */
export function readDigitRun(
  tokens: readonly Token[],
  from: number,
  language: Language,
  separators: RegExp = /^[-,.]$/,
): DigitRun | undefined {
  const groups: string[] = [];
  const places: number[] = [];
  let next = 0;
  let length = 0;
  for (let index = from; index < tokens.length && length < maxDigits; ) {
    const group =
      readGroup(tokens, index, language) ?? readSoundAlike(tokens, index, language, groups);
    if (!group) break;
    // "1042, 1057" are two; "4, 3, 2, 1" is one, read out slowly.
    if (
      next > 0 &&
      pauses(tokens, next) &&
      Math.max(group.digits.length, groups.at(-1)?.length ?? 0) > 2
    )
      break;
    groups.push(group.digits);
    places.push(index);
    length += group.digits.length;
    next = group.next;
    index = skip(tokens, next, separators);
  }
  if (groups.length === 1 && isSigh(tokens[from]?.text ?? '')) return undefined;
  return groups.length === 0 ? undefined : { groups, places, next };
}

/** A comma with a space behind it. */
function pauses(tokens: readonly Token[], index: number): boolean {
  const [mark, after] = [tokens[index], tokens[index + 1]];
  return mark?.text === ',' && after !== undefined && after.start > mark.end;
}

/** "oh" is a zero only beside other digits. */
const isSigh = (text: string) => /^(?:oh?|ओ)$/.test(text);

function readGroup(
  tokens: readonly Token[],
  index: number,
  language: Language,
): Pick<Piece, 'digits' | 'next'> | undefined {
  const token = tokens[index] as Token;
  const place = itemsOf(tokens, language).at.get(index);
  const piece = place && readPiece(place.run, place.index);
  if (place && piece) {
    const last = place.run[piece.next - 1];
    if (last && !(piece.kind === 'written' && /^\d/.test(token.text))) {
      return { digits: piece.digits, next: last.last + 1 };
    }
  }
  // As written: "1,042", "4,3" and "3rd" stand for their digits.
  return /^\d/.test(token.text)
    ? { digits: token.text.replace(/\D/g, ''), next: index + 1 }
    : undefined;
}

/**
 * "one zero for two" and "one zero four to", as a recogniser writes them: such a word is a digit after
 * two digits said one by one, when another follows or nothing more is said.
 */
function readSoundAlike(
  tokens: readonly Token[],
  index: number,
  language: Language,
  groups: readonly string[],
) {
  const digit = digitSoundAlikes[tokens[index]?.text ?? ''];
  const spoken = /^\p{L}/u.test(tokens[index - 1]?.text ?? '') && groups.length >= 2;
  if (digit === undefined || !spoken || groups.slice(-2).some((group) => group.length > 1))
    return undefined;
  const following = index + 1 < tokens.length ? readGroup(tokens, index + 1, language) : undefined;
  const last = !/[\p{L}\p{N}]/u.test(tokens[index + 1]?.text ?? '');
  return following?.digits.length === 1 || last ? { digits: digit, next: index + 1 } : undefined;
}

/** Past separators, at most three together. A full stop with a space behind it ends what was said. */
function skip(tokens: readonly Token[], from: number, separators: RegExp): number {
  let index = from;
  while (index < from + 3 && separators.test(tokens[index]?.text ?? '')) {
    const mark = tokens[index] as Token;
    const after = tokens[index + 1];
    if (mark.text === '.' && after && after.start > mark.end) return tokens.length;
    index += 1;
  }
  return index;
}
