import words from '../words.json' with { type: 'json' };
import own from './carriers.json' with { type: 'json' };
import { wordsOf } from './words.ts';

/** The words around a request that say nothing of a product, as `wordsOf` gives them. */
export const carriers: ReadonlySet<string> = new Set(
  [...words.carriers, ...own.carriers].flatMap(wordsOf),
);
