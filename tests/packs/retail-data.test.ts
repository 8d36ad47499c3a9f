import { afterAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { searchProducts } from '../../src/main/packs/retail/products.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { seed } from '../../src/main/packs/retail/seed.ts';
import { openShop, shopTime } from '../support/shop.ts';

const shop = openShop();
afterAll(() => shop[Symbol.dispose]());
const { db } = shop;
const count = (sql: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;

test('at least 60 products in five categories, with prices', () => {
  expect(count('products')).toBeGreaterThanOrEqual(60);
  const categories = db.all<{ category: string; n: number }>(
    'SELECT category, count(*) AS n FROM products GROUP BY category ORDER BY 1',
  );
  expect(categories.map(({ category }) => category)).toEqual([
    'beauty',
    'clothing',
    'electronics',
    'home',
    'sports',
  ]);
  for (const { category, n } of categories) expect(n, category).toBeGreaterThanOrEqual(10);
  expect(count('products WHERE price <= 0')).toBe(0);
});

test('at least 40 orders, some in every status, their totals and histories right', () => {
  expect(count('orders')).toBeGreaterThanOrEqual(40);
  const statuses = db
    .all<{ status: string }>('SELECT DISTINCT status FROM orders ORDER BY 1')
    .map(({ status }) => status);
  expect(statuses).toEqual([
    'cancelled',
    'confirmed',
    'delivered',
    'out_for_delivery',
    'pending',
    'shipped',
  ]);
  expect(
    count(
      'orders o WHERE total_amount <> (SELECT sum(quantity * unit_price) FROM order_items WHERE order_id = o.id)',
    ),
  ).toBe(0);
  expect(count('orders o WHERE NOT EXISTS (SELECT 1 FROM order_items WHERE order_id = o.id)')).toBe(
    0,
  );
  expect(
    count(
      'orders o WHERE NOT EXISTS (SELECT 1 FROM order_events WHERE order_id = o.id AND status = o.status)',
    ),
  ).toBe(0);
  expect(count(`order_events WHERE at > '${shopTime.replace('Z', '.000Z')}'`)).toBe(0);
  expect(
    count(
      "orders WHERE status IN ('shipped', 'out_for_delivery') AND (shipping_carrier IS NULL OR tracking_number IS NULL)",
    ),
  ).toBe(0);
  expect(
    count(
      "orders WHERE status IN ('confirmed', 'shipped', 'out_for_delivery') AND estimated_delivery IS NULL",
    ),
  ).toBe(0);
  expect(count("orders WHERE length(id) <> 4 OR id GLOB '*[^0-9]*'")).toBe(0);
});

test('an order still on its way is expected today or later', () => {
  const day = shopTime.slice(0, 10);
  expect(
    db.all(
      `SELECT id FROM orders WHERE status IN ('pending', 'confirmed', 'shipped', 'out_for_delivery') AND estimated_delivery < '${day}'`,
    ),
  ).toEqual([]);
});

test('order 1042 is the one of the first conversation', () => {
  expect(
    db.get("SELECT status, substr(user_phone, -4) AS last4 FROM orders WHERE id = '1042'"),
  ).toEqual({ status: 'confirmed', last4: '4321' });
  expect(
    count("orders WHERE user_phone = (SELECT user_phone FROM orders WHERE id = '1042')"),
  ).toBeGreaterThanOrEqual(2);
});

test('at least 40 questions, five policies, some returns', () => {
  expect(count('faqs')).toBeGreaterThanOrEqual(40);
  expect(
    db.all<{ type: string }>('SELECT type FROM policies ORDER BY 1').map(({ type }) => type),
  ).toEqual(['privacy', 'refunds', 'returns', 'shipping', 'warranty']);
  expect(count('returns')).toBeGreaterThan(0);
});

const texts: Readonly<Record<string, readonly string[]>> = {
  products: ['name', 'description'],
  faqs: ['question', 'answer'],
  policies: ['title', 'summary', 'content'],
};
const blocks: Readonly<Record<Exclude<Language, 'en'>, RegExp>> = {
  hi: /\p{Script=Devanagari}/u,
  bn: /\p{Script=Bengali}/u,
  mr: /\p{Script=Devanagari}/u,
};
const foreign: Readonly<Record<Language, RegExp>> = {
  en: /[\p{Script=Devanagari}\p{Script=Bengali}]/u,
  hi: /\p{Script=Bengali}/u,
  bn: /\p{Script=Devanagari}/u,
  mr: /\p{Script=Bengali}/u,
};

describe.each(Object.entries(texts))('every text of %s', (table, columns) => {
  test.each(languages)('is filled, in its own script: %s', (language) => {
    const rows = db.all<Record<string, string>>(`SELECT * FROM ${table}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const column of columns) {
        const text = row[language === 'en' ? column : `${column}_${language}`] ?? '';
        const where = `${table} ${row['id']} ${column} ${language}: ${text}`;
        expect(text.trim(), where).not.toBe('');
        if (language !== 'en') expect(text, where).toMatch(blocks[language]);
        // The danda is shared by all scripts of India.
        expect(text.replaceAll('।', ''), where).not.toMatch(foreign[language]);
      }
    }
  });

  test('is not the same in Hindi and Marathi throughout', () => {
    const same = columns.map(
      (column) => count(`${table} WHERE ${column}_hi = ${column}_mr`) / count(table),
    );
    for (const share of same) expect(share).toBeLessThan(0.5);
  });
});

test('every product is found by its own name in every language', () => {
  const rows = db.all<Record<string, string>>('SELECT * FROM products');
  for (const row of rows) {
    for (const language of languages) {
      const query = row[language === 'en' ? 'name' : `name_${language}`] ?? '';
      const found = searchProducts(db, { query, category: null, price: {}, limit: 5 });
      expect(
        found.map(({ id }) => id),
        `${language} ${query}`,
      ).toContain(row['id']);
    }
  }
});

test('the days of the samples follow the day they are made', () => {
  using other = openShop({ now: '2027-03-10T06:00:00Z' });
  const at = (source: typeof db) =>
    source.get<{ at: string }>("SELECT estimated_delivery AS at FROM orders WHERE id = '1042'")
      ?.at ?? '';
  const days = (from: string, to: string) =>
    Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  expect(days('2026-11-21T19:00:00Z', at(db))).toBe(days('2027-03-10T19:00:00Z', at(other.db)));
});

test('a wrong row is refused with its file, its place and the reason, and nothing of it stays', () => {
  using other = openShop();
  other.db.execute(
    'DELETE FROM order_events; DELETE FROM order_items; DELETE FROM returns; DELETE FROM orders; DELETE FROM faqs; DELETE FROM products; DELETE FROM policies;',
  );
  const product = { id: 'X1', price: -1 };
  expect(() => seed(other.db, { products: [product] }, 0)).toThrow(
    /data\/retail\/products\.json: 0\./,
  );
  expect(() => seed(other.db, { products: [], orders: 'none' }, 0)).toThrow(
    'data/retail/orders.json: file',
  );
  expect(retail.isSeeded(other.db)).toBe(false);
});
