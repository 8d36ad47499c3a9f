import { z } from 'zod';
import { languageSchema } from './language.ts';
import type { Api } from './rpc/api.ts';

/** What a person of the shop sees and does: who waits for them, and what goes on at the seats. */

/**
 * pending: nobody has taken it · running: somebody has, and comes or looks · completed: it was answered,
 * or they came · failed: declined, or nobody was there; then perhaps a callback was scheduled.
 */
export const escalationStatusSchema = z.enum(['pending', 'running', 'completed', 'failed']);
export type EscalationStatus = z.infer<typeof escalationStatusSchema>;

/** interrupt: told at once, after the sentence being said · high: told before the next reply. */
export const prioritySchema = z.enum(['interrupt', 'high']);
export type Priority = z.infer<typeof prioritySchema>;

export const escalationSchema = z.object({
  id: z.string(),
  pack: z.string(),
  language: languageSchema,
  /** What the conversation was about, in words for the operator; null where nothing is known. */
  topic: z.string().nullable(),
  status: escalationStatusSchema,
  /** The last turns, without what tells who the person is. */
  turns: z.array(z.object({ who: z.enum(['person', 'vaani']), text: z.string() })),
  /** ISO 8601. */
  createdAt: z.string(),
  /** Who took it. */
  operator: z.string().nullable(),
  /** What was answered, or why it was declined. */
  answer: z.string().nullable(),
  /** ISO 8601: when the person is to be called; without a number it was only offered. Null: neither. */
  callbackAt: z.string().nullable(),
  /** The number to call; only ever shown to the operator. With it, a `failed` one waits for `complete`. */
  callbackPhone: z.string().nullable(),
  /** Whether the person is still at the kiosk. */
  present: z.boolean(),
});
export type Escalation = z.infer<typeof escalationSchema>;

/** What goes on at a seat, without words: where the router sent the last turn, and how sure it was. */
export const seatSummarySchema = z.object({
  seat: z.string(),
  pack: z.string(),
  language: languageSchema,
  status: z.string(),
  turn: z.number().int(),
  act: z.string().nullable(),
  intent: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number().nullable(),
  /** The desk that serves the intent: "faq", "booking", "escalation". */
  route: z.string().nullable(),
  /**
   * How people and Vaani reach each other there. full: by voice, both ways · typed: people type, Vaani
   * speaks · read: people speak, answers are on the screen · silent: screen and touch only.
   */
  step: z.enum(['full', 'typed', 'read', 'silent']),
  /** Its echo cannot be controlled: people are heard only when Vaani is silent. */
  halfDuplex: z.boolean(),
});
export type SeatSummary = z.infer<typeof seatSummarySchema>;

export const inboxSchema = z.object({
  /** The newest first; those that are over are kept for a day. */
  escalations: z.array(escalationSchema),
  seats: z.array(seatSummarySchema),
  /** What the shop's own system is told (the `webhook` setting): what waits to be sent, and what was refused. */
  outbox: z.object({
    waiting: z.number().int().nonnegative(),
    failed: z.number().int().nonnegative(),
    /** Why the last attempt failed, as a code: "HTTP 400", "ECONNREFUSED"; null when all is well. */
    problem: z.string().nullable(),
  }),
});
export type Inbox = z.infer<typeof inboxSchema>;

const nothing = z.object({});
const id = z.string().max(100);
const text = z.string().trim().min(1).max(500);

/** Errors: `not-open`, `gone` (over, or not there any more), `taken` (somebody else has it), `not-saved`, `invalid`. */
export const operatorApi = {
  calls: {
    /** Opens the inbox; from now on there is somebody to ask. */
    open: { params: z.object({ name: z.string().trim().min(1).max(60) }), result: inboxSchema },
    /** "I am coming", or "I am looking". */
    accept: { params: z.object({ id }), result: nothing },
    /** Answers in words, which Vaani tells the person. */
    answer: { params: z.object({ id, text, priority: prioritySchema }), result: nothing },
    /** They talked in person, or the promised call was made. */
    complete: { params: z.object({ id }), result: nothing },
    /** Cannot come; a time (ISO 8601) when the person may be called instead, or null. */
    decline: {
      params: z.object({ id, callbackAt: z.iso.datetime({ offset: true }).nullable() }),
      result: nothing,
    },
  },
  events: {
    /** The whole inbox, after every change. */
    inbox: inboxSchema,
  },
} as const satisfies Api;
export type OperatorApi = typeof operatorApi;
