import type { Language } from '../../../contract/language.ts';
import {
  cardinals,
  englishCardinals,
  hundreds,
  marathiHundred,
  type Scale,
  scaleWords,
} from '../words/cardinals.ts';

export interface CardinalOptions {
  /** English: "one hundred and five" (the default) or "one hundred five". */
  readonly and?: boolean;
  /** English: lakh and crore, as for a text grouped 1,00,000. */
  readonly indian?: boolean;
}

/** The digits of a number one by one: "zero four two". Anything but 0-9 is left out. */
export function spellDigits(digits: string, language: Language): string {
  return Array.from(digits)
    .filter((digit) => digit >= '0' && digit <= '9')
    .map((digit) => small(Number(digit), language))
    .join(' ');
}

/**
 * A whole number in words. `digits` is a run of 0-9 without sign or separators; a number larger than
 * the language has scale words for is read digit by digit.
 */
export function spellCardinal(
  digits: string,
  language: Language,
  options: CardinalOptions = {},
): string {
  const value = BigInt(digits);
  if (value.toString().length > longest[language]) return spellDigits(digits, language);
  return language === 'en' ? english(value, options) : indian(value, language);
}

/** The most digits that the scale words of a language reach. */
const longest: Readonly<Record<Language, number>> = { en: 21, hi: 19, bn: 21, mr: 21 };

function small(value: number, language: Language): string {
  const list = language === 'en' ? englishCardinals : cardinals[language];
  return list[value] as string;
}

/** Splits off the scales from the largest down; what is left is below the smallest scale. */
function peel(value: bigint, scales: readonly Scale[], say: (count: bigint) => string) {
  const parts: string[] = [];
  let rest = value;
  for (const { word, power } of scales) {
    const size = 10n ** BigInt(power);
    if (rest < size) continue;
    parts.push(`${say(rest / size)} ${word}`);
    rest %= size;
  }
  return { parts, rest: Number(rest) };
}

function indian(value: bigint, language: Exclude<Language, 'en'>): string {
  const { parts, rest } = peel(value, scaleWords[language], (count) => indian(count, language));
  if (rest === 0 && parts.length > 0) return parts.join(' ');
  return [...parts, belowThousand(rest, language)].join(' ');
}

function belowThousand(value: number, language: Exclude<Language, 'en'>): string {
  if (value < 100) return small(value, language);
  if (language === 'mr' && value === 100) return marathiHundred;
  const count = Math.floor(value / 100);
  const hundred =
    language === 'hi' ? `${small(count, 'hi')} सौ` : (hundreds[language][count] as string);
  return value % 100 === 0 ? hundred : `${hundred} ${small(value % 100, language)}`;
}

/**
 * English: "and" stands only before the last tens and units, behind a hundred or a thousand (lakh,
 * crore): "eighteen thousand and fifty two", "one million five hundred and one".
 */
function english(value: bigint, { and = true, indian: lakhs = false }: CardinalOptions): string {
  const scales = lakhs ? scaleWords.enIndian : scaleWords.en;
  const plain = { and: false, indian: lakhs };
  const { parts, rest } = peel(value, scales, (count) => english(count, plain));
  if (rest === 0 && parts.length > 0) return parts.join(' ');
  const count = Math.floor(rest / 100);
  const last = rest % 100;
  if (count > 0) parts.push(`${small(count, 'en')} hundred`);
  if (last > 0 || parts.length === 0) {
    const joins = and && /(?:hundred|thousand|lakh|crore)$/.test(parts.at(-1) ?? '');
    parts.push(joins ? `and ${small(last, 'en')}` : small(last, 'en'));
  }
  return parts.join(' ');
}
