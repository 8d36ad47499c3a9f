import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Backup } from '../../contract/console.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { writePrivately } from '../ops/private-file.ts';
import { backupPath } from '../store/recover.ts';
import { openSqlite, type SqliteDatabase } from '../store/sqlite.ts';

/** Copies that are kept of each database and kind; older ones are deleted. */
export const keptCopies = 10;

type Kind = Exclude<Backup['kind'], 'daily'>;

/** A database of a pack. */
export interface StoredPack {
  readonly pack: string;
  readonly file: string;
}

/** A backup cannot be used; the message says why. */
export class BackupError extends Error {
  readonly code: 'gone' | 'damaged';
  constructor(code: BackupError['code'], message: string) {
    super(message);
    this.name = 'BackupError';
    this.code = code;
  }
}

const folderOf = (file: string) => join(dirname(file), 'backups');
/** Holds the id of the backup that is to take the database's place. */
const wishOf = (file: string) => `${file}.restore`;
const namePattern =
  /^(asked|import|replaced)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z)(?:-\d+)?$/;
const suffixes = ['', '-wal', '-shm'] as const;

/** Every backup of these databases, the latest first. */
export function listBackups(stores: readonly StoredPack[]): Backup[] {
  return stores.flatMap(backupsOf).toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
}

function backupsOf({ pack, file }: StoredPack): Backup[] {
  const chosen = wishedFor(file);
  const found: Backup[] = [];
  const daily = statOf(backupPath(file));
  if (daily) {
    const id = basename(backupPath(file));
    const madeAt = daily.mtime.toISOString();
    found.push({ id, pack, madeAt, bytes: daily.size, kind: 'daily', chosen: chosen === id });
  }
  const prefix = `${basename(file)}.`;
  for (const id of namesIn(folderOf(file))) {
    const match = id.startsWith(prefix) ? namePattern.exec(id.slice(prefix.length)) : null;
    const info = match && statOf(join(folderOf(file), id));
    if (!match || !info) continue;
    const [day = '', time = ''] = (match[2] ?? '').split('T');
    const madeAt = `${day}T${time.replaceAll('-', ':')}`;
    const kind = match[1] as Kind;
    found.push({ id, pack, madeAt, bytes: info.size, kind, chosen: chosen === id });
  }
  return found;
}

/**
 * Copies a database, consistent while in use, and deletes the oldest copies of its kind. Returns the
 * copy's id.
 *
 * @throws when it cannot be written; nothing lies about then.
 */
export async function makeBackup(
  db: Pick<SqliteDatabase, 'file' | 'backup'>,
  kind: Kind,
  nowMs: number,
): Promise<string> {
  const folder = folderOf(db.file);
  mkdirSync(folder, { recursive: true });
  const path = freePath(db.file, kind, nowMs);
  const part = `${path}.part`;
  try {
    rmSync(part, { force: true });
    await db.backup(part);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  dropOldest(db.file, kind);
  return basename(path);
}

/**
 * Deletes the copies that are older than what is kept of people: what was forgotten must not live on in
 * them. The daily one is replaced every day, and stays; so does one that was chosen.
 *
 * @param days a copy of the last day always stays.
 */
export function dropOldCopies(stores: readonly StoredPack[], days: number, nowMs: number): void {
  const before = nowMs - Math.max(1, days) * 24 * 3_600_000;
  for (const store of stores) {
    for (const { id, kind, madeAt, chosen } of backupsOf(store)) {
      if (kind === 'daily' || chosen || Date.parse(madeAt) >= before) continue;
      for (const suffix of suffixes) rmSync(pathOf(store.file, id) + suffix, { force: true });
    }
  }
}

/**
 * Notes that this backup is to take its database's place at the next start.
 *
 * @throws BackupError when it is not there, or damaged.
 */
export function chooseBackup(stores: readonly StoredPack[], id: string): void {
  const store = stores.find((one) => backupsOf(one).some((backup) => backup.id === id));
  if (!store) throw new BackupError('gone', 'this backup is not there any more');
  // Looked at as a copy: opening it writes beside it, and to it.
  const copy = `${store.file}.looked-at`;
  try {
    copyFileSync(pathOf(store.file, id), copy);
    if (!isSound(copy)) throw new BackupError('damaged', 'this backup is damaged: choose another');
  } finally {
    for (const suffix of suffixes) rmSync(copy + suffix, { force: true });
  }
  writePrivately(wishOf(store.file), id);
}

/**
 * Puts the backup that was chosen in the place of its database, before anybody opens it. The present one
 * is kept as a backup of kind `replaced`, or aside where it is damaged. Pulling the plug at any moment
 * loses nothing: the next start does it again. Never throws: what cannot be done is logged, and the
 * present database stays.
 */
export function restoreChosen(file: string, nowMs: number, log: Log): void {
  const id = wishedFor(file);
  if (id === null) return;
  const part = `${file}.restoring`;
  try {
    copyFileSync(pathOf(file, id), part);
    if (!isSound(part)) throw new BackupError('damaged', 'the backup is damaged');
    mkdirSync(folderOf(file), { recursive: true });
    // Opening and closing brings what waits in the journal into the file, which is then all there is of it.
    if (existsSync(file)) isSound(file);
    const aside = freePath(file, 'replaced', nowMs);
    for (const suffix of suffixes)
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    renameSync(part, file);
    dropOldest(file, 'replaced');
    log.warn({ backup: id }, 'a backup has taken the place of its database');
  } catch (error) {
    log.error({ backup: id, reason: messageOf(error) }, 'a backup could not be restored');
  } finally {
    for (const suffix of suffixes) rmSync(part + suffix, { force: true });
    rmSync(wishOf(file), { force: true });
  }
}

function wishedFor(file: string): string | null {
  try {
    return readFileSync(wishOf(file), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** Ids come from files, and from outside: never a path. */
function pathOf(file: string, id: string): string {
  if (id === basename(backupPath(file))) return backupPath(file);
  return join(folderOf(file), basename(id));
}

/** A name that no file has yet. */
function freePath(file: string, kind: Kind, nowMs: number): string {
  const at = new Date(nowMs).toISOString().replaceAll(':', '-');
  const wanted = join(folderOf(file), `${basename(file)}.${kind}-${at}`);
  let path = wanted;
  for (let number = 2; existsSync(path); number += 1) path = `${wanted}-${number}`;
  return path;
}

function dropOldest(file: string, kind: Kind): void {
  const old = backupsOf({ pack: '', file })
    .filter((backup) => backup.kind === kind && !backup.chosen)
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
    .slice(keptCopies);
  for (const { id } of old)
    for (const suffix of suffixes) rmSync(pathOf(file, id) + suffix, { force: true });
}

/** Whether it can be opened and its pages are right. */
function isSound(file: string): boolean {
  try {
    const db = openSqlite(file);
    try {
      return db.isSound();
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}
