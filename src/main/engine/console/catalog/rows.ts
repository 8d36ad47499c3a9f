import type { CatalogProblem } from '../../../../contract/console.ts';
import { RpcError } from '../../../../contract/rpc/message.ts';
import type { CatalogRow, CatalogTable, Cell } from '../../../packs/kit/catalog.ts';
import { cellOfCsv, cellOfJson, type ReadCell } from './cells.ts';
import { parseCsv } from './csv.ts';
import { parseJsonRows } from './json-rows.ts';

/** More rows than this no shop has on one kiosk, and comparing them would hold up conversations. */
export const maxRows = 20_000;

/** What a file says of one row: only the columns that it has. */
export interface FileRow {
  readonly line: number;
  readonly key: string;
  readonly cells: CatalogRow;
}

export interface FileRows {
  readonly rows: readonly FileRow[];
  readonly problems: readonly CatalogProblem[];
}

/**
 * Reads the rows of a file, each field as its column wants it. A column that the file does not have is not
 * in `cells`: it stays as it is.
 *
 * @throws RpcError `invalid` when the file cannot be read as rows at all.
 */
export function readRows(text: string, format: 'json' | 'csv', table: CatalogTable): FileRows {
  const source = format === 'csv' ? fromCsv(text, table) : fromJson(text, table);
  if (source.rows.length === 0) throw new RpcError('invalid', 'there is no row in the file');
  if (source.rows.length > maxRows) {
    throw new RpcError('invalid', `the file has more than ${maxRows} rows: bring it in parts`);
  }
  const problems: CatalogProblem[] = [...source.problems];
  const rows: FileRow[] = [];
  const seen = new Map<string, number>();
  for (const { line, read } of source.rows) {
    const cells: Record<string, Cell> = {};
    for (const column of table.columns) {
      const found = read.get(column.name);
      if (!found) continue;
      const bad = 'wrong' in found || (found.cell !== null && !column.fits(found.cell));
      const empty = !bad && column.required && isEmpty(found.cell);
      if (!bad && !empty) cells[column.name] = found.cell;
      else {
        const text = `must be ${column.allowed}${empty ? '; it is empty' : ''}`;
        problems.push({ line, column: column.name, text });
      }
    }
    const key = cells[table.key];
    if (typeof key !== 'string') {
      if (!read.has(table.key)) problems.push({ line, column: table.key, text: 'is missing' });
      continue;
    }
    const before = seen.get(key);
    if (before !== undefined) {
      problems.push({ line, column: table.key, text: `stands in line ${before} already` });
      continue;
    }
    seen.set(key, line);
    rows.push({ line, key, cells });
  }
  return { rows, problems };
}

const isEmpty = (cell: Cell) => cell === null || (Array.isArray(cell) && cell.length === 0);

interface Source {
  readonly rows: readonly { readonly line: number; readonly read: ReadonlyMap<string, ReadCell> }[];
  readonly problems: readonly CatalogProblem[];
}

const unknownColumn = (table: CatalogTable, name: string) =>
  `there is no column "${name.slice(0, 60)}"; there is: ${table.columns.map((one) => one.name).join(', ')}`;

function fromCsv(text: string, table: CatalogTable): Source {
  const [head, ...rows] = parseCsv(text);
  if (!head) throw new RpcError('invalid', 'the file is empty');
  const names = head.fields.map((name) => name.trim());
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  if (!names.includes(table.key)) {
    throw new RpcError(
      'invalid',
      `line ${head.line}: the first line must name the columns, "${table.key}" among them`,
    );
  }
  const problems = names.flatMap((name, at): CatalogProblem[] => {
    const problem = (of: string) => ({ line: head.line, column: name || null, text: of });
    if (!byName.has(name)) return [problem(unknownColumn(table, name))];
    return names.indexOf(name) < at ? [problem('is named twice')] : [];
  });
  return {
    problems,
    rows: rows.map(({ line, fields }) => {
      const read = new Map<string, ReadCell>();
      for (const [at, name] of names.entries()) {
        const column = byName.get(name);
        if (column) read.set(name, cellOfCsv(column, fields[at] ?? ''));
      }
      return { line, read };
    }),
  };
}

function fromJson(text: string, table: CatalogTable): Source {
  const problems: CatalogProblem[] = [];
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const unknown = new Set<string>();
  const rows = parseJsonRows(text).flatMap(({ line, value }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ line, column: null, text: 'a row must be an object: { … }' });
      return [];
    }
    const read = new Map<string, ReadCell>();
    for (const [name, of] of Object.entries(value)) {
      const column = byName.get(name);
      if (column) read.set(name, cellOfJson(column, of));
      else if (!unknown.has(name)) {
        unknown.add(name);
        problems.push({ line, column: name.slice(0, 60), text: unknownColumn(table, name) });
      }
    }
    return [{ line, read }];
  });
  return { rows, problems };
}
