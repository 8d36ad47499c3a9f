import { z } from 'zod';
import { cardSchema } from '../../contract/cards.ts';
import { editSchema } from '../../contract/kiosk.ts';
import { languageSchema } from '../../contract/language.ts';
import { type Bounds, readPlain } from './plain.ts';
import type { Json, Mention, Phrase, PhraseParam, Proposal } from './port.ts';

/**
 * The action agent for any front end: one JSON document asks, another answers. What the agent has to
 * know of the conversation travels in `context`; each request brings back the context of the last
 * response, with the person's answer where a proposal waits for one.
 */

const jsonSchema: z.ZodType<Json> = z.json();
const recordSchema = z.record(z.string(), jsonSchema);
const idSchema = z.string().min(1).max(80);

const paramSchema: z.ZodType<PhraseParam> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.strictObject({ kind: z.literal('money'), rupees: z.number() }),
    z.strictObject({ kind: z.literal('digits'), value: z.string() }),
    z.strictObject({ kind: z.literal('date'), iso: z.string() }),
    z.strictObject({ kind: z.literal('time'), value: z.string() }),
    z.strictObject({ kind: z.literal('phrase'), key: z.string() }),
    z.strictObject({
      kind: z.literal('list'),
      items: z.array(paramSchema),
      how: z.enum(['or', 'and']).exactOptional(),
    }),
  ]),
);

const phraseSchema: z.ZodType<Phrase> = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), paramSchema).exactOptional(),
});

const mentionSchema: z.ZodType<Mention> = z.strictObject({
  name: paramSchema,
  words: z.string(),
  slots: recordSchema,
  intent: z.string().exactOptional(),
  stops: z.literal(true).exactOptional(),
  price: z.number().exactOptional(),
});

const proposalSchema: z.ZodType<Proposal> = z.strictObject({
  id: idSchema,
  idempotencyKey: idSchema,
  action: z.string(),
  input: jsonSchema,
  question: phraseSchema,
  lines: z.array(
    z.strictObject({ label: z.string(), value: z.string(), edit: editSchema.exactOptional() }),
  ),
  /** ms since the epoch */
  expiresAt: z.number(),
});

/** Things of the last turns that are kept. */
export const maxRecent = 60;

/** What the agent knows of a conversation; personal (a phone number that was verified), so not for a log. */
const conversation = {
  language: languageSchema,
  /** What packs remember for the length of a session. */
  memory: recordSchema.default({}),
  /** What was shown or offered, the latest first. */
  recent: z.array(mentionSchema).max(maxRecent).default([]),
  /** Slot values that "it" means. */
  focus: recordSchema.default({}),
  /** The proposal that waits for an answer, as it was given. */
  pending: proposalSchema.nullable().default(null),
};

const requestSchema = z
  .strictObject({
    session: idSchema,
    /** What is wanted; left out where a proposal is answered. */
    intent: z.string().min(1).max(80).optional(),
    /** Slot values. */
    entities: recordSchema.default({}),
    /** 0 to 1: how sure it is that this is wanted. */
    confidence: z.number().min(0).max(1).default(1),
    context: z.strictObject({
      ...conversation,
      /** ISO 8601; the clock of the machine where it is left out. */
      now: z.iso.datetime({ offset: true }).optional(),
      /** The person's answer to the pending proposal. */
      answer: z.enum(['yes', 'no']).optional(),
      /** Another value for a line of the pending proposal that has an `edit`: a new proposal takes its place. */
      change: z.strictObject({ slot: z.string().max(60), value: z.string().max(200) }).optional(),
      /** Which proposal the answer, or the change, is to: the one that was shown. */
      proposalId: idSchema.optional(),
    }),
  })
  .superRefine(({ intent, context }, problem) => {
    const wrong = (path: string[], message: string) =>
      problem.addIssue({ code: 'custom', path, message });
    const { answer, change, proposalId } = context;
    if (answer === undefined && change === undefined) {
      if (intent === undefined) wrong(['intent'], 'needed, unless context.answer is given');
      return;
    }
    const given = answer === undefined ? 'context.change' : 'context.answer';
    if (answer !== undefined && change !== undefined) {
      wrong(['context', 'change'], 'not together with context.answer');
    }
    if (intent !== undefined) wrong(['intent'], `not together with ${given}`);
    if (context.pending === null) wrong(['context', 'pending'], `needed with ${given}`);
    if (proposalId === undefined) wrong(['context', 'proposalId'], `needed with ${given}`);
  });
export type RequestDocument = z.output<typeof requestSchema>;

const receiptSchema = z.strictObject({
  id: z.string(),
  idempotencyKey: z.string(),
  action: z.string(),
  outcome: jsonSchema,
  committedAt: z.string(),
  replayed: z.boolean(),
});

export const responseSchema = z.strictObject({
  session: z.string(),
  /**
   * `needs`: a slot is asked for. `ambiguous`: which of several. `proposed`: waits for yes or no.
   * `done`: there is a receipt. `expired`: the yes came too late, or not for what was shown last.
   * `failed`: nothing was changed. `unknown`: whether it was cannot be told; send the answer again.
   * `error`: the request makes no sense.
   */
  status: z.enum([
    'answered',
    'needs',
    'ambiguous',
    'proposed',
    'done',
    'refused',
    'declined',
    'expired',
    'failed',
    'unknown',
    'error',
  ]),
  action: z.string().nullable(),
  result: z.strictObject({
    receipt: receiptSchema.nullable(),
    proposal: proposalSchema.nullable(),
    cards: z.array(cardSchema),
  }),
  speak: z.strictObject({
    /** For the screen. */
    text: z.string(),
    /** For a voice: no digit and no symbol is left. */
    spoken: z.string(),
    phrases: z.array(phraseSchema),
  }),
  /** What the person is asked or offered next. */
  followUp: z
    .strictObject({
      kind: z.enum(['slot', 'confirm', 'offer']),
      slot: z.string().nullable(),
      /** What is known so far: to be sent back with what is answered. */
      entities: recordSchema,
      /** What may be chosen; choosing adds its entities, and asks for its intent where it has one. */
      options: z.array(
        z.strictObject({
          name: z.string(),
          intent: z.string().nullable(),
          entities: recordSchema,
        }),
      ),
    })
    .nullable(),
  /** What is wrong with the request, for its programmer. */
  error: z.string().nullable(),
  /** To be sent back. */
  context: z.strictObject(conversation),
});
export type ResponseDocument = z.output<typeof responseSchema>;

/** Of a whole request: its context holds what was shown in the last turns. */
const requestBounds = { depth: 12, values: 20_000, text: 4_000 } as const satisfies Bounds;

/** Reads a request; what is wrong with it is said in one line that names the place. */
export function readRequest(
  given: unknown,
): { readonly request: RequestDocument } | { readonly wrong: string } {
  const plain = readPlain(given, 'request', requestBounds);
  if ('wrong' in plain) return plain;
  const read = requestSchema.safeParse(plain.value);
  if (read.success) return { request: read.data };
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  return { wrong: `${place === '' ? 'request' : place}: ${issue?.message ?? 'not valid'}` };
}
