import type { Language } from '../../../contract/language.ts';
import { fillGaps, type GapValues } from '../../i18n/languages.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import mr from './mr.json' with { type: 'json' };

/** The texts of the desk, apart from the kiosk's: a customer's page does not load them. */
export type OperatorTextKey = keyof typeof en;

export const deskTexts = { en, hi, bn, mr } as const satisfies Record<
  Language,
  Readonly<Record<OperatorTextKey, string>>
>;

export type OperatorText = (key: OperatorTextKey, values?: GapValues) => string;

export function operatorTexts(language: Language): OperatorText {
  return (key, values) => fillGaps(deskTexts[language][key], values);
}

/** The text of a word the engine uses (a status, a route), or the word itself where it is not known. */
export function knownWord(text: OperatorText, group: 'doing' | 'route', word: string): string {
  const key = `${group}.${word}`;
  return Object.hasOwn(en, key) ? text(key as OperatorTextKey) : word;
}
