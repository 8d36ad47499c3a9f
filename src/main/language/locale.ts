import type { Language } from '../../contract/language.ts';

/** The BCP 47 locale of a language in India, with Latin digits, which every voice and reader knows. */
export function locale(language: Language): string {
  return `${language}-IN-u-nu-latn`;
}
