import { outOfScope } from '../acts/index.ts';
import type { Example } from './linear.ts';
import type { TrainedClassifier } from './model.ts';

/** How well a classifier does on labelled utterances; shares from 0 to 1, null where there is no case. */
export interface Evaluation {
  readonly accuracy: number;
  /** Of what is in scope: the right label, and not rejected. */
  readonly inScopeAccuracy: number | null;
  /** Of what is out of scope: recognised as that, or rejected. */
  readonly oosRecall: number | null;
  /** Mean F1 of the labels that occur in the cases. */
  readonly macroF1: number;
}

/** Classifies every case. @throws if there is none. */
export function evaluate(classifier: TrainedClassifier, cases: readonly Example[]): Evaluation {
  if (cases.length === 0) throw new Error('there is nothing to evaluate on');
  const outcomes = cases.map(({ label, text }) => ({ label, decided: decide(classifier, text) }));
  const inScope = outcomes.filter(({ label }) => label !== outOfScope);
  const beyond = outcomes.filter(({ label }) => label === outOfScope);
  return {
    accuracy: shareRight(outcomes) as number,
    inScopeAccuracy: shareRight(inScope),
    oosRecall: shareRight(beyond),
    macroF1: macroF1(outcomes),
  };
}

/** The label of an utterance, `oos` where the classifier rejects it. */
function decide(classifier: TrainedClassifier, text: string): string {
  const top = classifier.predict(text)[0];
  return top === undefined || top.confidence < classifier.rejectBelow ? outOfScope : top.label;
}

interface Outcome {
  readonly label: string;
  readonly decided: string;
}

function shareRight(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null;
  return outcomes.filter(({ label, decided }) => label === decided).length / outcomes.length;
}

function macroF1(outcomes: readonly Outcome[]): number {
  const tallies = new Map(outcomes.map(({ label }) => [label, { right: 0, meant: 0, decided: 0 }]));
  for (const { label, decided } of outcomes) {
    const meant = tallies.get(label);
    const taken = tallies.get(decided);
    if (meant) meant.meant += 1;
    if (taken) taken.decided += 1;
    if (meant && label === decided) meant.right += 1;
  }
  const scores = [...tallies.values()].map(
    ({ right, meant, decided }) => (2 * right) / (meant + decided),
  );
  return scores.reduce((total, score) => total + score, 0) / scores.length;
}
