import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import type { PriceRange } from '../../../language/price-range.ts';
import { productCard, searchProducts as search } from '../products.ts';

type SearchInput = {
  readonly query: string;
  readonly category: string | null;
  readonly price: PriceRange;
};

/** How many products are shown at once. */
const maxResults = 5;

export const searchProducts: ReadAction<SearchInput> = {
  name: 'search_products',
  description: 'Search products by name, kind, colour or brand',
  parameters: z.object({
    query: z.string().optional().describe('what to look for'),
    category: z.enum(['electronics', 'clothing', 'home', 'beauty', 'sports']).optional(),
    price_range: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
  }),
  effect: 'read',
  check(slots) {
    const query = slots['query'];
    const category = slots['category'];
    if (typeof query !== 'string' && typeof category !== 'string') {
      return { status: 'needs', slot: 'query', clear: false, phrase: { key: 'ask.query' } };
    }
    return {
      status: 'ready',
      input: {
        query: typeof query === 'string' ? query : '',
        category: typeof category === 'string' ? category : null,
        price: (slots['price_range'] as PriceRange | undefined) ?? {},
      },
    };
  },
  run({ query, category, price }, { db, language }) {
    const found = search(db, { query, category, price, limit: maxResults });
    const first = found[0];
    const limited = price.min !== undefined || price.max !== undefined;
    if (first) {
      const card = productCard(first, language);
      return {
        phrases: [
          {
            key: 'search.found',
            params: {
              count: found.length,
              name: card.name,
              price: { kind: 'money', rupees: card.price },
            },
          },
        ],
        cards: found.map((product) => productCard(product, language)),
        focus: { product_id: first.id },
      };
    }
    // Nothing in that range: offer the nearest one outside it rather than a dead end.
    const target = price.max ?? price.min ?? 0;
    const nearest = limited
      ? search(db, { query, category, price: {}, limit: 50 }).sort(
          (a, b) => Math.abs(a.price - target) - Math.abs(b.price - target),
        )[0]
      : undefined;
    if (!nearest) return { phrases: [{ key: 'search.none' }], empty: true };
    const card = productCard(nearest, language);
    return {
      phrases: [
        {
          key: 'search.none_in_range',
          params: { name: card.name, price: { kind: 'money', rupees: card.price } },
        },
      ],
      cards: [card],
      focus: { product_id: nearest.id },
    };
  },
};
