import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { forgetEscalations } from '../store/escalations.ts';
import type { Database } from '../store/port.ts';

const dayMs = 24 * 3_600_000;
/** How often it is looked for what has been kept long enough, ms. */
export const pruneEveryMs = dayMs;

/** How much was deleted. */
export interface Pruned {
  readonly conversations: number;
  readonly escalations: number;
}

/**
 * Deletes the conversations that nobody has gone on with for so many days, and what was asked of people
 * and is over for as long. Receipts stay: they are the books of the trade. Profiles stay until their
 * person says "forget me".
 *
 * @param days 0: whatever there is.
 * @throws StorageError when the database cannot be written.
 */
export function prune(db: Database, days: number, nowMs: number): Pruned {
  // A conversation of this very moment is not kept either, where none are.
  const before = nowMs - days * dayMs + (days === 0 ? 1 : 0);
  const conversations = db.run('DELETE FROM conversations WHERE updated_at < :before', {
    before: new Date(before).toISOString(),
  });
  return { conversations, escalations: forgetEscalations(db, before) };
}

export interface RetentionOptions {
  readonly stores: readonly Database[];
  /** Days that conversations are kept. */
  readonly days: number;
  readonly clock: Clock;
  readonly log: Log;
  /** What else is kept no longer: done along with it. */
  readonly onPrune?: () => void;
}

/** Prunes now, and every day from now on; what cannot be deleted today is tried again tomorrow. The returned function stops it. */
export function keepForDays({ stores, days, clock, log, onPrune }: RetentionOptions): () => void {
  let cancel = () => {};
  const sweep = () => {
    for (const db of stores) {
      try {
        const pruned = prune(db, days, clock.now());
        if (pruned.conversations + pruned.escalations > 0) log.info(pruned, 'old talk was deleted');
      } catch (error) {
        log.warn({ reason: messageOf(error) }, 'old talk could not be deleted');
      }
    }
    try {
      onPrune?.();
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'old copies could not be deleted');
    }
    cancel = clock.after(pruneEveryMs, sweep);
  };
  sweep();
  return () => cancel();
}
