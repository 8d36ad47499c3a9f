import { featureKinds, type Features, type FeatureKind } from './features.ts';

/** A sparse vector: parallel arrays of row (into the model's weights) and value. */
export interface SparseVector {
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

/** The features that were seen in training, and how much each says. */
export interface Vocabulary {
  /** Hash of a feature to its row; row 0 is the constant feature. */
  readonly rowOf: ReadonlyMap<number, number>;
  /** By row: rarity times focus. */
  readonly weights: Float32Array;
  /** By kind of feature, in the order of featureKinds. */
  readonly shares: Float32Array;
  /** What a feature never seen weighs: it takes its share of the vector, and leaves it empty. */
  readonly unseenWeight: number;
}

type Shares = Readonly<Record<FeatureKind, number>>;
// Found by trial: docs/decisions/002-intent-classifier.md.
const latinShares: Shares = {
  words: 1,
  pairs: 1,
  letters: 1,
  vowelled: 0,
  skeleton: 0.5,
  running: 0.7,
};
const mixedShares: Shares = {
  words: 0.7,
  pairs: 0.5,
  letters: 0.7,
  vowelled: 1,
  skeleton: 0.7,
  running: 1,
};
/** With more labels than this, the small words that all labels share tell neighbours apart. */
const maxLabelsForFocus = 80;
/** With more examples than this, what occurs once is dropped: half of the model, and no accuracy. */
const manyExamples = 5000;
const constantValue = 0.3;

/**
 * Weighs features by rarity (inverse document frequency) and, with few labels, by focus: 1 for what
 * occurs with one label only, down to 0.1 for what is spread evenly over all.
 *
 * @param mixed the examples are in several scripts: how words sound then counts for more.
 */
export function fitVocabulary(
  examples: readonly { readonly features: Features; readonly label: number }[],
  labelCount: number,
  mixed: boolean,
): Vocabulary {
  const byKind = mixed ? mixedShares : latinShares;
  const shares = Float32Array.from(featureKinds, (kind) => byKind[kind]);
  const rowOf = new Map<number, number>();
  const seenWith: Map<number, number>[] = [new Map()];
  for (const { features, label } of examples) {
    for (const [kind, counts] of features.entries()) {
      if (shares[kind] === 0) continue;
      for (const key of counts.keys()) {
        let row = rowOf.get(key);
        if (row === undefined) {
          row = seenWith.length;
          rowOf.set(key, row);
          seenWith.push(new Map());
        }
        const labels = seenWith[row] as Map<number, number>;
        labels.set(label, (labels.get(label) ?? 0) + 1);
      }
    }
  }
  if (examples.length > manyExamples) dropRare(rowOf, seenWith);
  const focused = labelCount <= maxLabelsForFocus;
  const weights = Float32Array.from(seenWith, (labels) => {
    const total = sum(labels.values());
    const rarity = 1 + Math.log((examples.length + 1) / (total + 1));
    return focused ? rarity * (1 - (0.9 * entropy(labels, total)) / Math.log(labelCount)) : rarity;
  });
  weights[0] = 1;
  return {
    rowOf,
    weights,
    shares,
    unseenWeight: 0.5 * (1 + Math.log(examples.length + 1)),
  };
}

function dropRare(rowOf: Map<number, number>, seenWith: Map<number, number>[]): void {
  const kept = seenWith.slice(0, 1);
  for (const [key, row] of rowOf) {
    const labels = seenWith[row] as Map<number, number>;
    if (sum(labels.values()) < 2) {
      rowOf.delete(key);
      continue;
    }
    rowOf.set(key, kept.length);
    kept.push(labels);
  }
  seenWith.length = 0;
  for (const labels of kept) seenWith.push(labels);
}

/** The vector of an utterance, of length 1 or less: less where it holds what was never seen. */
export function vectorise(features: Features, vocabulary: Vocabulary): SparseVector {
  const { rowOf, weights, shares, unseenWeight } = vocabulary;
  let size = 1;
  for (const counts of features) size += counts.size;
  const rows = new Uint32Array(size);
  const values = new Float32Array(size);
  let length = 0;
  let total = 0;
  for (const [kind, counts] of features.entries()) {
    const share = shares[kind] as number;
    if (counts.size === 0 || share === 0) continue;
    total += share * share;
    const first = length;
    let squares = 0;
    for (const [key, count] of counts) {
      const row = rowOf.get(key);
      const damped = count === 1 ? 1 : 1 + Math.log(count);
      if (row === undefined) {
        squares += (damped * unseenWeight) ** 2;
        continue;
      }
      const value = damped * (weights[row] as number);
      squares += value * value;
      rows[length] = row;
      values[length] = value;
      length += 1;
    }
    const scale = share / (Math.sqrt(squares) || 1);
    for (let at = first; at < length; at += 1) values[at] = (values[at] as number) * scale;
  }
  const scale = 1 / (Math.sqrt(total) || 1);
  for (let at = 0; at < length; at += 1) values[at] = (values[at] as number) * scale;
  rows[length] = 0;
  values[length] = constantValue;
  return { rows: rows.subarray(0, length + 1), values: values.subarray(0, length + 1) };
}

function entropy(counts: ReadonlyMap<number, number>, total: number): number {
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log(count / total);
  return bits;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
