import { z } from 'zod';
import { modelProgressSchema, statusSchema } from '../kiosk.ts';
import { languageSchema } from '../language.ts';
import { seatSummarySchema } from '../operator.ts';
import { partStatusSchema, speechStatusSchema } from '../speech.ts';

/** What the console sees of a kiosk that runs: seats, times, devices, models. */

/** A seat, without anything that was said. */
export const liveSeatSchema = z.object({
  ...seatSummarySchema.shape,
  status: statusSchema,
  /** Which of the agents serves: "voice" understands, asks and words; "action" looks up and changes. */
  agent: z.enum(['voice', 'action']),
  /** What is being done; values are never shown: only whether one was given, and whether Vaani asks for it. */
  task: z
    .object({
      intent: z.string(),
      slots: z.array(z.object({ name: z.string(), given: z.boolean(), asked: z.boolean() })),
    })
    .nullable(),
  /** A change waits for a yes. */
  pending: z.boolean(),
  /** Wishes that wait for the present one. */
  later: z.number().int().nonnegative(),
  /** A person of the shop was asked for. */
  waiting: z.enum(['asked', 'coming', 'callback']).nullable(),
});
export type LiveSeat = z.infer<typeof liveSeatSchema>;

export const liveSchema = z.object({
  /** Vaani's own version. */
  version: z.string(),
  /** How long this process has run, ms. */
  uptimeMs: z.number(),
  /** Resident memory, bytes. */
  memoryBytes: z.number(),
  packs: z.array(z.object({ id: z.string(), title: z.string() })),
  seats: z.array(liveSeatSchema),
  /** What the shop's own system is still to be told. */
  outbox: z.number().int().nonnegative(),
  /** Whether the speech process runs, and how its microphone is; null while it does not. */
  speech: z.object({ up: z.boolean(), microphone: partStatusSchema.nullable() }),
});
export type Live = z.infer<typeof liveSchema>;

/** Stages of a turn, in the order they come. firstSoundMs: the whole, to the first audible sound. */
export const latencyStages = ['hearMs', 'understandMs', 'actMs', 'wordMs', 'firstSoundMs'] as const;
export type LatencyStage = (typeof latencyStages)[number];

/** How long the stages of one turn took, ms; null where there was no such stage. */
export const turnLatencySchema = z.object({
  /** Wall time, ms since the epoch. */
  at: z.number(),
  hearMs: z.number().nullable(),
  understandMs: z.number(),
  actMs: z.number(),
  wordMs: z.number(),
  firstSoundMs: z.number().nullable(),
});
export type TurnLatency = z.infer<typeof turnLatencySchema>;

const figuresSchema = z.object({
  /** How many turns had this stage. */
  count: z.number().int(),
  /** ms; null when none had it. */
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});

export const latencySchema = z.object({
  /** The last 200 turns of all seats, the oldest first. */
  turns: z.array(turnLatencySchema),
  stages: z.object({
    hearMs: figuresSchema,
    understandMs: figuresSchema,
    actMs: figuresSchema,
    wordMs: figuresSchema,
    firstSoundMs: figuresSchema,
  }),
});
export type Latency = z.infer<typeof latencySchema>;

export const deviceSchema = z.object({
  name: z.string(),
  /** It is the one that is used. */
  used: z.boolean(),
});

export const devicesSchema = z.object({
  /** Whether this kiosk uses the machine's own microphone and speaker; in a browser they are the browser's. */
  own: z.boolean(),
  inputs: z.array(deviceSchema),
  outputs: z.array(deviceSchema),
  /** What the settings ask for; null for the system's own. */
  chosen: z.object({ input: z.string().nullable(), output: z.string().nullable() }),
  /** How microphone, speaker, echo and the rest work; null while the speech process is not up. */
  status: speechStatusSchema.nullable(),
  /** Whether a level test runs. */
  testing: z.boolean(),
});
export type DevicesView = z.infer<typeof devicesSchema>;

export const consoleModelSchema = z.object({
  id: z.string(),
  title: z.string(),
  role: z.enum(['recogniser', 'vad', 'voice', 'llm', 'denoise']),
  languages: z.array(languageSchema),
  /** Of the set that a kiosk fetches by itself. */
  default: z.boolean(),
  licence: z.string(),
  state: z.enum(['installed', 'missing', 'incomplete', 'bad']),
  /** Bytes that are installed. */
  bytes: z.number(),
  /** Bytes to fetch; null where that is not known. */
  downloadBytes: z.number().nullable(),
  /** False: it comes by import only. */
  fetchable: z.boolean(),
  /** What is wrong and what to do; empty when nothing is. */
  detail: z.string(),
});
export type ConsoleModel = z.infer<typeof consoleModelSchema>;

export const modelsSchema = z.object({
  models: z.array(consoleModelSchema),
  /** What is being done; null: nothing. `progress`: of each model it is about, as far as known. */
  job: z
    .object({
      kind: z.enum(['install', 'verify', 'import']),
      progress: z.array(modelProgressSchema),
    })
    .nullable(),
  /** How the last job ended, in a sentence, and whether all of it went well; null: there was none. */
  last: z.object({ ok: z.boolean(), text: z.string() }).nullable(),
});
export type ModelsView = z.infer<typeof modelsSchema>;
