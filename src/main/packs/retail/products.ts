import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { localised } from '../kit/localised.ts';
import { findProduct, type Product } from './catalog/product.ts';
import { type ProductQuery, searchCatalog } from './catalog/search.ts';

export { type FoundProduct, findProducts } from './catalog/find.ts';
export {
  findProduct,
  type Product,
  productCard,
  productMention,
  specificationsOf,
} from './catalog/product.ts';
export { type ProductQuery, type ProductSearch, searchCatalog } from './catalog/search.ts';

/** The products of `searchCatalog`, best first. */
export function searchProducts(db: Database, wanted: ProductQuery): readonly Product[] {
  return searchCatalog(db, wanted).products;
}

/** What a product is called, by its id. */
export function nameOf(
  db: Database,
  language: Language,
  slot: string,
  id: string,
): string | undefined {
  const product = slot === 'product_id' ? findProduct(db, id) : undefined;
  return product && localised(product, 'name', language);
}
