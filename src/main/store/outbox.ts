import type { Database } from './port.ts';

/** What a message is about. handover: somebody asked for a person · callback: a call was promised. */
export type OutboxKind = 'handover' | 'callback';

/** One row of `outbox`. */
export interface OutboxRow {
  readonly idempotency_key: string;
  readonly kind: OutboxKind;
  readonly escalation_id: string;
  readonly revision: number;
  readonly session_id: string;
  /** JSON, without what tells who the person is. */
  readonly document: string;
  readonly status: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  /** ms since the epoch */
  readonly next_at: number;
  readonly problem: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A request of a person that nothing was queued for yet. */
export interface Untold {
  readonly kind: OutboxKind;
  readonly id: string;
  readonly session_id: string;
  readonly pack: string;
  readonly language: string;
  readonly topic: string | null;
  readonly revision: number;
  readonly created_at: string;
}

/**
 * Requests that the outbox knows nothing of, the oldest first: promised calls that still stand, and
 * people who asked since `sinceMs`.
 */
export function listUntold(db: Database, sinceMs: number, limit: number): Untold[] {
  return db.all<Untold>(
    `SELECT 'handover' AS kind, id, session_id, pack, language, topic, 0 AS revision, created_at
     FROM escalations e
     WHERE session_id <> '' AND created_at >= :since AND NOT EXISTS (
       SELECT 1 FROM outbox o WHERE o.escalation_id = e.id AND o.kind = 'handover')
     UNION ALL
     SELECT 'callback', id, session_id, pack, language, topic, callback_revision, created_at
     FROM escalations e
     WHERE callback_phone IS NOT NULL AND status <> 'completed' AND NOT EXISTS (
       SELECT 1 FROM outbox o WHERE o.escalation_id = e.id AND o.kind = 'callback'
         AND o.revision = e.callback_revision)
     ORDER BY created_at, kind DESC LIMIT :limit`,
    { since: iso(sinceMs), limit },
  );
}

/** Queues a message. A promise that it replaces, and that was not sent, is not sent any more. */
export function queue(
  db: Database,
  row: Pick<
    OutboxRow,
    'idempotency_key' | 'kind' | 'escalation_id' | 'revision' | 'session_id' | 'document'
  >,
  nowMs: number,
): void {
  db.transaction(() => {
    db.run(
      `DELETE FROM outbox WHERE escalation_id = :escalation_id AND kind = :kind
         AND revision < :revision AND status <> 'sent'`,
      { escalation_id: row.escalation_id, kind: row.kind, revision: row.revision },
    );
    db.run(
      `INSERT OR IGNORE INTO outbox (idempotency_key, kind, escalation_id, revision, session_id,
         document, status, next_at, created_at, updated_at)
       VALUES (:idempotency_key, :kind, :escalation_id, :revision, :session_id,
         :document, 'waiting', :nowMs, :now, :now)`,
      { ...row, nowMs: Math.floor(nowMs), now: iso(nowMs) },
    );
  });
}

/** What is to be sent by now, in the order it was queued. */
export function listDue(db: Database, nowMs: number, limit: number): OutboxRow[] {
  return db.all<OutboxRow>(
    `SELECT * FROM outbox WHERE status = 'waiting' AND next_at <= :nowMs
     ORDER BY created_at, rowid LIMIT :limit`,
    { nowMs: Math.floor(nowMs), limit },
  );
}

/** When the next one is to be sent, ms since the epoch; null when none waits. */
export function nextDue(db: Database): number | null {
  const row = db.get<{ at: number | null }>(
    `SELECT min(next_at) AS at FROM outbox WHERE status = 'waiting'`,
  );
  return row?.at ?? null;
}

/** The number to call and when, if the promise still stands as it was queued. */
export function promisedCall(
  db: Database,
  { escalation_id: id, revision }: Pick<OutboxRow, 'escalation_id' | 'revision'>,
): { readonly at: string; readonly phone: string } | undefined {
  return db.get(
    `SELECT callback_at AS at, callback_phone AS phone FROM escalations
     WHERE id = :id AND callback_revision = :revision AND callback_phone IS NOT NULL
       AND status <> 'completed'`,
    { id, revision },
  );
}

/** Whether the request that this is about is not settled yet. */
export function stillAsked(db: Database, { escalation_id: id }: Pick<OutboxRow, 'escalation_id'>) {
  const sql = `SELECT id FROM escalations WHERE id = :id AND status <> 'completed'`;
  return db.get<{ id: string }>(sql, { id }) !== undefined;
}

/** Notes what came of an attempt. */
export function noteAttempt(
  db: Database,
  key: string,
  came: Pick<OutboxRow, 'status' | 'problem' | 'next_at'>,
  nowMs: number,
): void {
  db.run(
    `UPDATE outbox SET status = :status, problem = :problem, next_at = :nextAt,
       attempts = attempts + 1, updated_at = :now
     WHERE idempotency_key = :key AND status = 'waiting'`,
    {
      key,
      status: came.status,
      problem: came.problem,
      nextAt: Math.floor(came.next_at),
      now: iso(nowMs),
    },
  );
}

export function dropMessage(db: Database, key: string): void {
  db.run('DELETE FROM outbox WHERE idempotency_key = :key', { key });
}

/**
 * Makes everything that was not sent due now, under the same keys, what had failed for good too: at a start
 * of the kiosk the clock, the network or the settings may have been put right.
 */
export function wakeOutbox(db: Database, nowMs: number): void {
  db.run(
    `UPDATE outbox SET status = 'waiting', next_at = :nowMs, updated_at = :now
     WHERE status <> 'sent'`,
    { nowMs: Math.floor(nowMs), now: iso(nowMs) },
  );
}

/** Forgets messages of requests that are gone. Returns how many went. */
export function pruneOutbox(db: Database): number {
  return db.run('DELETE FROM outbox WHERE escalation_id NOT IN (SELECT id FROM escalations)');
}

/** How many messages stand where, of each conversation. */
export function countOutbox(db: Database): {
  readonly session_id: string;
  readonly status: 'waiting' | 'failed';
  readonly tried: 0 | 1;
  readonly count: number;
  readonly problem: string | null;
}[] {
  return db.all(
    `SELECT session_id, status, attempts > 0 AS tried, count(*) AS count, max(problem) AS problem
     FROM outbox WHERE status <> 'sent' GROUP BY session_id, status, tried`,
  );
}

const iso = (ms: number): string => new Date(ms).toISOString();
