import type { Language } from '../../../contract/language.ts';

/** Says "to" between two ends of a range. */
export const to: Readonly<Record<Language, string>> = { en: 'to', hi: 'से', bn: 'থেকে', mr: 'ते' };

/** Between the sides of a thing: 10 x 20. */
export const by: Readonly<Record<Language, string>> = { en: 'by', hi: 'बाय', bn: 'বাই', mr: 'बाय' };
