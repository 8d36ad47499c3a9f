import { afterAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/language.ts';
import {
  findProduct,
  findProducts,
  type Product,
  productCard,
  productMention,
  specificationsOf,
} from '../../src/main/packs/retail/products.ts';
import { openCatalog } from './catalog-shop.ts';

const shop = openCatalog();
afterAll(() => shop[Symbol.dispose]());
const find = (words: string) => findProducts(shop.db, words);
const all = () => shop.db.all<Product>('SELECT * FROM products ORDER BY number');

describe('one product is clearly meant', () => {
  test.each([
    [
      'P101',
      [
        'tarvik spark',
        'Tarvik Spark Phone',
        'the spark phone',
        'स्पार्क फ़ोन',
        'spark wala phone',
        'স্পার্ক ফোন',
        'tarbik spark',
        'the spark',
      ],
    ],
    ['P212', ['that frock for girls', 'girls frock', 'बच्चियों वाली फ्रॉक', 'মেয়েদের ফ্রক']],
    ['P102', ['the blue phone', 'nova phone', '5g phone', 'नीला फोन']],
    ['P201', ['banarsi saree', 'the saree', 'शाड़ी', 'বেনারসি শাড়ি']],
    ['P109', ['laptop', 'the student laptop', 'विद्युम लैपटॉप']],
    ['P206', ['the red cotton shirt', 'लाल शर्ट', 'lal shirt']],
    ['P304', ['mixer', 'mixar graindar']],
  ])('%s', (id, said) => {
    for (const words of said) {
      const [best, second] = find(words);
      expect(best?.product.id, words).toBe(id);
      expect(best?.confidence, words).toBeGreaterThanOrEqual(0.75);
      expect((best?.confidence ?? 0) - (second?.confidence ?? 0), words).toBeGreaterThan(0.1);
    }
  });

  test('every product by its whole name, in every language, whatever else is named alike', () => {
    for (const product of all()) {
      for (const language of languages) {
        const name = language === 'en' ? product.name : product[`name_${language}`];
        const [best] = find(name);
        expect(best?.product.id, name).toBe(product.id);
        expect(best?.confidence, name).toBeGreaterThanOrEqual(0.75);
      }
    }
  });
});

test.each([
  ['phone', ['P101', 'P102', 'P103']],
  ['tarvik', ['P101', 'P102', 'P103']],
  ['the tarvik phone', ['P101', 'P102', 'P103']],
  ['kurta', ['P202', 'P203']],
  ['running shoes', ['P211', 'P501', 'P502', 'P503', 'P504']],
  ['शर्ट', ['P205', 'P206', 'P207']],
])('several are meant alike, none of them clearly: %s', (words, wanted) => {
  const found = find(words);
  const best = found[0]?.confidence ?? 0;
  expect(best).toBeLessThan(0.75);
  const alike = found.filter(({ confidence }) => best - confidence < 0.1);
  expect(alike.map(({ product }) => product.id).toSorted()).toEqual(wanted);
});

test('what is only half right is not sure', () => {
  for (const words of [
    'unicorn phone',
    'laptop bag',
    'phone cover',
    'tarvik galaxy ultra',
    'red kurta',
  ])
    for (const { confidence } of find(words)) expect(confidence, words).toBeLessThan(0.75);
});

test.each(['', 'unicorn', '?!', '0', 'ऊँट', 'the', 'show me that'])(
  'nothing is meant: %j',
  (words) => {
    expect(find(words)).toEqual([]);
  },
);

test('best first, at most five, between nothing and certainty', () => {
  for (const words of ['cotton', 'black', 'blue phone', 'steel bottle', 'hair']) {
    const confidences = find(words).map(({ confidence }) => confidence);
    expect(confidences.length).toBeLessThanOrEqual(5);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    for (const confidence of confidences) expect(confidence > 0 && confidence <= 1).toBe(true);
  }
});

test('a product by its number, with all that is known of it', () => {
  const product = findProduct(shop.db, 'P102');
  expect(product).toMatchObject({ name: 'Tarvik Nova 5G Phone', price: 17_999, brand: 'Tarvik' });
  expect(product && specificationsOf(product)).toMatchObject({ RAM: '8 GB' });
  expect(findProduct(shop.db, 'P999')).toBeUndefined();
});

test('a mention holds its names, brand, kind and colour in every language, and its price', () => {
  const product = findProduct(shop.db, 'P205');
  if (!product) throw new Error('P205 is in the sample data');
  const mention = productMention(product, 'hi');
  expect(mention.name).toBe(product.name_hi);
  expect(mention.slots).toEqual({ product_id: 'P205' });
  expect(mention.price).toBe(product.price);
  for (const word of ['Shirt', 'शर्ट', 'শার্ট', 'Sootvan', 'clothing', 'blue', 'neela', 'নীল', 'निळा'])
    expect(mention.words, word).toContain(word);
  expect(productCard(product, 'bn')).toMatchObject({ id: 'P205', name: product.name_bn });
});
