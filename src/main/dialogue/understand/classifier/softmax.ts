import { seededRandom, shuffle } from './random.ts';
import type { SparseVector } from './vocabulary.ts';

/** An utterance to learn from. */
export interface Sample {
  readonly vector: SparseVector;
  readonly label: number;
}

const epochs = 10;
/** With many examples fewer rounds do. */
const manySamples = 5000;
const epochsOfMany = 6;
const learningRate = 0.25;
/** Keeps the first steps of AdaGrad from being the largest. */
const firstSquare = 3e-3;
/** Labels that are wrong by less than this are not corrected: it makes a step ten times cheaper. */
const negligible = 5e-3;

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). Deterministic.
 *
 * @returns weights, row after row: `weights[row * labelCount + label]`.
 */
export function trainSoftmax(
  samples: readonly Sample[],
  labelCount: number,
  rowCount: number,
): Float32Array {
  const weights = new Float32Array(rowCount * labelCount);
  const squares = new Float32Array(rowCount * labelCount).fill(firstSquare);
  const rounds = samples.length > manySamples ? epochsOfMany : epochs;
  const wrong = new Uint32Array(labelCount);
  const errors = new Float64Array(labelCount);
  const order = Uint32Array.from(samples, (_, index) => index);
  const random = seededRandom(42);
  for (let epoch = 0; epoch < rounds; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { vector, label } = samples[index] as Sample;
      const { rows, values } = vector;
      const scores = scoresOf(weights, vector, labelCount);
      softmaxInPlace(scores);
      scores[label] = (scores[label] as number) - 1;
      let count = 0;
      for (let k = 0; k < labelCount; k += 1) {
        if (Math.abs(scores[k] as number) <= negligible) continue;
        wrong[count] = k;
        errors[count] = scores[k] as number;
        count += 1;
      }
      for (let at = 0; at < rows.length; at += 1) {
        const row = (rows[at] as number) * labelCount;
        const value = values[at] as number;
        for (let j = 0; j < count; j += 1) {
          const cell = row + (wrong[j] as number);
          const gradient = (errors[j] as number) * value;
          const square = (squares[cell] as number) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = (weights[cell] as number) - (learningRate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/** Scores (logits) of a vector under weights as trainSoftmax returns them. */
export function scoresOf(
  weights: Float32Array,
  { rows, values }: SparseVector,
  labelCount: number,
): Float64Array {
  const scores = new Float64Array(labelCount);
  // Four rows at a time: reading and writing the scores is what takes the time.
  let at = 0;
  for (; at + 4 <= rows.length; at += 4) {
    const a = (rows[at] as number) * labelCount;
    const b = (rows[at + 1] as number) * labelCount;
    const c = (rows[at + 2] as number) * labelCount;
    const d = (rows[at + 3] as number) * labelCount;
    const va = values[at] as number;
    const vb = values[at + 1] as number;
    const vc = values[at + 2] as number;
    const vd = values[at + 3] as number;
    for (let k = 0; k < labelCount; k += 1) {
      scores[k] =
        (scores[k] as number) +
        va * (weights[a + k] as number) +
        vb * (weights[b + k] as number) +
        vc * (weights[c + k] as number) +
        vd * (weights[d + k] as number);
    }
  }
  for (; at < rows.length; at += 1) {
    const row = (rows[at] as number) * labelCount;
    const value = values[at] as number;
    for (let k = 0; k < labelCount; k += 1) {
      scores[k] = (scores[k] as number) + value * (weights[row + k] as number);
    }
  }
  return scores;
}

/** Turns scores into probabilities. */
export function softmaxInPlace(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k += 1) highest = Math.max(highest, scores[k] as number);
  let total = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const power = Math.exp((scores[k] as number) - highest);
    scores[k] = power;
    total += power;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] as number) / total;
}
