import { type Language, languages } from '../../../contract/language.ts';

/** A column in the person's language, English where the dealer left it empty: `name`, `name_hi`, … */
export function localised(row: object, column: string, language: Language): string {
  const values = row as Readonly<Record<string, unknown>>;
  const own = language === 'en' ? undefined : values[`${column}_${language}`];
  return String(own || values[column]);
}

/** A column in every language, in one line: all the ways a thing can be named. */
export function inAllLanguages(row: object, column: string): string {
  return languages.map((language) => localised(row, column, language)).join(' ');
}

/** "₹2,999": digits and grouping as on a price tag. */
export const rupees = (amount: number): string => `₹${amount.toLocaleString('en-IN')}`;
