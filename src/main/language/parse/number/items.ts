import type { Language } from '../../../../contract/language.ts';
import type { Token } from '../../normalise.ts';
import { digitOrdinals, shortScales } from '../../words/number-grammar.ts';
import { type Reading, readWord } from './lexicon.ts';
import { divide, fromDecimal, multiply, powerOfTen, rational, toText } from './rational.ts';
import { isGiving, isNegation, isPronoun } from './homographs.ts';
import type { Item, NumberWord, Run } from './word.ts';

/** The number words of an utterance: where each run of them stands, by token. */
export interface Items {
  readonly runs: readonly Run[];
  /** For the first token of each item: its run and its place there. */
  readonly at: ReadonlyMap<number, { readonly run: Run; readonly index: number }>;
}

/** Longer runs are read in pieces, so that nobody can make the reader slow by talking. */
const maxRun = 64;
/** Longer numbers of written digits are codes, not quantities. */
const maxDigits = 40;

const cache = new WeakMap<readonly Token[], Map<Language, Items>>();

/** The number words among the tokens (of normalised text). Remembered for as long as the tokens live. */
export function itemsOf(tokens: readonly Token[], language: Language): Items {
  const known = cache.get(tokens)?.get(language);
  if (known) return known;
  const items = group(classify(tokens, language));
  const byLanguage = cache.get(tokens) ?? new Map<Language, Items>();
  cache.set(tokens, byLanguage.set(language, items));
  return items;
}

function group(all: readonly Item[]): Items {
  const runs: Item[][] = [];
  const at = new Map<number, { run: Run; index: number }>();
  for (const item of all) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const gap = last ? item.first - last.last - 1 : 1;
    const home = run && run.length < maxRun && gap === (item.hyphen ? 1 : 0) ? run : [];
    if (home !== run) runs.push(home);
    at.set(item.first, { run: home, index: home.length });
    home.push(item);
  }
  return { runs, at };
}

const digitEndings = new Set(digitOrdinals.normalize('NFC').split(/\s+/));
const vulgars = '¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞';
const vulgarParts = '1/4 1/2 3/4 1/3 2/3 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8'.split(' ');

function classify(tokens: readonly Token[], language: Language): Item[] {
  const readings = tokens.map(({ text }) =>
    /^[\p{L}\p{M}&]/u.test(text) ? readWord(text, language) : undefined,
  );
  settle(tokens, readings, language);
  const items: Item[] = [];
  let hyphen = false;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const previous = items.at(-1);
    const place = { first: index, last: index, suffix: '', hyphen };
    hyphen = false;
    if (/^[.\d]/.test(token.text) && /\d/.test(token.text)) {
      const digits = readDigits(tokens, index);
      if (!digits) continue;
      items.push({ ...place, ...digits, hyphen: false });
      index = digits.last;
      continue;
    }
    const glued = tokens[index - 1]?.end === token.start && previous?.last === index - 1;
    const short = glued && previous?.word.kind === 'digits' ? shortScales[token.text] : undefined;
    const counted = previous?.word.kind === 'digits' || previous?.word.kind === 'small';
    const spacedK = token.text === 'k' && counted && previous?.last === index - 1;
    if (short !== undefined || spacedK) {
      items.push({ ...place, word: { kind: 'scale', power: short ?? 3, bare: false } });
      continue;
    }
    const vulgar = vulgars.indexOf(token.text);
    if (vulgar >= 0) {
      const [n = '', d = ''] = vulgarParts[vulgar]?.split('/') ?? [];
      items.push({ ...place, word: { kind: 'vulgar', value: rational(BigInt(n), BigInt(d)) } });
      continue;
    }
    if (token.text === '-') {
      if (isSign(tokens, index)) items.push({ ...place, word: { kind: 'minus' } });
      else hyphen = previous?.last === index - 1 && joins(readings[index - 1], readings[index + 1]);
      continue;
    }
    if (token.text === '/' && previous?.word.kind === 'digits' && isFraction(tokens, index)) {
      items.push({ ...place, word: { kind: 'slash' } });
      continue;
    }
    const reading = readings[index];
    if (reading) items.push({ ...place, word: reading.word, suffix: reading.suffix });
  }
  return items;
}

/** Written digits, with groups set apart by spaces ("1 414 021 100") and an ordinal ending ("3rd", "५वां"). */
function readDigits(tokens: readonly Token[], from: number) {
  let text = (tokens[from] as Token).text;
  if (/^\d+(?:,\d+)+$/.test(text) && !/^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(text)) {
    text = text.replace(/,.*/, ''); // "4,3,2": what tokenise() leaves together is a list
  }
  text = withoutExponent(text.replaceAll(',', ''));
  if (text.length > maxDigits) return undefined;
  let last = from;
  const groups = [];
  for (let index = from + 1; /^\d{1,3}$/.test(text) && index < tokens.length; index += 1) {
    const { text: next, start } = tokens[index] as Token;
    const gap = start - (tokens[index - 1] as Token).end;
    if (!/^\d{3}$/.test(next) || gap !== 1) break;
    groups.push(next);
  }
  const clear = groups.length >= 2 || groups[0] === '000';
  if (clear && text.length + groups.length * 3 <= maxDigits) {
    text += groups.join('');
    last += groups.length;
  }
  const written: Extract<NumberWord, { kind: 'digits' }> = { kind: 'digits', text };
  const after = tokens[last + 1];
  const ending =
    after && after.start === (tokens[last] as Token).end && digitEndings.has(after.text);
  if (ending && /^\d+$/.test(text)) {
    const word: NumberWord = { kind: 'ordinal', stem: written, plural: false, english: false };
    return { word, last: last + 1, suffix: '' };
  }
  return { word: written, last, suffix: '' };
}

/** "1.5e6" as 1500000. */
function withoutExponent(text: string): string {
  const [number = '', power] = text.split('e');
  if (power === undefined) return text;
  const exponent = Number(power);
  const factor = exponent < 0 ? divide(rational(1), powerOfTen(-exponent)) : powerOfTen(exponent);
  return toText(multiply(fromDecimal(number), factor));
}

/** A "-" that says minus: at the beginning, or set apart from what is before it and glued to a number. */
function isSign(tokens: readonly Token[], index: number): boolean {
  const { start, end } = tokens[index] as Token;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (!after || !/\d/.test(after.text)) return false;
  const apart = before === undefined || before.end < start || /^[($₹€£]$/.test(before.text);
  return before === undefined || (apart && after.start === end);
}

/** Between written whole numbers, and not the slash of a date. */
function isFraction(tokens: readonly Token[], index: number): boolean {
  const whole = (at: number) => /^\d+$/.test(tokens[at]?.text ?? '');
  return (
    whole(index - 1) &&
    whole(index + 1) &&
    tokens[index - 2]?.text !== '/' &&
    tokens[index + 2]?.text !== '/'
  );
}

/** A hyphen joins number words ("twenty-one", "five - eighths"), not written numbers ("10-20"). */
function joins(left: Reading | undefined, right: Reading | undefined): boolean {
  const counts = (one: Reading | undefined) =>
    one !== undefined &&
    ['small', 'hundreds', 'scale', 'part', 'ordinal', 'article', 'and'].includes(one.word.kind);
  return counts(left) && counts(right);
}

/** Drops the words that only look like numbers here. */
function settle(
  tokens: readonly Token[],
  readings: (Reading | undefined)[],
  language: Language,
): void {
  const accepted = (index: number): boolean => {
    const text = tokens[index]?.text ?? '';
    if (/^\d/.test(text)) return language !== 'en';
    const reading = readings[index];
    return reading !== undefined && !reading.doubtful && supports(reading.word, text, language);
  };
  const sure = (index: number) => {
    const reading = readings[index];
    if (reading?.doubtful && (accepted(index - 1) || accepted(index + 1))) {
      readings[index] = { ...reading, doubtful: false };
    }
  };
  // A word that is all that was said is the answer to a question for a number.
  const only = readings.length === 1 && language !== 'en' ? readings[0] : undefined;
  if (only) readings[0] = { ...only, doubtful: false };
  // Three in a row are no accident: "do teen char".
  for (let index = 0; index + 2 < tokens.length; index += 1) {
    const three = [index, index + 1, index + 2];
    if (!three.every((at) => readings[at] && isQuantity(readings[at].word))) continue;
    for (const at of three) readings[at] = { ...(readings[at] as Reading), doubtful: false };
  }
  // A doubtful word may lean on one that leaned on another: once in each direction reaches them all.
  for (let index = 0; index < tokens.length; index += 1) sure(index);
  for (let index = tokens.length - 1; index >= 0; index -= 1) sure(index);
  for (let index = 0; index < tokens.length; index += 1) {
    const follows =
      (readings[index + 1] && isQuantity(readings[index + 1]?.word)) ||
      /^\d/.test(tokens[index + 1]?.text ?? '');
    const leader = readings[index - 1]?.word;
    // Behind "minus" and "point" only a number can stand: মাইনাস নয় is -9.
    const before = isQuantity(leader) || leader?.kind === 'minus' || leader?.kind === 'point';
    const drop =
      readings[index]?.doubtful ||
      isGiving(tokens, index, before, follows === true) ||
      isNegation(tokens, index, before, follows === true) ||
      isPronoun(tokens, index, before, follows === true);
    if (drop) readings[index] = undefined;
  }
}

function isQuantity(word: NumberWord | undefined): boolean {
  return (
    word !== undefined &&
    ['small', 'hundreds', 'scale', 'mixed', 'lead', 'digits'].includes(word.kind)
  );
}

/** Whether a neighbour makes a doubtful word a number; in English only Indian number words do. */
function supports(word: NumberWord, text: string, language: Language): boolean {
  if (language !== 'en')
    return isQuantity(word) || ['minus', 'point', 'double', 'triple'].includes(word.kind);
  if (word.kind === 'small') return !word.english;
  if (word.kind === 'scale')
    return word.power === 5 || word.power === 7 || /^ha[jz]|^sau$/.test(text);
  return word.kind === 'mixed' || word.kind === 'lead';
}
