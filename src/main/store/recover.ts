import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../kernel/errors.ts';
import { openSqlite, type SqliteDatabase } from './sqlite.ts';

/** What had to be done to open a database. */
export interface Opened {
  readonly db: SqliteDatabase;
  /** Set when the file was damaged: where it was put, and what replaced it. */
  readonly recovered: { readonly movedTo: string; readonly from: 'backup' | 'nothing' } | null;
}

const suffixes = ['', '-wal', '-shm'] as const;

/** The newest backup of a database file. */
export function backupPath(file: string): string {
  return `${file}.backup`;
}

/**
 * Opens `file`. A damaged file is never deleted: it is moved aside (`.damaged-TIME`), and the last
 * backup takes its place; without a sound backup the database starts empty.
 *
 * @throws when the folder cannot be written or the file is not readable for another reason than damage.
 */
export function openOrRecover(file: string, nowMs: number): Opened {
  mkdirSync(dirname(file), { recursive: true });
  const first = wasEmptied(file) ? undefined : tryOpen(file);
  if (first) return { db: first, recovered: null };
  const movedTo = asidePath(file, nowMs);
  for (const suffix of suffixes) {
    if (existsSync(file + suffix)) renameSync(file + suffix, movedTo + suffix);
  }
  if (existsSync(backupPath(file))) {
    copyFileSync(backupPath(file), file);
    const restored = tryOpen(file);
    if (restored) return { db: restored, recovered: { movedTo, from: 'backup' } };
    for (const suffix of suffixes) rmSync(file + suffix, { force: true });
  }
  return { db: openSqlite(file), recovered: { movedTo, from: 'nothing' } };
}

/** An empty file is a sound, empty database to SQLite; beside a backup it is one that was lost. */
function wasEmptied(file: string): boolean {
  return existsSync(file) && statSync(file).size === 0 && existsSync(backupPath(file));
}

/** A name that no file has yet. */
function asidePath(file: string, nowMs: number): string {
  const wanted = `${file}.damaged-${new Date(nowMs).toISOString().replaceAll(':', '-')}`;
  let path = wanted;
  for (let number = 2; existsSync(path); number += 1) path = `${wanted}-${number}`;
  return path;
}

/** Opens a sound database; undefined when the file is damaged. */
function tryOpen(file: string): SqliteDatabase | undefined {
  let db: SqliteDatabase | undefined;
  try {
    db = openSqlite(file);
    if (db.isSound()) return db;
    db.close();
    return undefined;
  } catch (error) {
    db?.close();
    const code = (error as { code?: unknown }).code;
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return undefined;
    if (typeof code === 'string' && code.startsWith('SQLITE_CORRUPT')) return undefined;
    throw new Error(`cannot open the database ${file}: ${messageOf(error)}`);
  }
}
