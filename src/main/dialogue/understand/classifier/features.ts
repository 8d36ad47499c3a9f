import { asciiDigits, normalise, tokenise } from '../../../language/normalise.ts';

/** Number of hash buckets; a power of two, so that a mask picks one. */
export const featureCount = 1 << 15;

/** A sparse vector of unit length: parallel arrays of bucket and weight. */
export interface FeatureVector {
  readonly indices: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * Hashed features of an utterance: words, word pairs, and character 3- to 5-grams inside words,
 * which survive spelling and recognition mistakes ("can sold my order"). Numbers become one word,
 * so that what is learned for 1042 holds for 1057. Counts are damped (1 + ln) and the vector is
 * scaled to length 1, so that long and short utterances weigh the same.
 */
export function features(text: string): FeatureVector {
  const words = tokenise(asciiDigits(normalise(text))).map(({ text: word }) =>
    /^\d/.test(word) ? '0' : word,
  );
  const counts = new Map<number, number>();
  const add = (kind: string, value: string, weight: number) => {
    const bucket = hash(`${kind}${value}`) & (featureCount - 1);
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  const padded = ['^', ...words, '$'];
  for (const [index, word] of padded.entries()) {
    add('w', word, 1);
    const next = padded[index + 1];
    if (next !== undefined) add('b', `${word} ${next}`, 1);
    const letters = Array.from(` ${word} `);
    for (let size = 3; size <= 5; size += 1) {
      for (let at = 0; at + size <= letters.length; at += 1) {
        add('c', letters.slice(at, at + size).join(''), 0.5);
      }
    }
  }
  const indices = Uint32Array.from(counts.keys());
  const weights = Float32Array.from(counts.values(), (count) => 1 + Math.log(Math.max(count, 0.5)));
  const length = Math.hypot(...weights) || 1;
  return { indices, weights: weights.map((weight) => weight / length) };
}

/** FNV-1a, 32 bit, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
