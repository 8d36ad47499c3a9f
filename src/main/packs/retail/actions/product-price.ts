import { z } from 'zod';
import type { Phrase, ReadAction } from '../../../actions/port.ts';
import { localised } from '../../kit/localised.ts';
import { type Product, productCard, productMention } from '../products.ts';
import { chooseProduct, product, productParameters } from './choose-product.ts';

export const productPrice: ReadAction<Product> = {
  name: 'product_price',
  description: 'What one product costs',
  parameters: z.object(productParameters),
  entities: [product],
  effect: 'read',
  check: chooseProduct,
  run(product, { language }) {
    const phrases: Phrase[] = [
      {
        key: 'price.is',
        params: {
          name: localised(product, 'name', language),
          price: { kind: 'money', rupees: product.price },
        },
      },
    ];
    // A price that cannot be paid today is only half of the answer.
    if (product.stock_quantity === 0) phrases.push({ key: 'details.stock_out' });
    return {
      phrases,
      cards: [productCard(product, language)],
      focus: { product_id: product.id },
      mentions: [productMention(product, language)],
    };
  },
};
