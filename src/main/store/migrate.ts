import type { SqliteDatabase } from './sqlite.ts';

interface Migration {
  readonly number: number;
  readonly sql: string;
}

/**
 * Splits a schema file into its numbered steps. A step begins with a line `-- migration N: title`;
 * numbers count up from 1. Steps are only ever added: a kiosk in the field has run the earlier ones.
 *
 * @throws if the file has no step or the numbers have a gap.
 */
export function parseMigrations(script: string): Migration[] {
  const parts = script.split(/^-- migration (\d+):.*$/m).slice(1);
  const migrations: Migration[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    migrations.push({ number: Number(parts[index]), sql: parts[index + 1] ?? '' });
  }
  const inOrder = migrations.every((migration, index) => migration.number === index + 1);
  if (migrations.length === 0 || !inOrder) {
    throw new Error('a schema file needs steps "-- migration N: title", numbered 1, 2, 3 …');
  }
  return migrations;
}

/** Brings `scope` ("core" or a pack's id) up to date; each step runs once, in its own transaction. Returns how many ran. */
export function migrate(db: SqliteDatabase, scope: string, script: string): number {
  db.execute(
    'CREATE TABLE IF NOT EXISTS migrations (scope TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (scope, number)) STRICT',
  );
  const done = db.get<{ last: number | null }>(
    'SELECT max(number) AS last FROM migrations WHERE scope = :scope',
    { scope },
  );
  const pending = parseMigrations(script).filter(({ number }) => number > (done?.last ?? 0));
  for (const { number, sql } of pending) {
    db.transaction(() => {
      db.execute(sql);
      db.run('INSERT INTO migrations (scope, number) VALUES (:scope, :number)', { scope, number });
    });
  }
  return pending.length;
}
