import { z } from 'zod';
import type { ActionContext, CheckResult, Entity, Slots } from '../../../actions/port.ts';
import {
  type FoundProduct,
  findProduct,
  findProducts,
  type Product,
  productCard,
  productMention,
} from '../products.ts';
import { withoutEndings } from '../../kit/endings.ts';

/** What every question about one product may be given. */
export const productParameters = {
  product: z.string().optional().describe("the product's name, as the person said it"),
  product_id: z.string().optional().describe('the number of a product shown before, such as P101'),
} as const;

/** Below it, what was found is not what was named. */
const leastConfidence = 0.35;
/** So close to the best that the person must say which. */
const alikeWithin = 0.1;
/**
 * What the search leaves over fits: it knows better than a common measure how much a word of a catalog
 * says. Several of it are alike.
 */
const fitting = 0.9;

/** The product of a name. Of several that go by it, the one that was just shown; else they are shown. */
export const product: Entity = {
  slot: 'product_id',
  from: ['product'],
  candidates(slots, context) {
    return productsNamed(String(slots['product']), context).map((one) => ({
      mention: productMention(one, context.language),
      confidence: fitting,
      card: productCard(one, context.language),
    }));
  },
  unknown: 'product.not_found',
};

/** The product a question is about, once its name has been resolved; asks when nothing was named. */
export function chooseProduct(slots: Slots, context: ActionContext): CheckResult<Product> {
  const pointedAt = pointedProduct(slots, 'product_id', context);
  return pointedAt ? { status: 'ready', input: pointedAt } : askProduct();
}

/** The products that may be meant by a name: one when it is clear, several when they are alike. */
export function productsNamed(name: string, { db }: Pick<ActionContext, 'db'>): Product[] {
  const asSaid = best(findProducts(db, name));
  if (asSaid.length === 1) return asSaid;
  // "স্পার্কের" and "स्पार्कची" carry an ending; a name of the catalog does not.
  const bare = withoutEndings(name);
  const found = bare === name ? [] : best(findProducts(db, bare));
  return found.length === 1 || asSaid.length === 0 ? found : asSaid;
}

function best(found: readonly FoundProduct[]): Product[] {
  const top = found[0]?.confidence ?? 0;
  return found
    .filter(({ confidence }) => confidence >= leastConfidence && top - confidence < alikeWithin)
    .map(({ product }) => product);
}

export function pointedProduct(
  slots: Slots,
  slot: 'product_id' | 'product_id_2',
  { db }: Pick<ActionContext, 'db'>,
): Product | undefined {
  const id = slots[slot];
  return typeof id === 'string' ? findProduct(db, id) : undefined;
}

/** Nothing was named. */
export const askProduct = (): CheckResult<never> => ({
  status: 'needs',
  slot: 'product',
  clear: false,
  phrase: { key: 'ask.product' },
});
