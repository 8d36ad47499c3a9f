import type { Language } from '../../../src/contract/language.ts';
import type { ParseContext } from '../../../src/main/language/parse/context.ts';

/** A fixed moment, for parsers that need none of it. */
export const inLanguage = (language: Language): ParseContext => ({
  language,
  now: Date.parse('2026-11-21T10:00:00'),
});
