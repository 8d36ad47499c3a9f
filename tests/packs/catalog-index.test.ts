import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/main/engine/open-store.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { entryFrom, numberOf } from '../../src/main/packs/retail/catalog/entry.ts';
import { reindex } from '../../src/main/packs/retail/catalog/reindex.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { searchProducts } from '../../src/main/packs/retail/products.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import type { Database } from '../../src/main/store/port.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { openCatalog } from './catalog-shop.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const ids = (db: Database, query: string) =>
  searchProducts(db, { query, category: null, price: {}, limit: 5 }).map(({ id }) => id);
const count = (db: Database, from: string) =>
  db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)?.n ?? 0;

/** Everything the search is made of, to be compared. */
const index = (db: Database) => ({
  entries: db.all('SELECT * FROM product_entries ORDER BY number'),
  words: db.all('SELECT * FROM product_words ORDER BY word'),
  sounds: db.all('SELECT * FROM product_word_sounds ORDER BY key, word'),
  search: db.all('SELECT rowid FROM product_search ORDER BY rowid'),
});

describe('a shop that changes', () => {
  const shop = openCatalog();
  afterAll(() => shop[Symbol.dispose]());
  const { db } = shop;
  const fresh = index(db);

  test('nothing is left to do once it is indexed', () => {
    expect(count(db, 'product_changes')).toBe(0);
    expect(count(db, 'product_entries')).toBe(count(db, 'products'));
    reindex(db);
    expect(index(db)).toEqual(fresh);
  });

  test('a new name, a new price, a removed and an added product, by plain SQL', () => {
    db.execute(`UPDATE products SET name = 'Zorvax Ladder' WHERE id = 'P310';
      UPDATE products SET price = 5 WHERE id = 'P109';
      UPDATE products SET stock_quantity = stock_quantity + 1;
      DELETE FROM faqs WHERE product_id = 'P507'; DELETE FROM order_items WHERE product_id = 'P507';
      DELETE FROM products WHERE id = 'P507';`);
    db.execute(`INSERT INTO products SELECT 9000, 'P900', 'Quilty Blanket', name_hi, name_bn, name_mr,
      description, description_hi, description_bn, description_mr, category, brand, color, 777,
      stock_quantity, image_url, specifications, keywords, created_at FROM products WHERE id = 'P302'`);
    // A stock that changes with every order is no reason to index anything.
    expect(count(db, 'product_changes')).toBe(4);
    reindex(db);
    expect(ids(db, 'zorvax')).toEqual(['P310']);
    expect(ids(db, 'jorvaks')).toEqual(['P310']);
    expect(ids(db, 'quilty blanket')).toEqual(['P900']);
    expect(ids(db, 'football')).not.toContain('P507');
    expect(
      searchProducts(db, { query: 'laptop', category: null, price: { max: 10 }, limit: 5 }).map(
        ({ id }) => id,
      ),
    ).toEqual(['P109']);
    expect(db.get("SELECT 1 FROM product_words WHERE word = 'soccer'")).toBeUndefined();
  });

  test('it is the same as one made anew', () => {
    const changed = index(db);
    db.run('UPDATE product_rules SET version = 0');
    reindex(db);
    expect(index(db)).toEqual(changed);
    expect(ids(db, 'zorvax')).toEqual(['P310']);
  });
});

test('a database of the first version is migrated and searched', () => {
  using shop = openCatalog();
  const file = `${shop.file}-old`;
  const old = openSqlite(file);
  const root = join(appRoot(), 'src/main');
  const schema = readFileSync(join(root, 'packs/retail/schema.sql'), 'utf8');
  migrate(old, 'core', readFileSync(join(root, 'store/schema.sql'), 'utf8'));
  migrate(old, 'retail', schema.split(/^-- migration 2:/m)[0] ?? '');
  expect(count(old, "sqlite_schema WHERE name = 'product_words'")).toBe(0);
  // As the first version filled it.
  old.run('ATTACH :other AS other', { other: shop.file });
  old.run('INSERT INTO products SELECT * FROM other.products');
  old.run(
    "INSERT INTO product_search (rowid, names, keywords, descriptions) SELECT number, name, keywords, '' FROM products",
  );
  old.run('DETACH other');
  old.close();
  const { db } = openStore(file, retail, now);
  expect(ids(db, 'banarsi sadi')).toEqual(['P201']);
  expect(index(db)).toEqual(index(shop.db));
  expect(db.isSound()).toBe(true);
  db.close();
});

test('rows are in the order of price and hold their number', () => {
  using shop = openCatalog();
  const rows = shop.db.all<{ number: number; price: number; entry: number }>(
    'SELECT number, price, entry FROM products JOIN product_entries USING (number) ORDER BY entry',
  );
  expect(rows.map(({ price }) => price)).toEqual(
    rows.map(({ price }) => price).toSorted((a, b) => a - b),
  );
  for (const { number, entry } of rows) expect(numberOf(entry)).toBe(number);
  for (const price of [-1, 0, 5, 99.9, 2 ** 40, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])
    expect(Number.isSafeInteger(entryFrom(price)), String(price)).toBe(true);
});
