import * as table from '../../words/references.ts';
import { endsAt, setOf, type Utterance } from './tokens.ts';

/** The cheapest or the dearest, by tokens. */
export interface ExtremeAt {
  readonly least: boolean;
  readonly from: number;
  readonly next: number;
}

const cheap = setOf(table.cheap);
const dear = setOf(table.dear);
const expensive = setOf(table.expensive);
const superlatives = setOf(table.superlatives);
const pronouns = setOf(table.pronouns);
const indefinite = setOf(table.indefinite);
const after = setOf(table.afterPlace);
const standsAlone = /(?:টা|টি)(?:র|ই|কে)?$|तल[ाीं]$|^(?:sosta|shosta|dami)ta$/;

/** "the cheaper one", "सबसे सस्ता वाला", "দামিটা"; not "cheapest phone" (a search) or "a cheaper one". */
export function findExtremes(said: Utterance): ExtremeAt[] {
  return said.words.flatMap((_, at) => extremeAt(said, at) ?? []);
}

function extremeAt(said: Utterance, at: number): ExtremeAt | undefined {
  const { words } = said;
  const word = words[at] as string;
  const before = words[at - 1] ?? '';
  if (expensive.has(word)) {
    // "the expensive one" of two
    if (before === 'the' && words[at + 1] === 'one')
      return { least: false, from: at, next: at + 2 };
    if (!/^(?:most|more|less|least)$/.test(before)) return undefined;
    return english(said, at - 1, at + 1, before.startsWith('le'));
  }
  if (!cheap.has(word) && !dear.has(word)) return undefined;
  const least = cheap.has(word);
  if (/^[a-z]/.test(word) && /(?:er|est)$|^lowest$/.test(word)) {
    if (word === 'lowest' && words[at + 1] !== 'priced') return undefined;
    return english(said, at, word === 'lowest' ? at + 2 : at + 1, least);
  }
  const topped = superlatives.has(before);
  const from = topped ? at - 1 : at;
  const next = words[at + 1] ?? '';
  if (indefinite.has(words[from - 1] ?? '')) return undefined;
  if (pronouns.has(next)) return { least, from, next: at + 2 };
  // "जो सस्ता है": the one that is cheap.
  if (/^(?:जो|jo)$/.test(before) && /^(?:है|हो|hai|ho)$/.test(next))
    return { least, from: at - 1, next: at + 2 };
  if (standsAlone.test(word)) return { least, from, next: at + 1 };
  return topped && endsAt(said, at + 1, after) ? { least, from, next: at + 1 } : undefined;
}

function english(
  { words }: Utterance,
  from: number,
  next: number,
  least: boolean,
): ExtremeAt | undefined {
  const before = words[from - 1] ?? '';
  const pronoun = /^ones?$/.test(words[next] ?? '');
  // "the second cheapest", "which is cheaper", "a cheaper one", "something cheaper".
  if (indefinite.has(before) || /(?:nd|rd|th|second|third|is|are|thing)$/.test(before))
    return undefined;
  if (words.slice(0, from).includes('which')) return undefined;
  if (pronoun) return { least, from, next: next + 1 };
  const definite = before === 'the' || /(?:est)$/.test(words[from] ?? '') || words[from] === 'most';
  const ends = words[next] === undefined || /^(?:please|of|and|or)$/.test(words[next] ?? '');
  return definite && ends ? { least, from, next } : undefined;
}
