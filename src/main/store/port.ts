/** A value that SQLite stores. */
export type SqlValue = string | number | null;
export type SqlParams = Readonly<Record<string, SqlValue>>;

/**
 * An open database. Statements are prepared once and kept. Named parameters only (`:name`), so that
 * nothing a person said ever becomes part of a statement.
 */
export interface Database {
  /** The first row, or undefined. */
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  all<Row>(sql: string, params?: SqlParams): Row[];
  /** Runs a writing statement; returns the number of rows changed. */
  run(sql: string, params?: SqlParams): number;
  /** Runs `work` in one transaction (BEGIN IMMEDIATE): all of it, or nothing when it throws. Not nestable. */
  transaction<T>(work: () => T): T;
}

/** The disk is full, or the database cannot be written for another reason; nothing was changed. */
export class StorageError extends Error {
  readonly code: 'full' | 'read-only' | 'busy' | 'io';
  constructor(code: StorageError['code'], message: string) {
    super(message);
    this.name = 'StorageError';
    this.code = code;
  }
}
