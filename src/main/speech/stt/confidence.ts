/**
 * From a recogniser's own score, the mean natural log probability of its tokens, to the probability
 * that the sentence was understood: every word right, at most 20 % of them wrong, or one of four.
 */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Platt's fit (a logistic curve) for each recogniser, by the name of the model in the manifest.
 * `tests/native/confidence.test.ts` makes the fit again and says when a number here is not right.
 *
 * stt-en-zipformer-3.3M: human sentences, short answers and strings of digits (shared/data/audio),
 * clean and in five noises at 20 to 0 dB, 1,033 in all, with 70 % right assumed. Judged on clips
 * that the fit had not seen (30 times two halves), of right sentences none falls under 0.6 in noise
 * down to 12 dB and 2 % down to 0 dB (6 and 9 % with short answers and digits among them); of wrong
 * ones 36 % stay above. For two synthetic voices that it never saw: 3 %, 8 % and 30 %.
 *
 * The other scores that the library gives (least probable token, lower quartile, number of tokens,
 * tokens a second) told right from wrong no better on held-out clips, alone or with the mean;
 * `lm_probs` is empty without a language model.
 */
const calibrations: Readonly<Record<string, Calibration>> = {
  'stt-en-zipformer-3.3M': { slope: 3.7, intercept: 3.9 },
};

/**
 * For a model that was never measured: the small one's numbers. Larger models are surer of what
 * they say, so nobody is asked to say again what was right; what was wrong meets the doubt of
 * understanding, and a change still waits for a yes.
 */
const unmeasured: Calibration = { slope: 3.7, intercept: 3.9 };

export function calibrationOf(model: string): Calibration {
  return Object.hasOwn(calibrations, model) ? (calibrations[model] ?? unmeasured) : unmeasured;
}

/** 0 to 1; 0 where there is no token. `logProbabilities`: natural logarithms, one a token. */
export function confidenceOf(
  logProbabilities: readonly number[],
  { slope, intercept }: Calibration,
): number {
  if (logProbabilities.length === 0) return 0;
  const mean = logProbabilities.reduce((sum, p) => sum + p, 0) / logProbabilities.length;
  return 1 / (1 + Math.exp(-(slope * mean + intercept)));
}
