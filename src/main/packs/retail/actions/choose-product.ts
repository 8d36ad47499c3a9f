import { z } from 'zod';
import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import {
  type FoundProduct,
  findProduct,
  findProducts,
  type Product,
  productCard,
  productMention,
} from '../products.ts';
import { withoutEndings } from '../slots/product-questions.ts';

/** What every question about one product may be given. */
export const productParameters = {
  product: z.string().optional().describe("the product's name, as the person said it"),
  product_id: z.string().optional().describe('the number of a product shown before, such as P101'),
} as const;

/** Below it, what was found is not what was named. */
const leastConfidence = 0.35;
/** So close to the best that the person must say which. */
const alikeWithin = 0.1;
/** More names than this cannot be kept in mind when they are read out. */
const maxOptions = 4;

/**
 * The product a question is about: the one named in it, else the one that was pointed at or talked
 * about. Asks when several go by that name, when there is none, and when nothing was named.
 */
export function chooseProduct(slots: Slots, context: ActionContext): CheckResult<Product> {
  const pointedAt = pointedProduct(slots, 'product_id', context);
  const name = slots['product'];
  if (typeof name !== 'string' || name.trim() === '') {
    return pointedAt ? { status: 'ready', input: pointedAt } : askProduct();
  }
  const named = productsNamed(name, context);
  const only = named[0];
  if (!only) return productNotFound();
  // "The second one", after "which of these phones?": the words of the first question still stand.
  const settled = named.find(({ id }) => id === pointedAt?.id);
  if (settled) return { status: 'ready', input: settled };
  return named.length === 1 ? { status: 'ready', input: only } : askWhich(named, context);
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

/** Nothing goes by that name. */
export const productNotFound = (): CheckResult<never> => ({
  status: 'needs',
  slot: 'product',
  clear: true,
  phrase: { key: 'product.not_found' },
});

/** Several go by that name: they are shown, and named to choose from. */
export function askWhich(
  products: readonly Product[],
  { language }: Pick<ActionContext, 'language'>,
): CheckResult<never> {
  const offered = products.slice(0, maxOptions);
  const mentions = offered.map((product) => productMention(product, language));
  return {
    status: 'needs',
    slot: 'product_id',
    clear: false,
    phrase: {
      key: 'product.which',
      params: { options: { kind: 'list', items: mentions.map(({ name }) => name) } },
    },
    cards: offered.map((product) => productCard(product, language)),
    mentions,
  };
}
