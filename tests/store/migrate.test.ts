import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, parseMigrations } from '../../src/main/store/migrate.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
beforeEach(() => {
  folder = tempFolder();
  db = openSqlite(join(folder.path, 'x.db'));
});
afterEach(() => {
  db.close();
  folder[Symbol.dispose]();
});

const one = '-- about this file\n\n-- migration 1: one\nCREATE TABLE one (a);\n';
const two = `${one}\n-- migration 2: two\nCREATE TABLE two (a);\nINSERT INTO one VALUES (1);\n`;
const tables = () =>
  db
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    .map(({ name }) => name);

test('steps run in order, each once', () => {
  expect(migrate(db, 'core', two)).toBe(2);
  expect(migrate(db, 'core', two)).toBe(0);
  expect(tables()).toEqual(['migrations', 'one', 'two']);
  expect(db.all('SELECT * FROM one')).toHaveLength(1);
});

test('a step added later is the only one that runs', () => {
  expect(migrate(db, 'core', one)).toBe(1);
  expect(migrate(db, 'core', two)).toBe(1);
  expect(db.all('SELECT scope, number FROM migrations ORDER BY number')).toEqual([
    { scope: 'core', number: 1 },
    { scope: 'core', number: 2 },
  ]);
});

test('each scope counts for itself', () => {
  migrate(db, 'core', one);
  expect(migrate(db, 'retail', one.replaceAll('one', 'other'))).toBe(1);
  expect(tables()).toEqual(['migrations', 'one', 'other']);
});

test('a step that fails leaves nothing of itself, and those before it stay', () => {
  const broken = `${one}-- migration 2: broken\nCREATE TABLE two (a);\nINSERT INTO nowhere VALUES (1);\n`;
  expect(() => migrate(db, 'core', broken)).toThrow('nowhere');
  expect(tables()).toEqual(['migrations', 'one']);
  expect(migrate(db, 'core', two)).toBe(1);
});

test.each([
  ['a gap', '-- migration 1: a\n-- migration 3: c\n'],
  ['a start above 1', '-- migration 2: b\n'],
  ['a number twice', '-- migration 1: a\n-- migration 1: b\n'],
  ['the wrong order', '-- migration 2: b\n-- migration 1: a\n'],
  ['no step', 'CREATE TABLE one (a);\n'],
  ['nothing', ''],
])('%s in the numbering is refused before anything runs', (_, script) => {
  expect(() => parseMigrations(script)).toThrow('numbered 1, 2, 3');
  expect(() => migrate(db, 'core', script)).toThrow('numbered 1, 2, 3');
  expect(tables().filter((name) => name !== 'migrations')).toEqual([]);
});
