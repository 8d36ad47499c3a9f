import { createActionAgent } from '../../actions/agent.ts';
import type { Json, Slots } from '../../actions/port.ts';
import type { Pack } from '../../packs/pack.ts';
import type { SqliteDatabase } from '../../store/sqlite.ts';
import { type BenchRow, spreadRow } from './row.ts';

const targetMs = 5;
const rounds = 20;

interface Wanted {
  readonly query: string;
  readonly price_range?: Json;
}

/** Searches by what makes them slow: every kind has its own row. */
const searches: Readonly<Record<string, readonly Wanted[]>> = {
  exact: [
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
  ].flatMap((query) => [{ query }, { query, price_range: { max: 2_000 } }]),
  'misspelt or in another script': [
    'blu tooth speaker',
    'hedphone',
    'wireles earbud',
    'kuking pot',
    'mobail',
    'banarsi sadi',
    'mixar graindar',
    'lal shart',
    'ল্যাপটাপ',
    'पाउवर बैन्क',
    'unicorn saddles',
    'zebra striped umbrella stand',
  ].flatMap((query) => [{ query }, { query, price_range: { max: 2_000 } }]),
  'nothing in the price range': [
    { query: 'laptop', price_range: { max: 2_000 } },
    { query: 'running shoes', price_range: { max: 100 } },
    { query: 'cotton', price_range: { min: 90_000 } },
    { query: 'mobile phone', price_range: { min: 100_000, max: 110_000 } },
    { query: 'hedphone', price_range: { max: 50 } },
    { query: 'बनारसी साड़ी', price_range: { max: 200 } },
    { query: 'red blue green laptop', price_range: { max: 500 } },
  ],
};

/** Times product searches through the action agent; one row a kind of search. */
export function benchCatalogSearch(pack: Pack, db: SqliteDatabase, now: number): BenchRow[] {
  const agent = createActionAgent(pack.actions, db);
  const context = {
    now,
    language: 'en',
    memory: {},
    recent: [],
    label: (key: string) => key,
  } as const;
  const { products } = db.get<{ products: number }>(
    'SELECT count(*) AS products FROM products',
  ) ?? { products: 0 };
  return Object.entries(searches).map(([kind, wanted]) => {
    const durations: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const slots of wanted) {
        const startedAt = performance.now();
        agent.request({ action: 'search_products', slots: { ...slots } satisfies Slots }, context);
        durations.push(performance.now() - startedAt);
      }
    }
    const figure = `catalog search, ${products.toLocaleString('en')} products, ${kind}`;
    return spreadRow(figure, durations, { target: targetMs });
  });
}

const syllables = 'ba de fi go ku la me ni po ru sa te vi zo chu dha kri lam nor sti'.split(' ');

/** A made-up word for each number, so that a grown catalog has words to look through as a real one has. */
function madeUp(number: number): string {
  const size = syllables.length;
  const at = (place: number) => syllables[Math.floor(number / size ** place) % size];
  return `${at(0)}${at(1)}${at(2)}`;
}

/** Multiplies the products of an open shop until there are `wanted`: each copy under a made-up word, at a price of its own. */
export function growCatalog(pack: Pack, db: SqliteDatabase, wanted: number): void {
  const columns = db
    .all<{ name: string }>("SELECT name FROM pragma_table_info('products')")
    .map(({ name }) => name)
    .filter((name) => !['number', 'id', 'name', 'price'].includes(name))
    .join(', ');
  const { had } = db.get<{ had: number }>('SELECT count(*) AS had FROM products') ?? { had: 0 };
  const copies = Math.ceil(wanted / Math.max(1, had)) - 1;
  db.transaction(() => {
    for (let copy = 1; copy <= copies; copy += 1) {
      db.run(
        `INSERT INTO products (number, id, name, price, ${columns})
         SELECT number + :copy * :had, id || '-' || :copy, name || ' ' || :word,
           price * CAST(60 + (number * 7 + :copy * 13) % 81 AS INTEGER) / 100, ${columns}
         FROM products WHERE number <= :had`,
        { copy, had, word: madeUp(copy) },
      );
    }
  });
  pack.reindex?.(db);
}
