import { z } from 'zod';

/** The languages Vaani speaks, as ISO 639-1 codes: English, Hindi, Bengali, Marathi. */
export const languages = ['en', 'hi', 'bn', 'mr'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** One text in every language. */
export type Localized = Readonly<Record<Language, string>>;
