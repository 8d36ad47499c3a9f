import { softmaxInPlace } from './softmax.ts';

/** Scores of an utterance the model was not trained on, and its right label. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

/** How scores become confidences, and when nothing that is known was meant. */
export interface Calibration {
  /** Scores are multiplied by it before the softmax. */
  readonly sharpness: number;
  /** Added to the (sharpened) score of the out-of-scope label. */
  readonly outOfScopeBias: number;
  /** Below this confidence it is out of scope; 0 where examples of that were given. */
  readonly rejectBelow: number;
}

/** Of what is understood rightly, this part may be given up to reject what is out of scope. */
const rejectionBudget = 0.005;

/**
 * Fits a calibration on held-out utterances: the sharpness that makes them likeliest (temperature
 * scaling, Guo et al. 2017), then as much readiness to reject as the budget allows. People say
 * things that are out of scope far more often than examples of it are collected.
 *
 * @param outOfScope its label, or -1 where the examples have none.
 */
export function calibrate(heldOut: readonly HeldOut[], outOfScope: number): Calibration {
  const sharpness = bestSharpness(heldOut);
  if (outOfScope < 0) {
    const sure = heldOut.flatMap(({ scores, label }) => {
      const { top, confidence } = confidenceOf(scores, sharpness);
      return top === label ? [confidence] : [];
    });
    return { sharpness, outOfScopeBias: 0, rejectBelow: budgeted(sure) };
  }
  const leads = heldOut.flatMap(({ scores, label }) => {
    if (label === outOfScope) return [];
    const top = highest(scores, outOfScope);
    return top === label
      ? [((scores[top] as number) - (scores[outOfScope] as number)) * sharpness]
      : [];
  });
  return { sharpness, outOfScopeBias: Math.max(0, budgeted(leads)), rejectBelow: 0 };
}

/** Scores to probabilities, in place. */
export function toProbabilities(
  scores: Float64Array,
  calibration: Calibration,
  outOfScope: number,
): void {
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = (scores[k] as number) * calibration.sharpness;
  }
  if (outOfScope >= 0)
    scores[outOfScope] = (scores[outOfScope] as number) + calibration.outOfScopeBias;
  softmaxInPlace(scores);
}

/** The value that all but the budgeted part exceed; 0 where there is nothing to go by. */
function budgeted(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length * rejectionBudget)] ?? 0;
}

/** Golden-section search: the likelihood has one peak. */
function bestSharpness(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.3, 3];
  for (let step = 0; step < 16; step += 1) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (loss(heldOut, left) < loss(heldOut, right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

function loss(heldOut: readonly HeldOut[], sharpness: number): number {
  let total = 0;
  for (const { scores, label } of heldOut) {
    const probabilities = scores.map((score) => score * sharpness);
    softmaxInPlace(probabilities);
    total -= Math.log(Math.max(probabilities[label] as number, 1e-9));
  }
  return total;
}

function confidenceOf(
  scores: Float64Array,
  sharpness: number,
): { top: number; confidence: number } {
  const probabilities = scores.map((score) => score * sharpness);
  softmaxInPlace(probabilities);
  const top = highest(probabilities, -1);
  return { top, confidence: probabilities[top] as number };
}

function highest(scores: Float64Array, except: number): number {
  let best = -1;
  for (let k = 0; k < scores.length; k += 1) {
    if (k !== except && (best < 0 || (scores[k] as number) > (scores[best] as number))) best = k;
  }
  return best;
}
