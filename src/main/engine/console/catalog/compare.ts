import { createHash } from 'node:crypto';
import {
  type CatalogChange,
  type CatalogPreview,
  type CatalogProblem,
  maxShown,
} from '../../../../contract/console.ts';
import type { CatalogRow, CatalogTable } from '../../../packs/kit/catalog.ts';
import type { Database } from '../../../store/port.ts';
import { shownCell } from './cells.ts';
import type { FileRow } from './rows.ts';

/** One row to be changed. */
export type RowChange =
  | { readonly kind: 'added' | 'changed'; readonly line: number; readonly row: CatalogRow }
  | { readonly kind: 'removed'; readonly line: 0; readonly row: CatalogRow };

export interface Comparison {
  /** In the order they must be made: what goes makes room for what comes. */
  readonly changes: readonly RowChange[];
  readonly counts: CatalogPreview['counts'];
  /** The first of them, for people. */
  readonly shown: readonly CatalogChange[];
  readonly problems: readonly CatalogProblem[];
}

/** Names what a table holds now: another name, another content. */
export function stampOf(table: CatalogTable, db: Database): string {
  return stampOfRows(table.read(db));
}

const stampOfRows = (rows: readonly CatalogRow[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');

/** A longer field is cut on the screen, characters. */
const maxField = 200;

/**
 * What a file would change in a table. A row that is there already keeps the fields the file does not name;
 * a new one must have all that are needed.
 *
 * @param replace rows that the file does not have are taken out.
 */
export function compare(
  table: CatalogTable,
  now: readonly CatalogRow[],
  file: readonly FileRow[],
  replace: boolean,
): Comparison & { readonly stamp: string } {
  const keyOf = (row: CatalogRow) => String(row[table.key]);
  const there = new Map(now.map((row) => [keyOf(row), row]));
  const inFile = new Set(file.map(({ key }) => key));
  const removed: RowChange[] = replace
    ? now.filter((row) => !inFile.has(keyOf(row))).map((row) => ({ kind: 'removed', line: 0, row }))
    : [];
  const changed: RowChange[] = [];
  const added: RowChange[] = [];
  const problems: CatalogProblem[] = [];
  let unchanged = 0;
  for (const { line, key, cells } of file) {
    const before = there.get(key);
    if (before) {
      const row = table.settled({ ...before, ...cells });
      if (differing(table, before, row).length === 0) unchanged += 1;
      else changed.push({ kind: 'changed', line, row });
      continue;
    }
    const missing = table.columns.filter(({ name, required }) => required && !(name in cells));
    for (const { name } of missing) {
      problems.push({ line, column: name, text: 'is missing, and the row is new' });
    }
    const blank = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
    added.push({ kind: 'added', line, row: table.settled({ ...blank, ...cells }) });
  }
  const changes = [...removed, ...changed, ...added];
  const show = (change: RowChange): CatalogChange => ({
    kind: change.kind,
    key: keyOf(change.row),
    title: (shownCell(change.row[table.title] ?? null) ?? '').slice(0, maxField),
    line: change.line,
    fields: change.kind === 'changed' ? fieldsOf(table, there, change.row) : [],
  });
  // What goes is shown with what changes and comes: none of the three may hide the others.
  const each = Math.ceil(maxShown / 3);
  const first = [removed, changed, added].flatMap((some) => some.slice(0, each));
  const more = changes
    .filter((change) => !first.includes(change))
    .slice(0, maxShown - first.length);
  return {
    stamp: stampOfRows(now),
    changes,
    counts: {
      added: added.length,
      changed: changed.length,
      removed: removed.length,
      unchanged,
    },
    shown: changes.filter((change) => first.includes(change) || more.includes(change)).map(show),
    problems,
  };
}

const differing = (table: CatalogTable, before: CatalogRow, after: CatalogRow) =>
  table.columns.filter(
    ({ name }) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );

function fieldsOf(
  table: CatalogTable,
  there: ReadonlyMap<string, CatalogRow>,
  after: CatalogRow,
): CatalogChange['fields'] {
  const before = there.get(String(after[table.key])) ?? {};
  const cut = (text: string | null) => (text === null ? null : text.slice(0, maxField));
  return differing(table, before, after).map(({ name }) => ({
    column: name,
    before: cut(shownCell(before[name] ?? null)),
    after: cut(shownCell(after[name] ?? null)),
  }));
}
