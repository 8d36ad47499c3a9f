import { afterAll, describe, expect, test } from 'vitest';
import { cardSchema } from '../../src/contract/cards.ts';
import { openDesk } from '../support/desk.ts';

const desk = openDesk();
afterAll(() => desk[Symbol.dispose]());
const { ask } = desk;
const setStock = (id: string, count: number) =>
  desk.db.run('UPDATE products SET stock_quantity = :count WHERE id = :id', { id, count });

describe('which product is meant', () => {
  test('the one named, in any language and letters', () => {
    for (const [language, text] of [
      ['en', 'how much is the tarvik spark'],
      ['hi', 'स्पार्क फोन कितने का है'],
      ['hi', 'spark ka daam kya hai'],
      ['bn', 'তারভিক স্পার্কের দাম কত'],
      ['mr', 'स्पार्क फोनची किंमत किती आहे'],
    ] as const)
      expect(ask('product_price', language, text).says, text).toContain('₹8,499');
  });

  test('the one talked about, when none is named', () => {
    expect(ask('product_price', 'en', 'how much is it', { product_id: 'P201' }).says).toContain(
      '₹6,499',
    );
    expect(ask('product_price', 'mr', 'याची किंमत किती', { product_id: 'P201' }).says).toContain(
      '₹6,499',
    );
  });

  test('a name said now wins over what was talked about', () => {
    const { says } = ask('product_price', 'en', 'and the banarasi saree', { product_id: 'P101' });
    expect(says).toContain('₹6,499');
  });

  test('several of that name are named, shown and can be pointed at', () => {
    const { needs, says, cards, mentions } = ask(
      'product_price',
      'en',
      'price of the tarvik phone',
    );
    expect(needs).toBe('product_id');
    expect(says).toMatch(/Spark.*Nova.*Royale/);
    expect(cards).toEqual(['product:P101', 'product:P102', 'product:P103']);
    expect(mentions).toEqual([
      { product_id: 'P101' },
      { product_id: 'P102' },
      { product_id: 'P103' },
    ]);
    // The answer fills product_id; the words of the question are still there and must not ask again.
    const chosen = ask('product_price', 'en', 'price of the tarvik phone', { product_id: 'P102' });
    expect(chosen.says).toContain('₹17,999');
    expect(ask('product_stock', 'hi', 'तारविक फ़ोन है क्या').needs).toBe('product_id');
  });

  test('an unknown name is said to be unknown and forgotten', () => {
    for (const [language, text] of [
      ['en', 'how much is the zzyzx quux'],
      ['bn', 'ঝঞ্ঝাট্রন কত'],
    ] as const) {
      const { response } = ask('product_price', language, text);
      expect(response).toMatchObject({
        status: 'needs',
        slot: 'product',
        clear: true,
        phrase: { key: 'product.not_found' },
      });
    }
  });

  test('nothing named is asked for', () => {
    for (const [intent, language, text] of [
      ['product_price', 'en', 'how much is it'],
      ['product_details', 'hi', 'इसके बारे में बताइए'],
      ['product_stock', 'bn', 'এটা আছে'],
      ['get_product_faq', 'mr', 'याची बॅटरी किती'],
    ] as const) {
      const { response } = ask(intent, language, text);
      expect(response, text).toMatchObject({
        slot: 'product',
        clear: false,
        phrase: { key: 'ask.product' },
      });
    }
  });

  test('a product that is no more is asked for, not answered for', () => {
    expect(ask('product_price', 'en', 'how much is it', { product_id: 'P999' }).needs).toBe(
      'product',
    );
  });
});

describe('product_details', () => {
  test('one sentence, the price and the stock; everything on the card', () => {
    const { says, keys, response } = ask('product_details', 'en', 'tell me about the tarvik spark');
    expect(says).toContain('A budget smartphone with a big, bright screen.');
    expect(says).not.toContain('One charge');
    expect(says).toContain('₹8,499');
    expect(keys).toEqual(['details.about', 'details.stock_in']);
    const card = response.status === 'answered' ? response.reply.cards?.[0] : undefined;
    expect(cardSchema.parse(card)).toMatchObject({
      specifications: expect.arrayContaining([{ label: 'RAM', value: '4 GB' }]),
    });
    expect(response).toMatchObject({ reply: { focus: { product_id: 'P101' } } });
  });

  test('specifications are in the language of the talk', () => {
    const { response } = ask('product_details', 'bn', 'বেনারসি শাড়ির ব্যাপারে বলুন');
    expect(response).toMatchObject({
      reply: {
        cards: [{ specifications: expect.arrayContaining([{ label: 'কাপড়', value: 'খাঁটি সিল্ক' }]) }],
      },
    });
  });

  test('few and none are said', () => {
    const few = ask('product_details', 'hi', '', { product_id: 'P103' });
    expect(few.keys).toContain('details.stock_few');
    expect(few.says).toContain('2');
    const none = ask('product_details', 'mr', '', { product_id: 'P107' });
    expect(none.keys).toContain('details.stock_out');
  });
});

describe('product_price', () => {
  test('is the price alone, with the stock only when there is none', () => {
    const there = ask('product_price', 'en', '', { product_id: 'P103' });
    expect(there.keys).toEqual(['price.is']);
    expect(there.says).toMatch(/Tarvik Royale Pro Phone.*₹54,999/);
    const gone = ask('product_price', 'hi', '', { product_id: 'P107' });
    expect(gone.keys).toEqual(['price.is', 'details.stock_out']);
    expect(gone.says).toContain('₹1,299');
  });
});

describe('product_stock', () => {
  test.each([
    [4, 'stock.in', /Classic Blue Cotton Shirt/],
    [3, 'stock.few', /\b3\b/],
    [1, 'stock.few', /\b(?:1|one)\b/],
  ])('%i pieces', (count, key, said) => {
    setStock('P205', count);
    const { says, keys } = ask('product_stock', 'en', 'is it available', { product_id: 'P205' });
    expect(keys).toEqual([key]);
    expect(says).toMatch(said);
    setStock('P205', 28);
  });

  test('out of stock names the most alike of the category that is in stock, to be pointed at', () => {
    setStock('P205', 0);
    const { says, keys, mentions, cards } = ask('product_stock', 'en', '', { product_id: 'P205' });
    expect(keys).toEqual(['stock.out', 'stock.similar']);
    expect(says).toMatch(/Blue Cotton Shirt.*Red Cotton Shirt.*₹999/);
    expect(mentions).toEqual([{ product_id: 'P205' }, { product_id: 'P206' }]);
    expect(cards).toEqual(['product:P205', 'product:P206']);
    expect(ask('product_stock', 'bn', '', { product_id: 'P205' }).says).toMatch(/লাল কটন শার্ট/);
    setStock('P205', 28);
  });

  test('what has nothing in common is not called similar', () => {
    const { keys } = ask('product_stock', 'en', 'is the winter jacket in stock');
    expect(keys).toEqual(['stock.out', 'stock.same_shelf']);
  });

  test('with nothing left in the category, no alternative is made up', () => {
    using other = openDesk();
    other.db.run("UPDATE products SET stock_quantity = 0 WHERE category = 'home'");
    const { keys, mentions } = other.ask('product_stock', 'en', 'is the mixer grinder available');
    expect(keys).toEqual(['stock.out']);
    expect(mentions).toHaveLength(1);
  });
});

describe('compare_products', () => {
  test.each([
    ['en', 'compare tarvik spark and nova'],
    ['en', 'nova vs spark'],
    ['en', 'which is better the spark or the nova'],
    ['en', 'compare spark nova'],
    ['hi', 'spark aur nova mein kaunsa accha hai'],
    ['hi', 'स्पार्क और नोवा में क्या फ़र्क है'],
    ['bn', 'স্পার্ক আর নোভার মধ্যে কোনটা ভালো'],
    ['mr', 'स्पार्क आणि नोव्हा यांची तुलना करा'],
  ] as const)('two names: %s %s', (language, text) => {
    const { says, response, mentions } = ask('compare_products', language, text);
    expect(response.status, says).toBe('answered');
    expect(says).toMatch(/₹8,499.*₹9,500|₹9,500.*₹8,499/);
    expect(says).toMatch(/4 GB/);
    expect(mentions.map(({ product_id }) => product_id).toSorted()).toEqual(['P101', 'P102']);
  });

  test('says two differences at most; the card has every row', () => {
    const { keys, response } = ask('compare_products', 'en', 'compare spark and nova');
    expect(keys).toEqual(['compare.cheaper', 'compare.difference', 'compare.difference']);
    const card = response.status === 'answered' ? response.reply.cards?.[0] : undefined;
    expect(cardSchema.parse(card)).toMatchObject({
      kind: 'comparison',
      products: [{ id: 'P101' }, { id: 'P102' }],
      rows: expect.arrayContaining([
        { label: 'RAM', values: ['4 GB', '8 GB'], differs: true },
        { label: 'Warranty', values: ['1 year', '1 year'], differs: false },
      ]),
    });
  });

  test('two that were pointed at, and one of each', () => {
    const both = ask('compare_products', 'hi', '', { product_id: 'P101', product_id_2: 'P103' });
    expect(both.says).toContain('₹46,500');
    const mixed = ask('compare_products', 'en', 'compare it with the nova', { product_id: 'P101' });
    expect(mixed.says).toContain('₹9,500');
  });

  test('the same price and nothing else is said plainly', () => {
    const { keys, says } = ask(
      'compare_products',
      'en',
      'compare the blue shirt and the red shirt',
    );
    expect(keys).toEqual(['compare.same_price', 'compare.alike']);
    expect(says).toContain('₹999');
  });

  test('different kinds of things are compared by price alone', () => {
    const { keys, says } = ask('compare_products', 'mr', 'लॅपटॉप आणि प्रेशर कुकर यांची तुलना करा');
    expect(keys).toEqual(['compare.different_kind', 'compare.cheaper']);
    expect(says).toContain('₹37,141');
  });

  test('asks for both, then for the other, and remembers the first until it has compared', () => {
    expect(ask('compare_products', 'en', 'compare two products').needs).toBe('product');
    const first = ask('compare_products', 'en', 'compare the spark');
    expect(first.keys).toEqual(['compare.ask_other']);
    expect(first.says).toContain('Tarvik Spark Phone');
    expect(first.response).toMatchObject({ slot: 'product', clear: true });
    const memory = (first.response as { memory?: Record<string, string> }).memory ?? {};
    const second = ask('compare_products', 'en', 'the nova', {}, memory);
    expect(second.says).toContain('₹9,500');
    expect(second.response).toMatchObject({ reply: { memory: { comparing: null } } });
  });

  test('three of a name are offered; two of them pointed at are compared, one is asked further', () => {
    expect(ask('compare_products', 'en', 'compare tarvik phones').needs).toBe('product_id');
    const two = { product_id: 'P101', product_id_2: 'P102' };
    expect(ask('compare_products', 'en', 'compare tarvik phones', two).says).toContain('₹9,500');
    const one = ask('compare_products', 'en', 'compare tarvik phones', { product_id: 'P102' });
    expect(one.keys).toEqual(['compare.ask_other']);
    expect(one.says).toContain('Nova 5G Phone');
  });

  test('a product with itself is no comparison', () => {
    const same = { product_id: 'P101', product_id_2: 'P101' };
    expect(ask('compare_products', 'bn', '', same).needs).toBe('product');
  });

  test('an unknown name is said to be unknown', () => {
    const { response } = ask('compare_products', 'en', 'compare spark and zzyzx');
    expect(response).toMatchObject({ phrase: { key: 'product.not_found' } });
  });
});
