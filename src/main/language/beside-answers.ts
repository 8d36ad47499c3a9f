import { normalise } from './normalise.ts';
import words from './words/beside-answers.json' with { type: 'json' };

const beside: ReadonlySet<string> = new Set(
  Object.values(words).flatMap((list) => list.split(' ').map(normalise)),
);

/** Whether a normalised word may stand beside the answer to a question and say nothing of its own. */
export const isBesideAnswer = (word: string): boolean => beside.has(word);
