import { beforeAll, describe, expect, it } from 'vitest';
import { type Calibration, calibrationOf } from '../../src/main/speech/stt/confidence.ts';
import { needs } from '../support/needs.ts';
import { type GradedSentence, gradedSentences } from './support/graded.ts';
import { fitPlatt } from './support/platt.ts';
import { testSpeechConfig, whyNoModels, whyNoRecordings } from './support/shared.ts';

/**
 * How sure the recogniser may be. Its score is fitted on half of the recordings and judged on the
 * other half, both ways; digits are halved by speaker, sentences by clip, so nothing that is judged
 * was seen in other noise. The numbers that are used come from all of them.
 */

/** The share of right sentences that is assumed where a kiosk stands; with half of the noise drowning people, these recordings hold fewer. */
const prior = 0.7;
/** Below this the dialogue asks again. */
const trusted = 0.6;

const isSentence = ({ kind }: GradedSentence) => kind === 'sentence';
const isShort = (one: GradedSentence) => !isSentence(one);

/** A sentence of the half that the fit has not seen, and what the fit says of it. */
interface Judged extends GradedSentence {
  readonly sure: number;
}

describe('the confidence in what was heard', needs(whyNoModels() ?? whyNoRecordings()), () => {
  let sentences: GradedSentence[];
  let judged: Judged[];
  const sureOf = ({ slope, intercept }: Calibration, score: number) =>
    1 / (1 + Math.exp(-(slope * score + intercept)));
  const share = <T extends GradedSentence>(of: readonly T[], which: (one: T) => boolean) =>
    of.reduce((sum, one) => sum + (which(one) ? one.weight : 0), 0) /
    of.reduce((sum, one) => sum + one.weight, 0);

  beforeAll(async () => {
    sentences = await gradedSentences();
    judged = [true, false].flatMap((half) => {
      const fit = fitPlatt(
        sentences.filter(({ training }) => training === half),
        prior,
      );
      return sentences
        .filter(({ training }) => training !== half)
        .map((one) => ({ ...one, sure: sureOf(fit, one.score) }));
    });
  }, 400_000); // A minute on two cores that do nothing else.

  it('is what the recordings say it is', () => {
    const fit = fitPlatt(sentences, prior);
    const used = calibrationOf(testSpeechConfig.recognisers[0]?.name ?? '');
    /** The geometric mean of the token probabilities at which the dialogue trusts it. */
    const threshold = ({ slope, intercept }: Calibration) =>
      Math.exp((Math.log(trusted / (1 - trusted)) - intercept) / slope);
    console.log('fit', fit, threshold(fit), 'used', used, threshold(used));
    // These are half of the recordings that the numbers come from; they move about as much.
    expect(Math.abs(fit.slope - used.slope)).toBeLessThan(1.2);
    expect(Math.abs(threshold(fit) - threshold(used))).toBeLessThan(0.06);
  });

  it('asks for few right sentences again', () => {
    const right = judged.filter((one) => one.right);
    const quiet = right.filter(({ snr }) => snr === null || snr >= 12);
    const again = (of: readonly Judged[]) => share(of, ({ sure }) => sure < trusted);
    const figures = {
      'right sentences, to 12 dB, asked again': again(quiet.filter(isSentence)),
      'right sentences, to 0 dB, asked again': again(right.filter(isSentence)),
      'right short answers and digits, to 12 dB, asked again': again(quiet.filter(isShort)),
      'wrong, believed': 1 - again(judged.filter((one) => !one.right)),
    };
    console.table(figures);
    console.table(reliability());
    expect(figures['right sentences, to 12 dB, asked again']).toBeLessThanOrEqual(0.05);
    expect(figures['right sentences, to 0 dB, asked again']).toBeLessThanOrEqual(0.1);
    // What the score cannot tell: a wrong word that the recogniser is sure of.
    expect(figures['wrong, believed']).toBeLessThanOrEqual(0.5);
  });

  it('is higher for the right one of two, most of the time', () => {
    const right = judged.filter((one) => one.right);
    const wrong = judged.filter((one) => !one.right);
    const wins = right.flatMap((r) => wrong.map((w) => Number(r.sure > w.sure)));
    expect(wins.reduce((sum, win) => sum + win, 0) / wins.length).toBeGreaterThan(0.8);
  });

  /** What was promised and what came, with right and wrong weighted as the prior has them. */
  function reliability() {
    const base = share(judged, (one) => one.right);
    const weigh = (one: Judged) =>
      one.weight * (one.right ? prior / base : (1 - prior) / (1 - base));
    const edges = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01];
    return edges.slice(1).map((to, i) => {
      const from = edges[i] ?? 0;
      const bin = judged.filter(({ sure }) => sure >= from && sure < to);
      const total = bin.reduce((sum, one) => sum + weigh(one), 0);
      const mean = (of: (one: Judged) => number) =>
        Number((bin.reduce((sum, one) => sum + weigh(one) * of(one), 0) / total).toFixed(2));
      const promised = mean(({ sure }) => sure);
      return { from, sentences: bin.length, promised, right: mean((one) => Number(one.right)) };
    });
  }
});
