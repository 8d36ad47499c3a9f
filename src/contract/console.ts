import { z } from 'zod';
import {
  catalogApplySchema,
  catalogPreviewSchema,
  catalogTableSchema,
  maxChunkBytes,
  maxImportBytes,
} from './console/catalog.ts';
import {
  backupSchema,
  logFilterSchema,
  logLineSchema,
  sessionFilterSchema,
  sessionRowSchema,
  sessionSchema,
  settingSchema,
} from './console/keep.ts';
import {
  devicesSchema,
  latencySchema,
  liveSchema,
  modelsSchema,
  turnLatencySchema,
} from './console/live.ts';
import { updatesSchema } from './console/updates.ts';
import { languageSchema } from './language.ts';
import { operatorApi } from './operator.ts';
import type { Api } from './rpc/api.ts';

/**
 * The operator's console: a second connection of the kiosk's own page (web shell: `/ws/console`, by the
 * kiosk page's cookie; Electron: the bridge's `connect('console')`). Until the PIN was given only `hello`,
 * `unlock` and `lock` answer; every other call is refused with `locked`. After it the calls of operatorApi
 * (`open`, `accept`, `answer`, `complete`, `decline`; event `inbox`) answer on the same connection as well.
 *
 * Lists and states are asked for once (`live`, `devices`, `models`, ...), and come as events from then on
 * while they are watched. The console locks itself after five minutes without a call: `stay` is one that
 * does nothing, to be made while somebody touches the screen.
 *
 * Error codes besides those of each call: `locked`, `invalid` (the message says what is allowed), `busy`,
 * `closed`. Messages are sentences that may be shown; they are English.
 */

const nothing = z.object({});

/** A PIN as it is typed: 4 to 8 digits. */
export const pinSchema = z.string().regex(/^\d{4,8}$/, 'a PIN is 4 to 8 digits');

/** Without a call for this long the console locks itself, ms. */
export const lockAfterMs = 5 * 60_000;

/** Whether the console is open, and what the kiosk can do. The same before and after the PIN. */
export const consoleStateSchema = z.object({
  /** No PIN was set: nothing opens; it is set on the machine with `vaani pin set`. */
  pinSet: z.boolean(),
  unlocked: z.boolean(),
  /** Too many wrong PINs: none is taken for so long, ms; 0 when one may be tried. */
  waitMs: z.number(),
  /** Wrong PINs that may still be given before it has to be waited. */
  triesLeft: z.number().int().nonnegative(),
});
export type ConsoleState = z.infer<typeof consoleStateSchema>;

/** open: it is unlocked · wrong · wait: too many wrong ones, none is looked at · no-pin: none was set. */
export const unlockSchema = z.object({
  outcome: z.enum(['open', 'wrong', 'wait', 'no-pin']),
  waitMs: z.number(),
  triesLeft: z.number().int().nonnegative(),
});
export type Unlock = z.infer<typeof unlockSchema>;

const id = z.string().min(1).max(200);

/** What the console has of its own. */
export const consoleOwnApi = {
  calls: {
    hello: { params: nothing, result: consoleStateSchema },
    unlock: { params: z.object({ pin: pinSchema }), result: unlockSchema },
    lock: { params: nothing, result: nothing },
    /** Somebody is there: the five minutes begin anew. Every other call does so too. */
    stay: { params: nothing, result: nothing },

    /** What goes on at the seats, now; with `watch` events `live` follow, at most 4 a second. */
    live: { params: z.object({ watch: z.boolean() }), result: liveSchema },
    /** The last turns and how long their stages took; with `watch` an event `latency` follows every turn. */
    latency: { params: z.object({ watch: z.boolean() }), result: latencySchema },

    devices: { params: nothing, result: devicesSchema },
    /**
     * Uses another microphone or speaker from now on: names as `devices` lists them; null for the system's
     * own. The speech process starts anew, which takes about two seconds. Errors: `no-devices` (this kiosk's
     * microphone and speaker are the browser's), `invalid` (there is none of that name).
     */
    'devices.choose': {
      params: z.object({
        input: z.string().min(1).max(200).nullable(),
        output: z.string().min(1).max(200).nullable(),
      }),
      result: devicesSchema,
    },
    /**
     * Events `level` of the microphone, about 10 a second, for a minute or until it is turned off. Errors:
     * `no-devices`, `unavailable` (it does not work just now).
     */
    'devices.level': { params: z.object({ on: z.boolean() }), result: nothing },
    /** Says a sentence on the speaker. Errors: `no-devices`, `unavailable`. */
    'devices.play': { params: z.object({ language: languageSchema }), result: nothing },

    /** Every model and how it stands; events `models` follow while something is done with them. */
    models: { params: nothing, result: modelsSchema },
    /** Fetches models. Returns when it has begun. One thing at a time: errors: `busy`, `invalid`. */
    'models.install': {
      params: z.object({ ids: z.array(id).min(1).max(50) }),
      result: modelsSchema,
    },
    /** Reads every installed file and compares it with what it should be. Errors: `busy`. */
    'models.verify': { params: nothing, result: modelsSchema },
    /** Copies models from a folder on this machine (a stick), as `vaani models import` does. Errors: `busy`, `invalid`. */
    'models.import': {
      params: z.object({ folder: z.string().min(1).max(1_000) }),
      result: modelsSchema,
    },
    /** Stops what is being done with models; what is there of a file stays and is gone on with later. */
    'models.stop': { params: nothing, result: modelsSchema },

    /** The tables that may be imported, with their columns. */
    'catalog.tables': {
      params: nothing,
      result: z.object({ tables: z.array(catalogTableSchema) }),
    },
    /** Begins to take in a file of so many bytes; what was begun before is dropped. Errors: `invalid`. */
    'catalog.begin': {
      params: z.object({
        pack: id,
        table: id,
        format: z.enum(['json', 'csv']),
        bytes: z.number().int().min(1).max(maxImportBytes),
      }),
      result: z.object({ upload: z.string() }),
    },
    /** The next bytes of it, in base64; `at` is how many came before. Errors: `gone`, `invalid`. */
    'catalog.chunk': {
      params: z.object({
        upload: id,
        at: z.number().int().nonnegative(),
        data: z.base64().max(Math.ceil(maxChunkBytes / 3) * 4),
      }),
      result: z.object({ received: z.number().int() }),
    },
    /**
     * What the whole file would change. `replace`: rows that are not in the file are taken out; otherwise
     * they stay. May be asked again with the other answer. Errors: `gone`, `invalid` (the file cannot be read
     * at all).
     */
    'catalog.preview': {
      params: z.object({ upload: id, replace: z.boolean() }),
      result: catalogPreviewSchema,
    },
    /**
     * Does exactly what the preview shows, all of it or nothing, after a backup. Errors: `gone` (it is another
     * preview's turn, or half an hour has passed), `changed` (the table has changed since the preview: look
     * again), `invalid` (the preview has problems), `not-saved`.
     */
    'catalog.apply': { params: z.object({ preview: id }), result: catalogApplySchema },
    'catalog.discard': { params: nothing, result: nothing },

    settings: { params: nothing, result: settingSchema.list },
    /** Errors: `invalid`, with what is allowed. */
    'settings.set': {
      params: z.object({ key: id, value: z.unknown() }),
      result: settingSchema.list,
    },
    /** Back to the default. */
    'settings.unset': { params: z.object({ key: id }), result: settingSchema.list },

    /** Kept conversations, the latest first. */
    'sessions.search': {
      params: sessionFilterSchema,
      result: z.object({
        sessions: z.array(sessionRowSchema),
        /** To be given as `after` for the next page; null after the last one. */
        next: z.string().nullable(),
      }),
    },
    /** Errors: `gone`. */
    'sessions.read': { params: z.object({ pack: id, id }), result: sessionSchema },

    /** The latest lines that pass, the oldest of them first; with `follow` events `log` bring the next ones that pass. */
    logs: {
      params: z.object({ ...logFilterSchema.shape, follow: z.boolean() }),
      result: z.object({ lines: z.array(logLineSchema) }),
    },

    /** The latest first. */
    backups: { params: nothing, result: z.object({ backups: z.array(backupSchema) }) },
    /** Copies every database now. Errors: `not-saved`. */
    'backups.make': { params: nothing, result: z.object({ backups: z.array(backupSchema) }) },
    /**
     * Puts a backup in its database's place, when the kiosk starts next; where the shell can it starts anew at
     * once, and this connection ends. The present database is moved aside, not deleted. Errors: `gone`,
     * `invalid` (the copy is damaged).
     */
    'backups.restore': {
      params: z.object({ id }),
      result: z.object({
        /** now: it restarts by itself · next-start: somebody must start it again. */
        when: z.enum(['now', 'next-start']),
      }),
    },

    /**
     * Which version runs and what could be put in its place; with `watch` events `updates` follow every change.
     * Errors of this and of all `updates.` calls: `not-here` (this kiosk is no installed program: git and npm
     * bring what is new).
     */
    updates: { params: z.object({ watch: z.boolean() }), result: updatesSchema },
    /** Looks for sticks, for ten minutes or until it is turned off or no console watches. */
    'updates.look': { params: z.object({ on: z.boolean() }), result: updatesSchema },
    /**
     * Copies a bundle of `bundles` and switches to it; it runs from the next start on, on trial. Returns when it
     * has begun; calling it again after a failure goes on from where it was. `again`: also a version that was
     * taken back here. Errors: `busy`, `gone` (no such bundle was found), `invalid` (its verdict is another one).
     */
    'updates.apply': {
      params: z.object({ path: z.string().min(1).max(4_096), again: z.boolean() }),
      result: updatesSchema,
    },
    /** Back to the version before, from the next start on. Returns when it has begun. Errors: `busy`, `gone`. */
    'updates.rollBack': { params: nothing, result: updatesSchema },
    /** Asks over the network now. Returns when it has begun. Errors: `unavailable`. */
    'updates.checkOnline': { params: nothing, result: updatesSchema },

    /** Errors: `unavailable` (this shell cannot start itself anew; the message says what to do). */
    restart: { params: z.object({ what: z.enum(['speech', 'app']) }), result: nothing },
  },
  events: {
    /** It is locked now. idle: nobody made a call for five minutes · asked · pin: the PIN was changed or taken away. */
    locked: z.object({ why: z.enum(['idle', 'asked', 'pin']) }),
    live: liveSchema,
    latency: turnLatencySchema,
    devices: devicesSchema,
    /** RMS, 0 to 1 of full scale. `on` false: the last one, the minute is over. */
    level: z.object({ source: z.enum(['person', 'vaani']), rms: z.number(), on: z.boolean() }),
    models: modelsSchema,
    log: z.object({ lines: z.array(logLineSchema) }),
    updates: updatesSchema,
  },
} as const satisfies Api;

/** All that this connection serves: the console's own, and the operators' desk. */
export const consoleApi = {
  calls: { ...operatorApi.calls, ...consoleOwnApi.calls },
  events: { ...operatorApi.events, ...consoleOwnApi.events },
} as const satisfies Api;
export type ConsoleApi = typeof consoleApi;

export * from './console/catalog.ts';
export * from './console/keep.ts';
export * from './console/live.ts';
export * from './console/updates.ts';
