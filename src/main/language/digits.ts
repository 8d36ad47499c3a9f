import { normalise, type Token, tokenise } from './normalise.ts';
import { type Found, readNumber } from './numbers.ts';
import { digitSoundAlikes, digitWords } from './words/digits.ts';
import { scales, tens, units } from './words/english-numbers.ts';

const repeats: Readonly<Record<string, number>> = {
  double: 2,
  triple: 3,
  डबल: 2,
  ट्रिपल: 3,
  ডাবল: 2,
  ট্রিপল: 3,
};

/**
 * Runs of spoken or written digits, as strings: "four three two one" and "4 3 2 1" are "4321",
 * "double three" is "33", "ten forty two" and "one thousand forty two" are "1042", "1042" stays. Used for order numbers, phone
 * numbers and codes, where a leading zero counts and the value does not.
 */
export function findDigits(text: string): Found<string>[] {
  const tokens = tokenise(normalise(text));
  const found: Found<string>[] = [];
  for (let index = 0; index < tokens.length; ) {
    const run = readDigits(tokens, index);
    if (run) {
      const first = tokens[index] as Token;
      const last = tokens[run.next - 1] as Token;
      found.push({ value: run.digits, start: first.start, end: last.end });
      index = run.next;
    } else {
      index += 1;
    }
  }
  return found;
}

function readDigits(tokens: readonly Token[], from: number) {
  let digits = '';
  let index = from;
  while (index < tokens.length) {
    const piece = readPiece(tokens, index) ?? readSoundAlike(tokens, from, index);
    if (!piece) break;
    digits += piece.digits;
    index = piece.next;
  }
  return digits === '' ? undefined : { digits, next: index };
}

/** One spoken piece: a whole number ("one thousand forty two"), a written one, "double three", "forty two", "twelve" or a digit word. */
function readPiece(tokens: readonly Token[], index: number) {
  const word = (tokens[index] as Token).text;
  const following = tokens[index + 1]?.text ?? '';
  const whole = readNumber(tokens, index);
  if (whole && tokens.slice(index, whole.next).some(({ text }) => Object.hasOwn(scales, text))) {
    return { digits: String(whole.value).replace('.', ''), next: whole.next };
  }
  // "1,042" and "4.3.2.1": separators are the writer's, the digits are what counts.
  if (/^\d/.test(word)) return { digits: word.replace(/[.,]/g, ''), next: index + 1 };
  const times = Object.hasOwn(repeats, word) ? repeats[word] : undefined;
  const repeated = digitOf(following);
  if (times !== undefined && repeated !== undefined) {
    return { digits: repeated.repeat(times), next: index + 2 };
  }
  if (Object.hasOwn(tens, word)) {
    const unit = Object.hasOwn(units, following) ? (units[following] as number) : 0;
    const joined = unit > 0 && unit < 10;
    return {
      digits: String((tens[word] as number) + (joined ? unit : 0)),
      next: index + (joined ? 2 : 1),
    };
  }
  const digit = digitOf(word);
  if (digit !== undefined) return { digits: digit, next: index + 1 };
  if (Object.hasOwn(units, word)) return { digits: String(units[word]), next: index + 1 };
  return undefined;
}

/**
 * "one zero for two" and "one zero four to", as a recogniser writes them: such a word is a digit
 * after two digits said one by one, when another follows or nothing more is said.
 */
function readSoundAlike(tokens: readonly Token[], from: number, index: number) {
  const word = (tokens[index] as Token).text;
  if (index - from < 2 || !Object.hasOwn(digitSoundAlikes, word)) return undefined;
  const oneByOne = tokens.slice(index - 2, index).every(({ text }) => digitOf(text) !== undefined);
  const next = tokens[index + 1];
  const goesOn = next === undefined || digitOf(next.text) !== undefined;
  return oneByOne && goesOn ? { digits: digitSoundAlikes[word] ?? '', next: index + 1 } : undefined;
}

function digitOf(word: string): string | undefined {
  if (/^\d$/.test(word)) return word;
  return Object.hasOwn(digitWords, word) ? digitWords[word] : undefined;
}
