import type { Database } from '../../../store/port.ts';

/** Rows of product_search that match, from one row to another, in their order: by price. */
export function rowsOf(
  db: Database,
  match: string,
  from: number,
  to: number,
  order: 'ASC' | 'DESC',
  most: number,
): number[] {
  return db
    .all<{ entry: number }>(
      // A number from outside arrives as a REAL, with which FTS5 does not seek: hence the casts.
      `SELECT rowid AS entry FROM product_search WHERE product_search MATCH :match
       AND rowid BETWEEN CAST(:from AS INTEGER) AND CAST(:to AS INTEGER) ORDER BY rowid ${order} LIMIT :most`,
      { match, from, to, most },
    )
    .map(({ entry }) => entry);
}

/** Whether any product matches. */
export function hasMatch(db: Database, match: string): boolean {
  return (
    db.get('SELECT 1 FROM product_search WHERE product_search MATCH :match LIMIT 1', { match }) !==
    undefined
  );
}
