import { z } from 'zod';
import type { Phrase, ReadAction } from '../../../actions/port.ts';
import { localised } from '../../kit/localised.ts';
import { type Product, productMention } from '../products.ts';
import { detailedCard } from '../specifications.ts';
import { chooseProduct, product, productParameters } from './choose-product.ts';
import { fewLeft } from './product-stock.ts';

export const productDetails: ReadAction<Product> = {
  name: 'product_details',
  description: 'Tell about one product: what it is, its price, its stock, its specifications',
  parameters: z.object(productParameters),
  entities: [product],
  effect: 'read',
  check: chooseProduct,
  run(product, context) {
    const { language } = context;
    const phrases: Phrase[] = [
      {
        key: 'details.about',
        params: {
          name: localised(product, 'name', language),
          about: firstSentence(localised(product, 'description', language)),
          price: { kind: 'money', rupees: product.price },
        },
      },
      stockInShort(product),
    ];
    return {
      phrases,
      cards: [detailedCard(product, context)],
      focus: { product_id: product.id },
      mentions: [productMention(product, language)],
    };
  },
};

function stockInShort({ stock_quantity: count }: Product): Phrase {
  if (count === 0) return { key: 'details.stock_out' };
  if (count <= fewLeft) return { key: 'details.stock_few', params: { count } };
  return { key: 'details.stock_in' };
}

/** A full stop inside "3.5 mm" ends nothing. */
function firstSentence(text: string): string {
  return /^.*?[.!?।](?=\s|$)/su.exec(text)?.[0] ?? text;
}
