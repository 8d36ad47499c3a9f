import { keyOf, isDigits, isSign, type Token } from './tokens.ts';
import { look, type Read } from './table.ts';
import type { Lexicon } from './words/index.ts';
import { hourEndings, ordinalEndings, pieceEndings, ordinalWords } from './words/ordinals.ts';
import { englishTen, englishUnit, indianNumber } from './words/small-numbers.ts';

/** A whole number as it stands in a date or a time. */
export interface Count {
  readonly value: number;
  readonly next: number;
  /** How many digits it was written with; 0 for words. */
  readonly width: number;
  readonly ordinal: boolean;
  /**
   * What was part of the word: the hour ending of Bengali (চারটায়), its classifier, which counts hours
   * and things alike (চারটা), or the dative of Marathi (दहाला).
   */
  readonly ending?: 'hour' | 'piece' | 'dative';
}

const ordinalKeys = new Set(ordinalEndings.map(keyOf));
const endings = [
  ...hourEndings.map((ending) => ['hour', keyOf(ending)] as const),
  ...pieceEndings.map((ending) => ['piece', keyOf(ending)] as const),
];
const dative = keyOf('ला');

/** Reads a number up to 99 in words, or any run of digits. */
export function readCount(tokens: readonly Token[], at: number, words: Lexicon): Count | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (isDigits(token)) return readDigits(tokens, at);
  const ordinal = look(ordinalWords, tokens, at);
  if (ordinal) return { value: ordinal.value, next: ordinal.next, width: 0, ordinal: true };
  return readEnglish(tokens, at) ?? readIndian(tokens, at, words);
}

function readDigits(tokens: readonly Token[], at: number): Count {
  const { text } = tokens[at] as Token;
  const behind = tokens[at + 1];
  const count = { value: Number(text), width: text.length };
  if (!behind || isDigits(behind)) return { ...count, next: at + 1, ordinal: false };
  // ला behind digits is both the ordinal's dative (27ला) and "to" the hour (10ला 5 मिनिटे): left for the clock.
  if (behind.key === dative) return { ...count, next: at + 1, ordinal: false, ending: 'dative' };
  const ending = behind.gap ? undefined : endings.find(([, suffix]) => suffix === behind.key);
  if (ending) return { ...count, next: at + 2, ordinal: false, ending: ending[0] };
  const latin = /^(?:st|nd|rd|th)$/.test(behind.text);
  if (latin || (!behind.gap && ordinalKeys.has(behind.key)))
    return { ...count, next: at + 2, ordinal: true };
  const dashed = tokens[at + 2];
  if (isSign(behind, '-') && dashed && !behind.gap && !dashed.gap && ordinalKeys.has(dashed.key)) {
    return { ...count, next: at + 3, ordinal: true };
  }
  return { ...count, next: at + 1, ordinal: false };
}

function readEnglish(tokens: readonly Token[], at: number): Count | undefined {
  const { text } = tokens[at] as Token;
  const ten = englishTen(text);
  if (ten !== undefined) {
    const unitAt = isSign(tokens[at + 1], '-') ? at + 2 : at + 1;
    const unit = englishUnit(tokens[unitAt]?.text ?? '');
    const joins = unit !== undefined && unit > 0 && unit < 10;
    return {
      value: ten + (joins ? unit : 0),
      next: joins ? unitAt + 1 : at + 1,
      width: 0,
      ordinal: false,
    };
  }
  const unit = englishUnit(text);
  return unit === undefined ? undefined : { value: unit, next: at + 1, width: 0, ordinal: false };
}

function readIndian(tokens: readonly Token[], at: number, words: Lexicon): Count | undefined {
  const { text, key } = tokens[at] as Token;
  const plain = indianNumber(text);
  if (plain !== undefined) {
    // "do", "sat", "teen" are English words: numbers only where a unit, a month or a clock word follows.
    if (
      /^[a-z]/.test(text) &&
      !takesNumber(tokens, at + 1, words) &&
      !look(words.addends, tokens, at - 1)
    ) {
      return undefined;
    }
    return { value: plain, next: at + 1, width: 0, ordinal: false };
  }
  for (const [ending, suffix] of endings) {
    const value = stripped(key, suffix);
    if (value !== undefined) return { value, next: at + 1, width: 0, ordinal: false, ending };
  }
  const to = stripped(key, dative);
  if (to !== undefined)
    return { value: to, next: at + 1, width: 0, ordinal: false, ending: 'dative' };
  for (const ending of ordinalKeys) {
    const value = stripped(key, ending);
    if (value !== undefined) return { value, next: at + 1, width: 0, ordinal: true };
  }
  return undefined;
}

function stripped(key: string, ending: string): number | undefined {
  return key.endsWith(ending) && key.length > ending.length
    ? indianNumber(key.slice(0, -ending.length))
    : undefined;
}

function takesNumber(tokens: readonly Token[], at: number, words: Lexicon): boolean {
  return [
    words.oclock,
    words.oclockAnd,
    words.oclockTo,
    words.units,
    words.months,
    words.dayOfMonth,
  ].some((table) => look<unknown>(table, tokens, at) !== undefined);
}

/**
 * Reads an amount that may have a fraction: "two and a half", 1.5, साढ़े चार (4.5), सवा पाँच (5.25), पौने
 * पाँच (4.75), डेढ़ (1.5), साडेसात (7.5). `ending` as in Count.
 */
export function readAmount(
  tokens: readonly Token[],
  at: number,
  words: Lexicon,
): (Read<number> & Pick<Count, 'ending' | 'width'>) | undefined {
  const addend = look(words.addends, tokens, at);
  const base = addend && readCount(tokens, addend.next, words);
  if (addend && base && !base.ordinal && base.value > 0)
    return { ...base, value: base.value + addend.value };
  const glued = readGlued(tokens, at, words);
  if (glued) return glued;
  const count = readCount(tokens, at, words);
  if (count && !count.ordinal) return withFraction(tokens, count);
  const fixed = look(words.amounts, tokens, at);
  if (!fixed) return undefined;
  const ending = endings.find(([, suffix]) => tokens[at]?.key.endsWith(suffix));
  return {
    value: fixed.value,
    next: fixed.next,
    width: 0,
    ...(ending ? { ending: ending[0] } : {}),
  };
}

function readGlued(tokens: readonly Token[], at: number, words: Lexicon) {
  const token = tokens[at];
  if (!token || token.key.length < 5) return undefined;
  for (const [first, entries] of words.addends) {
    if (!token.key.startsWith(first) || token.key === first) continue;
    const rest = {
      ...token,
      text: token.key.slice(first.length),
      key: token.key.slice(first.length),
    };
    const base = readCount([rest], 0, words);
    const addend = entries.find(({ keys }) => keys.length === 1)?.value;
    if (base && addend !== undefined && !base.ordinal)
      return { ...base, value: base.value + addend, next: at + 1 };
  }
  return undefined;
}

function withFraction(tokens: readonly Token[], count: Count) {
  const at = count.next;
  const text = (offset: number) => tokens[at + offset]?.text;
  if (
    count.width > 0 &&
    text(0) === '.' &&
    isDigits(tokens[at + 1]) &&
    !tokens[at]?.gap &&
    !tokens[at + 1]?.gap
  ) {
    return { ...count, value: Number(`${count.value}.${text(1)}`), next: at + 2 };
  }
  if (text(0) === 'and' && text(1) === 'a' && text(2) === 'half') {
    return { ...count, value: count.value + 0.5, next: at + 3 };
  }
  return count;
}

/**
 * Reads a year: four digits, "nineteen eighty six", "nineteen hundred ninety three", "two thousand
 * thirty two", दो हजार बत्तीस, उन्नीस सौ नब्बे, উনিশশো নব্বই.
 */
export function readYear(
  tokens: readonly Token[],
  at: number,
  words: Lexicon,
): Read<number> | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (isDigits(token)) {
    const value = Number(token.text);
    return token.text.length === 4 && value >= 1000 && value < 3000
      ? { value, next: at + 1 }
      : undefined;
  }
  const glued = /^(.+?)(?:শো|শ|शे)$/u.exec(token.key);
  const gluedCentury = glued && indianNumber(glued[1] as string);
  if (gluedCentury && gluedCentury >= 11 && gluedCentury <= 21) {
    return withRest(tokens, at + 1, words, gluedCentury * 100);
  }
  const head = readCount(tokens, at, words);
  if (!head || head.ordinal || head.width > 0) return undefined;
  const scale = tokens[head.next]?.key ?? '';
  if (hundreds.has(scale) && head.value >= 10 && head.value <= 29) {
    return withRest(tokens, head.next + 1, words, head.value * 100);
  }
  if (thousands.has(scale) && head.value >= 1 && head.value <= 2) {
    return withRest(tokens, head.next + 1, words, head.value * 1000);
  }
  if (head.value < 16 || head.value > 20 || englishUnitOrTen(token.text) === undefined)
    return undefined;
  const zero = /^(?:oh|o|zero)$/.test(scale) ? 1 : 0;
  const tail = readCount(tokens, head.next + zero, words);
  const fits =
    tail && !tail.ordinal && tail.width === 0 && (zero ? tail.value < 10 : tail.value >= 10);
  return fits ? { value: head.value * 100 + tail.value, next: tail.next } : undefined;
}

const hundreds = new Set(['hundred', 'सौ', 'sau', 'शे', 'শো', 'শ'].map(keyOf));
const thousands = new Set(['thousand', 'हजार', 'हज़ार', 'hazar', 'hazaar', 'হাজার'].map(keyOf));

function withRest(
  tokens: readonly Token[],
  at: number,
  words: Lexicon,
  base: number,
): Read<number> {
  const from = tokens[at]?.text === 'and' ? at + 1 : at;
  const rest = readCount(tokens, from, words);
  const ends = !rest || rest.ordinal || rest.width > 0 || rest.value === 0;
  return ends ? { value: base, next: at } : { value: base + rest.value, next: rest.next };
}

function englishUnitOrTen(word: string): number | undefined {
  return englishUnit(word) ?? englishTen(word);
}
