import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import sampleOrders from '../../data/retail/orders.json' with { type: 'json' };
import { backupStore, openStore } from '../../src/main/engine/open-store.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { backupPath, openOrRecover } from '../../src/main/store/recover.ts';
import { shopTime, tempFolder } from '../support/shop.ts';
import { smallDisk } from '../support/small-disk.ts';

const now = Date.parse(shopTime);
/** How many orders a freshly seeded shop has. */
const sample = String(sampleOrders.length);
const count = (db: { get<T>(sql: string): T | undefined }) =>
  String(db.get<{ n: number }>('SELECT count(*) AS n FROM orders')?.n);

let folder: ReturnType<typeof tempFolder>;
let file: string;
beforeEach(async () => {
  folder = tempFolder();
  file = join(folder.path, 'shop.db');
});
afterEach(() => folder[Symbol.dispose]());

/** A seeded database with one more change in it, closed; with a backup when asked. */
async function shopWithHistory(withBackup: boolean): Promise<void> {
  const { db } = openStore(file, retail, now);
  db.run("UPDATE orders SET status = 'cancelled' WHERE id = '1042'");
  if (withBackup) await backupStore(db);
  db.close();
}

/** Ways in which a file is damaged: it is never the database that it was. */
const damages: [string, (path: string) => void][] = [
  ['its header is garbage', (path) => overwrite(path, 0, 100)],
  [
    'it is garbage from end to end',
    (path) => writeFileSync(path, Buffer.alloc(50_000, 'not a database ')),
  ],
  ['it is a short text', (path) => writeFileSync(path, 'hello')],
  [
    'it is cut in the middle',
    (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  ],
  ['it is cut to part of its first page', (path) => truncateSync(path, 700)],
  ['its pages are overwritten', (path) => overwrite(path, 4096, 40_000)],
];

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from, from + length);
  writeFileSync(path, bytes);
}

describe.each(damages)('a database whose file is damaged: %s', (_, damage) => {
  test('is moved aside, byte for byte, and the last backup takes its place', async () => {
    await shopWithHistory(true);
    damage(file);
    const damaged = readFileSync(file);
    const opened = openStore(file, retail, now);
    expect(opened.recovered?.from).toBe('backup');
    expect(readFileSync(opened.recovered?.movedTo ?? '')).toEqual(damaged);
    expect(opened.db.isSound()).toBe(true);
    expect(opened.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
      status: 'cancelled',
    });
    opened.db.close();
    const again = openStore(file, retail, now);
    expect(again.recovered).toBeNull();
    again.db.close();
  });

  test('is moved aside and made anew from the sample data when there is no backup', async () => {
    await shopWithHistory(false);
    damage(file);
    const opened = openStore(file, retail, now);
    expect(opened.recovered?.from).toBe('nothing');
    expect(existsSync(opened.recovered?.movedTo ?? '')).toBe(true);
    expect(count(opened.db)).toBe(sample);
    expect(opened.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
      status: 'confirmed',
    });
    opened.db.close();
  });

  test('is made anew when the backup is damaged too, and the backup is not lost', async () => {
    await shopWithHistory(true);
    damage(file);
    writeFileSync(backupPath(file), 'broken as well');
    const opened = openStore(file, retail, now);
    expect(opened.recovered?.from).toBe('nothing');
    expect(count(opened.db)).toBe(sample);
    expect(readFileSync(backupPath(file), 'utf8')).toBe('broken as well');
    opened.db.close();
  });
});

test('an emptied file beside a backup is restored from it', async () => {
  await shopWithHistory(true);
  truncateSync(file, 0);
  const opened = openStore(file, retail, now);
  expect(opened.recovered?.from).toBe('backup');
  expect(opened.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
    status: 'cancelled',
  });
  opened.db.close();
});

test('an empty file without a backup is a new database', () => {
  writeFileSync(file, '');
  const opened = openStore(file, retail, now);
  expect(opened.recovered).toBeNull();
  expect(count(opened.db)).toBe(sample);
  opened.db.close();
});

test('what a killed process left in the log ahead is not damage', () => {
  const { db } = openStore(file, retail, now);
  db.run("UPDATE orders SET status = 'cancelled' WHERE id = '1042'");
  // A copy of the files while the database is open is what SIGKILL leaves.
  const copy = join(folder.path, 'killed.db');
  for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix);
  db.close();
  const opened = openStore(copy, retail, now);
  expect(opened.recovered).toBeNull();
  expect(opened.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
    status: 'cancelled',
  });
  opened.db.close();
});

test('two damaged files at the same time are both kept', () => {
  for (const text of ['first', 'second']) {
    writeFileSync(file, `${text} damaged file`);
    openOrRecover(file, now).db.close();
  }
  const kept = readdirSync(folder.path).filter(
    (name) => name.includes('.damaged-') && !/-(wal|shm)$/.test(name),
  );
  expect(kept.map((name) => readFileSync(join(folder.path, name), 'utf8')).toSorted()).toEqual([
    'first damaged file',
    'second damaged file',
  ]);
});

test('a folder that is missing is made', () => {
  const deep = join(folder.path, 'not', 'yet', 'there', 'shop.db');
  const opened = openStore(deep, retail, now);
  expect(opened.recovered).toBeNull();
  opened.db.close();
  expect(existsSync(deep)).toBe(true);
});

test('a folder in place of the file is a clear error, and stays', () => {
  mkdirSync(file);
  expect(() => openStore(file, retail, now)).toThrow(`cannot open the database ${file}`);
  expect(readdirSync(folder.path)).toEqual(['shop.db']);
});

test('opening twice seeds once', () => {
  openStore(file, retail, now).db.close();
  const { db } = openStore(file, retail, now + 86_400_000);
  expect(count(db)).toBe(sample);
  db.close();
});

test('a backup that fails leaves the one before it', async () => {
  await shopWithHistory(true);
  const before = readFileSync(backupPath(file));
  const { db } = openStore(file, retail, now);
  db.run("UPDATE orders SET status = 'delivered' WHERE id = '1043'");
  const failing = {
    ...db,
    file,
    backup: async (target: string) => {
      writeFileSync(target, 'half');
      throw new Error('disk full');
    },
  };
  await expect(backupStore(failing)).rejects.toThrow('disk full');
  expect(readFileSync(backupPath(file))).toEqual(before);
  expect(readdirSync(folder.path).filter((name) => name.includes('part'))).toEqual([]);
  await backupStore(db);
  expect(readFileSync(backupPath(file))).not.toEqual(before);
  db.close();
});

test('a file on a read-only disk is a clear error that moves nothing', (context) => {
  const disk = smallDisk(8);
  if (!disk) return context.skip('mounting a disk needs root');
  using _ = disk;
  const there = join(disk.path, 'shop.db');
  openStore(there, retail, now).db.close();
  disk.readOnly(true);
  expect(() => openStore(there, retail, now)).toThrow(
    /cannot open the database .*shop\.db|could not be written/,
  );
  disk.readOnly(false);
  expect(readdirSync(disk.path).filter((name) => name.includes('damaged'))).toEqual([]);
  openStore(there, retail, now).db.close();
});
