import { assert } from '../../../kernel/errors.ts';
import { outOfScope } from '../acts/index.ts';
import { type Calibration, calibrate, type HeldOut } from './calibrate.ts';
import { type Features, features } from './features.ts';
import { thingsAmong } from './lexicon.ts';
import { classifierOf, quantise, type TrainedClassifier } from './model.ts';
import { scoresOf, trainSoftmax } from './softmax.ts';
import { fitVocabulary, vectorise, type Vocabulary } from './vocabulary.ts';

export type { IntentClassifier, Prediction, TrainedClassifier } from './model.ts';

export interface Example {
  /** `oos` marks what is out of scope. */
  readonly label: string;
  readonly text: string;
}

/** One of this many parts is held out at a time, to calibrate on. */
const parts = 5;
/**
 * Examples of several languages were written by few people for many: they are nearer to each other than
 * what a stranger says is to them, and confidences fitted on them are this much too bold.
 */
const strangeness = 0.87;
/** Parts are held out in turn until so many utterances are there to calibrate on. */
const enoughHeldOut = 250;

/**
 * Trains an intent classifier: a linear model over hashed features, calibrated on held-out parts of
 * the examples, then trained on all of them. Deterministic.
 *
 * @param lexicon words of the trade's own things, in any script: which of them was said is no matter.
 * @throws if there are fewer than two labels.
 */
export function trainClassifier(
  examples: readonly Example[],
  lexicon: readonly string[] = [],
): TrainedClassifier {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  assert(labels.length >= 2, 'a classifier needs examples of at least two labels');
  const numbers = new Map(labels.map((label, k) => [label, k]));
  const mixed = examples.some(({ text }) => /[\u0900-\u09ff]/.test(text));
  const isThing = thingsAmong(lexicon);
  const known = examples.map(({ label, text }) => ({
    features: features(text, isThing),
    label: numbers.get(label) as number,
  }));
  const calibration = calibrateOn(known, labels, mixed);
  const { vocabulary, weights } = train(known, labels.length, mixed);
  return classifierOf({
    labels,
    lexicon,
    vocabulary,
    calibration,
    ...quantise(weights, labels.length),
  });
}

interface Known {
  readonly features: Features;
  readonly label: number;
}

function train(
  known: readonly Known[],
  labelCount: number,
  mixed: boolean,
): { vocabulary: Vocabulary; weights: Float32Array } {
  const vocabulary = fitVocabulary(known, labelCount, mixed);
  const samples = known.map((one) => ({
    vector: vectorise(one.features, vocabulary),
    label: one.label,
  }));
  return { vocabulary, weights: trainSoftmax(samples, labelCount, vocabulary.weights.length) };
}

function calibrateOn(
  known: readonly Known[],
  labels: readonly string[],
  mixed: boolean,
): Calibration {
  // The n-th example of a label goes to part n modulo parts: each part has its share of every label.
  const seen = new Uint32Array(labels.length);
  const partOf = known.map(({ label }) => {
    const nth = seen[label] as number;
    seen[label] = nth + 1;
    return nth % parts;
  });
  const heldOut: HeldOut[] = [];
  for (let part = 0; part < parts && heldOut.length < enoughHeldOut; part += 1) {
    const { vocabulary, weights } = train(
      known.filter((_, index) => partOf[index] !== part),
      labels.length,
      mixed,
    );
    for (const [index, one] of known.entries()) {
      if (partOf[index] !== part) continue;
      const scores = scoresOf(weights, vectorise(one.features, vocabulary), labels.length);
      heldOut.push({ scores, label: one.label });
    }
  }
  const fitted = calibrate(heldOut, labels.indexOf(outOfScope));
  return mixed ? { ...fitted, sharpness: fitted.sharpness * strangeness } : fitted;
}
