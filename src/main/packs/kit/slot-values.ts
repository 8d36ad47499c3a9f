import type { z } from 'zod';
import type { Slots } from '../../actions/port.ts';

/** The values among `slots` that are what the schema says; whatever is missing or malformed is left out. */
export function readSlots<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  slots: Slots,
): Partial<z.output<z.ZodObject<Shape>>> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const parsed = (field as z.ZodType).safeParse(slots[name]);
    if (parsed.success && parsed.data !== undefined) values[name] = parsed.data;
  }
  return values as Partial<z.output<z.ZodObject<Shape>>>;
}
