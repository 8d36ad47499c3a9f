import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { languageSchema } from '../../src/contract/language.ts';
import { prioritySchema } from '../../src/contract/operator.ts';
import type { LlmErrorCode } from '../../src/main/llm/port.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import type { OperatorMove } from './operator.ts';

const llmErrorCodes = [
  'unauthorised',
  'rate-limited',
  'unavailable',
  'timeout',
  'too-long',
  'invalid-answer',
  'model-missing',
] as const satisfies readonly LlmErrorCode[];

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
    /** The language of the answer. */
    language: languageSchema,
    /** How fast and how loud Vaani speaks from now on; 1 is normal. */
    rate: z.number(),
    volume: z.number(),
    /** Everything the sentence asked for, in its order. */
    intents: z.array(z.string()),
    /** What is still to be done afterwards. */
    queue: z.array(z.string()),
    /** How many things can now be meant by "the second one". */
    mentions: z.number().int(),
    /** Whether the person was told that it takes a moment, before the answer. */
    holding: z.boolean(),
    /** Which voice spoke the last sentence (scenarios with `voice`); none: it is only on the screen. */
    spokenBy: z.enum(['natural', 'simple', 'none']),
  })
  .partial()
  .refine((value) => Object.keys(value).length > 0, 'an expectation expects something');

export type Expected = z.infer<typeof expectSchema>;

/** What Vaani says by itself, between the turns of the person. */
const unaskedSchema = z.strictObject({
  /** Parts of it, or `/regular expressions/u`; null: nothing is said. */
  notice: oneOrMore.nullable(),
  avoids: oneOrMore.optional(),
  /** The slot that is asked for now; null for none. */
  asked: z.string().nullable().optional(),
  handover: z.boolean().optional(),
});
export type Unasked = z.infer<typeof unaskedSchema>;

/** What a member of staff does at the inbox. */
const operatorSchema = z.union([
  /** Opens the inbox: from now on there is somebody to ask. */
  z.strictObject({ arrives: z.string().min(1) }),
  z.strictObject({ leaves: z.literal(true) }),
  /** Takes the request of the person. */
  z.strictObject({ accept: z.literal(true) }),
  z.strictObject({ answer: z.string().min(1), priority: prioritySchema.optional() }),
  z.strictObject({ complete: z.literal(true) }),
  z.strictObject({
    decline: z.literal(true),
    callbackAt: z.iso.datetime({ offset: true }).optional(),
  }),
]) satisfies z.ZodType<OperatorMove>;

const turnSchema = z.union([
  z.strictObject({
    say: z.string(),
    /** How sure the recogniser was of it; typed words are sure. */
    heard: z.number().min(0).max(1).optional(),
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
  z.strictObject({ wait: z.number().positive(), expect: unaskedSchema.optional() }),
  z.strictObject({ operator: operatorSchema, expect: unaskedSchema.optional() }),
  /** Something that happens in the shop meanwhile. */
  z.strictObject({ meanwhile: z.string() }),
  /** The person taps another language. */
  z.strictObject({ language: languageSchema }),
  /** The screen's line drops and comes back; it must find everything as it was. */
  z.strictObject({ reconnect: z.literal(true) }),
]);
export type ScenarioTurn = z.infer<typeof turnSchema>;

/** The language model of a scenario: what it answers, call by call; the last thing is repeated. */
const llmSchema = z
  .strictObject({
    /** The first calls fail with these. */
    fails: z.array(z.enum(llmErrorCodes)).min(1),
    /** Each answer takes this long; alone: there comes an answer that helps nobody. */
    delayMs: z.number().positive(),
    answers: z
      .array(
        z.union([
          z.strictObject({ call: z.string(), with: z.record(z.string(), z.unknown()).optional() }),
          z.strictObject({ text: z.string() }),
        ]),
      )
      .min(1),
  })
  .partial()
  .refine((value) => Object.keys(value).length > 0, 'a language model does something');

/** The voices of a scenario, the natural one and the one that is always there. */
const voiceSchema = z.strictObject({
  natural: z.enum(['works', 'fails', 'hangs']),
  simple: z.enum(['works', 'fails']).default('works'),
});

export const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  /** The pack whose folder it is in. */
  pack: z.string().optional(),
  lang: languageSchema.default('en'),
  now: z.iso.datetime({ offset: true }).optional(),
  llm: llmSchema.optional(),
  voice: voiceSchema.optional(),
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

/**
 * Every conversation of a pack: its packs/ID/scenarios/*.yaml, each a list. Throws with file, place and
 * problem; also where a file is of another pack, or two have the same name.
 */
export function readScenarios(packId: string): { file: string; scenario: Scenario }[] {
  const folder = join(appRoot(), 'src/main/packs', packId, 'scenarios');
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const names = new Set<string>();
  return files.toSorted().flatMap((file) => {
    const parsed = z
      .array(scenarioSchema)
      .min(1)
      .safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${packId}/${file}: ${z.prettifyError(parsed.error)}`);
    return parsed.data.map((scenario) => {
      const { name, pack = packId } = scenario;
      if (pack !== packId) throw new Error(`${packId}/${file}: "${name}" is of the pack ${pack}`);
      if (names.has(name)) throw new Error(`${packId}/${file}: a second "${name}"`);
      names.add(name);
      return { file, scenario };
    });
  });
}

/** Whether a text holds a part, or matches a `/regular expression/flags`. */
export function holds(text: string, part: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/s.exec(part);
  if (pattern) return new RegExp(pattern[1] ?? '', pattern[2]).test(text);
  return text.normalize('NFC').includes(part.normalize('NFC'));
}
