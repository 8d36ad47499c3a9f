import { wordKey, wordsOf } from '../verbs.ts';
import { hi } from '../words/tongues/hi.ts';
import { type Evidence, lookUp } from './lexicon.ts';

const stems = new Set(hi.verbs.flatMap((row) => wordsOf(row.stems)));
/** दो, दे, लो, ले behind the stem of a verb: "भेज दो", "cancel kar do". */
const light = /^(?:दो|दे|दें|लो|ले|लें|do|de|dein|lo|lein|dijiye|dijie|dena|dunga|diya)$/u;

const compound: Evidence = [0, 2.4, 0, 0];
const questionAtEnd: Evidence = [0, 0, 0, 1.4];
const genitive: Evidence = [0, 1.2, 0, 0];

/**
 * What the place of a word tells, beside the word itself: a Hindi verb made of two, and का, which is "of"
 * inside a Hindi sentence and asks at the end of a Marathi one.
 */
export function placeEvidence(words: readonly string[], at: number): Evidence | undefined {
  const word = words[at] as string;
  const before = words[at - 1];
  if (before === undefined) return undefined;
  if (light.test(word) && stems.has(wordKey(before))) return compound;
  if (word !== 'का' && word !== 'ka') return undefined;
  if (at < words.length - 1) return genitive;
  return (lookUp(wordKey(before))?.[3] ?? 0) > 0 ? questionAtEnd : undefined;
}
