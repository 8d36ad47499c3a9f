import type { Language } from '../../../contract/language.ts';
import type { PhraseTable } from '../../dialogue/say/phrases.ts';
import bn from './phrases/bn.json' with { type: 'json' };
import en from './phrases/en.json' with { type: 'json' };
import hi from './phrases/hi.json' with { type: 'json' };
import mr from './phrases/mr.json' with { type: 'json' };

const tables: Readonly<Record<Language, PhraseTable>> = { en, hi, bn, mr };

/** What the lobby says; `trades` is the list of trades in words, "A, B or C". */
export function lobbyPhrases(language: Language, trades: string): PhraseTable {
  // What is put into an ICU message by hand must not be read as one.
  const literal = trades.replaceAll("'", "''").replace(/[{}<#|]/g, "'$&'");
  const fill = (message: string) => message.replaceAll('{trades}', () => literal);
  return Object.fromEntries(
    Object.entries(tables[language]).map(([key, wordings]) => [
      key,
      typeof wordings === 'string' ? fill(wordings) : wordings.map(fill),
    ]),
  );
}
