import { afterAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { openDesk } from '../support/desk.ts';

const desk = openDesk();
afterAll(() => desk[Symbol.dispose]());
const product = (intent: string, language: Language, text: string) =>
  desk.slots(intent, language, text)['product'];

describe('the name of a product in a question', () => {
  test.each([
    ['product_price', 'en', 'how much is the tarvik spark phone', 'tarvik spark phone'],
    ['product_price', 'en', 'what does the pressure cooker cost', 'pressure cooker'],
    ['product_stock', 'en', 'do you have the yoga mat in stock', 'yoga mat'],
    ['product_details', 'en', 'tell me more about the sunscreen please', 'sunscreen'],
    ['product_price', 'hi', 'बनारसी साड़ी का दाम क्या है', 'बनारसी साड़ी'],
    ['product_stock', 'hi', 'क्या लाल शर्ट स्टॉक में है', 'लाल शर्ट'],
    ['product_price', 'hi', 'pressure cooker kitne ka hai', 'pressure cooker'],
    ['product_details', 'hi', 'spark ke baare mein bataiye', 'spark'],
    ['product_price', 'bn', 'বেনারসি শাড়ি কত দাম', 'বেনারসি শাড়ি'],
    ['product_stock', 'bn', 'লাল শার্ট স্টকে আছে কি', 'লাল শার্ট'],
    ['product_price', 'mr', 'बनारसी साडी कितीला आहे', 'बनारसी साडी'],
    ['product_stock', 'mr', 'विंटर जॅकेट स्टॉकमध्ये आहे का', 'विंटर जॅकेट'],
    ['get_product_faq', 'en', 'what is the warranty on the power bank', 'power bank'],
    ['get_product_faq', 'en', 'is the face wash good for oily skin', 'face wash'],
    ['get_product_faq', 'hi', 'लैपटॉप की रैम कितनी है', 'लैपटॉप'],
    ['compare_products', 'en', 'compare the spark and the royale pro', 'spark | royale pro'],
    ['compare_products', 'hi', 'spark aur nova mein kaunsa accha hai', 'spark | nova'],
    ['compare_products', 'bn', 'স্পার্ক না নোভা কোনটা ভালো', 'স্পার্ক | নোভা'],
    ['compare_products', 'mr', 'स्पार्क की नोव्हा कोणता चांगला', 'स्पार्क | नोव्हा'],
  ] as const)('%s %s: %s', (intent, language, text, name) => {
    expect(product(intent, language, text)).toBe(name);
  });

  test.each([
    ['product_price', 'en', 'how much is it'],
    ['product_price', 'en', "what's the price of this one"],
    ['product_stock', 'en', 'is it in stock'],
    ['product_details', 'en', 'tell me more about it'],
    ['product_price', 'hi', 'इसका दाम क्या है'],
    ['product_price', 'hi', 'yeh kitne ka hai'],
    ['product_stock', 'hi', 'क्या यह अभी मिलेगा'],
    ['product_price', 'bn', 'এটার দাম কত'],
    ['product_stock', 'bn', 'এটা কি পাওয়া যাবে'],
    ['product_price', 'mr', 'याची किंमत किती आहे'],
    ['product_stock', 'mr', 'हे मिळेल का'],
    ['get_product_faq', 'en', 'can it survive heavy rain'],
    ['get_product_faq', 'hi', 'इसमें कितनी रैम है'],
    ['get_product_faq', 'hi', 'अच्छा और गारंटी कितने साल की'],
    ['get_product_faq', 'mr', 'बरं, वॉरंटी किती वर्षांची'],
    ['get_product_faq', 'bn', 'আচ্ছা, ওয়ারেন্টি কত বছরের'],
    ['compare_products', 'en', 'compare these two'],
    ['compare_products', 'hi', 'dono mein kya fark hai'],
    ['compare_products', 'mr', 'या दोन्हींमध्ये चांगला कोणता'],
  ] as const)('nothing is left of: %s %s', (intent, language, text) => {
    expect(product(intent, language, text)).toBeUndefined();
  });

  test('its number is never found in words', () => {
    const slots = desk.slots('compare_products', 'en', 'compare P101 and the second one');
    expect(slots).not.toHaveProperty('product_id');
    expect(slots).not.toHaveProperty('product_id_2');
  });
});

describe('what is asked about it', () => {
  test.each([
    ['en', 'does it have a guarantee', { faq_topic: 'warranty' }],
    ['en', 'how much battery', { faq_topic: 'specifications', specification: 'battery' }],
    ['en', 'can it get wet', { faq_topic: 'usage', specification: 'water' }],
    ['hi', 'वापस हो जाएगा', { faq_topic: 'returns' }],
    ['hi', 'kitne din mein delivery', { faq_topic: 'shipping' }],
    ['bn', 'কীভাবে পরিষ্কার করব', { faq_topic: 'usage', specification: 'care' }],
    ['mr', 'कापड कोणते आहे', { faq_topic: 'specifications', specification: 'fabric' }],
    ['mr', 'कशी वापरायची', { faq_topic: 'usage' }],
  ] as const)('%s %s', (language, text, found) => {
    expect(desk.slots('get_product_faq', language, text)).toMatchObject(found);
  });

  test('"face wash" is no question about washing', () => {
    expect(desk.slots('get_product_faq', 'en', 'face wash')).not.toHaveProperty('specification');
  });
});
