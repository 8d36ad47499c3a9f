import type { Language } from '../../../../contract/language.ts';
import type { PhraseTable } from '../phrases.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import mr from './mr.json' with { type: 'json' };

/** What Vaani says in every trade. */
export const commonPhrases: Readonly<Record<Language, PhraseTable>> = { en, hi, bn, mr };
