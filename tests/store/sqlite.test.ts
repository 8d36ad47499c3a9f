import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StorageError } from '../../src/main/store/port.ts';
import { matchAny } from '../../src/main/store/search.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
beforeEach(() => {
  folder = tempFolder();
  db = openSqlite(join(folder.path, 'x.db'));
  db.execute(
    'CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE box (shelf REFERENCES shelf (id));',
  );
});
afterEach(() => {
  db.close();
  folder[Symbol.dispose]();
});

test('the log is written ahead, foreign keys hold, and a power cut loses no commit', () => {
  expect(db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  expect(db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(() => db.run('INSERT INTO box VALUES (7)')).toThrow('FOREIGN KEY');
});

test('a transaction is all or nothing', () => {
  expect(() =>
    db.transaction(() => {
      db.run("INSERT INTO shelf (name) VALUES ('a')");
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(db.all('SELECT * FROM shelf')).toEqual([]);
  expect(db.transaction(() => db.run("INSERT INTO shelf (name) VALUES ('a')"))).toBe(1);
  expect(db.get('SELECT name FROM shelf')).toEqual({ name: 'a' });
});

test('values are values, whatever they look like', () => {
  const name = `'; DROP TABLE shelf; -- "`;
  db.run('INSERT INTO shelf (name) VALUES (:name)', { name });
  expect(db.get('SELECT name FROM shelf WHERE name = :name', { name })).toEqual({ name });
});

test('a lock held by somebody else is a storage error, and the work can be done later', () => {
  const other = openSqlite(db.file);
  other.execute('BEGIN IMMEDIATE');
  const error = caught(() => db.transaction(() => db.run("INSERT INTO shelf (name) VALUES ('a')")));
  expect(error).toBeInstanceOf(StorageError);
  expect((error as StorageError).code).toBe('busy');
  other.execute('ROLLBACK');
  expect(db.transaction(() => db.run("INSERT INTO shelf (name) VALUES ('a')"))).toBe(1);
  other.close();
});

test('a database that may not grow is a storage error, and nothing of the work stays', () => {
  const { page_count } = db.get<{ page_count: number }>('PRAGMA page_count') as {
    page_count: number;
  };
  db.get(`PRAGMA max_page_count = ${page_count + 1}`);
  const fill = () =>
    db.transaction(() => {
      for (let row = 0; row < 200; row += 1)
        db.run('INSERT INTO shelf (name) VALUES (:name)', { name: `${row} ${'x'.repeat(200)}` });
    });
  const error = caught(fill);
  expect((error as StorageError).code).toBe('full');
  expect(db.all('SELECT * FROM shelf')).toEqual([]);
  db.get('PRAGMA max_page_count = 10000');
  fill();
  expect(db.all('SELECT * FROM shelf')).toHaveLength(200);
});

test('other errors pass as they are', () => {
  db.run("INSERT INTO shelf (name) VALUES ('a')");
  expect(caught(() => db.run("INSERT INTO shelf (name) VALUES ('a')"))).not.toBeInstanceOf(
    StorageError,
  );
  expect(() => db.get('SELECT * FROM nowhere')).toThrow('nowhere');
});

test('a backup is a sound copy of what was committed', async () => {
  db.run("INSERT INTO shelf (name) VALUES ('a')");
  const target = join(folder.path, 'copy.db');
  await db.backup(target);
  db.run("INSERT INTO shelf (name) VALUES ('b')");
  const copy = openSqlite(target);
  expect(copy.isSound()).toBe(true);
  expect(copy.all('SELECT name FROM shelf')).toEqual([{ name: 'a' }]);
  copy.close();
});

test('no word of a search is an operator', () => {
  db.execute(
    "CREATE VIRTUAL TABLE search USING fts5 (text); INSERT INTO search VALUES ('near shoes'), ('OR gate'), ('column');",
  );
  const found = (...words: string[]) =>
    db.all('SELECT text FROM search WHERE search MATCH :match', { match: matchAny(words) }).length;
  expect(found('shoe')).toBe(1);
  expect(found('NEAR(')).toBe(1);
  expect(found('shoe', 'gate')).toBe(2);
  for (const word of [
    '"',
    '" OR *',
    'text:',
    '^',
    '{',
    '-shoes',
    'AND',
    'NOT',
    "'",
    '*',
    '\u0000',
    '😀',
  ])
    expect(() => found(word), word).not.toThrow();
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('expected an error');
}
