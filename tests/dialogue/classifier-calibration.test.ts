import { expect, test } from 'vitest';
import {
  calibrate,
  toProbabilities,
} from '../../src/main/dialogue/understand/classifier/calibrate.ts';
import { evaluate } from '../../src/main/dialogue/understand/classifier/evaluate.ts';
import type { TrainedClassifier } from '../../src/main/dialogue/understand/classifier/model.ts';
import { seededRandom } from '../../src/main/dialogue/understand/classifier/random.ts';

/** Utterances of two labels whose scores are `loud` times what their odds warrant. */
function heldOut(loud: number) {
  const random = seededRandom(1);
  return Array.from({ length: 4000 }, () => {
    const odds = (random() - 0.5) * 6;
    const label = random() < 1 / (1 + Math.exp(-odds)) ? 0 : 1;
    return { scores: Float64Array.of(odds * loud, 0), label };
  });
}

test.each([0.5, 1, 2])('scores that are %f times too loud are made to fit', (loud) => {
  const { sharpness } = calibrate(heldOut(loud), -1);
  expect(sharpness * loud).toBeGreaterThan(0.85);
  expect(sharpness * loud).toBeLessThan(1.15);
});

test('of what is right, hardly any is given up to reject what is out of scope', () => {
  const cases = heldOut(1);
  const { rejectBelow, sharpness, outOfScopeBias } = calibrate(cases, -1);
  const confidences = cases.flatMap(({ scores, label }) => {
    const probabilities = scores.slice();
    toProbabilities(probabilities, { sharpness, outOfScopeBias, rejectBelow }, -1);
    return (probabilities[label] as number) >= 0.5 ? [probabilities[label] as number] : [];
  });
  const lost =
    confidences.filter((confidence) => confidence < rejectBelow).length / confidences.length;
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThanOrEqual(0.006);
});

test('with examples of what is out of scope, that label is raised instead', () => {
  const sure = Array.from({ length: 400 }, (_, n) => ({
    scores: Float64Array.of(6, 0, n % 2),
    label: 0,
  }));
  const { outOfScopeBias, rejectBelow } = calibrate(sure, 2);
  expect(rejectBelow).toBe(0);
  expect(outOfScopeBias).toBeGreaterThan(0);
  const probabilities = Float64Array.of(3, 2, 1);
  toProbabilities(probabilities, { sharpness: 1, outOfScopeBias: 5, rejectBelow: 0 }, 2);
  expect(probabilities.indexOf(Math.max(...probabilities))).toBe(2);
  expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
});

test('nothing to calibrate on changes nothing', () => {
  expect(calibrate([], -1)).toEqual({ sharpness: 1, outOfScopeBias: 0, rejectBelow: 0 });
});

test('the figures of an evaluation', () => {
  const answers: Record<string, [string, number]> = {
    a1: ['a', 0.9],
    a2: ['b', 0.9],
    b1: ['b', 0.9],
    b2: ['b', 0.2],
    x1: ['a', 0.1],
    x2: ['a', 0.9],
  };
  const classifier = {
    labels: ['a', 'b'],
    rejectBelow: 0.5,
    predict: (text: string) => [
      { label: answers[text]?.[0] ?? '', confidence: answers[text]?.[1] ?? 0 },
    ],
  } as unknown as TrainedClassifier;
  const cases = Object.keys(answers).map((text) => ({
    label: text.startsWith('x') ? 'oos' : (text[0] as string),
    text,
  }));
  const result = evaluate(classifier, cases);
  // Right: a1, b1, x1. b2 is rejected, a2 and x2 are taken for something else.
  expect(result.accuracy).toBeCloseTo(3 / 6, 9);
  expect(result.inScopeAccuracy).toBeCloseTo(2 / 4, 9);
  expect(result.oosRecall).toBeCloseTo(1 / 2, 9);
  // a: 1 of 2 meant, 2 decided; b: the same; oos: 1 of 2 meant, 2 decided.
  expect(result.macroF1).toBeCloseTo(0.5, 9);
  expect(
    evaluate(
      classifier,
      cases.filter(({ label }) => label !== 'oos'),
    ).oosRecall,
  ).toBeNull();
  expect(() => evaluate(classifier, [])).toThrow('nothing to evaluate');
});
