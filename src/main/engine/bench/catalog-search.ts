import { createActionAgent } from '../../actions/agent.ts';
import type { Slots } from '../../actions/port.ts';
import type { Pack } from '../../packs/pack.ts';
import type { SqliteDatabase } from '../../store/sqlite.ts';
import { type BenchRow, benchRow } from './row.ts';

const targetMs = 5;
const rounds = 20;
const queries = [
  'running shoes',
  'blue cotton shirt',
  'steel water bottle',
  'wireless earbuds',
  'बनारसी साड़ी',
  'রনিং শু',
  'red kurta',
  'yoga mat',
  'laptop',
  'face wash',
] as const;

/** Times product searches through the action agent, with and without a price limit. */
export function benchCatalogSearch(pack: Pack, db: SqliteDatabase, now: number): BenchRow {
  const agent = createActionAgent(pack.actions, db);
  const context = { now, language: 'en', memory: {}, label: (key: string) => key } as const;
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      const slots: Slots = round % 2 === 0 ? { query } : { query, price_range: { max: 2_000 } };
      const startedAt = performance.now();
      agent.request({ action: 'search_products', slots }, context);
      durations.push(performance.now() - startedAt);
    }
  }
  const { products } = db.get<{ products: number }>(
    'SELECT count(*) AS products FROM products',
  ) ?? { products: 0 };
  return benchRow(`catalog search, ${products.toLocaleString('en')} products`, durations, targetMs);
}

/** Multiplies the products of an open shop until there are `wanted`, each copy with a number in its name. */
export function growCatalog(db: SqliteDatabase, wanted: number): void {
  const columns = db
    .all<{ name: string }>("SELECT name FROM pragma_table_info('products')")
    .map(({ name }) => name)
    .filter((name) => !['number', 'id', 'name'].includes(name));
  const { had } = db.get<{ had: number }>('SELECT count(*) AS had FROM products') ?? { had: 0 };
  const copies = Math.ceil(wanted / Math.max(1, had)) - 1;
  const copied =
    'WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < :copies)';
  db.transaction(() => {
    db.run(
      `${copied} INSERT INTO product_search (rowid, names, keywords, descriptions)
       SELECT s.rowid + n * :had, s.names || ' ' || n, s.keywords, s.descriptions FROM copy, product_search s`,
      { copies, had },
    );
    db.run(
      `${copied} INSERT INTO products (number, id, name, ${columns.join(', ')})
       SELECT number + n * :had, id || '-' || n, name || ' ' || n, ${columns.join(', ')} FROM copy, products`,
      { copies, had },
    );
  });
}
