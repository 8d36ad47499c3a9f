import { assert } from '../../../kernel/errors.ts';
import { fnv1a } from './hash.ts';

/**
 * How likely a sentence that has come so far ends here: a logistic model over the words at its end, its
 * beginning and its length, learned from where the example utterances of a trade end and where they go
 * on. It knows no grammar, only that "show me" goes on and "where is my order" may be all.
 */
export interface EndingModel {
  /** Log-odds that normalised words, in order, are a whole utterance. */
  logOdds(words: readonly string[]): number;
  readonly weights: Float32Array;
}

/** Changes with the features and the training: what was trained before is of no use then. */
export const endingVersion = 1;

/** A power of two: features are hashed into this many weights (256 KB). */
const buckets = 1 << 16;
const epochs = 6;
const learningRate = 0.3;
const decay = 1e-4;
/** An utterance ends once and goes on at every word before: ends count for more. */
const endWeight = 2;

/**
 * @param weights as `EndingModel.weights` of a trained one.
 * @throws if there are not as many as a model has.
 */
export function endingModel(weights: Float32Array): EndingModel {
  assert(weights.length === buckets, 'these are no weights of an ending model');
  return {
    weights,
    logOdds: (words) => sum(weights, featuresOf(words)),
  };
}

/** Learns from whole utterances, each as normalised words. Deterministic; some 60,000 endings a second. */
export function trainEndingModel(utterances: readonly (readonly string[])[]): EndingModel {
  const samples = utterances.flatMap((words) =>
    words.map((_, at) => ({
      features: featuresOf(words.slice(0, at + 1)),
      ends: at === words.length - 1,
    })),
  );
  const weights = new Float32Array(buckets);
  const squares = new Float32Array(buckets).fill(1e-6);
  const random = shuffler(1);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    random(samples);
    for (const { features, ends } of samples) {
      const likely = 1 / (1 + Math.exp(-sum(weights, features)));
      const error = (likely - Number(ends)) * (ends ? endWeight : 1);
      for (const at of features) {
        const gradient = error + decay * (weights[at] as number);
        squares[at] = (squares[at] as number) + gradient * gradient;
        weights[at] =
          (weights[at] as number) - (learningRate * gradient) / Math.sqrt(squares[at] as number);
      }
    }
  }
  return endingModel(weights);
}

function sum(weights: Float32Array, features: Uint32Array): number {
  let total = 0;
  for (const at of features) total += weights[at] as number;
  return total;
}

function featuresOf(said: readonly string[]): Uint32Array {
  // Of a number only how long it is.
  const words = said.map((word) => (/^\d+$/.test(word) ? `#${Math.min(word.length, 5)}` : word));
  const from = (back: number) => words.at(-back) ?? '^';
  const [last, second, third] = [from(1), from(2), from(3)];
  const [first = '', next = ''] = words;
  const length = words.length;
  const names = [
    'bias',
    `length ${Math.min(length, 8)}`,
    `1 ${last}`,
    `2 ${second} ${last}`,
    `3 ${third} ${second} ${last}`,
    `end ${last.slice(-3)}`,
    `end ${last.slice(-2)}`,
    `before ${second}`,
    `first ${first}`,
    `ends ${first} ${last}`,
    `opens ${first} ${next} ${Math.min(length, 6)}`,
    `short ${Math.min(length, 5)} ${last}`,
    ...words.slice(0, -1).map((word) => `with ${word} ${last}`),
  ];
  return Uint32Array.from(names, (name) => fnv1a(name) % buckets);
}

/** Shuffles in place, always in the same way (a linear congruence, Numerical Recipes). */
function shuffler(seed: number) {
  let state = seed;
  return (list: unknown[]) => {
    for (let i = list.length - 1; i > 0; i -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const j = Math.floor((state / 2 ** 32) * (i + 1));
      [list[i], list[j]] = [list[j], list[i]];
    }
  };
}
