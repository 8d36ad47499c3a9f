import { z } from 'zod';

/** Importing a catalog: what may be imported, and what a file would change. */

/** The largest file that is taken, bytes. */
export const maxImportBytes = 5 * 2 ** 20;
/** The largest piece of it that travels at once, bytes. */
export const maxChunkBytes = 96 * 2 ** 10;
/** So many changes, and so many problems, are shown one by one. */
export const maxShown = 100;

/**
 * How a column is written. list: words, in JSON a list, in CSV with ";" between · pairs: in JSON an object
 * of texts, in CSV "name=value; name=value" · flag: true or false · date: 2026-11-21.
 */
export const columnKindSchema = z.enum([
  'text',
  'whole',
  'number',
  'flag',
  'date',
  'list',
  'pairs',
]);

export const catalogColumnSchema = z.object({
  name: z.string(),
  kind: columnKindSchema,
  /** False: it may be left out, or empty. */
  required: z.boolean(),
  /** What may stand there, in words: "one of electronics, clothing", "0 or more". */
  allowed: z.string(),
});

export const catalogTableSchema = z.object({
  pack: z.string(),
  packTitle: z.string(),
  /** "products". */
  table: z.string(),
  /** The column that names a row: rows with the same one are the same thing. */
  key: z.string(),
  columns: z.array(catalogColumnSchema),
  /** How many rows there are now. */
  rows: z.number().int().nonnegative(),
});
export type CatalogTable = z.infer<typeof catalogTableSchema>;

/** Something in the file that cannot be used. */
export const catalogProblemSchema = z.object({
  /** Line of the file, from 1; 0: the file as a whole. */
  line: z.number().int().nonnegative(),
  /** Null: the whole row. */
  column: z.string().nullable(),
  /** What is wrong and what is allowed. */
  text: z.string(),
});
export type CatalogProblem = z.infer<typeof catalogProblemSchema>;

export const catalogChangeSchema = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  key: z.string(),
  /** Its name, for people. */
  title: z.string(),
  /** Line of the file; 0 where it is removed. */
  line: z.number().int().nonnegative(),
  /** Of a changed row: field by field, shortened where long; null: empty. */
  fields: z.array(
    z.object({
      column: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type CatalogChange = z.infer<typeof catalogChangeSchema>;

const count = z.number().int().nonnegative();

export const catalogPreviewSchema = z.object({
  /** Names this preview to `catalog.apply`. */
  preview: z.string(),
  pack: z.string(),
  table: z.string(),
  counts: z.object({ added: count, changed: count, removed: count, unchanged: count }),
  /** The first 100. */
  changes: z.array(catalogChangeSchema),
  /** The first 100, and how many there are in all: with any of them nothing can be applied. */
  problems: z.array(catalogProblemSchema),
  problemCount: count,
});
export type CatalogPreview = z.infer<typeof catalogPreviewSchema>;

export const catalogApplySchema = z.object({
  counts: z.object({ added: count, changed: count, removed: count }),
  /** The backup that was made before it, as `backups` lists it. */
  backup: z.string(),
});
export type CatalogApplied = z.infer<typeof catalogApplySchema>;
