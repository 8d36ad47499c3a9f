import { normalise, tokenise } from '../../../language/normalise.ts';
import type { Database } from '../../../store/port.ts';
import type { Product } from '../products.ts';

/** Products of a category that are looked at for an alternative. */
const maxCandidates = 500;

/**
 * What could be bought instead: of the same category and in stock; the one whose name and keywords
 * have most in common, then the one nearest in price. `similar`: it has something in common at all.
 */
export function findAlternative(
  db: Database,
  product: Product,
): { readonly product: Product; readonly similar: boolean } | undefined {
  const candidates = db.all<Product>(
    `SELECT * FROM products WHERE category = :category AND stock_quantity > 0 AND id <> :id
     ORDER BY abs(price - :price) LIMIT :limit`,
    { category: product.category, id: product.id, price: product.price, limit: maxCandidates },
  );
  const own = new Set(wordsOf(product));
  const shared = (other: Product) => wordsOf(other).filter((word) => own.has(word)).length;
  const best = candidates.reduce<{ product: Product; shared: number } | undefined>((top, other) => {
    const common = shared(other);
    return common > (top?.shared ?? -1) ? { product: other, shared: common } : top;
  }, undefined);
  return best && { product: best.product, similar: best.shared > 0 };
}

/** What it is, in the words of the catalog; a brand says nothing about that. */
function wordsOf({ name, keywords, brand }: Product): string[] {
  const brandWords = new Set(tokenise(normalise(brand)).map(({ text }) => text));
  const words = tokenise(normalise(`${name} ${keywords}`)).map(({ text }) => text);
  return [...new Set(words)].filter((word) => !brandWords.has(word) && /\p{L}/u.test(word));
}
