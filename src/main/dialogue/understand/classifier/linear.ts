import { assert } from '../../../kernel/errors.ts';
import { type FeatureVector, featureCount, features } from './features.ts';

export interface Example {
  readonly label: string;
  readonly text: string;
}

export interface Prediction {
  readonly label: string;
  /** 0 to 1: softmax probability. */
  readonly confidence: number;
}

export interface IntentClassifier {
  readonly labels: readonly string[];
  /** All labels, most likely first. */
  predict(text: string): Prediction[];
}

const epochs = 25;
const learningRate = 0.5;
/** Scales the logits: features have unit length, so weights must grow large to be sure. */
const l2 = 1e-6;

/**
 * Trains multinomial logistic regression with AdaGrad (Duchi, Hazan, Singer 2011) on hashed
 * features. Deterministic: the order of examples is shuffled by a fixed seed.
 *
 * @throws if there are fewer than two labels.
 */
export function trainClassifier(examples: readonly Example[]): IntentClassifier {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  assert(labels.length >= 2, 'a classifier needs examples of at least two labels');
  const size = labels.length;
  const weights = new Float32Array(featureCount * size);
  const squares = new Float32Array(featureCount * size).fill(1e-3);
  const data = examples.map(({ label, text }) => ({
    label: labels.indexOf(label),
    vector: features(text),
  }));
  const random = seededRandom(42);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(data, random);
    for (const { label, vector } of data) {
      const probabilities = softmax(scores(weights, vector, size));
      for (let at = 0; at < vector.indices.length; at += 1) {
        const row = (vector.indices[at] as number) * size;
        const weight = vector.weights[at] as number;
        for (let k = 0; k < size; k += 1) {
          const error = (probabilities[k] as number) - (k === label ? 1 : 0);
          const gradient = error * weight + l2 * (weights[row + k] as number);
          squares[row + k] = (squares[row + k] as number) + gradient * gradient;
          weights[row + k] =
            (weights[row + k] as number) -
            (learningRate * gradient) / Math.sqrt(squares[row + k] as number);
        }
      }
    }
  }
  return {
    labels,
    predict(text) {
      const probabilities = softmax(scores(weights, features(text), size));
      return labels
        .map((label, k) => ({ label, confidence: probabilities[k] as number }))
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

function scores(weights: Float32Array, vector: FeatureVector, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let at = 0; at < vector.indices.length; at += 1) {
    const row = (vector.indices[at] as number) * size;
    const weight = vector.weights[at] as number;
    for (let k = 0; k < size; k += 1) {
      sums[k] = (sums[k] as number) + (weights[row + k] as number) * weight;
    }
  }
  return sums;
}

function softmax(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** mulberry32: 32 bits of state, enough to shuffle. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
}
