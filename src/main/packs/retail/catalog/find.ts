import type { Database } from '../../../store/port.ts';
import { namesOf, type Product } from './product.ts';
import { fit, type Looked, look } from './rank.ts';
import { candidates } from './search.ts';
import { isKnown, type Unit, unitsOf } from './units.ts';
import type { Meaning } from './vocabulary.ts';
import { wordsOf } from './words.ts';

export interface FoundProduct {
  readonly product: Product;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How many products are told apart. */
const maxFound = 5;
/** Products whose scores are as near to the best share the name: none of them is clearly meant. */
const shared = 0.08;
const sharedConfidence = 0.72;
/** A word that the catalog does not have says as much against a product as a rarer word of it says for it. */
const unknownWeight = 0.8;
/** A word of the catalog that is not the product's: at best its description has it. */
const wrong = 0;
/** What saying all words of a name, not just some, adds. */
const completeness = 0.1;

/**
 * Which product is meant by its name or by what it is ("the spark phone", "स्पार्क फ़ोन", "that frock
 * for girls"), best first, at most 5; empty when no word of it is a word of the catalog. From a
 * confidence of 0.75 on it is one clear product; several within 0.1 of each other: ask which.
 */
export function findProducts(db: Database, words: string): FoundProduct[] {
  const units = unitsOf(db, words);
  const products = candidates(db, units);
  if (products.length === 0) return [];
  const { total } = db.get<{ total: number | null }>(
    'SELECT max(number) AS total FROM products',
  ) ?? {
    total: 1,
  };
  const weights = units.map((unit) => weightOf(unit, total ?? 1));
  const scored = products
    .map((product) => ({ product, score: scoreOf(look(product), units, weights) }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const alike = scored.filter(({ score }) => score >= best - shared).length;
  const factor = alike > 1 ? sharedConfidence : 1;
  return scored
    .slice(0, maxFound)
    .map(({ product, score }) => ({ product, confidence: score * factor }));
}

/** How much a unit says, 0.5 to 1: a word of one product says more than a word of a thousand. */
function weightOf(unit: Unit, total: number): number {
  if (!isKnown(unit)) return unknownWeight;
  const rarest = (meanings: readonly Meaning[]) =>
    meanings.reduce((sum, { uses }) => sum + uses, 0) || total;
  const uses = unit.pair
    ? Math.min(rarest(unit.meanings), rarest(unit.pair[0]), rarest(unit.pair[1]))
    : rarest(unit.meanings);
  return 0.5 + (0.5 * Math.log(1 + total / uses)) / Math.log(1 + total);
}

/** The share of what was said that fits the product, and a little for how much of its name that is. */
function scoreOf(looked: Looked, units: readonly Unit[], weights: readonly number[]): number {
  let [fits, sum] = [0, 0];
  for (const [at, unit] of units.entries()) {
    const weight = weights[at] as number;
    sum += weight;
    const known = isKnown(unit) ? fit(looked, unit) || wrong : 0;
    fits += weight * known;
  }
  const said = new Set(
    units.flatMap(({ meanings, pair }) =>
      [...meanings, ...(pair?.flat() ?? [])].map(({ word }) => word),
    ),
  );
  const complete = Math.max(
    ...namesOf(looked.product).map((name) => {
      const parts = wordsOf(name);
      return parts.filter((part) => said.has(part)).length / Math.max(1, parts.length);
    }),
  );
  return (fits / sum) * (1 - completeness + completeness * complete);
}
