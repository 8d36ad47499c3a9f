import type { Language } from '../../../contract/language.ts';

/** A column in the person's language, English where the shop left it empty: `name`, `name_hi`, … */
export function localised(row: object, column: string, language: Language): string {
  const values = row as Readonly<Record<string, unknown>>;
  const own = language === 'en' ? undefined : values[`${column}_${language}`];
  return String(own || values[column]);
}
