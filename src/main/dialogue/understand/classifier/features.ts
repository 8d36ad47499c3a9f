import { normalise, tokenise } from '../../../language/normalise.ts';
import { soundOf } from '../../../language/sound.ts';
import type { IsThing } from './lexicon.ts';

/** What is looked at in an utterance; each kind is scaled to its own length before they are joined. */
export const featureKinds = [
  'words',
  'pairs',
  'letters',
  'vowelled',
  'skeleton',
  'running',
] as const;
export type FeatureKind = (typeof featureKinds)[number];

/** Features of an utterance by kind (in the order of featureKinds): how often each hash occurs. */
export type Features = readonly ReadonlyMap<number, number>[];

/** More words than a person says in a turn; what follows them is not looked at. */
const maxWords = 200;
/** Longer than any word of the four languages: a key held down has no sound. */
const maxLetters = 40;
/** Stands for any thing of the trade, in every kind of feature. */
const thing = '□';

/**
 * Hashed features of an utterance: words; pairs of neighbours; letters inside words (2 to 5), which
 * survive spelling and recognition mistakes; the same of how words sound, which scripts share; and
 * consonants running on across words ("can sold" is "cancelled" to them). Numbers become one word,
 * so that what is learned for 1042 holds for 1057, and so do the things of the trade: when a phone
 * comes is asked like when a saree comes.
 */
export function features(text: string, isThing: IsThing = nothing): Features {
  const words = tokenise(normalise(text))
    .slice(0, maxWords)
    .map(({ text: word }) => (/^\d/.test(word) ? '0' : isThing(word) ? thing : word));
  const found = featureKinds.map(() => new Map<number, number>());
  const [single, pairs, letters, vowelled, skeleton, running] = found as [
    Counts,
    Counts,
    Counts,
    Counts,
    Counts,
    Counts,
  ];
  let before = '^';
  const skeletons: string[] = [];
  for (const word of words) {
    add(single, finish(hash(word, seedOf(0))));
    add(pairs, finish(hash(`${before} ${word}`, seedOf(1))));
    before = word;
    if (word === thing) {
      for (const [kind, into] of [letters, vowelled, skeleton].entries()) {
        add(into, finish(hash(thing, seedOf(2 + kind))));
      }
      skeletons.push(thing);
      continue;
    }
    pieces(` ${word} `, 2, 5, 2, letters);
    if (word.length > maxLetters) continue;
    const sound = soundOf(word);
    pieces(` ${sound.vowelled} `, 2, 5, 3, vowelled);
    pieces(` ${sound.skeleton} `, 2, 4, 4, skeleton);
    skeletons.push(sound.skeleton);
  }
  if (words.length > 0) add(pairs, finish(hash(`${before} $`, seedOf(1))));
  pieces(` ${skeletons.join(' ')} `, 3, 5, 5, running);
  return found;
}

type Counts = Map<number, number>;

const nothing: IsThing = () => false;

function add(counts: Counts, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts every piece of `shortest` to `longest` UTF-16 units; hashes grow with the piece. */
function pieces(text: string, shortest: number, longest: number, kind: number, into: Counts): void {
  const seed = seedOf(kind);
  for (let start = 0; start + shortest <= text.length; start += 1) {
    let value = seed;
    const end = Math.min(text.length, start + longest);
    for (let at = start; at < end; at += 1) {
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
      if (at - start + 1 >= shortest) add(into, finish(value));
    }
  }
}

/** FNV-1a, 32 bit, over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value;
}

function finish(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** The same letters as a word and as a sound are two features. */
function seedOf(kind: number): number {
  return 0x811c9dc5 ^ Math.imul(kind + 1, 0x9e3779b1);
}
