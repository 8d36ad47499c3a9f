import type { Product } from './product.ts';
import { productWords } from './reindex.ts';
import type { Unit } from './units.ts';
import type { Meaning } from './vocabulary.ts';

/** What a word counts where it stands. */
const inKeywords = 0.85;
export const inDescriptions = 0.5;

/** A product's words, read once to be compared with several units. */
export interface Looked {
  readonly product: Product;
  readonly names: ReadonlySet<string>;
  readonly keywords: ReadonlySet<string>;
}

export function look(product: Product): Looked {
  const { names, keywords } = productWords(product);
  return { product, names: new Set(names), keywords: new Set(keywords) };
}

/** How well a product is meant by one unit, 0 to 1. */
export function fit(looked: Looked, { meanings, pair }: Unit): number {
  const whole = best(looked, meanings);
  return pair ? Math.max(whole, Math.min(best(looked, pair[0]), best(looked, pair[1]))) : whole;
}

function best({ names, keywords }: Looked, meanings: readonly Meaning[]): number {
  let top = 0;
  for (const { word, closeness } of meanings) {
    const place = names.has(word) ? 1 : keywords.has(word) ? inKeywords : 0;
    top = Math.max(top, closeness * place);
  }
  return top;
}

/**
 * Products as they are shown: those in stock first, then the better fit, then as they came (by price).
 */
export function ranked(products: readonly Product[], units: readonly Unit[]): Product[] {
  return products
    .map((product, at) => {
      const looked = look(product);
      const sum = units.reduce((total, unit) => total + (fit(looked, unit) || inDescriptions), 0);
      // To a twentieth: how a word was spelt does not outweigh the price.
      return { product, at, score: Math.round((sum / Math.max(1, units.length)) * 20) };
    })
    .sort(
      (a, b) =>
        Number(a.product.stock_quantity === 0) - Number(b.product.stock_quantity === 0) ||
        b.score - a.score ||
        a.at - b.at,
    )
    .map(({ product }) => product);
}
