import type { Calibration } from '../../../src/main/speech/stt/confidence.ts';

/** One recognised sentence: the recogniser's score, and whether it was right. */
export interface Graded {
  /** Mean natural log probability of its tokens. */
  readonly score: number;
  readonly right: boolean;
  readonly weight: number;
}

/**
 * The logistic curve that fits best (Newton's method, a touch of L2). `prior`: the share of right
 * sentences where the result is used; the examples are weighted to hold as many.
 */
export function fitPlatt(examples: readonly Graded[], prior: number): Calibration {
  const sum = (of: (one: Graded) => number) => examples.reduce((total, one) => total + of(one), 0);
  const rightShare = sum((one) => (one.right ? one.weight : 0)) / sum((one) => one.weight);
  const weighed = examples.map((one) => ({
    ...one,
    weight: one.weight * (one.right ? prior / rightShare : (1 - prior) / (1 - rightShare)),
  }));
  let slope = 1;
  let intercept = 0;
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 1e-3 * slope, 1e-9, 0, 1e-3];
    for (const { score, right, weight } of weighed) {
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)));
      const error = weight * (p - (right ? 1 : 0));
      const curve = weight * p * (1 - p);
      g0 += error;
      g1 += error * score;
      h00 += curve;
      h01 += curve * score;
      h11 += curve * score * score;
    }
    const determinant = h00 * h11 - h01 * h01;
    intercept -= (h11 * g0 - h01 * g1) / determinant;
    slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  return { slope, intercept };
}
