import type { Language } from '../../../../contract/language.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import mr from './mr.json' with { type: 'json' };

/** Labels of dialogue acts carry it, so that they cannot be taken for a pack's intents. */
export const actPrefix = 'act:';
/** The label of what no kiosk can answer. */
export const outOfScope = 'oos';

/** Example utterances of the acts that every pack shares, by language and label. */
export const actExamples: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> =
  {
    en,
    hi,
    bn,
    mr,
  };
