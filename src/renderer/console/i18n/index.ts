import type { Language } from '../../../contract/language.ts';
import { fillGaps, type GapValues } from '../../i18n/languages.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import mr from './mr.json' with { type: 'json' };

/** The texts of the console, apart from the kiosk's: a customer's page does not load them. */
export type ConsoleTextKey = keyof typeof en;

export const consoleTexts = { en, hi, bn, mr } as const satisfies Record<
  Language,
  Readonly<Record<ConsoleTextKey, string>>
>;

export type ConsoleText = (key: ConsoleTextKey, values?: GapValues) => string;

export function consoleText(language: Language): ConsoleText {
  return (key, values) => fillGaps(consoleTexts[language][key], values);
}

/** The text of a word the engine uses (a stage, a code, a key), or undefined where it is not known. */
export function knownText(text: ConsoleText, key: string, values?: GapValues): string | undefined {
  return Object.hasOwn(en, key) ? text(key as ConsoleTextKey, values) : undefined;
}
