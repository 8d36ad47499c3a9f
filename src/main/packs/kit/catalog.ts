import type { Database } from '../../store/port.ts';

/** What stands in one field of a row of a catalog. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, string>>;
export type CatalogRow = Readonly<Record<string, Cell>>;

/** How a column is written in a file: see contract/console/catalog.ts. */
export type ColumnKind = 'text' | 'whole' | 'number' | 'flag' | 'date' | 'list' | 'pairs';

export interface CatalogColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** It must not be empty. */
  readonly required: boolean;
  /** What may stand there, to be read after "must be". */
  readonly allowed: string;
  /** Whether a cell of this kind is one of those; never asked about an empty one. */
  fits(cell: Exclude<Cell, null>): boolean;
}

/** A table of a pack that a shop may fill from a file of its own. */
export interface CatalogTable {
  /** As whoever runs the kiosk knows it: "products". */
  readonly name: string;
  /** The column that names a row. */
  readonly key: string;
  /** The column that tells people which row it is. */
  readonly title: string;
  readonly columns: readonly CatalogColumn[];
  /** Why a row cannot be taken out that something else names, or names something that is not there. */
  readonly broken: string;
  /** All of it, as a file would hold it, in a lasting order. */
  read(db: Database): CatalogRow[];
  /** As it will be read back: a row is held against what is there in this form. */
  settled(row: CatalogRow): CatalogRow;
  /**
   * The three changes, in a transaction of the caller; rows are whole.
   *
   * @throws SQLite's error where a rule of the table is broken; nothing of this row is changed then.
   */
  add(db: Database, row: CatalogRow, now: string): void;
  change(db: Database, row: CatalogRow, now: string): void;
  remove(db: Database, key: string): void;
}

interface Need {
  /** It may be empty. */
  readonly optional?: boolean;
}

const longestText = 5_000;

/** Any text, or one of these. */
export function text(
  name: string,
  { optional, values, max = longestText }: Need & { values?: readonly string[]; max?: number } = {},
): CatalogColumn {
  return {
    name,
    kind: 'text',
    required: !optional,
    allowed: values ? `one of ${values.join(', ')}` : `a text of up to ${max} characters`,
    fits: (cell) =>
      typeof cell === 'string' && cell.length <= max && (!values || values.includes(cell)),
  };
}

/** A text that has a form; `allowed` says it in words. */
export function formed(
  name: string,
  form: RegExp,
  allowed: string,
  need: Need = {},
): CatalogColumn {
  return {
    ...text(name, need),
    allowed,
    fits: (cell) => typeof cell === 'string' && form.test(cell),
  };
}

/** `name`, `name_hi`, `name_bn`, `name_mr` of every given one. */
export const inFour = (...names: readonly string[]): CatalogColumn[] =>
  names.flatMap((name) => ['', '_hi', '_bn', '_mr'].map((suffix) => text(`${name}${suffix}`)));

interface Bounds extends Need {
  readonly min: number;
  readonly max?: number;
}

const within = ({ min, max = Number.MAX_SAFE_INTEGER }: Bounds, cell: unknown) =>
  typeof cell === 'number' && cell >= min && cell <= max;
const inWords = ({ min, max }: Bounds) =>
  max === undefined ? `${min} or more` : `${min} to ${max}`;

export const whole = (name: string, bounds: Bounds): CatalogColumn => ({
  name,
  kind: 'whole',
  required: !bounds.optional,
  allowed: `a whole number, ${inWords(bounds)}`,
  fits: (cell) => within(bounds, cell) && Number.isInteger(cell),
});

export const number = (name: string, bounds: Bounds): CatalogColumn => ({
  name,
  kind: 'number',
  required: !bounds.optional,
  allowed: `a number, ${inWords(bounds)}`,
  fits: (cell) => within(bounds, cell),
});

export const flag = (name: string): CatalogColumn => ({
  name,
  kind: 'flag',
  required: true,
  allowed: 'true or false',
  fits: (cell) => typeof cell === 'boolean',
});

export const date = (name: string): CatalogColumn => ({
  name,
  kind: 'date',
  required: true,
  allowed: 'a day such as 2026-11-21',
  fits: (cell) =>
    typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell)),
});

/** Words; each one of these, or of this form. */
export function list(
  name: string,
  {
    optional,
    values,
    form,
    allowed,
  }: Need & { values?: readonly string[]; form?: RegExp; allowed?: string } = {},
): CatalogColumn {
  const one = (part: string) => (values ? values.includes(part) : !form || form.test(part));
  return {
    name,
    kind: 'list',
    required: !optional,
    allowed: allowed ?? (values ? `some of ${values.join(', ')}` : 'a list of texts'),
    fits: (cell) => Array.isArray(cell) && (cell as readonly string[]).every(one),
  };
}

/** Names with a text each. */
export function pairs(
  name: string,
  {
    optional,
    allowed,
    fits,
  }: Need & { allowed: string; fits?: (of: string, is: string) => boolean },
): CatalogColumn {
  return {
    name,
    kind: 'pairs',
    required: !optional,
    allowed,
    fits: (cell) =>
      typeof cell === 'object' &&
      cell !== null &&
      !Array.isArray(cell) &&
      Object.entries(cell as Readonly<Record<string, string>>).every(
        ([of, is]) => !fits || fits(of, is),
      ),
  };
}
