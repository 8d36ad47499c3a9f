import type { Language } from '../../../contract/language.ts';
import { type CardinalOptions, spellCardinal, spellDigits } from './cardinal.ts';

/** A written number: 2,999 or 1,00,000 or 12.50 or .5, without sign. Groups that do not fit are not taken. */
export const numberSource =
  '(?:\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?!\\d)|\\d+)(?:\\.\\d+(?![.\\d]))?|\\.\\d+';

/** A written number taken apart. */
export interface Written {
  /** Digits before the point, without separators; empty in ".5". */
  readonly whole: string;
  /** Digits behind the point; empty when there is none. */
  readonly fraction: string;
  readonly grouped: boolean;
  /** Grouped the Indian way, 1,00,000. */
  readonly indian: boolean;
}

/** Takes apart what `numberSource` matched. */
export function readWritten(text: string): Written {
  const [left = '', fraction = ''] = text.split('.');
  return {
    whole: left.replaceAll(',', ''),
    fraction,
    grouped: left.includes(','),
    indian: /(?:^|,)\d{2},/.test(left) && /^\d{1,3}(?:,\d{2})+,\d{3}$/.test(left),
  };
}

/** Words between the whole and the fraction, and before a negative number. */
const words: Readonly<Record<Language, { point: string; minus: string }>> = {
  en: { point: 'point', minus: 'minus' },
  hi: { point: 'दशमलव', minus: 'माइनस' },
  bn: { point: 'দশমিক', minus: 'মাইনাস' },
  mr: { point: 'दशांश', minus: 'उणे' },
};

export function minus(language: Language): string {
  return words[language].minus;
}

/** The value of a written number, with its fraction said digit by digit. */
export function spellNumber(
  { whole, fraction, indian }: Written,
  language: Language,
  options: CardinalOptions = {},
): string {
  // Only English reads ".5" without a zero.
  const left = whole === '' ? (language === 'en' ? '' : '0') : whole;
  const integer = left === '' ? '' : spellCardinal(left, language, { indian, ...options });
  if (fraction === '') return integer;
  return `${integer} ${words[language].point} ${spellDigits(fraction, language)}`.trim();
}
