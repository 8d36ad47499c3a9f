import type { Database } from '../../store/port.ts';
import type { Product } from './catalog/product.ts';
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
