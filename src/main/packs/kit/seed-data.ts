import { z } from 'zod';
import { languages } from '../../../contract/language.ts';
import type { Database, SqlValue } from '../../store/port.ts';

/** The JSON files of a pack's sample data, by file name without `.json`. */
export type SeedData = Readonly<Record<string, unknown>>;

export const text = z.string().trim().min(1);

/** `name`, `name_hi`, `name_bn`, `name_mr` for every given column. */
export const inFourLanguages = <Name extends string>(...names: Name[]) =>
  z.object(
    Object.fromEntries(
      names.flatMap((name) => languages.map((l) => [l === 'en' ? name : `${name}_${l}`, text])),
    ) as Record<Name | `${Name}_${'hi' | 'bn' | 'mr'}`, typeof text>,
  );

/** A time relative to the day the database is made: "-3d10:30", "+2d18:00". */
export const relativeTime = z.string().regex(/^[+-]\d{1,3}d\d{2}:\d{2}$/);

/** Reads the rows of a pack's files; throws with file, row and field when they are not what they should be. */
export function rowReader(pack: string) {
  return <Row>(data: SeedData, name: string, schema: z.ZodType<Row>): Row[] => {
    const parsed = z.array(schema).safeParse(data[name]);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new Error(
      `data/${pack}/${name}.json: ${issue?.path.join('.') || 'file'}: ${issue?.message}`,
    );
  };
}

/** Column names come from the schema of a seed file, never from data. */
export function insert(db: Database, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const columns = Object.keys(row);
  db.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `:${c}`).join(', ')})`,
    row,
  );
}
