import { afterAll, describe, expect, test } from 'vitest';
import { type ProductSearch, searchCatalog } from '../../src/main/packs/retail/products.ts';
import { openCatalog } from './catalog-shop.ts';

const shop = openCatalog();
afterAll(() => shop[Symbol.dispose]());

const search = (query: string, more: Partial<Parameters<typeof searchCatalog>[1]> = {}) =>
  searchCatalog(shop.db, { query, category: null, price: {}, limit: 5, ...more });
const ids = ({ products }: ProductSearch) => products.map(({ id }) => id);

describe('one product, however it is written', () => {
  test.each([
    [
      'P201',
      [
        'बनारसी साड़ी',
        'banarasi sari',
        'banarsi saree',
        'বেনারসি শাড়ি',
        'बनारसी साडी',
        'banarasi sadi',
        'benarosi shari',
      ],
    ],
    [
      'P106',
      ['bluetooth speaker', 'blu tooth speaker', 'blutooth speeker', 'ब्लूटूथ स्पीकर', 'ব্লুটুথ স্পিকার'],
    ],
    ['P105', ['headphones', 'hedphone', 'head phone', 'हेडफोन', 'হেডফোন']],
    ['P104', ['wireless earbuds', 'wireles earbud', 'ear buds', 'इयरबड्स', 'ইয়ারবাডস']],
    ['P301', ['cooking pot', 'kuking pot', 'pressure cooker', 'presar kukar', 'प्रेशर कुकर']],
    ['P304', ['mixer grinder', 'mixar graindar', 'मिक्सर ग्राइंडर', 'মিক্সার গ্রাইন্ডার']],
    ['P109', ['laptop', 'leptop', 'लॅपटॉप', 'ল্যাপটপ', 'लैपटॉप']],
    ['P107', ['power bank', 'powerbank', 'पावरबैंक']],
    ['P401', ['face wash', 'facewash', 'फेसवॉश']],
    ['P405', ['lipstick', 'lipstik', 'लिपस्टिक']],
    ['P207', ['t-shirt', 'tshirt', 't shirt', 'टी-शर्ट']],
    ['P102', ['5g phone', '৫জি ফোন', '५जी फोन']],
  ])('%s', (id, queries) => {
    for (const query of queries) {
      const found = search(query);
      expect(ids(found)[0], query).toBe(id);
      expect(found.leftOut, query).toEqual([]);
    }
  });
});

test.each([
  ['mobail', ['P101', 'P102', 'P103']],
  ['मोबाइल', ['P101', 'P102', 'P103']],
  ['जूते', ['P501', 'P211', 'P502', 'P503', 'P504']],
  ['joote', ['P501', 'P211', 'P502', 'P503', 'P504']],
  ['জুতো', ['P501', 'P211', 'P502', 'P503', 'P504']],
  ['shoes', ['P501', 'P211', 'P502', 'P503', 'P504']],
])('a kind of product, cheapest first: %s', (query, wanted) => {
  expect(ids(search(query)).slice(0, wanted.length)).toEqual(wanted);
});

describe('colours in every language', () => {
  test.each([
    [
      'P205',
      ['blue shirt', 'नीली शर्ट', 'neeli shirt', 'নীল শার্ট', 'निळा शर्ट', 'निळे शर्ट', 'blu shirt'],
    ],
    ['P206', ['red shirt', 'लाल शर्ट', 'lal shirt', 'laal shart', 'লাল শার্ট', 'तांबडा शर्ट']],
    ['P108', ['pink watch', 'गुलाबी स्मार्टवॉच', 'গোলাপি স্মার্টওয়াচ', 'gulabi smartwatch']],
  ])('%s', (id, queries) => {
    for (const query of queries) {
      const found = search(query);
      expect([ids(found)[0], found.leftOut], query).toEqual([id, []]);
    }
  });

  test('two colours are a choice', () => {
    const found = search('red or blue shirt');
    expect(ids(found).toSorted()).toEqual(['P205', 'P206']);
  });

  test('a colour that the thing does not come in is left out, and said so', () => {
    for (const [query, colour] of [
      ['lal kurta', 'lal'],
      ['লাল কুর্তা', 'লাল'],
      ['लाल कुर्ता', 'लाल'],
    ] as const) {
      const found = search(query);
      expect(ids(found), query).toEqual(['P202', 'P203']);
      expect(found.leftOut, query).toEqual([colour]);
    }
  });

  test('a colour that nothing has is no other word misspelt', () => {
    expect(search('beige').products).toEqual([]);
  });
});

describe('what is left out', () => {
  test('an unknown word before a known one', () => {
    const found = search('unicorn shoes');
    expect(ids(found)).toContain('P501');
    expect(found.leftOut).toEqual(['unicorn']);
  });

  test('the thing stays, what describes it goes', () => {
    expect(search('laptop bag').leftOut).toEqual(['laptop']);
  });

  test.each(['unicorn saddles', 'zzzz', 'gift for my mother', '', '12345', '"', '" OR *'])(
    'what the shop has not is not found: %j',
    (query) => {
      expect(search(query, { category: query === '' ? 'beauty' : null }).leftOut).toEqual([]);
      if (query !== '') expect(search(query).products).toEqual([]);
    },
  );

  test('of an unknown thing of a known kind, the kind is shown', () => {
    const found = search('unicorn gadgets', { category: 'electronics' });
    expect(new Set(found.products.map(({ category }) => category))).toEqual(
      new Set(['electronics']),
    );
    expect(found.leftOut).not.toEqual([]);
  });
});

describe('prices', () => {
  test('limits are inclusive', () => {
    expect(ids(search('running shoes', { price: { min: 1499, max: 1499 } }))).toEqual(['P501']);
    expect(ids(search('running shoes', { price: { max: 1498 } }))).not.toEqual([]);
    expect(search('running shoes', { price: { max: 1498 } }).outOfRange).toBe(true);
  });

  test('nothing in the range: the nearest first, from both sides', () => {
    const below = search('running shoes', { price: { max: 100 } });
    expect([below.outOfRange, ids(below)[0]]).toEqual([true, 'P501']);
    const above = search('running shoes', { price: { min: 90_000 } });
    expect([above.outOfRange, ids(above)[0]]).toEqual([true, 'P504']);
    const between = search('running shoes', { price: { min: 3_000, max: 3_100 } });
    expect([between.outOfRange, ids(between)[0]]).toEqual([true, 'P503']);
  });

  test('a product with all the words outside the range comes before one with fewer inside it', () => {
    const found = search('blue cotton shirt', { price: { max: 500 } });
    expect([ids(found)[0], found.outOfRange, found.leftOut]).toEqual(['P205', true, []]);
  });

  test('a whole category in a range, and nearest to it', () => {
    const cheap = search('', { category: 'beauty', price: { max: 150 } });
    expect(ids(cheap)).toEqual(['P406', 'P401', 'P411']);
    const none = search('', { category: 'beauty', price: { min: 50_000 } });
    expect(none.outOfRange).toBe(true);
    expect(none.products[0]?.price).toBe(
      Math.max(
        ...shop.db
          .all<{ price: number }>(
            "SELECT price FROM products WHERE category = 'beauty' AND stock_quantity > 0",
          )
          .map(({ price }) => price),
      ),
    );
  });

  test.each([
    { min: 0, max: 0 },
    { min: -5 },
    { max: -1 },
    { min: 5, max: 1 },
    { max: 1e15 },
    { min: 1e15 },
    { max: 99.5 },
  ])('any range is answered: %j', (price) => {
    expect(search('shoes', { price }).products.length).toBeGreaterThan(0);
    expect(search('', { category: 'home', price }).products.length).toBeGreaterThan(0);
  });
});

test('what is out of stock comes last', () => {
  const found = search('urjex', { limit: 10 });
  const stocked = found.products.map(({ stock_quantity }) => stock_quantity > 0);
  expect(stocked).toEqual([...stocked].sort((a, b) => Number(b) - Number(a)));
  expect(stocked).toContain(false);
});

test('a category narrows', () => {
  expect(ids(search('blue', { category: 'sports' }))).toEqual(['P501']);
  expect(
    search('laptop', { category: 'beauty' }).products.map(({ category }) => category),
  ).not.toContain('electronics');
});

test('the limit holds', () => {
  for (const limit of [1, 2, 10]) {
    expect(search('cotton', { limit }).products.length).toBeLessThanOrEqual(limit);
    expect(search('cotton', { limit, price: { max: 1 } }).products.length).toBeLessThanOrEqual(
      limit,
    );
  }
  expect(search('cotton', { limit: 10 }).products.length).toBeGreaterThan(5);
});
