import { findKeyword, type KeywordTable } from '../../../language/keyword.ts';

/** Whether one of the words stands in a normalised text. */
export const hasWords = (clean: string, list: readonly string[]): boolean =>
  findKeyword(clean, tableOf(list)) !== undefined;

const tables = new WeakMap<readonly string[], KeywordTable>();
/** A list as a table of one key. */
export function tableOf(list: readonly string[]): KeywordTable {
  const known = tables.get(list) ?? { it: list };
  tables.set(list, known);
  return known;
}

/** The text with blanks in some places: every other word stays where it is. */
export function blank(
  text: string,
  ...spans: readonly (readonly [number, number] | undefined)[]
): string {
  return spans.reduce<string>(
    (rest, span) =>
      span ? rest.slice(0, span[0]) + ' '.repeat(span[1] - span[0]) + rest.slice(span[1]) : rest,
    text,
  );
}
