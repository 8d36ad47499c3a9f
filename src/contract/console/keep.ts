import { z } from 'zod';
import { languageSchema } from '../language.ts';

/** What a kiosk keeps, as the console sees it: settings, conversations, log, backups. */

/** How a setting is asked for on a screen. */
const inputSchema = z.discriminatedUnion('kind', [
  /** Several of these, the order counts; at least one. */
  z.object({ kind: z.literal('list'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('choice'), options: z.array(z.string()) }),
  z.object({
    kind: z.literal('number'),
    min: z.number(),
    max: z.number(),
    step: z.number(),
    unit: z.string(),
  }),
  z.object({ kind: z.literal('toggle') }),
  z.object({ kind: z.literal('text'), maxLength: z.number().int() }),
  /** An object of numbers. */
  z.object({
    kind: z.literal('numbers'),
    fields: z.array(
      z.object({
        name: z.string(),
        min: z.number(),
        max: z.number(),
        step: z.number(),
        unit: z.string(),
      }),
    ),
  }),
  /** An object of names of devices ({ input, output }), each one of `devices`, or null. */
  z.object({ kind: z.literal('devices') }),
]);

const oneSettingSchema = z.object({
  key: z.string(),
  /** What is in force when the kiosk starts next. */
  value: z.unknown(),
  default: z.unknown(),
  /** Whether it stands in the file; otherwise the default is used. */
  set: z.boolean(),
  /** In words, to be read after "must be". */
  allowed: z.string(),
  input: inputSchema,
  /** Null may be given: none. */
  nullable: z.boolean(),
  /** now: a change is in force at once · restart: when Vaani starts next. */
  applies: z.enum(['now', 'restart']),
  /** It was changed and is not in force yet: Vaani must be started anew. */
  waits: z.boolean(),
});
export type ConsoleSetting = z.infer<typeof oneSettingSchema>;

const settingListSchema = z.object({
  /** Where they are kept. */
  file: z.string(),
  /** What in the file cannot be used. */
  problems: z.array(z.string()),
  settings: z.array(oneSettingSchema),
});
export type ConsoleSettings = z.infer<typeof settingListSchema>;

export const settingSchema = { one: oneSettingSchema, list: settingListSchema } as const;

export const sessionFilterSchema = z.object({
  /** Words that must all be in it, in any order; empty for all. */
  text: z.string().max(200),
  /** Null for all. */
  pack: z.string().max(60).nullable(),
  language: languageSchema.nullable(),
  /** Days (2026-11-21), both included, where the kiosk stands; null: no bound. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** `next` of the page before; null for the first. */
  after: z.string().max(300).nullable(),
  limit: z.number().int().min(1).max(100),
});
export type SessionFilter = z.infer<typeof sessionFilterSchema>;

/** Names, numbers and addresses were taken out before it was kept. */
export const sessionRowSchema = z.object({
  id: z.string(),
  pack: z.string(),
  language: languageSchema,
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
  turns: z.number().int().nonnegative(),
  /** Where the words were found, or how it began. */
  excerpt: z.string(),
  /** A person of the shop was asked for. */
  handover: z.boolean(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

export const sessionSchema = z.object({
  ...sessionRowSchema.shape,
  said: z.array(z.object({ who: z.enum(['person', 'vaani']), text: z.string() })),
});
export type KeptSession = z.infer<typeof sessionSchema>;

export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;

export const logFilterSchema = z.object({
  /** This level and those above it. */
  level: z.enum(logLevels),
  /** In the message or the fields, in any case; empty for all. */
  text: z.string().max(200),
  limit: z.number().int().min(1).max(1_000),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

export const logLineSchema = z.object({
  /** Counts up: a line has one number for as long as the process runs. */
  number: z.number().int(),
  /** Wall time, ms since the epoch. */
  at: z.number(),
  level: z.enum(logLevels),
  /** Which part of Vaani: "kiosk", "speech". */
  name: z.string(),
  text: z.string(),
  /** What else was noted, as JSON; empty when nothing. */
  fields: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const backupSchema = z.object({
  /** The file's name. */
  id: z.string(),
  pack: z.string(),
  /** ISO 8601. */
  madeAt: z.string(),
  bytes: z.number(),
  /**
   * daily: made by itself, and replaced every day · asked: made here · import: before an import ·
   * replaced: what was there before a backup took its place.
   */
  kind: z.enum(['daily', 'asked', 'import', 'replaced']),
  /** It will take its database's place when Vaani starts next. */
  chosen: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;
