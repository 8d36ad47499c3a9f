import * as table from '../../words/references.ts';
import { endsAt, phraseAt, phrasesOf, setOf, type Utterance } from './tokens.ts';

const phrases = phrasesOf(table.all);
const vague = setOf(table.vagueAll);
const after = setOf('please को को ko ke chahiye chai दिखाओ the को');
const nots = setOf(table.negations);

/** "both", "all of them", "दोनों", "সবগুলো": the tokens that name everything that was shown. */
export function findAll(said: Utterance): { readonly from: number; readonly next: number }[] {
  const { words } = said;
  const found: { from: number; next: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const size = phraseAt(phrases, words, at);
    if (size > 0 && holds(said, at, at + size)) {
      found.push({ from: at, next: at + size });
      at += size - 1;
    } else if (words[at] === 'all' && isLoneAll(words, at)) {
      found.push({ from: at, next: at + 1 });
    }
  }
  return found;
}

function holds(said: Utterance, at: number, next: number): boolean {
  const { words } = said;
  if (nots.has(words[at - 1] ?? '')) return false;
  if (!vague.has(words[at] as string) || next - at > 1) return true;
  // "सब ठीक है", "सब कुछ", "সব জুতো": only where the thing itself is left out.
  if (
    /^(?:bahut|बहुत|खूप|khup|খুব)$/.test(words[at - 1] ?? '') ||
    /^(?:তো|तो|to)$/.test(words[next] ?? '')
  )
    return false;
  return (
    words.length === 1 ||
    (words[next] !== undefined &&
      endsAt(said, next, after) &&
      !/^(?:है|हैं|hai|hain|आहे|aahe)$/.test(words[next]))
  );
}

/** "cancel all", "all please"; not "that is all", "not at all". */
function isLoneAll(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const behind = words[at + 1];
  if (behind !== undefined && behind !== 'please') return false;
  return words.length <= 4 && !/^(?:is|at|not|that's|after|be|was|for|in|of|above)$/.test(before);
}
