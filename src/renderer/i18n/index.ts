import type { Language } from '../../contract/language.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import mr from './mr.json' with { type: 'json' };

/** Every text of the screen has a key; English is the list of them. */
export type TextKey = keyof typeof en;
type Texts = Readonly<Record<TextKey, string>>;

export const texts = { en, hi, bn, mr } as const satisfies Record<Language, Texts>;

/** Each language as its own readers write it. */
export const languageNames = {
  en: 'English',
  hi: 'हिन्दी',
  bn: 'বাংলা',
  mr: 'मराठी',
} as const satisfies Record<Language, string>;

export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of one language; `{name}` in a text is replaced by that value. */
export function translator(language: Language): Translate {
  return (key, values = {}) =>
    texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
}

/** The first of the languages a browser asks for that Vaani speaks, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base && Object.hasOwn(texts, base)) return base as Language;
  }
  return 'en';
}
