import type { Language } from '../../../../contract/language.ts';
import type { Found } from '../found.ts';
import { findAll } from './all.ts';
import { findDescribed } from './described.ts';
import { findExtremes } from './extreme.ts';
import { findPositions } from './position.ts';
import { type Utterance, utterance } from './tokens.ts';

/** How a person points at one of the things just shown, without naming it. */
export type Reference =
  /** 1-based; -1 is the last, -2 the last but one. */
  | { readonly kind: 'position'; readonly position: number }
  /** By its looks; `words` as said, without "the" and "one". */
  | { readonly kind: 'described'; readonly words: string }
  | { readonly kind: 'extreme'; readonly by: 'price'; readonly least: boolean }
  | { readonly kind: 'all' };

/** Longer texts point at nothing. */
const maxWords = 60;

/**
 * What a text points at in a list that was shown, left to right: "the second one", "नीला वाला",
 * "সবচেয়ে সস্তাটা", "both". Whether anything was shown, and which thing fits, is for the caller to say.
 */
export function findReferences(
  text: string,
  context: { readonly language: Language },
): Found<Reference>[] {
  const said = utterance(text, context.language);
  if (said.words.length > maxWords) return [];
  const taken: { readonly from: number; readonly next: number }[] = [];
  const found: Found<Reference>[] = [];
  const add = (value: Reference, from: number, next: number) => {
    if (taken.some((span) => from < span.next && span.from < next)) return;
    taken.push({ from, next });
    found.push({ value, ...placeOf(said, from, next) });
  };
  // What is more exact goes first: "the second one" is no thing that looks "second".
  for (const { position, from, next } of findPositions(said))
    add({ kind: 'position', position }, from, next);
  for (const { least, from, next } of findExtremes(said))
    add({ kind: 'extreme', by: 'price', least }, from, next);
  for (const { from, next } of findAll(said)) add({ kind: 'all' }, from, next);
  for (const { words, from, next } of findDescribed(said))
    add({ kind: 'described', words }, from, next);
  return found.sort((a, b) => a.start - b.start);
}

const placeOf = ({ tokens }: Utterance, from: number, next: number) => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[next - 1]?.end ?? 0,
});
