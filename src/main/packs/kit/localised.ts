import { type Language, languages } from '../../../contract/language.ts';
import { locale } from '../../language/locale.ts';

/** A column in the person's language, English where it was left empty: `name`, `name_hi`, … */
export function localised(row: object, column: string, language: Language): string {
  const values = row as Readonly<Record<string, unknown>>;
  const own = language === 'en' ? undefined : values[`${column}_${language}`];
  return String(own || values[column]);
}

/** A column in every language, each once, in one line: all the ways a thing can be named. */
export function inAllLanguages(row: object, column: string): string {
  return namesOf(row, column).join(' ');
}

/** A column in every language, each once. */
export function namesOf(row: object, column: string): string[] {
  return [...new Set(languages.map((language) => localised(row, column, language)))];
}

/** "A, B and C" in the language; more than one of a thing is counted: "2 Shirt". */
export function listing(
  things: readonly { readonly name: string; readonly quantity: number }[],
  language: Language,
): string {
  const names = things.map(({ name, quantity }) => (quantity > 1 ? `${quantity} ${name}` : name));
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(names);
}

/** "₹2,999": digits and grouping as on a price tag. */
export const rupees = (amount: number): string => `₹${amount.toLocaleString('en-IN')}`;
