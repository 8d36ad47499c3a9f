import type { Language } from '../../../contract/language.ts';
import { abbreviationRules } from './abbreviations.ts';
import { amountRules, numberRules } from './amounts.ts';
import { dateRules } from './date.ts';
import { digitRules } from './digits.ts';
import { electronicRules } from './electronic.ts';
import { letterRules } from './letters.ts';
import { moneyRules } from './money.ts';
import { ordinalRules } from './ordinal.ts';
import { prepare } from './prepare.ts';
import type { DateOrder, Rule } from './rule.ts';
import { scan } from './scan.ts';
import { symbolRules } from './symbols.ts';
import { telephoneRules } from './telephone.ts';
import { timeRules } from './time.ts';
import { yearRules } from './year-rules.ts';

export type { DateOrder } from './rule.ts';

export interface SpellOptions {
  /**
   * How an English date such as 10/06/2005, whose day and month could be exchanged, is read:
   * `day-first` as in India, `month-first` as in the United States (the default). The other
   * languages are always day first.
   */
  readonly dateOrder?: DateOrder;
}

/** The order matters: what is special stands before what it could be mistaken for. */
function rulesOf(language: Language): readonly Rule[] {
  return [
    ...electronicRules,
    ...abbreviationRules,
    ...moneyRules,
    ...telephoneRules[language],
    ...digitRules,
    ...dateRules[language],
    ...yearRules[language],
    ...timeRules,
    ...ordinalRules[language],
    ...amountRules,
    ...letterRules,
    ...numberRules,
    ...symbolRules,
  ];
}

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  en: rulesOf('en'),
  hi: rulesOf('hi'),
  bn: rulesOf('bn'),
  mr: rulesOf('mr'),
};

/**
 * A text as a voice has to say it: numbers, dates, times, money, units, symbols and short forms in
 * words of `language`. No digit and no symbol is left; words and the punctuation that shapes a
 * sentence come through unchanged (in NFC).
 */
export function spell(text: string, language: Language, options: SpellOptions = {}): string {
  const where = { language, dateOrder: options.dateOrder ?? 'month-first' } as const;
  return tidy(scan(prepare(text), rules[language], where));
}

/** Spaces around what was put in or left out. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ +(?=[,;:.?!।)])/g, '')
    .replace(/(?<=\() +/g, '')
    .replace(/ *\n */g, '\n')
    .trim();
}
