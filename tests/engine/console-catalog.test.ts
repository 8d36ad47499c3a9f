import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maxChunkBytes } from '../../src/contract/console.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import {
  type ConsoleKiosk,
  consoleKiosk,
  openConsole,
  screenOf,
  type TestConsole,
  refusalOf,
} from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
let console: TestConsole;
// One kiosk for all: opening three trades takes longer than these tests. The first look at its data as it came.
beforeAll(async () => {
  at = await consoleKiosk({}, ['retail', 'dealership', 'dining']);
}, trainingMs);
afterAll(() => at.close());
beforeEach(async () => {
  console = await openConsole(at.kiosk);
});
afterEach(() => console.close());

type Table = readonly [pack: string, table: string];
const products: Table = ['retail', 'products'];

/** Brings a file, in pieces. */
async function bring(
  [pack, table]: Table,
  content: string | Uint8Array,
  format: 'csv' | 'json' = 'csv',
): Promise<string> {
  const bytes = Buffer.from(content as string);
  const begun = { pack, table, format, bytes: bytes.length };
  const { upload } = await console.call('catalog.begin', begun);
  for (let from = 0; from < bytes.length; from += maxChunkBytes) {
    const data = bytes.subarray(from, from + maxChunkBytes).toString('base64');
    await console.call('catalog.chunk', { upload, at: from, data });
  }
  return upload;
}

async function preview(
  table: Table,
  content: string | Uint8Array,
  { format = 'csv', replace = false }: { format?: 'csv' | 'json'; replace?: boolean } = {},
) {
  const upload = await bring(table, content, format);
  return console.call('catalog.preview', { upload, replace });
}

const sample = (name: string) => readFileSync(join(appRoot(), 'data', `${name}.json`), 'utf8');
const db = (pack = 'retail') => {
  const found = at.kiosk.trades.find(({ trade }) => trade.pack.id === pack);
  if (!found) throw new Error(pack);
  return found.db;
};
const nothing = { added: 0, changed: 0, removed: 0 };

test.each([
  ['retail', 'products', 'retail/products'],
  ['retail', 'policies', 'retail/policies'],
  ['retail', 'faqs', 'retail/faqs'],
  ['dealership', 'inventory', 'dealership/inventory'],
  ['dealership', 'services', 'dealership/services'],
  ['dealership', 'faq', 'dealership/faqs'],
  ['dining', 'venues', 'dining/venues'],
  ['dining', 'faqs', 'dining/faqs'],
])('the sample data of %s %s, brought as it is, changes nothing', async (pack, table, file) => {
  const shown = await preview([pack, table], sample(file), { format: 'json', replace: true });
  expect(shown.problems).toEqual([]);
  expect(shown.changes).toEqual([]);
  expect(shown.counts).toMatchObject(nothing);
  expect(shown.counts.unchanged).toBe((JSON.parse(sample(file)) as unknown[]).length);
});

test('every table says its key, its columns and how many rows it has', async () => {
  const { tables } = await console.call('catalog.tables', {});
  expect(tables.map(({ pack, table }) => `${pack} ${table}`)).toEqual([
    'retail products',
    'retail policies',
    'retail faqs',
    'dealership inventory',
    'dealership services',
    'dealership faq',
    'dining venues',
    'dining faqs',
  ]);
  const [first] = tables;
  expect(first).toMatchObject({ key: 'id', rows: 61 });
  expect(first?.columns.find(({ name }) => name === 'category')).toEqual({
    name: 'category',
    kind: 'text',
    required: true,
    allowed: 'one of electronics, clothing, home, beauty, sports',
  });
});

test('a file with a few columns changes those, field by field, and is found by its new words', async () => {
  const [some] = db().all<{ id: string; price: number; name: string }>('SELECT * FROM products');
  const { id = '', price = 0 } = some ?? {};
  const shown = await preview(products, `\ufeffid;price;name\n${id};"12,345";Zephyrion Kettle\n`);
  expect(shown).toMatchObject({ counts: { ...nothing, changed: 1 }, problemCount: 0 });
  expect(shown.changes).toEqual([
    {
      kind: 'changed',
      key: id,
      title: 'Zephyrion Kettle',
      line: 2,
      fields: [
        { column: 'name', before: some?.name, after: 'Zephyrion Kettle' },
        { column: 'price', before: String(price), after: '12345' },
      ],
    },
  ]);
  // Looking changes nothing.
  expect(db().get('SELECT price FROM products WHERE id = :id', { id })).toEqual({ price });
  const applied = await console.call('catalog.apply', { preview: shown.preview });
  expect(applied.counts).toEqual({ ...nothing, changed: 1 });
  expect(db().get('SELECT price FROM products WHERE id = :id', { id })).toEqual({ price: 12_345 });
  const screen = await screenOf(at.kiosk);
  await screen.call('pack', { pack: 'retail' });
  expect(await screen.say('how much is the zephyrion kettle')).toContain('12,345');
  const { backups } = await console.call('backups', {});
  const made = backups.find(({ id: name }) => name === applied.backup);
  expect(made).toMatchObject({ kind: 'import', pack: 'retail', chosen: false });
});

test('a new venue is found by its name at once', async () => {
  const [venue] = JSON.parse(sample('dining/venues')) as [Record<string, unknown>];
  const fresh = { ...venue, id: 'V99', name: 'Quillamora', hours: ['12:00-23:00'] };
  const shown = await preview(['dining', 'venues'], JSON.stringify([fresh]), { format: 'json' });
  expect(shown).toMatchObject({ counts: { ...nothing, added: 1 }, problems: [] });
  await console.call('catalog.apply', { preview: shown.preview });
  const screen = await screenOf(at.kiosk);
  await screen.call('pack', { pack: 'dining' });
  expect(await screen.say('what is the address of quillamora')).toContain('Quillamora');
  expect(
    db('dining').all("SELECT DISTINCT opens, closes FROM venue_hours WHERE venue_id = 'V99'"),
  ).toEqual([{ opens: 720, closes: 1380 }]);
});

test('an answer that was changed is given at once', async () => {
  const [faq] = JSON.parse(sample('retail/faqs')) as { id: string; question: string }[];
  const rows = JSON.parse(sample('retail/faqs')) as Record<string, unknown>[];
  const general = rows.find((row) => row['product_id'] === null) as Record<string, string>;
  const changed = [
    { id: general['id'], question: 'do you sell moon dust', answer: 'Moon dust comes on Friday.' },
  ];
  const shown = await preview(['retail', 'faqs'], JSON.stringify(changed), { format: 'json' });
  expect(shown.problems).toEqual([]);
  await console.call('catalog.apply', { preview: shown.preview });
  const screen = await screenOf(at.kiosk);
  await screen.call('pack', { pack: 'retail' });
  expect(await screen.say('do you sell moon dust')).toContain('Friday');
  expect(faq).toBeDefined();
});

describe('what is wrong is named with its line, and nothing can be applied', () => {
  test('values, missing columns, keys twice', async () => {
    const [known] = db().all<{ id: string }>('SELECT id FROM products');
    const file = [
      'id,price,category,surprise',
      `${known?.id},-5,electronics,`,
      `${known?.id},10,electronics,`,
      'P-NEW,10,toys,',
      ',10,home,',
    ].join('\r\n');
    const shown = await preview(products, file);
    const found = shown.problems.map(({ line, column, text }) => `${line} ${column}: ${text}`);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1 surprise: there is no column "surprise"; there is: id, name/),
        '2 price: must be a whole number, 0 or more',
        `3 id: stands in line 2 already`,
        expect.stringMatching(/^4 category: must be one of electronics/),
        '4 name: is missing, and the row is new',
        expect.stringMatching(/^5 id: must be .*it is empty/),
      ]),
    );
    expect(shown.problemCount).toBe(shown.problems.length);
    expect(await refusalOf(console.call('catalog.apply', { preview: shown.preview }))).toMatch(
      /^invalid/,
    );
  });

  test('what the books still name cannot be taken out', async () => {
    const shown = await preview(products, 'id,price\nP-NONE,1\n', { replace: true });
    expect(shown.counts.removed).toBe(61);
    // The new row lacks nearly everything: that comes first.
    expect(shown.problems.every(({ line }) => line === 2)).toBe(true);
    const [kept] = JSON.parse(sample('retail/products')) as Record<string, unknown>[];
    const all = await preview(products, JSON.stringify([kept]), { format: 'json', replace: true });
    expect(all.problems.length).toBeGreaterThan(0);
    expect(all.problems[0]?.text).toMatch(/cannot be taken out: .*set its stock to 0 instead/);
    expect(db().get('SELECT count(*) AS rows FROM products')).toEqual({ rows: 61 });
  });

  test('a car of no known model', async () => {
    const [car] = JSON.parse(sample('dealership/inventory')) as Record<string, unknown>[];
    const odd = { ...car, id: 'X1', stock_number: 'X1', model: 'Nimbus 9' };
    const shown = await preview(['dealership', 'inventory'], JSON.stringify([odd], null, 1), {
      format: 'json',
    });
    expect(shown.problems).toEqual([
      { line: 2, column: null, text: expect.stringContaining('must be of the line-up') as string },
    ]);
  });

  test.each([
    ['csv', 'id,name\n"P1,x\n', /line 2: a field begins with " and does not end/],
    ['csv', 'name,price\nx,1\n', /must name the columns, "id" among them/],
    ['csv', 'id\n', /there is no row/],
    ['json', '[{"id": "P1"}', /no JSON/],
    ['json', '{"id": "P1"}', /must be one list/],
    ['csv', Uint8Array.from([0x69, 0x64, 0x0a, 0xff, 0xfe, 0xff]), /save it as "CSV UTF-8"/],
  ] as const)('a %s file that is none: %#', async (format, content, message) => {
    expect(await refusalOf(preview(products, content, { format }))).toMatch(message);
  });
});

test('a spreadsheet’s UTF-16 is read too, and quotes may hold lines', async () => {
  const [known] = db().all<{ id: string }>('SELECT id FROM products');
  const text = `\ufeffid\tdescription\n${known?.id}\t"Two\nlines, ""quoted"""\n`;
  const shown = await preview(products, Buffer.from(text, 'utf16le'));
  expect(shown.problems).toEqual([]);
  expect(shown.changes[0]?.fields[0]?.after).toBe('Two\nlines, "quoted"');
});

test('nothing is applied when the table has changed since the preview, or another file was looked at', async () => {
  const [known] = db().all<{ id: string }>('SELECT id FROM products');
  const file = `id,price\n${known?.id},77\n`;
  const first = await preview(products, file);
  const second = await preview(products, file);
  expect(await refusalOf(console.call('catalog.apply', { preview: first.preview }))).toMatch(
    /^gone/,
  );
  db().run('UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = :id', {
    id: known?.id ?? '',
  });
  expect(await refusalOf(console.call('catalog.apply', { preview: second.preview }))).toMatch(
    /^changed/,
  );
  expect(db().get('SELECT price FROM products WHERE price = 77')).toBeUndefined();
  const third = await preview(products, file);
  at.clock.advance(29 * 60_000);
  // Nobody has touched the console for so long: it has locked itself, and forgotten the file.
  expect(await refusalOf(console.call('catalog.apply', { preview: third.preview }))).toMatch(
    /^locked/,
  );
});

test('pieces come in order and not beyond what was said; half a file is no file', async () => {
  const begun = { pack: 'retail', table: 'products', format: 'csv', bytes: 8 } as const;
  const { upload } = await console.call('catalog.begin', begun);
  const piece = Buffer.from('id\nP').toString('base64');
  expect(await refusalOf(console.call('catalog.chunk', { upload, at: 4, data: piece }))).toMatch(
    /byte 0 is next/,
  );
  await console.call('catalog.chunk', { upload, at: 0, data: piece });
  expect(await refusalOf(console.call('catalog.preview', { upload, replace: false }))).toMatch(
    /only 4 of 8/,
  );
  const long = Buffer.from('123456').toString('base64');
  expect(await refusalOf(console.call('catalog.chunk', { upload, at: 4, data: long }))).toMatch(
    /more came/,
  );
  await console.call('catalog.discard', {});
  expect(await refusalOf(console.call('catalog.preview', { upload, replace: false }))).toMatch(
    /^gone/,
  );
});
