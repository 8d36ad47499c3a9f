import type { CatalogProblem } from '../../../../contract/console.ts';
import type { CatalogTable } from '../../../packs/kit/catalog.ts';
import { type Database, StorageError } from '../../../store/port.ts';
import type { RowChange } from './compare.ts';

/** Ends a rehearsal: nothing of it stays. */
class Undone extends Error {}

/**
 * Makes the changes and takes them back again: what the table's own rules refuse shows as problems. Other
 * statements wait meanwhile, as in every transaction.
 *
 * @throws StorageError when the database cannot be written at all.
 */
export function rehearse(
  table: CatalogTable,
  db: Database,
  changes: readonly RowChange[],
  now: string,
): CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  try {
    db.transaction(() => {
      for (const change of changes) {
        try {
          make(table, db, change, now);
        } catch (error) {
          if (error instanceof StorageError) throw error;
          const text = reasonOf(error, table);
          problems.push({ line: change.line, column: null, text: ofRow(change, table, text) });
        }
      }
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return problems;
}

/** Makes one change; in a transaction of the caller. */
export function make(table: CatalogTable, db: Database, change: RowChange, now: string): void {
  const key = String(change.row[table.key]);
  if (change.kind === 'removed') table.remove(db, key);
  else if (change.kind === 'changed') table.change(db, change.row, now);
  else table.add(db, change.row, now);
}

const ofRow = ({ kind, row }: RowChange, table: CatalogTable, text: string) =>
  kind === 'removed' ? `${String(row[table.key])} cannot be taken out: ${text}` : text;

/** What SQLite says, in words of the trade. */
function reasonOf(error: unknown, table: CatalogTable): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'SQLITE_CONSTRAINT_TRIGGER')
    return table.broken;
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const columns = [...(message ?? '').matchAll(/\.(\w+)/g)].map((match) => match[1]);
    return `another row has the same ${columns.join(' and ') || 'key'}`;
  }
  if (code?.startsWith('SQLITE_CONSTRAINT')) {
    return `the table does not take these values together (${(message ?? '').slice(0, 200)}); ${table.broken}`;
  }
  throw error;
}
