import { z } from 'zod';
import type { Phrase, ReadAction } from '../../../actions/port.ts';
import type { PriceRange } from '../../../language/price-range.ts';
import { carriers } from '../catalog/carriers.ts';
import { wordsOf } from '../catalog/words.ts';
import { localised } from '../../kit/localised.ts';
import { type ProductQuery, productCard, productMention, searchCatalog } from '../products.ts';
import { findKeyword } from '../../../language/keyword.ts';
import words from '../words.json' with { type: 'json' };

/** How many products are shown at once, unless the person says how many. */
const usualResults = 5;
const maxResults = 10;

/** What was looked for last, and what the cheapest and the dearest thing shown cost. */
const searchedBefore = z
  .object({
    query: z.string().min(1).optional().catch(undefined),
    category: z.string().nullish(),
    lowest: z.number().optional(),
    highest: z.number().optional(),
  })
  .catch({ query: undefined, category: undefined });

/** A range of prices that is cheaper, or dearer, than all that was shown. */
function beyond(shown: z.output<typeof searchedBefore>, than: unknown): PriceRange {
  if (than === 'cheaper' && shown.lowest !== undefined) return { max: shown.lowest - 1 };
  if (than === 'dearer' && shown.highest !== undefined) return { min: shown.highest + 1 };
  return {};
}

/** Whether a query says nothing but the kind of product: "things for the kitchen". */
function isKind(query: string, category: unknown): boolean {
  const spoken = wordsOf(query).filter((word) => !carriers.has(word));
  return (
    category !== undefined &&
    spoken.length > 0 &&
    spoken.every((word) => findKeyword(word, words.categories)?.value === category)
  );
}

/** A query without what nothing was found by: it is not looked for again. */
function without(query: string, leftOut: readonly string[]): string {
  const unknown = new Set(leftOut.flatMap(wordsOf));
  return wordsOf(query)
    .filter((word) => !unknown.has(word))
    .join(' ');
}

export const searchProducts: ReadAction<ProductQuery> = {
  name: 'search_products',
  description: 'Search products by name, kind, colour or brand',
  parameters: z.object({
    query: z.string().optional().describe('what to look for'),
    category: z.enum(['electronics', 'clothing', 'home', 'beauty', 'sports']).optional(),
    price_range: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
    than_shown: z.enum(['cheaper', 'dearer']).optional().describe('than what was shown before'),
    max_results: z.number().int().min(1).max(maxResults).optional().describe('how many to show'),
  }),
  effect: 'read',
  check(slots, { memory }) {
    const than = slots['than_shown'];
    // "Between two and three thousand", "something cheaper", after shoes were shown: those shoes.
    const refines = slots['price_range'] !== undefined || than !== undefined;
    const named = slots['query'] !== undefined || slots['category'] !== undefined;
    const shown = searchedBefore.parse(memory['search']);
    const { query, category } = refines && !named ? shown : slots;
    if (typeof query !== 'string' && typeof category !== 'string') {
      return { status: 'needs', slot: 'query', clear: false, phrase: { key: 'ask.query' } };
    }
    const wanted = Number(slots['max_results'] ?? usualResults);
    return {
      status: 'ready',
      input: {
        query: typeof query === 'string' && !isKind(query, category) ? query : '',
        category: typeof category === 'string' ? category : null,
        price:
          (slots['price_range'] as PriceRange | undefined) ?? (named ? {} : beyond(shown, than)),
        limit: Math.min(Math.max(Math.trunc(wanted) || usualResults, 1), maxResults),
      },
    };
  },
  run(wanted, { db, language }) {
    const { products, leftOut, outOfRange } = searchCatalog(db, wanted);
    const first = products[0];
    if (!first) return { phrases: [{ key: 'search.none' }], empty: true };
    const phrases: Phrase[] = [];
    if (leftOut.length > 0)
      phrases.push({ key: 'search.widened', params: { left: leftOut.join(' ') } });
    // What is out of range is offered one at a time: only the nearest is near.
    const shown = outOfRange ? products.slice(0, 1) : products;
    phrases.push({
      key: outOfRange ? 'search.none_in_range' : 'search.found',
      params: {
        ...(!outOfRange && { count: shown.length }),
        name: localised(first, 'name', language),
        price: { kind: 'money', rupees: first.price },
      },
    });
    if (first.stock_quantity === 0) phrases.push({ key: 'details.stock_out' });
    return {
      phrases,
      cards: shown.map((product) => productCard(product, language)),
      focus: { product_id: first.id },
      memory: {
        search: {
          query: without(wanted.query, leftOut),
          category: wanted.category,
          lowest: Math.min(...shown.map(({ price }) => price)),
          highest: Math.max(...shown.map(({ price }) => price)),
        },
      },
      mentions: shown.map((product) => productMention(product, language)),
    };
  },
};
