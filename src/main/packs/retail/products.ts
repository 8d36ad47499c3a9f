import type { ProductCard } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { PriceRange } from '../../language/price-range.ts';
import type { Database } from '../../store/port.ts';
import { matchAny } from '../../store/search.ts';
import { localised } from './localised.ts';

interface Product {
  readonly id: string;
  readonly category: string;
  readonly price: number;
  readonly stock_quantity: number;
  readonly image_url: string | null;
}

export interface ProductQuery {
  readonly query: string;
  readonly category: string | null;
  readonly price: PriceRange;
  readonly limit: number;
}

/** Up to as many matches are ranked by relevance; more are taken in the order of their numbers. */
const maxRanked = 300;
/** Words of a query that are looked up: every subset of them may have to be tried. */
const maxWords = 6;

/**
 * The products that hold all of the asked words in their names or keywords; else those that hold the
 * most of them, descriptions included.
 */
export function searchProducts(db: Database, wanted: ProductQuery): Product[] {
  const words = tokenise(normalise(wanted.query)).map(({ text }) => stem(text));
  const unique = [...new Set(words)].slice(0, maxWords);
  if (unique.length === 0) return browse(db, wanted);
  const exact = matching(db, `{names keywords} : (${allOf(unique)})`, wanted);
  if (exact.length > 0) return exact;
  for (let size = unique.length; size > 0; size -= 1) {
    const found = new Map<string, Product>();
    for (const some of subsets(unique, size)) {
      for (const product of matching(db, allOf(some), wanted)) found.set(product.id, product);
      if (found.size >= wanted.limit) break;
    }
    if (found.size > 0) return [...found.values()].slice(0, wanted.limit);
  }
  return [];
}

const allOf = (words: readonly string[]) => words.map((word) => matchAny([word])).join(' AND ');

/** The subsets of `size` items, in the order of the items. */
function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

const filter = 'p.price BETWEEN :min AND :max AND (:category IS NULL OR p.category = :category)';

function filterParams({ category, price, limit }: ProductQuery) {
  return { category, min: price.min ?? 0, max: price.max ?? Number.MAX_SAFE_INTEGER, limit };
}

function browse(db: Database, wanted: ProductQuery): Product[] {
  return db.all<Product>(
    `SELECT * FROM products p WHERE ${filter} ORDER BY stock_quantity = 0, price LIMIT :limit`,
    filterParams(wanted),
  );
}

/** Products that match an FTS query, best first. */
function matching(db: Database, match: string, wanted: ProductQuery): Product[] {
  const count = db.get<{ matches: number }>(
    'SELECT count(*) AS matches FROM (SELECT 1 FROM product_search WHERE product_search MATCH :match LIMIT :most)',
    { match, most: maxRanked + 1 },
  );
  const matches = count?.matches ?? 0;
  if (matches === 0) return [];
  // Ranking reads every match; without it, reading stops at the last product wanted.
  const order = matches <= maxRanked ? 'ORDER BY bm25(product_search, 10, 6, 1)' : '';
  return db.all<Product>(
    `SELECT p.* FROM product_search s CROSS JOIN products p ON p.number = s.rowid
     WHERE product_search MATCH :match AND ${filter} ${order} LIMIT :limit`,
    { ...filterParams(wanted), match },
  );
}

/** An English plural matches its singular: words are looked up as prefixes. */
function stem(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

export function productCard(product: Product, language: Language): ProductCard {
  return {
    kind: 'product',
    id: product.id,
    name: localised(product, 'name', language),
    description: localised(product, 'description', language),
    category: product.category,
    price: product.price,
    stock: product.stock_quantity,
    image: product.image_url,
  };
}
