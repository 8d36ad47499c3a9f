import { type Language, languages } from '../../contract/language.ts';

/** Each language as its own readers write it. */
export const languageNames = {
  en: 'English',
  hi: 'हिन्दी',
  bn: 'বাংলা',
  mr: 'मराठी',
} as const satisfies Record<Language, string>;

/** The first of the languages a browser asks for that Vaani speaks, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const spoken: readonly string[] = languages;
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base !== undefined && spoken.includes(base)) return base as Language;
  }
  return 'en';
}

/** What is put into the gaps of a text. */
export type GapValues = Readonly<Record<string, string | number>>;

/** A text with every `{name}` replaced by that value; a missing value leaves the gap to be seen. */
export function fillGaps(text: string, values: GapValues = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
