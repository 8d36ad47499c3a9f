import { outOfScope } from '../acts/index.ts';
import { type Calibration, toProbabilities } from './calibrate.ts';
import { features } from './features.ts';
import { thingsAmong } from './lexicon.ts';
import { type SparseVector, vectorise, type Vocabulary } from './vocabulary.ts';

export interface Prediction {
  readonly label: string;
  /** 0 to 1: calibrated, so that of what is said with 0.8, four in five are right. */
  readonly confidence: number;
}

export interface IntentClassifier {
  readonly labels: readonly string[];
  /** All labels, most likely first. */
  predict(text: string): Prediction[];
}

/** A trained classifier as plain data: sparse rows of weights of 8 bits with one scale a row. */
export interface ClassifierModel {
  readonly labels: readonly string[];
  /** Words that stand for one another; see `thingsAmong`. */
  readonly lexicon: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly calibration: Calibration;
  /** Row r holds the cells from starts[r] to starts[r + 1]. */
  readonly starts: Uint32Array;
  readonly cellLabels: Uint16Array;
  readonly cellWeights: Int8Array;
  /** By row: what a weight of 1 stands for. */
  readonly scales: Float32Array;
}

/** A classifier that can be saved. */
export interface TrainedClassifier extends IntentClassifier {
  readonly model: ClassifierModel;
  /** Below this confidence the utterance is out of scope; 0 where `oos` is one of the labels. */
  readonly rejectBelow: number;
}

/** Weights smaller than this change no decision and would double the size. */
const negligible = 0.07;

/** Rounds weights (`weights[row * labelCount + label]`) to 8 bits and drops those near zero. */
export function quantise(
  weights: Float32Array,
  labelCount: number,
): Pick<ClassifierModel, 'starts' | 'cellLabels' | 'cellWeights' | 'scales'> {
  const rowCount = weights.length / labelCount;
  const starts = new Uint32Array(rowCount + 1);
  const scales = new Float32Array(rowCount);
  const cellLabels: number[] = [];
  const cellWeights: number[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const cells = weights.subarray(row * labelCount, (row + 1) * labelCount);
    let largest = 0;
    for (const weight of cells) largest = Math.max(largest, Math.abs(weight));
    const scale = largest / 127;
    scales[row] = scale;
    for (const [label, weight] of cells.entries()) {
      const rounded = Math.abs(weight) < negligible ? 0 : Math.round(weight / scale);
      if (rounded === 0) continue;
      cellLabels.push(label);
      cellWeights.push(rounded);
    }
    starts[row + 1] = cellLabels.length;
  }
  return {
    starts,
    scales,
    cellLabels: Uint16Array.from(cellLabels),
    cellWeights: Int8Array.from(cellWeights),
  };
}

/** Makes a model answer. */
export function classifierOf(model: ClassifierModel): TrainedClassifier {
  const { labels, vocabulary, calibration } = model;
  const unknown = labels.indexOf(outOfScope);
  const isThing = thingsAmong(model.lexicon);
  return {
    labels,
    model,
    rejectBelow: calibration.rejectBelow,
    predict(text) {
      const scores = scoresOf(model, vectorise(features(text, isThing), vocabulary));
      toProbabilities(scores, calibration, unknown);
      return labels
        .map((label, k) => ({ label, confidence: scores[k] as number }))
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

function scoresOf(model: ClassifierModel, { rows, values }: SparseVector): Float64Array {
  const { starts, cellLabels, cellWeights, scales } = model;
  const scores = new Float64Array(model.labels.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const value = (values[at] as number) * (scales[row] as number);
    const end = starts[row + 1] as number;
    for (let cell = starts[row] as number; cell < end; cell += 1) {
      const label = cellLabels[cell] as number;
      scores[label] = (scores[label] as number) + value * (cellWeights[cell] as number);
    }
  }
  return scores;
}
