import type { SlotMatch } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { wordsBeside } from '../../../language/keyword.ts';
import words from '../words/person.json' with { type: 'json' };

const beside: ReadonlySet<string> = new Set(words.beside.map(normalise));

/**
 * The match, with all of the text as its span where the text says nothing else: "on Monday please".
 * Whatever else such words could be about, they are this answer.
 */
export function answer<Match extends SlotMatch>(match: Match, text: string): Match {
  const [start, end] = match.span ?? [0, 0];
  if (wordsBeside(text, [[start, end]], beside).length > 0) return match;
  return { ...match, span: [0, normalise(text).length] };
}

/** Words that may stand beside an answer without being one. */
export const isBeside = (word: string): boolean => beside.has(word);
