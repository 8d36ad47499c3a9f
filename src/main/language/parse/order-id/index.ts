import { normalise, type Token } from '../../normalise.ts';
import {
  labelFillers,
  letterNames,
  orderWords,
  otherCodeWords,
  phoneWords,
} from '../../words/number-labels.ts';
import type { ParseContext } from '../context.ts';
import { type DigitRun, readDigitRun } from '../digits/index.ts';
import type { Found } from '../found.ts';
import { labelBefore, labels } from '../label.ts';
import { lex } from '../lex.ts';

const isOrderWord = labels(orderWords);
const isOther = labels(`${otherCodeWords} ${phoneWords}`);
const isFiller = labels(labelFillers);

/** Fewest digits of an order number that is not called one. */
const fewest = 3;
const fewestCalled = 2;
const most = 12;
const mostLetters = 4;

/**
 * Order numbers as people say and write them: "order 1042", "ten forty two", "number one oh four two",
 * "order A B 1042" (AB1042), "ord-1042" (ORD1042), "ऑर्डर नंबर एक शून्य चार दो". Letters are upper case.
 * Where one is called an order, only those that are come back. No phone numbers, prices, sizes of a
 * single digit, times.
 */
export function findOrderIds(
  text: string,
  context: Pick<ParseContext, 'language'>,
): Found<string>[] {
  const tokens = lex(normalise(text));
  const found: (Found<string> & { readonly called: boolean })[] = [];
  for (let index = 0; index < tokens.length; ) {
    const run = readDigitRun(tokens, index, context.language, /^-$/);
    const previous = found.at(-1);
    // "order 1042 and 1057": what is added to an order is one too.
    const added = previous?.called === true && isAdded(tokens, previous.end, index);
    if (run) found.push(...orderIdOf(tokens, run, added));
    index = run?.next ?? index + 1;
  }
  const called = found.filter((one) => one.called);
  return (called.length > 0 ? called : found).map(({ value, start, end }) => ({
    value,
    start,
    end,
  }));
}

const isJoint = labels('and or और या aur ya এবং ও আর কিংবা आणि किंवा व');

/** Whether nothing but "and", "or" and commas stand between a position and a token. */
function isAdded(tokens: readonly Token[], end: number, index: number): boolean {
  const between = tokens.slice(0, index).filter((token) => token.start >= end);
  return between.length > 0 && between.every(({ text }) => text === ',' || isJoint(text));
}

function orderIdOf(tokens: readonly Token[], run: DigitRun, added: boolean) {
  const from = run.places[0] as number;
  const digits = run.groups.join('');
  const prefix = readLetters(tokens, from);
  const label = tokens[labelBefore(tokens, prefix.from, isFiller)]?.text ?? '';
  const called =
    added || isOrderWord(label) || tokens[prefix.from - 1]?.text === '#' || prefix.glued;
  if (digits.length < (called ? fewestCalled : fewest) || digits.length > most) return [];
  if (!called && (digits.length > 9 || isOther(label) || isMeasured(tokens, run))) return [];
  // Letters apart from the digits are part of the number only where an order was named.
  const letters = called ? prefix.letters : '';
  const first = tokens[letters === '' ? from : prefix.from] as Token;
  const last = tokens[run.next - 1] as Token;
  return [{ value: `${letters}${digits}`, start: first.start, end: last.end, called }];
}

/** Letters before token `from`: spelled one by one ("a b"), or glued to the digits ("ord1042", "AB-1042"). */
function readLetters(tokens: readonly Token[], from: number) {
  const before = tokens[from - 1];
  const hyphen = before?.text === '-' && before.end === tokens[from]?.start;
  const at = hyphen ? from - 2 : from - 1;
  const word = tokens[at];
  const glued =
    word !== undefined && word.end === tokens[at + 1]?.start && /^[a-z]{1,6}$/.test(word.text);
  if (glued && !isOrderWord(word.text))
    return { letters: word.text.toUpperCase(), from: at, glued };
  let letters = '';
  let index = from - 1;
  for (; index >= 0 && letters.length < mostLetters; index -= 1) {
    const text = tokens[index]?.text ?? '';
    const letter = /^[a-z]$/.test(text)
      ? text.toUpperCase()
      : Object.hasOwn(letterNames, text)
        ? letterNames[text]
        : undefined;
    if (letter === undefined || isFillerLetter(text, tokens[index - 1]?.text)) break;
    letters = letter + letters;
  }
  return { letters, from: index + 1, glued: false };
}

/** "के" is K and "of", "आई" I and "came": after a label word they are what grammar makes of them. */
function isFillerLetter(text: string, before: string | undefined): boolean {
  return (
    isFiller(text) &&
    (before === undefined || !(/^[a-z]$/.test(before) || Object.hasOwn(letterNames, before)))
  );
}

/** Prices, percentages, times and amounts of things are no order numbers. */
function isMeasured(tokens: readonly Token[], run: DigitRun): boolean {
  const before = tokens[(run.places[0] as number) - 1]?.text ?? '';
  const after = tokens[run.next]?.text ?? '';
  return (
    /^(?:[₹$€£¥:/]|rs|inr|usd|under|below|above|over|than|रुपये|रुपए)$/.test(before) ||
    /^(?:[:/%₹$€£¥]|rupees?|rs|dollars?|percent|am|pm|बजे|रुपये|रुपए|रुपयों|टक्के|রুপি)$/.test(after) ||
    /^(?:টাকা|रुपय|रुपया|बज)/.test(after) ||
    /[.,]\d{1,2}$/.test(tokens[run.next - 1]?.text ?? '')
  );
}
