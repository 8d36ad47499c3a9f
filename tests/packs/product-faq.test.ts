import { afterAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/language.ts';
import { findProduct } from '../../src/main/packs/retail/products.ts';
import { specificationRows } from '../../src/main/packs/retail/specifications.ts';
import { openDesk } from '../support/desk.ts';

const desk = openDesk();
afterAll(() => desk[Symbol.dispose]());
const faq = (...args: [Parameters<typeof desk.ask>[1], string, Parameters<typeof desk.ask>[3]?]) =>
  desk.ask('get_product_faq', ...args);

describe('a question about one product', () => {
  test('is answered by its own questions first', () => {
    expect(faq('en', 'can i return the face wash after opening it').cards[0]).toBe('faq:F037');
    expect(faq('hi', 'इसे कैसे धोते हैं', { product_id: 'P201' }).cards[0]).toBe('faq:F033');
    expect(faq('mr', 'हे पाण्यात चालेल का', { product_id: 'P105' }).cards[0]).toBe('faq:F032');
  });

  test.each([
    ['en', 'how much ram does it have', 'P101', '4 GB'],
    ['hi', 'इस फोन की बैटरी कितनी है', 'P102', '5000 mAh'],
    ['hi', 'iska kapda kaun sa hai', 'P205', '100% कॉटन'],
    ['bn', 'র‍্যাম কত', 'P102', '8 GB'],
    ['mr', 'याचं वजन किती आहे', 'P107', '210 ग्रॅम'],
    ['en', 'what sizes does it come in', 'P205', 'S to XXL'],
    ['en', 'is it waterproof', 'P108', 'IP68'],
    ['bn', 'এটার রঙ কী', 'P206', 'লাল'],
    ['mr', 'याची कंपनी कोणती', 'P205', 'Sootvan'],
  ] as const)('then by its specification: %s %s', (language, text, product_id, value) => {
    const { says, cards } = faq(language, text, { product_id });
    expect(says).toContain(value);
    expect(cards).toEqual([`product:${product_id}`]);
  });

  test.each([
    ['en', 'what warranty does the tarvik spark have', '1 year'],
    ['hi', 'प्रेशर कुकर पर कितनी वारंटी है', '5 साल'],
    ['bn', 'স্পার্ক ফোনের ওয়ারেন্টি কত', '1 বছর'],
    ['mr', 'मिक्सरची वॉरंटी किती', '2 वर्षे'],
  ] as const)('its own warranty: %s', (language, text, period) => {
    expect(faq(language, text).says).toContain(period);
  });

  test('then by the policy of the shop', () => {
    const returns = faq('en', 'can i return it', { product_id: 'P205' });
    expect(returns.cards).toEqual(['policy:POL-returns', 'product:P205']);
    const shipping = faq('bn', 'এটার ডেলিভারি কদিনে', { product_id: 'P205' });
    expect(shipping.cards[0]).toBe('policy:POL-shipping');
  });

  test('a warranty that is not given is not promised', () => {
    const saree = faq('en', 'is there a warranty on the banarasi saree');
    expect(saree.keys).toEqual(['product_faq.no_warranty']);
    expect(saree.says).not.toMatch(/year/);
  });

  test('what is not known is not made up', () => {
    for (const { keys } of [
      faq('en', 'how much ram does the banarasi saree have'),
      faq('hi', 'इसका कैमरा कैसा है', { product_id: 'P301' }),
      faq('en', 'how do i use it', { product_id: 'P112' }),
    ])
      expect(keys).toEqual(['product_faq.unknown']);
  });

  test('all of its specification, in short', () => {
    const { says } = faq('en', 'specifications of the student laptop');
    expect(says).toMatch(/RAM.*8 GB/);
    expect(says.length).toBeLessThan(200);
  });

  test('without a topic, asks which, and each can be chosen', () => {
    const { needs, mentions, says } = faq('mr', 'स्पार्कबद्दल प्रश्न आहे');
    expect([needs, says]).toEqual(['faq_topic', expect.stringContaining('तारविक स्पार्क')]);
    expect(mentions).toContainEqual({ faq_topic: 'warranty', product_id: 'P101' });
  });

  test('with a topic and nothing to point at, says the rule of the shop', () => {
    expect(faq('en', 'is there a warranty').cards).toEqual(['policy:POL-warranty']);
    expect(faq('hi', 'क्या वारंटी मिलती है').cards).toEqual(['policy:POL-warranty']);
    expect(faq('en', 'is there a warranty on electronics').cards).toEqual(['policy:POL-warranty']);
    expect(faq('en', 'how do i wash it').needs).toBe('product');
    expect(faq('en', 'does the zzyzx have a warranty').needs).toBe('product');
  });
});

test('what is in the catalog is known by its label in every language', () => {
  const ids = desk.db.all<{ id: string }>('SELECT id FROM products');
  expect(ids.length).toBeGreaterThanOrEqual(60);
  for (const { id } of ids) {
    const product = findProduct(desk.db, id);
    if (!product) throw new Error(id);
    for (const language of languages) {
      const foreign = language === 'en' ? /[\u0900-\u09ff]/ : /^[a-z ]+$/i;
      for (const { label, value } of specificationRows(product, language)) {
        expect(label, id).not.toMatch(foreign);
        // "100 W" and "4 GB" are read as they are.
        if (/[a-z]{5}/.test(value) && language !== 'en') expect(value, id).not.toMatch(foreign);
      }
    }
  }
});
