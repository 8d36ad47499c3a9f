import { createContext, use } from 'react';
import type { Language } from '../contract/language.ts';

/** The language of the screen's own texts. */
export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => use(LanguageContext);
