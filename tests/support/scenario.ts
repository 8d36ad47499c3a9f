import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { languageSchema } from '../../src/contract/language.ts';

/**
 * What a scenario file may hold. Strict throughout: a key with a typo is an error, because a check
 * that is not read would pass for ever.
 */
const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const expectSchema = z
  .strictObject({
    act: z.string(),
    /** What the turn was about; null for nothing. */
    intent: z.string().nullable(),
    /** All slots that were found, no more and no fewer. */
    slots: z.record(z.string(), z.unknown()),
    /** The slot that is now asked for; null for none. */
    asked: z.string().nullable(),
    /** Parts of the reply, or `/regular expressions/u`. */
    says: oneOrMore,
    /** What the reply must not hold. */
    avoids: oneOrMore,
    /** The cards in order: a kind ("choice") or kind and id ("order:1042"). */
    cards: z.array(z.string()),
    /** Whether a proposal waits for a yes, or its lines as "label: value". */
    pending: z.union([z.boolean(), z.array(z.string()).min(1)]),
    /** How many receipts this turn gave, or their actions. */
    receipts: z.union([z.number().int(), z.array(z.string()).min(1)]),
    handover: z.boolean(),
  })
  .partial()
  .refine((value) => Object.keys(value).length > 0, 'an expectation expects something');

export type Expected = z.infer<typeof expectSchema>;

const turnSchema = z.union([
  z.strictObject({
    say: z.string(),
    /** Says the text this often in one breath. */
    times: z.number().int().positive().optional(),
    expect: expectSchema.optional(),
  }),
  z.strictObject({
    /** Yes or no by touch. */
    confirm: z.boolean(),
    /** The proposal shown after this turn (counted from 1) instead of the one on the screen. */
    shownAfter: z.number().int().positive().optional(),
    expect: expectSchema.optional(),
  }),
  /** Seconds that pass. */
  z.strictObject({ wait: z.number().positive() }),
  /** Something that happens in the shop meanwhile. */
  z.strictObject({ meanwhile: z.string() }),
  /** The person taps another language. */
  z.strictObject({ language: languageSchema }),
]);
export type ScenarioTurn = z.infer<typeof turnSchema>;

export const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  pack: z.string().default('retail'),
  lang: languageSchema.default('en'),
  now: z.iso.datetime({ offset: true }).optional(),
  turns: z.array(turnSchema).min(1),
  /** What the database must hold afterwards. */
  database: z
    .array(
      z.strictObject({
        sql: z.string(),
        rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
      }),
    )
    .optional(),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** Every scenario of a folder's `*.yaml`, each file a list. Throws with file, place and problem. */
export function readScenarios(folder: string): { file: string; scenario: Scenario }[] {
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return files.toSorted().flatMap((file) => {
    const parsed = z
      .array(scenarioSchema)
      .min(1)
      .safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    return parsed.data.map((scenario) => ({ file, scenario }));
  });
}

/** Whether a text holds a part, or matches a `/regular expression/flags`. */
export function holds(text: string, part: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/s.exec(part);
  if (pattern) return new RegExp(pattern[1] ?? '', pattern[2]).test(text);
  return text.normalize('NFC').includes(part.normalize('NFC'));
}
