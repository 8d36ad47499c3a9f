import type { ProductCard } from '../../../../contract/cards.ts';
import type { Language } from '../../../../contract/language.ts';
import type { Mention } from '../../../actions/port.ts';
import type { Database } from '../../../store/port.ts';
import { localised } from '../../kit/localised.ts';
import { colourWords } from './colours.ts';

/** A row of the products table. Money is in whole rupees. */
export interface Product {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly name_hi: string;
  readonly name_bn: string;
  readonly name_mr: string;
  readonly description: string;
  readonly description_hi: string;
  readonly description_bn: string;
  readonly description_mr: string;
  readonly category: string;
  readonly brand: string;
  readonly color: string | null;
  readonly price: number;
  readonly stock_quantity: number;
  readonly image_url: string | null;
  /** JSON; see `specificationsOf`. */
  readonly specifications: string;
  /** Further words it is looked for by, with spaces between. */
  readonly keywords: string;
  /** ISO 8601. */
  readonly created_at: string;
}

export function findProduct(db: Database, id: string): Product | undefined {
  return db.get<Product>('SELECT * FROM products WHERE id = :id', { id });
}

/** What is known of it, by label, in the order of the catalog: `{ Battery: '5000 mAh' }`. */
export function specificationsOf(product: Product): Readonly<Record<string, string>> {
  return JSON.parse(product.specifications) as Record<string, string>;
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

/** The product as something that was shown: "the second one", "the blue one", "the cheaper one" mean it. */
export function productMention(product: Product, language: Language): Mention {
  return {
    name: localised(product, 'name', language),
    words: [
      ...namesOf(product),
      product.brand,
      product.category,
      ...colourWords(product.color),
    ].join(' '),
    slots: { product_id: product.id },
    price: product.price,
  };
}

/** Its name in every language. */
export function namesOf(product: Product): string[] {
  return [product.name, product.name_hi, product.name_bn, product.name_mr];
}
