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

/** Candidates taken from the index before they are ranked by how many of the words they hold. */
const maxCandidates = 200;

/** Products that match best: those with the most of the asked words, then by relevance (bm25, names first). */
export function searchProducts(
  db: Database,
  { query, category, price, limit }: ProductQuery,
): Product[] {
  const words = tokenise(normalise(query)).map(({ text }) => stem(text));
  const params = {
    category,
    min: price.min ?? 0,
    max: price.max ?? Number.MAX_SAFE_INTEGER,
    limit: maxCandidates,
  };
  const filter = 'price BETWEEN :min AND :max AND (:category IS NULL OR category = :category)';
  if (words.length === 0) {
    return db
      .all<Product>(
        `SELECT * FROM products WHERE ${filter} ORDER BY stock_quantity = 0, price LIMIT :limit`,
        params,
      )
      .slice(0, limit);
  }
  const rows = db.all<Product & { words: string }>(
    `SELECT p.*, s.names || ' ' || s.keywords AS words
     FROM product_search s JOIN products p ON p.id = s.id
     WHERE product_search MATCH :match AND ${filter}
     ORDER BY bm25(product_search, 0, 10, 6, 1) LIMIT :limit`,
    { ...params, match: matchAny(words) },
  );
  const scored = rows.map((row) => {
    const held = tokenise(normalise(row.words)).map(({ text }) => text);
    return {
      row,
      hits: words.filter((word) => held.some((other) => other.startsWith(word))).length,
    };
  });
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored
    .filter(({ hits }) => hits === most)
    .map(({ row }) => row)
    .slice(0, limit);
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
