import BetterSqlite from 'better-sqlite3';
import { type Database, type SqlParams, StorageError } from './port.ts';

/** An open SQLite file: the port, and what only its owner may do. */
export interface SqliteDatabase extends Database {
  readonly file: string;
  /** Runs a script of several statements (migrations). */
  execute(script: string): void;
  /** Whether the file's pages and indexes are sound (`PRAGMA quick_check`). */
  isSound(): boolean;
  /** Copies the database, consistent while in use, to `file`. */
  backup(file: string): Promise<void>;
  close(): void;
}

/** How long a statement waits for another process's lock, ms. */
const busyTimeoutMs = 2_000;

/**
 * Opens (or creates) a database file with WAL and foreign keys.
 *
 * @throws StorageError, or better-sqlite3's error with code SQLITE_NOTADB / SQLITE_CORRUPT when the
 *   file is not a sound database (see recover.ts).
 */
export function openSqlite(file: string): SqliteDatabase {
  const db = new BetterSqlite(file, { timeout: busyTimeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    // With WAL, NORMAL survives a crash of the process, and FULL also a power cut: a kiosk has its plug pulled.
    db.pragma('synchronous = FULL');
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = new Map<string, BetterSqlite.Statement>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    file,
    get: <Row>(sql: string, params: SqlParams = {}) => prepare(sql).get(params) as Row | undefined,
    all: <Row>(sql: string, params: SqlParams = {}) => prepare(sql).all(params) as Row[],
    run: (sql, params = {}) => guarded(() => prepare(sql).run(params).changes),
    transaction: (work) => guarded(() => db.transaction(work).immediate()),
    execute: (script) => void guarded(() => db.exec(script)),
    isSound() {
      return db.pragma('quick_check', { simple: true }) === 'ok';
    },
    async backup(target) {
      await db.backup(target);
    },
    close: () => void db.close(),
  };
}

const storageCodes: Readonly<Record<string, StorageError['code']>> = {
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'read-only',
  SQLITE_BUSY: 'busy',
  SQLITE_IOERR: 'io',
};

/** Runs a write; SQLite's failures to store become StorageError, everything else passes through. */
function guarded<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = error instanceof BetterSqlite.SqliteError ? error.code : '';
    const known = Object.keys(storageCodes).find((prefix) => code.startsWith(prefix));
    if (known === undefined) throw error;
    throw new StorageError(
      storageCodes[known] ?? 'io',
      `the database could not be written (${code})`,
    );
  }
}
