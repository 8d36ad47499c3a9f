import type { Language } from '../../contract/language.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import { fillGaps, type GapValues } from './languages.ts';
import mr from './mr.json' with { type: 'json' };

/** Every text of the kiosk's screen has a key; English is the list of them. */
export type TextKey = keyof typeof en;
type Texts = Readonly<Record<TextKey, string>>;

export const texts = { en, hi, bn, mr } as const satisfies Record<Language, Texts>;

export type Translate = (key: TextKey, values?: GapValues) => string;

/** The texts of one language; `{name}` in a text is replaced by that value. */
export function translator(language: Language): Translate {
  return (key, values) => fillGaps(texts[language][key], values);
}
