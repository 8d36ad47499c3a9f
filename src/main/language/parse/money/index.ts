import { normalise, type Token } from '../../normalise.ts';
import { behindOnly, homeCurrency } from '../../words/currencies.ts';
import type { ParseContext } from '../context.ts';
import type { Found } from '../found.ts';
import { lex } from '../lex.ts';
import { readNumberAt } from '../number/index.ts';
import { readWord } from '../number/lexicon.ts';
import {
  add,
  divide,
  fromDecimal,
  multiply,
  negate,
  powerOfTen,
  type Rational,
  rational,
  toNumber,
  toText,
} from '../number/rational.ts';
import { readCurrency, readMagnitude, readMinor } from './currency.ts';

/** An amount of money. */
export interface Money {
  /** ISO 4217, e.g. "INR". */
  readonly currency: string;
  readonly amount: number;
  /** The amount exactly, "29.50". */
  readonly decimal: string;
}

interface Read {
  readonly currency: string;
  readonly amount: Rational;
  readonly next: number;
}

/**
 * Amounts of money, left to right: "₹2,999", "Rs. 500/-", "डेढ़ लाख रुपए", "twenty nine dollars fifty
 * cents", "US$ 10 billion", "30 MUSD", "fifty paise". Numbers without a currency count only when the whole
 * text is one: the answer to "how much?", in rupees.
 */
export function findMoney(text: string, context: ParseContext): Found<Money>[] {
  const tokens = lex(normalise(text));
  const found: Found<Money>[] = [];
  for (let index = 0; index < tokens.length; ) {
    const read = readMoneyAt(tokens, index, context);
    if (read) found.push(toFound(tokens, index, read));
    index = read?.next ?? index + 1;
  }
  if (found.length > 0) return found;
  const bare = readNumberAt(tokens, 0, context.language);
  const whole =
    bare &&
    bare.kind !== 'ordinal' &&
    tokens.slice(bare.next).every((token) => /^[.!?।,]$/.test(token.text));
  return whole
    ? [
        toFound(tokens, 0, {
          currency: homeCurrency,
          amount: fromSigned(bare.decimal),
          next: bare.next,
        }),
      ]
    : [];
}

function toFound(
  tokens: readonly Token[],
  from: number,
  { currency, amount, next }: Read,
): Found<Money> {
  const first = tokens[from] as Token;
  const last = tokens[next - 1] as Token;
  return {
    value: { currency, amount: toNumber(amount), decimal: toText(amount) },
    start: first.start,
    end: last.end,
  };
}

function readMoneyAt(
  tokens: readonly Token[],
  index: number,
  context: ParseContext,
): Read | undefined {
  const sign = tokens[index]?.text === '-' ? index + 1 : index;
  const prefixed = readPrefixed(tokens, sign, context);
  if (prefixed) return sign === index ? prefixed : { ...prefixed, amount: negate(prefixed.amount) };
  return readSuffixed(tokens, index, context);
}

/** "₹2,999", "USD 200", "us $ 10 billion", "usd$ 15". */
function readPrefixed(
  tokens: readonly Token[],
  index: number,
  context: ParseContext,
): Read | undefined {
  const named = readCurrency(tokens, index);
  if (!named || (named.next === index + 1 && behind.has(tokens[index]?.text ?? '')))
    return undefined;
  const again = readCurrency(tokens, named.next);
  const start = again && again.code === named.code ? again.next : named.next;
  const number = readAmount(tokens, start, context);
  if (!number) return undefined;
  const [mark, after] = [tokens[number.next], tokens[number.next + 1]];
  if (
    mark?.text === 'l' &&
    named.code === homeCurrency &&
    mark.start === tokens[number.next - 1]?.end
  ) {
    // "₹5L" is five lakh; without the sign it would be five litres.
    return {
      currency: named.code,
      amount: multiply(number.value, powerOfTen(5)),
      next: number.next + 1,
    };
  }
  const slash = mark?.text === '/' && after?.text === '-';
  const next = number.next + (slash ? 2 : 0);
  return withMinor(tokens, { currency: named.code, amount: number.value, next }, context);
}

const behind = new Set(behindOnly.split('|'));

/** "500 rupees", "75 USD million", "thirty MUSD", "fifty cents", "a dollar". */
function readSuffixed(
  tokens: readonly Token[],
  index: number,
  context: ParseContext,
): Read | undefined {
  const number = readAmount(tokens, index, context) ?? readArticle(tokens, index);
  if (!number) return undefined;
  const magnitude = readMagnitude(tokens[number.next]?.text ?? '');
  if (magnitude) {
    const amount = multiply(number.value, powerOfTen(magnitude.power));
    return { currency: magnitude.code, amount, next: number.next + 1 };
  }
  // "half a dollar", "three quarters of a dollar".
  let at = number.next;
  if (number.value.d > 1n && tokens[at]?.text === 'of') at += 1;
  if (number.value.d > 1n && tokens[at]?.text === 'a') at += 1;
  const minor = readMinor(tokens, at);
  if (minor) return { currency: minor.code, amount: hundredth(number.value), next: minor.next };
  const named = readCurrency(tokens, at);
  if (!named || belongsToNext(tokens, at, named.next)) return undefined;
  const scale = readWord(tokens[named.next]?.text ?? '', context.language)?.word;
  const scaled = scale?.kind === 'scale' && tokens[named.next]?.text !== 'k';
  const amount = scaled ? multiply(number.value, powerOfTen(scale.power)) : number.value;
  return withMinor(
    tokens,
    { currency: named.code, amount, next: named.next + (scaled ? 1 : 0) },
    context,
  );
}

/** "3 USD50 cards": the currency touches the number behind it and not the one before. */
function belongsToNext(tokens: readonly Token[], from: number, next: number): boolean {
  const [before, first, last, after] = [
    tokens[from - 1],
    tokens[from],
    tokens[next - 1],
    tokens[next],
  ];
  const touches = after !== undefined && /^\d/.test(after.text) && last?.end === after.start;
  return touches && before?.end !== first?.start;
}

/** "… and fifty paise", "… one cent", and in English "seventy five dollars sixty three". */
function withMinor(tokens: readonly Token[], major: Read, context: ParseContext): Read {
  const joined = /^(?:and|&|और|aur|এবং|ও|आणि|व)$/.test(tokens[major.next]?.text ?? '')
    ? major.next + 1
    : major.next;
  const number = readAmount(tokens, joined, context);
  const minor = number && readMinor(tokens, number.next);
  const cents = (value: Rational) => ({ ...add(major.amount, hundredth(value)), places: 2 });
  if (number && minor) return { ...major, amount: cents(number.value), next: minor.next };
  const after = number && tokens[number.next]?.text;
  const bare =
    number !== undefined &&
    joined === major.next &&
    major.amount.d === 1n &&
    number.value.d === 1n &&
    number.value.n > 0n &&
    number.value.n < 100n &&
    /^\p{L}/u.test(tokens[joined]?.text ?? '') &&
    (after === undefined || /^[.,;!?।]$/.test(after));
  return bare ? { ...major, amount: cents(number.value), next: number.next } : major;
}

const hundredth = (value: Rational): Rational => ({ ...divide(value, rational(100)), places: 2 });

function readAmount(tokens: readonly Token[], index: number, { language }: ParseContext) {
  const number = index < tokens.length ? readNumberAt(tokens, index, language) : undefined;
  return number && number.kind !== 'ordinal'
    ? { value: fromSigned(number.decimal), next: number.next }
    : undefined;
}

/** "a dollar". */
function readArticle(tokens: readonly Token[], index: number) {
  const worth =
    tokens[index]?.text === 'a'
      ? (readCurrency(tokens, index + 1) ?? readMinor(tokens, index + 1))
      : undefined;
  const words = tokens.slice(index + 1, worth?.next).every(({ text }) => /^\p{L}/u.test(text));
  return worth && words ? { value: rational(1), next: index + 1 } : undefined;
}

function fromSigned(decimal: string): Rational {
  return decimal.startsWith('-') ? negate(fromDecimal(decimal.slice(1))) : fromDecimal(decimal);
}
