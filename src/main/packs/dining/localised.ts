import { type Language, languages } from '../../../contract/language.ts';

/** A column in the person's language, English where it was left empty: `name`, `name_hi`, … */
export function localised(row: object, column: string, language: Language): string {
  const values = row as Readonly<Record<string, unknown>>;
  const own = language === 'en' ? undefined : values[`${column}_${language}`];
  return String(own || values[column]);
}

/** A column in every language, each once: all the ways a thing can be named. */
export function inAllLanguages(row: object, column: string): string[] {
  return [...new Set(languages.map((language) => localised(row, column, language)))];
}
