import { normalise, type Token } from '../../normalise.ts';
import { labelFillers, otherCodeWords, phoneWords } from '../../words/number-labels.ts';
import type { ParseContext } from '../context.ts';
import { type DigitRun, readDigitRun } from '../digits/index.ts';
import type { Found } from '../found.ts';
import { labelBefore, labels } from '../label.ts';
import { lex } from '../lex.ts';

/** Fewest and most digits of a phone number, without an extension (E.164 allows 15, and a prefix to dial abroad). */
const fewest = 7;
const most = 17;
/** An Indian mobile number; nothing but a country code or a prefix stands before so many digits in one group. */
const wholeNumber = 10;

const isPhoneWord = labels(phoneWords);
const isOtherCode = labels(otherCodeWords);
const isFiller = labels(labelFillers);
const separators = /^[-./()]$/;

/**
 * Phone numbers, written or spoken, as their digits with a leading "+" where one was given: "+91 98765
 * 43210", "(0045) 12-34-56-78", "nine eight seven six five double four three two one", "प्लस नौ एक …". An
 * extension is appended. No dates, years, prices or numbers that are called something else.
 */
export function findPhones(text: string, context: Pick<ParseContext, 'language'>): Found<string>[] {
  const tokens = lex(normalise(text));
  const found: Found<string>[] = [];
  for (let index = 0; index < tokens.length; ) {
    const run = readDigitRun(tokens, index, context.language, separators);
    if (!run) {
      index += 1;
      continue;
    }
    found.push(...phoneOf(tokens, withoutStrangers(tokens, run), context));
    index = run.next;
  }
  return found;
}

function phoneOf(
  tokens: readonly Token[],
  run: DigitRun,
  context: Pick<ParseContext, 'language'>,
): Found<string>[] {
  const from = run.places[0] as number;
  const digits = run.groups.join('');
  if (digits.length < fewest || digits.length > most) return [];
  if (isOther(tokens, run)) return [];
  const extension = readExtension(tokens, run.next, context);
  const plus = plusBefore(tokens, from);
  const first = tokens[plus ?? bracketBefore(tokens, from)] as Token;
  const last = tokens[(extension?.next ?? run.next) - 1] as Token;
  const value = `${plus === undefined ? '' : '+'}${digits}${extension?.digits ?? ''}`;
  return [{ value, start: first.start, end: last.end }];
}

/** "size 42 9876543210": a whole number follows, and what is before it is no prefix. */
function withoutStrangers(tokens: readonly Token[], run: DigitRun): DigitRun {
  const whole = run.groups.findIndex((group) => group.length >= wholeNumber);
  if (whole <= 0) return run;
  const before = run.groups.slice(0, whole).join('');
  // Before a whole Indian mobile number stands nothing but its country code or what is dialled for it.
  const mobile = /^[6-9]\d{9}$/.test(run.groups[whole] ?? '');
  const prefix =
    before.startsWith('0') ||
    (mobile ? before === '91' : before.length <= 3) ||
    plusBefore(tokens, run.places[0] as number) !== undefined;
  return prefix
    ? run
    : { groups: run.groups.slice(whole), places: run.places.slice(whole), next: run.next };
}

/** Token of a "+" (or the word) that belongs to the digits; an opening bracket may stand between. */
function plusBefore(tokens: readonly Token[], from: number): number | undefined {
  const at = tokens[from - 1]?.text === '(' ? from - 2 : from - 1;
  return /^(?:\+|plus|प्लस|प्लस्|প্লাস)$/.test(tokens[at]?.text ?? '') ? at : undefined;
}

const bracketBefore = (tokens: readonly Token[], from: number) =>
  tokens[from - 1]?.text === '(' ? from - 1 : from;

/** "ext. 123", "x123". */
function readExtension(
  tokens: readonly Token[],
  from: number,
  { language }: Pick<ParseContext, 'language'>,
) {
  if (!/^(?:x|ext|extn|extension)$/.test(tokens[from]?.text ?? '')) return undefined;
  const at = tokens[from + 1]?.text === '.' ? from + 2 : from + 1;
  const run = at < tokens.length ? readDigitRun(tokens, at, language, /^-$/) : undefined;
  const digits = run?.groups.join('');
  return run && digits && digits.length <= 7 ? { digits, next: run.next } : undefined;
}

/** Whether the digits are something else: called so, a price, a decimal, a date, a span of years, grouped thousands. */
function isOther(tokens: readonly Token[], run: DigitRun): boolean {
  const from = run.places[0] as number;
  const label = tokens[labelBefore(tokens, from, isFiller)]?.text ?? '';
  if (isOtherCode(label)) return true;
  const before = tokens[from - 1]?.text ?? '';
  const after = tokens[run.next]?.text ?? '';
  const priced = /^(?:[₹$€£¥]|rs|inr|usd|rupees?|रुपये|रुपए|টাকা)$/;
  if (priced.test(before) || priced.test(after) || /^(?:%|percent|dollars?)$/.test(after))
    return true;
  const written = tokens
    .slice(from, run.next)
    .map(({ text }) => text)
    .join('');
  if (/,/.test(written)) return true;
  if (isPhoneWord(label)) return false;
  return (
    isDate(written) || /^(?:19|20)\d\d-(?:19|20)\d\d$/.test(written) || /^\d+\.\d+$/.test(written)
  );
}

function isDate(written: string): boolean {
  return /^(?:(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d\d)$/.test(
    written,
  );
}
