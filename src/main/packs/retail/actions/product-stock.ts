import { z } from 'zod';
import type { PhraseParam, ReadAction } from '../../../actions/port.ts';
import { localised } from '../../kit/localised.ts';
import { type Product, productCard, productMention } from '../products.ts';
import { findAlternative } from './alternative.ts';
import { chooseProduct, product, productParameters } from './choose-product.ts';

/** So few that it is worth saying how many. */
export const fewLeft = 3;

export const productStock: ReadAction<Product> = {
  name: 'product_stock',
  description: 'Whether one product is in stock',
  parameters: z.object(productParameters),
  entities: [product],
  effect: 'read',
  check: chooseProduct,
  run(product, { db, language }) {
    const count = product.stock_quantity;
    const name = localised(product, 'name', language);
    const answer = {
      cards: [productCard(product, language)],
      focus: { product_id: product.id },
      mentions: [productMention(product, language)],
    };
    if (count > fewLeft) return { ...answer, phrases: [{ key: 'stock.in', params: { name } }] };
    if (count > 0) return { ...answer, phrases: [{ key: 'stock.few', params: { name, count } }] };
    const out = { key: 'stock.out', params: { name } };
    const other = findAlternative(db, product);
    if (!other) return { ...answer, phrases: [out] };
    const params: Record<string, PhraseParam> = {
      name: localised(other.product, 'name', language),
      price: { kind: 'money', rupees: other.product.price },
    };
    return {
      phrases: [out, { key: other.similar ? 'stock.similar' : 'stock.same_shelf', params }],
      cards: [...answer.cards, productCard(other.product, language)],
      focus: { product_id: product.id },
      mentions: [...answer.mentions, productMention(other.product, language)],
    };
  },
};
