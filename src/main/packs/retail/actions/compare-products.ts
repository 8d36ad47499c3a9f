import { z } from 'zod';
import type {
  ActionContext,
  CheckResult,
  Memory,
  Phrase,
  ReadAction,
  Slots,
} from '../../../actions/port.ts';
import { compare, type Comparison } from '../comparison.ts';
import { localised } from '../../kit/localised.ts';
import { findProduct, type Product, productCard, productMention } from '../products.ts';
import { cutsOf, namesIn } from '../slots/product-questions.ts';
import { pointedProduct, productParameters, productsNamed } from './choose-product.ts';

type Pair = readonly [Product, Product];

/** Specifications that are said; the card has them all. */
const maxSaid = 2;
/** In the memory of the session: the product that waits for the one to compare it with. */
const waiting = 'comparing';

export const compareProducts: ReadAction<Pair> = {
  name: 'compare_products',
  description: 'Compare two products: price and specifications',
  parameters: z.object({
    product: z.string().optional().describe('the name of one product, or of both: "A and B"'),
    product_id: productParameters.product_id,
    product_id_2: z.string().optional().describe('the number of the other product'),
  }),
  effect: 'read',
  check: choosePair,
  run(pair, context) {
    const comparison = compare(pair, context);
    return {
      phrases: [...priceSaid(pair, comparison, context), ...differencesSaid(comparison, context)],
      cards: [comparison.card],
      mentions: pair.map((product) => productMention(product, context.language)),
      memory: { [waiting]: null },
    };
  },
};

/** Two products: both named, both pointed at, one of each, or one now and the other a moment ago. */
function choosePair(slots: Slots, context: ActionContext): CheckResult<Pair> {
  const pointed = [
    pointedProduct(slots, 'product_id', context),
    pointedProduct(slots, 'product_id_2', context),
  ].filter((product) => product !== undefined);
  const name = slots['product'];
  const named: readonly Product[][] =
    typeof name === 'string' && name.trim() !== '' ? namedProducts(name, context) : [];
  if (named.some((alike) => alike.length === 0)) return notFound;
  const two = pairOf(named, pointed);
  if (two) return { status: 'ready', input: two };
  const first = named[0];
  const one = first ? settle(first, pointed) : pointed[0];
  const doubtful = named.find((alike) => settle(alike, pointed) === undefined);
  if (doubtful) return askWhich(doubtful, context);
  const earlier = context.memory[waiting];
  const other = typeof earlier === 'string' ? findProduct(context.db, earlier) : undefined;
  if (one && other && one.id !== other.id) return { status: 'ready', input: [other, one] };
  if (!one) {
    return {
      status: 'needs',
      slot: 'product',
      clear: true,
      phrase: { key: 'compare.ask_both' },
    };
  }
  return {
    status: 'needs',
    slot: 'product',
    clear: true,
    phrase: {
      key: 'compare.ask_other',
      params: { name: localised(one, 'name', context.language) },
    },
    memory: { [waiting]: one.id } satisfies Memory,
  };
}

/** For each name, the products it may mean. */
function namedProducts(value: string, context: ActionContext): Product[][] {
  const names = namesIn(value);
  if (names.length > 1) return names.slice(0, 2).map((name) => productsNamed(name, context));
  // Neither half of "pressure cooker" is clear and another than the other half; both of "spark nova" are.
  const cut = cutsOf(value)
    .map((pair) => pair.map((name) => productsNamed(name, context)))
    .find(([a = [], b = []]) => a.length === 1 && b.length === 1 && a[0]?.id !== b[0]?.id);
  return cut ?? [productsNamed(value, context)];
}

function pairOf(named: readonly Product[][], pointed: readonly Product[]): Pair | undefined {
  const [first, second] = named;
  const [a, b] = pointed;
  if (first && second) {
    const left = settle(first, pointed);
    const right = settle(second, pointed);
    return left && right && left.id !== right.id ? [left, right] : undefined;
  }
  if (a && b && a.id !== b.id && (!first || first.some(({ id }) => id === a.id || id === b.id)))
    return [a, b];
  if (!first) return undefined;
  // "Compare the blue shirt and the red shirt" as one name, or "the two tawas": exactly two are meant.
  if (first.length === 2 && first[0] && first[1]) return [first[0], first[1]];
  const only = first.length === 1 ? first[0] : undefined;
  return only && a && a.id !== only.id ? [a, only] : undefined;
}

/** The one that is meant, if it is clear by itself or by what was pointed at. */
function settle(alike: readonly Product[], pointed: readonly Product[]): Product | undefined {
  return alike.length === 1
    ? alike[0]
    : alike.find(({ id }) => pointed.some((product) => product.id === id));
}

function priceSaid(
  [first, second]: Pair,
  { sameKind }: Comparison,
  { language }: ActionContext,
): Phrase[] {
  const name = (product: Product) => localised(product, 'name', language);
  const said: Phrase[] = [];
  if (!sameKind) said.push({ key: 'compare.different_kind' });
  if (first.price === second.price) {
    said.push({
      key: 'compare.same_price',
      params: {
        first: name(first),
        second: name(second),
        price: { kind: 'money', rupees: first.price },
      },
    });
    return said;
  }
  const [cheaper, dearer] = first.price < second.price ? [first, second] : [second, first];
  said.push({
    key: 'compare.cheaper',
    params: {
      cheaper: name(cheaper),
      dearer: name(dearer),
      price: { kind: 'money', rupees: cheaper.price },
      difference: { kind: 'money', rupees: dearer.price - cheaper.price },
    },
  });
  return said;
}

function differencesSaid(
  { differences, sameKind }: Comparison,
  { language }: ActionContext,
): Phrase[] {
  if (!sameKind) return [];
  if (differences.length === 0) return [{ key: 'compare.alike' }];
  return differences.slice(0, maxSaid).map(({ label, values, products }) => ({
    key: 'compare.difference',
    params: {
      label,
      a: values[0],
      b: values[1],
      first: localised(products[0], 'name', language),
      second: localised(products[1], 'name', language),
    },
  }));
}

/** Nothing goes by that name. */
const notFound: CheckResult<never> = {
  status: 'needs',
  slot: 'product',
  clear: true,
  phrase: { key: 'product.not_found' },
};

/** More names than this cannot be kept in mind when they are read out. */
const maxOptions = 4;

/** Several go by that name: they are shown, and named to choose from. */
function askWhich(
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
