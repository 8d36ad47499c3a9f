import { z } from 'zod';
import { cardSchema } from './cards.ts';
import {
  maxTypedCharacters,
  modelProgressSchema,
  pendingSchema,
  sessionViewSchema,
} from './kiosk.ts';
import { languageSchema } from './language.ts';
import { rpcErrorSchema } from './rpc/message.ts';

/** The bodies of the web shell's HTTP API, both ways. docs/api/openapi.json is made of these. */

/** `POST /api/sessions`. A body may be left out: everything in it may. */
export const newSessionSchema = z.strictObject({
  language: languageSchema
    .optional()
    .describe('The language to begin in; left out, the one the kiosk begins in.'),
  audio: z
    .enum(['remote', 'none'])
    .default('none')
    .describe(
      '`remote`: the WebSocket carries the microphone to the kiosk and the voice back, as binary frames. ' +
        '`none`: text only. It counts for the connections that are opened from then on.',
    ),
  resumeToken: z
    .string()
    .max(100)
    .optional()
    .describe(
      'Takes up the session that gave this token, with its conversation. When there is none any more, a new one is opened.',
    ),
});
/** As it is sent: `audio` may be left out. */
export type NewSession = z.input<typeof newSessionSchema>;

export const sessionAddressSchema = z.object({
  id: z
    .string()
    .describe('Of the place to talk at, not of the conversation: one may follow another there.'),
  resumeToken: z.string().describe('Takes this session up again with `POST /api/sessions`.'),
  resumed: z.boolean().describe('Whether the session was there before.'),
  url: z.string().describe('The path of its WebSocket.'),
});
export type SessionAddress = z.infer<typeof sessionAddressSchema>;

/** `GET /api/sessions/:id`. */
export const sessionStateSchema = z.object({
  id: z.string(),
  url: z.string(),
  audio: z.enum(['remote', 'none']),
  connections: z.number().int().describe('WebSockets that show this session now.'),
  state: sessionViewSchema,
});
export type SessionState = z.infer<typeof sessionStateSchema>;

/** `POST /api/chat`. */
export const chatRequestSchema = z.strictObject({
  text: z.string().trim().min(1).max(maxTypedCharacters).describe('What the person says.'),
  sessionId: z
    .string()
    .max(100)
    .optional()
    .describe('The session to talk in; left out, a new one is opened, and the answer names it.'),
  language: languageSchema.optional().describe('Goes on in this language from here on.'),
  pack: z
    .string()
    .max(40)
    .optional()
    .describe('The trade to talk about, where the kiosk serves several and none is chosen yet.'),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** What became of one turn: as `vaani ask --json` prints it, without what is the engine's own. */
export const chatTurnSchema = z.object({
  turn: z.number().int().describe('Counted from 1 in each conversation.'),
  user: z.string().describe('What was understood as said.'),
  language: languageSchema,
  act: z.string().describe('What kind of utterance it was, such as `request`, `confirm`, `deny`.'),
  intent: z.string().nullable(),
  confidence: z.number(),
  slots: z.record(z.string(), z.unknown()).describe('What was understood in this turn, by name.'),
  reply: z.string().describe('What Vaani says.'),
  cards: z.array(cardSchema),
  pending: pendingSchema
    .nullable()
    .describe('A change that waits for a yes: say yes or no in the next turn.'),
  receipts: z
    .array(
      z.object({
        id: z.string(),
        action: z.string(),
        outcome: z.unknown(),
        committedAt: z.string().describe('ISO 8601.'),
        replayed: z.boolean().describe('It had been done before; nothing was done this time.'),
      }),
    )
    .describe('The changes that this turn made.'),
  handover: z.boolean().describe('A person was asked to come.'),
  ms: z.number().describe('How long the answer took.'),
});
export type ChatTurn = z.infer<typeof chatTurnSchema>;

export const chatAnswerSchema = z.object({ sessionId: z.string(), ...chatTurnSchema.shape });
export type ChatAnswer = z.infer<typeof chatAnswerSchema>;

/** Percentiles of one stage over the last turns, ms; null where no turn had it. */
const stageSchema = z.object({ p50: z.number(), p95: z.number() }).nullable();
export const latencySchema = z.object({
  turns: z.number().int().describe('How many of the last turns these figures are of.'),
  hearMs: stageSchema.describe("From the end of the person's speech to its words."),
  understandMs: stageSchema,
  actMs: stageSchema,
  wordMs: stageSchema,
  firstSoundMs: stageSchema.describe("From the end of the person's speech to the first sound."),
});
export type LatencyFigures = z.infer<typeof latencySchema>;

/** `GET /health` for everybody. `degraded`: it answers, and cannot do everything (hear, speak). */
export const healthSchema = z.object({ status: z.enum(['ok', 'degraded']) });
export type HealthStatus = z.infer<typeof healthSchema>['status'];

/** `GET /health` for whoever may use the kiosk. */
export const wholeHealthSchema = z.object({
  ...healthSchema.shape,
  version: z.string(),
  uptimeMs: z.number(),
  speech: z.object({
    up: z.boolean(),
    hears: z.array(languageSchema).describe('Languages that can be recognised.'),
    speaks: z.boolean(),
  }),
  models: z.array(modelProgressSchema).describe('Those that are missing or on their way.'),
  sessions: z.object({
    active: z.number().int(),
    connected: z.number().int().describe('Of these, shown on a screen now.'),
  }),
  latency: latencySchema,
});
export type WholeHealth = z.infer<typeof wholeHealthSchema>;

/** Every answer of 400 and above. */
export const apiErrorSchema = z.object({ error: rpcErrorSchema });
