import { hostname } from 'node:os';
import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { canReach, type Reach } from '../ops/online.ts';
import {
  countOutbox,
  dropMessage,
  listDue,
  listUntold,
  nextDue,
  noteAttempt,
  type OutboxRow,
  promisedCall,
  pruneOutbox,
  queue,
  stillAsked,
  type Untold,
  wakeOutbox,
} from '../store/outbox.ts';
import { type Database, StorageError } from '../store/port.ts';
import { type Delivery, send } from './outbox-send.ts';

/** What stands in the outbox, as operators see it. */
export interface OutboxState {
  readonly waiting: number;
  /** What the other side refused. */
  readonly failed: number;
  /** Why, as a code ("HTTP 400", "ECONNREFUSED"); null when all is well. */
  readonly problem: string | null;
}

/**
 * Tells the shop's own system who waits for a person, or for a call. Without a network it waits here, over
 * restarts, and is sent later; every attempt carries the message's own idempotency key.
 */
export interface Outbox {
  /** Takes in what was asked for since; called when a conversation went on. */
  collect(sessionId: string): void;
  /** How many messages of this conversation wait for the network, or for the other side. */
  waitingOf(sessionId: string): number;
  readonly state: OutboxState;
  close(): Promise<void>;
}

export interface OutboxOptions {
  /** The databases of the trades. */
  readonly stores: readonly Database[];
  /** Where to; null: nothing is queued. */
  readonly webhook: string | null;
  /** VAANI_WEBHOOK_SECRET; null or empty: messages are not signed. */
  readonly secret: string | null;
  readonly shopName: string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when something was queued, sent or refused. */
  readonly onChange: () => void;
  readonly reach?: Reach;
  /** 0 to 1, spreads the attempts of many kiosks. */
  readonly random?: () => number;
  readonly timeoutMs?: number;
  /** Messages that wait in one database; more are taken in when there is room. */
  readonly maxWaiting?: number;
}

/** Whoever asked for a person longer ago than this, ms, has met somebody or left. */
const freshMs = 15 * 60_000;
/** Taken in at once; the rest follows with the next turn. */
const maxCollected = 50;
const manyWaiting = 500;
/** Sent one after the other before others get a turn. */
const maxBatch = 20;
/** After a failed attempt, ms: doubled each time, up to the longest. */
const firstPauseMs = 2_000;
const longestPauseMs = 15 * 60_000;
/** Without a connection, ms: asking for one costs little, and the person may still be there. */
const longestAwayMs = 30_000;
/** What could not be delivered for this long, ms, is over. */
const tooOldMs = 7 * 24 * 3_600_000;

/** Opens the outbox and goes on with what an earlier process left in it. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { clock, log, webhook, maxWaiting = manyWaiting } = options;
  const stores = webhook === null ? [] : [...new Set(options.stores)];
  const reach = options.reach ?? canReach;
  const random = options.random ?? Math.random;
  const kiosk = {
    name: hostname(),
    get shop() {
      return options.shopName;
    },
  };
  const closing = new AbortController();
  let counts = new Map<string, number>();
  let state: OutboxState = { waiting: 0, failed: 0, problem: null };
  let sending: Promise<void> | undefined;
  let cancelTimer = () => {};
  /** Connections that could not be made, in a row. */
  let away = 0;
  let awayUntil = 0;
  let opened = false;

  for (const db of stores) attempt(() => wakeOutbox(db, clock.now()));
  take('');
  opened = true;

  /** Does what may fail for want of storage, and goes on without. */
  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn({ reason: messageOf(error) }, 'the outbox could not be written');
    }
  }

  function take(sessionId: string): void {
    if (webhook === null || closing.signal.aborted) return;
    for (const db of stores) {
      attempt(() => {
        pruneOutbox(db);
        const waits = countOutbox(db).filter(({ status }) => status === 'waiting');
        const room = maxWaiting - waits.reduce((sum, { count }) => sum + count, 0);
        const since = clock.now() - freshMs;
        for (const one of listUntold(db, since, Math.max(0, Math.min(room, maxCollected)))) {
          queue(db, rowOf(one, sessionId), clock.now());
        }
      });
    }
    recount();
    plan(0);
  }

  /** A call that nobody was asked for first belongs to no conversation yet: it is this one's. */
  function rowOf(one: Untold, sessionId: string) {
    const { kind, id, revision, pack, language, topic } = one;
    const document = { type: kind, id, requestedAt: one.created_at, kiosk, pack, language, topic };
    return {
      idempotency_key: kind === 'handover' ? `${id}-handover` : `${id}-callback-${revision}`,
      kind,
      escalation_id: id,
      revision,
      session_id: one.session_id || sessionId,
      document: JSON.stringify(document),
    };
  }

  function recount(): void {
    const fresh = new Map<string, number>();
    let waiting = 0;
    let failed = 0;
    let problem: string | null = null;
    for (const row of stores.flatMap((db) => countOutbox(db))) {
      problem = row.problem ?? problem;
      if (row.status === 'failed') failed += row.count;
      else {
        waiting += row.count;
        // What is being sent for the first time waits for nothing yet.
        const waits = row.tried === 1 || away > 0;
        if (waits) fresh.set(row.session_id, (fresh.get(row.session_id) ?? 0) + row.count);
      }
    }
    counts = fresh;
    const changed = state.waiting !== waiting || state.failed !== failed;
    if (!changed && state.problem === problem) return;
    state = { waiting, failed, problem };
    // While it is being opened nobody can look at it yet.
    if (opened) options.onChange();
  }

  /** Sends when the next one is due; `atLeastMs` from now. */
  function plan(atLeastMs: number): void {
    cancelTimer();
    if (closing.signal.aborted || sending) return;
    const due = stores.map(nextDue).filter((at) => at !== null);
    if (due.length === 0) return;
    const at = Math.max(Math.min(...due), awayUntil) - clock.now();
    cancelTimer = clock.after(Math.max(atLeastMs, at, 0), () => {
      sending = sendDue()
        .catch((error: unknown) => {
          if (!closing.signal.aborted) log.error({ err: error }, 'the outbox failed');
        })
        .finally(() => {
          sending = undefined;
          recount();
          // A clock that stands still, or a full disk, must not make it spin.
          plan(firstPauseMs / 2);
        });
    });
  }

  async function sendDue(): Promise<void> {
    if (webhook === null) return;
    if (away > 0 && !(await reach(webhook))) return stayAway();
    for (const db of stores) {
      for (const row of listDue(db, clock.now(), maxBatch)) {
        const body = bodyOf(db, row);
        if (body === undefined) {
          attempt(() => dropMessage(db, row.idempotency_key));
          continue;
        }
        const delivery = await send(
          { key: row.idempotency_key, body },
          {
            url: webhook,
            secret: options.secret || null,
            signal: closing.signal,
            now: clock.now(),
            ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
          },
        );
        attempt(() => note(db, row, delivery));
        if (delivery.how === 'away') return stayAway();
        away = 0;
        recount();
      }
    }
  }

  function stayAway(): void {
    away += 1;
    awayUntil = clock.now() + pauseAfter(away, longestAwayMs);
  }

  /** The message with the number to call, which stands only with the promise itself; undefined when it is of no use any more. */
  function bodyOf(db: Database, row: OutboxRow): string | undefined {
    if (row.kind === 'handover') return stillAsked(db, row) ? row.document : undefined;
    const callback = promisedCall(db, row);
    return callback && JSON.stringify({ ...JSON.parse(row.document), callback });
  }

  function note(db: Database, row: OutboxRow, delivery: Delivery): void {
    const now = clock.now();
    const came = outcomeOf(row, delivery, now);
    noteAttempt(db, row.idempotency_key, came, now);
    if (came.status === 'sent') return;
    const { kind, attempts } = row;
    log.warn(
      { kind, attempts: attempts + 1, problem: came.problem },
      'a message was not delivered',
    );
  }

  function outcomeOf(
    row: OutboxRow,
    delivery: Delivery,
    now: number,
  ): Pick<OutboxRow, 'status' | 'problem' | 'next_at'> {
    if (delivery.how === 'sent') return { status: 'sent', problem: null, next_at: now };
    const { problem } = delivery;
    const over = delivery.how === 'refused' || now - Date.parse(row.created_at) > tooOldMs;
    if (over) return { status: 'failed', problem, next_at: now };
    if (delivery.how === 'away') return { status: 'waiting', problem, next_at: now };
    const pause = delivery.afterMs ?? pauseAfter(row.attempts + 1, longestPauseMs);
    return { status: 'waiting', problem, next_at: now + Math.max(pause, firstPauseMs / 2) };
  }

  /** Doubles with every attempt, and is then spread by half either way. */
  function pauseAfter(attempts: number, longestMs: number): number {
    const ms = Math.min(longestMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
    return ms * (0.5 + random());
  }

  return {
    collect: take,
    waitingOf: (sessionId) => counts.get(sessionId) ?? 0,
    get state() {
      return state;
    },
    async close() {
      closing.abort();
      cancelTimer();
      await sending;
    },
  };
}
