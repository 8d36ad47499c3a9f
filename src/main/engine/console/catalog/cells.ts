import type { CatalogColumn, Cell } from '../../../packs/kit/catalog.ts';

/** A field as it was understood, or that it cannot be. */
export type ReadCell = { readonly cell: Cell } | { readonly wrong: true };

const wrong = { wrong: true } as const;

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', '0']);

/** A field of a CSV file. Empty ones are null. */
export function cellOfCsv({ kind }: CatalogColumn, written: string): ReadCell {
  const text = written.trim();
  if (text === '') return { cell: null };
  switch (kind) {
    case 'text':
      return { cell: text };
    case 'date':
      return { cell: text };
    case 'whole':
    case 'number':
      // "1,20,000" as spreadsheets in India write it.
      return numberOf(text.replaceAll(',', ''));
    case 'flag':
      return flagOf(text);
    case 'list':
      return { cell: partsOf(text) };
    case 'pairs':
      return pairsOf(partsOf(text));
  }
}

/** A field of a JSON file, in its own form or written as in CSV. */
export function cellOfJson(column: CatalogColumn, value: unknown): ReadCell {
  if (value === null || value === undefined) return { cell: null };
  if (typeof value === 'string') return cellOfCsv(column, value);
  switch (column.kind) {
    case 'whole':
    case 'number':
      return typeof value === 'number' ? { cell: value } : wrong;
    case 'flag':
      return typeof value === 'boolean' ? { cell: value } : flagOf(String(value));
    case 'list':
      return Array.isArray(value) ? listOf(value) : wrong;
    case 'pairs':
      return typeof value === 'object' && !Array.isArray(value) ? recordOf(value) : wrong;
    default:
      // An id that is all digits is a text all the same.
      return typeof value === 'number' ? { cell: String(value) } : wrong;
  }
}

function numberOf(text: string): ReadCell {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? { cell: Number(text) } : wrong;
}

function flagOf(text: string): ReadCell {
  const word = text.toLowerCase();
  return yes.has(word) ? { cell: true } : no.has(word) ? { cell: false } : wrong;
}

const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function pairsOf(parts: readonly string[]): ReadCell {
  const pairs: Record<string, string> = {};
  for (const part of parts) {
    const at = part.indexOf('=');
    const [name, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || value === '') return wrong;
    pairs[name] = value;
  }
  return { cell: pairs };
}

/** A list of two may stand for a range: ["12:00", "15:30"] is 12:00-15:30. */
function listOf(values: readonly unknown[]): ReadCell {
  const words = values.map((value) => {
    if (typeof value === 'string') return value.trim();
    const range = Array.isArray(value) && value.length === 2;
    return range && value.every((one) => typeof one === 'string') ? value.join('-') : undefined;
  });
  return words.every((word) => word !== undefined && word !== '')
    ? { cell: words as string[] }
    : wrong;
}

function recordOf(value: object): ReadCell {
  const entries = Object.entries(value).map(([name, of]): [string, unknown] => [
    name,
    typeof of === 'number' ? String(of) : of,
  ]);
  return entries.every(([, of]) => typeof of === 'string' && of.trim() !== '')
    ? { cell: Object.fromEntries(entries) as Record<string, string> }
    : wrong;
}

/** As people read it; null for nothing. */
export function shownCell(cell: Cell): string | null {
  if (cell === null) return null;
  if (Array.isArray(cell)) return cell.length === 0 ? null : cell.join('; ');
  if (typeof cell !== 'object') return String(cell);
  const pairs = Object.entries(cell as Readonly<Record<string, string>>);
  return pairs.length === 0 ? null : pairs.map(([name, of]) => `${name}=${of}`).join('; ');
}
