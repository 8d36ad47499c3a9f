import type { Database, SqlValue } from '../../store/port.ts';
import type { CatalogColumn, CatalogRow, CatalogTable, Cell } from './catalog.ts';

/** How a column that is named otherwise, or written otherwise, lies in the table. */
interface Stored {
  readonly column?: string;
  /** Between the words of a list; a space where nothing else is said. */
  readonly separator?: string;
}

export interface TableOptions {
  readonly name: string;
  /** In the database. */
  readonly table: string;
  readonly idColumn: string;
  readonly title: string;
  readonly columns: readonly CatalogColumn[];
  readonly broken: string;
  readonly stored?: Readonly<Record<string, Stored>>;
  /** Columns that hold other things than the table: `besides` reads and writes those. */
  readonly elsewhere?: readonly string[];
  readonly besides?: {
    read(db: Database, key: string): CatalogRow;
    /** After the row was added or changed. */
    write(db: Database, row: CatalogRow): void;
    /** Before the row is taken out. */
    remove(db: Database, key: string): void;
  };
  /** What a new row has besides. */
  readonly fresh?: (db: Database, now: string) => Readonly<Record<string, SqlValue>>;
  /** What is noted of a row that is changed. */
  readonly touched?: (now: string) => Readonly<Record<string, SqlValue>>;
  /** The order of `read`. */
  readonly order: string;
}

/** A table of a catalog that is, column by column, a table of the database. Names come from here, never from a file. */
export function catalogTable(options: TableOptions): CatalogTable {
  const { table, idColumn: key, besides } = options;
  const own = options.columns.filter(({ name }) => !options.elsewhere?.includes(name));
  const elsewhere = options.columns.filter(({ name }) => options.elsewhere?.includes(name));
  const columnOf = (name: string) => options.stored?.[name]?.column ?? name;

  const toSql = ({ name, kind }: CatalogColumn, cell: Cell): SqlValue => {
    if (cell === null) return kind === 'list' ? '' : kind === 'pairs' ? '{}' : null;
    if (Array.isArray(cell)) return cell.join(options.stored?.[name]?.separator ?? ' ');
    if (typeof cell === 'object') return JSON.stringify(cell);
    return typeof cell === 'boolean' ? Number(cell) : (cell as string | number);
  };

  const fromSql = ({ name, kind }: CatalogColumn, value: SqlValue): Cell => {
    if (value === null) return null;
    switch (kind) {
      case 'list': {
        const separator = options.stored?.[name]?.separator ?? ' ';
        const words = String(value).split(separator);
        return words.map((word) => word.trim()).filter((word) => word !== '');
      }
      case 'pairs':
        return JSON.parse(String(value)) as Record<string, string>;
      case 'flag':
        return value === 1;
      default:
        return value;
    }
  };

  const values = (row: CatalogRow) =>
    Object.fromEntries(own.map((one) => [columnOf(one.name), toSql(one, row[one.name] ?? null)]));

  return {
    name: options.name,
    key,
    title: options.title,
    columns: options.columns,
    broken: options.broken,
    read(db) {
      const names = own.map(({ name }) => columnOf(name)).join(', ');
      const rows = db.all<Record<string, SqlValue>>(
        `SELECT ${names} FROM ${table} ORDER BY ${options.order}`,
      );
      return rows.map((row) => ({
        ...Object.fromEntries(
          own.map((one) => [one.name, fromSql(one, row[columnOf(one.name)] ?? null)]),
        ),
        ...besides?.read(db, String(row[columnOf(key)])),
      }));
    },
    settled: (row) => ({
      ...row,
      ...Object.fromEntries(
        elsewhere.map(({ name, kind }) => [name, settledElsewhere(kind, row[name] ?? null)]),
      ),
      ...Object.fromEntries(
        own.map((one) => [one.name, fromSql(one, toSql(one, row[one.name] ?? null))]),
      ),
    }),
    add(db, row, now) {
      const all = { ...values(row), ...options.fresh?.(db, now) };
      const names = Object.keys(all);
      db.run(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
        all,
      );
      besides?.write(db, row);
    },
    change(db, row, now) {
      const all = { ...values(row), ...options.touched?.(now) };
      const sets = Object.keys(all).map((name) => `${name} = :${name}`);
      db.run(
        `UPDATE ${table} SET ${sets.join(', ')} WHERE ${columnOf(key)} = :${columnOf(key)}`,
        all,
      );
      besides?.write(db, row);
    },
    remove(db, row) {
      besides?.remove(db, row);
      db.run(`DELETE FROM ${table} WHERE ${columnOf(key)} = :row`, { row });
    },
  };
}

/** What lies in lines of text has none of its own. */
function settledElsewhere(kind: CatalogColumn['kind'], cell: Cell): Cell {
  if (kind === 'pairs') return cell ?? {};
  if (kind !== 'list') return cell;
  return ((cell ?? []) as readonly string[]).map((word) =>
    word.replaceAll(/\s+/g, ' ').trim().normalize('NFC'),
  );
}
