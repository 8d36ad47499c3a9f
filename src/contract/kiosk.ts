import { z } from 'zod';
import { cardSchema } from './cards.ts';
import { languageSchema } from './language.ts';
import type { Api } from './rpc/api.ts';

/** What a screen sees and does. The same over Electron IPC and WebSocket; one connection has one session. */

/**
 * idle: nobody is being listened to · listening: waiting for the person · hearing: the person is
 * speaking · thinking: working on an answer · doing: carrying out what was agreed to · speaking: Vaani is
 * speaking.
 */
export const statusSchema = z.enum([
  'idle',
  'listening',
  'hearing',
  'thinking',
  'doing',
  'speaking',
]);
export type Status = z.infer<typeof statusSchema>;

export const viewTurnSchema = z.object({
  id: z.number().int(),
  who: z.enum(['person', 'vaani']),
  text: z.string(),
  cards: z.array(cardSchema),
  /** Vaani was interrupted while saying this. */
  interrupted: z.boolean(),
  /** Of a turn that was heard: the words that may be wrong, as ranges of `text` in UTF-16 units, end excluded. */
  unsure: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
});
export type ViewTurn = z.infer<typeof viewTurnSchema>;

/**
 * How a line of a confirmation may be changed on the screen. `value` is what stands there now, as `change`
 * takes it back: a whole number, a date (2026-11-21), a time (19:30), one of `options`, or any text.
 */
export const editSchema = z.object({
  slot: z.string(),
  kind: z.enum(['text', 'number', 'date', 'time', 'choice']),
  value: z.string(),
  /** Of a number: the bounds, both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of a choice; of a date or a time, those to choose from. `group`: the heading it stands under (its day). */
  options: z
    .array(z.object({ label: z.string(), value: z.string(), group: z.string().optional() }))
    .optional(),
});
export type Edit = z.infer<typeof editSchema>;

/** What is being done and what is known of it so far. */
export const taskViewSchema = z.object({
  /** In the person's language: "Return an item". */
  title: z.string(),
  /** In the order they are asked for. */
  slots: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** As people read it; null while it is missing. */
      value: z.string().nullable(),
      /** Vaani is asking for this one. */
      asked: z.boolean(),
    }),
  ),
});
export type TaskView = z.infer<typeof taskViewSchema>;

/** A change that waits for a yes. Only a yes that names this `proposalId` counts. */
export const pendingSchema = z.object({
  proposalId: z.string(),
  /** The question, in one sentence. */
  title: z.string(),
  /** What will happen, line by line. */
  lines: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      /** Set where a change is harmless. */
      edit: editSchema.optional(),
    }),
  ),
  /** ISO 8601. */
  expiresAt: z.string(),
});
export type Pending = z.infer<typeof pendingSchema>;

export const voiceViewSchema = z.object({
  /** Can the person be heard in the session's language? */
  hears: z.boolean(),
  /** Can Vaani be heard? */
  speaks: z.boolean(),
  /** What is missing and what to do, in the session's language; null when all is well. */
  notice: z.string().nullable(),
  /** Why the person is hard to hear just now and what they can do, in the session's language; null most of the time. */
  hint: z.string().nullable(),
  /** Where the echo cannot be controlled: people are heard only when Vaani is silent. */
  halfDuplex: z.boolean(),
  /** The person wants no sound: everything is on the screen alone. */
  muted: z.boolean(),
});
export type VoiceView = z.infer<typeof voiceViewSchema>;

export const modelProgressSchema = z.object({
  /** Model id of the manifest. */
  id: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'downloading', 'verifying', 'installed', 'failed']),
  bytes: z.number(),
  totalBytes: z.number(),
  /** Why it failed and what to do. */
  detail: z.string().nullable(),
});
export type ModelProgress = z.infer<typeof modelProgressSchema>;

export const sessionViewSchema = z.object({
  sessionId: z.string(),
  /** The trade that is served; null while it has not been chosen of several: the first screen asks which of `packs`. */
  pack: z.string().nullable(),
  /** What the screen is headed by: the trade, or the shop's own name; empty where neither is known yet. */
  packTitle: z.string(),
  language: languageSchema,
  status: statusSchema,
  turns: z.array(viewTurnSchema),
  pending: pendingSchema.nullable(),
  /** What is being done; null between tasks. */
  task: taskViewSchema.nullable(),
  /** Titles of what comes after it: what was interrupted, and further wishes. */
  later: z.array(z.string()),
  /** Nobody has done anything for a while: the conversation ends then, and is forgotten. ISO 8601. */
  endsAt: z.string().nullable(),
  /** Things to say next, in the person's language. */
  suggestions: z.array(z.string()),
  /** Before anything was said: what people ask here, in each language of the kiosk. */
  examples: z.array(z.object({ language: languageSchema, text: z.string() })).optional(),
  voice: voiceViewSchema,
  /** Something about the kiosk itself that people should know (its data was restored); null when all is well. */
  notice: z.string().nullable(),
  /** What waits for the network to be sent, of this conversation. */
  outbox: z.number().int().nonnegative(),
  models: z.array(modelProgressSchema),
  /** Set when a person was asked to come. */
  handover: z.boolean(),
  /**
   * asked: somebody was asked and may come · coming: somebody has taken it · callback: somebody will
   * call, at `callbackAt` (ISO 8601). Null or left out: nobody is waited for.
   */
  waiting: z.enum(['asked', 'coming', 'callback']).nullable().optional(),
  callbackAt: z.string().nullable().optional(),
  /** The trades this kiosk serves, in the order to show them; of several, the first screen asks which. */
  packs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** What can be done there, in a line. */
      line: z.string(),
    }),
  ),
  /** The languages this kiosk offers, the one that conversations begin in first. */
  languages: z.array(languageSchema),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

const nothing = z.object({});

/** The longest typed input that is accepted, in characters; a longer one is refused with a message. */
export const maxTypedCharacters = 10_000;

export const kioskApi = {
  calls: {
    /** Opens a session, or takes up one again by the token that `open` gave before. */
    open: {
      params: z.object({
        resumeToken: z.string().max(100).optional(),
        language: languageSchema.optional(),
        /** `remote`: this connection carries audio both ways as binary frames. `device`: the kiosk's own. */
        audio: z.enum(['remote', 'device', 'none']),
      }),
      result: z.object({ resumeToken: z.string(), resumed: z.boolean(), view: sessionViewSchema }),
    },
    /** One typed or tapped turn. */
    say: { params: z.object({ text: z.string().max(maxTypedCharacters * 2) }), result: nothing },
    /**
     * The person's turn was misheard: `text` is what they said. It takes the turn's place where nothing has
     * come of it yet, and is a turn of its own where something has.
     */
    correct: {
      params: z.object({ turnId: z.number().int(), text: z.string().max(maxTypedCharacters * 2) }),
      result: nothing,
    },
    confirm: { params: z.object({ proposalId: z.string(), yes: z.boolean() }), result: nothing },
    /**
     * Changes a line of the confirmation that may be changed (`edit`): a new proposal takes its place. A value
     * that cannot be is answered in words, and the proposal stays. Errors: `gone` (it is not on the screen any
     * more), `invalid` (it has no such line).
     */
    change: {
      params: z.object({
        proposalId: z.string(),
        slot: z.string().max(60),
        value: z.string().max(200),
      }),
      result: nothing,
    },
    /** A gap of the task was tapped, or a value that is not right: Vaani asks for it. Errors: `gone`. */
    askFor: { params: z.object({ slot: z.string().max(60) }), result: nothing },
    /** No sound from here on, or again; for this conversation. */
    mute: { params: z.object({ on: z.boolean() }), result: nothing },
    /** Stops the voice at once; the conversation goes on. */
    stop: { params: nothing, result: nothing },
    listen: { params: z.object({ on: z.boolean() }), result: nothing },
    /** Push-to-talk is held: the person's turn lasts until `endTurn`, whatever pauses they make. */
    holdTurn: { params: nothing, result: nothing },
    /** Push-to-talk was let go: the person's turn is over at once. */
    endTurn: { params: nothing, result: nothing },
    language: { params: z.object({ language: languageSchema }), result: nothing },
    /**
     * Chooses one of the kiosk's trades; the next call may choose another, until something was said in
     * it. Errors: `unknown-pack` (not one of `packs`), `too-late` (something was said in another trade:
     * end the conversation first).
     */
    pack: { params: z.object({ pack: z.string().max(40) }), result: nothing },
    /** Ends the conversation; everything personal leaves memory and screen. The view goes back to idle. */
    end: { params: nothing, result: nothing },
    /** What the far speaker did with an utterance (`audio: remote` only). */
    played: {
      params: z.object({
        utterance: z.number().int().positive(),
        state: z.enum(['started', 'ended']),
      }),
      result: nothing,
    },
  },
  events: {
    /** The whole view, after every change. */
    view: sessionViewSchema,
    /** Words recognised so far, while the person speaks. */
    partial: z.object({ text: z.string() }),
    level: z.object({ source: z.enum(['person', 'vaani']), rms: z.number() }),
    /**
     * A sentence begins to be audible: characters `from` to `to` (UTF-16 units, end excluded) of the text of
     * this turn, for about so long.
     */
    caption: z.object({
      turnId: z.number().int(),
      from: z.number().int(),
      to: z.number().int(),
      durationMs: z.number(),
    }),
    /** How long the stages of a turn took, ms; null where there was no such stage (it was typed; nothing was said). */
    latency: z.object({
      /** From the end of the person's speech to its words being final. */
      hearMs: z.number().nullable(),
      understandMs: z.number(),
      actMs: z.number(),
      wordMs: z.number(),
      /** From the end of the person's speech, or from their tap, to the first sound. */
      firstSoundMs: z.number().nullable(),
    }),
    /** Vaani tells something that nobody asked for just now: an answer from the shop, an outage. */
    notification: z.object({ text: z.string() }),
    /** The player must stop at once and drop what it holds. */
    'playback.stop': nothing,
    /** The player must lower its volume while the person speaks over it, or bring it back. */
    'playback.duck': z.object({ on: z.boolean() }),
    /** All audio of this utterance has been sent. */
    'playback.complete': z.object({ utterance: z.number().int().positive() }),
  },
} as const satisfies Api;
export type KioskApi = typeof kioskApi;
