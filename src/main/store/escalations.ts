import type { EscalationStatus, Priority } from '../../contract/operator.ts';
import type { Language } from '../../contract/language.ts';
import { newId } from '../kernel/ids.ts';
import type { Database } from './port.ts';

/** One row of `escalations`. Times are ISO 8601. */
export interface EscalationRow {
  readonly id: string;
  readonly session_id: string;
  readonly pack: string;
  readonly language: Language;
  readonly topic: string | null;
  readonly priority: Priority | null;
  readonly status: EscalationStatus;
  readonly operator: string | null;
  readonly answer: string | null;
  readonly callback_at: string | null;
  readonly callback_phone: string | null;
  /** How many calls were promised for it; each replaces the one before. */
  readonly callback_revision: number;
  /** JSON: the last turns, redacted. */
  readonly turns: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The key of `Memory` under which a conversation keeps the id of what it asked a person for, while a callback may be arranged for it. */
export const escalationKey = 'escalation';

/** What can change of a row. */
export type EscalationChange = Partial<
  Pick<
    EscalationRow,
    'status' | 'priority' | 'operator' | 'answer' | 'callback_at' | 'callback_phone' | 'turns'
  >
>;

export function insertEscalation(
  db: Database,
  row: Pick<
    EscalationRow,
    'id' | 'session_id' | 'pack' | 'language' | 'topic' | 'status' | 'turns'
  >,
  nowMs: number,
): void {
  db.run(
    `INSERT INTO escalations (id, session_id, pack, language, topic, status, turns, created_at, updated_at)
     VALUES (:id, :session_id, :pack, :language, :topic, :status, :turns, :now, :now)`,
    { ...row, now: iso(nowMs) },
  );
}

export function findEscalation(db: Database, id: string): EscalationRow | undefined {
  return db.get<EscalationRow>('SELECT * FROM escalations WHERE id = :id', { id });
}

/** The one of this conversation that somebody may still answer. */
export function openEscalationOf(db: Database, sessionId: string): EscalationRow | undefined {
  const last = lastEscalationOf(db, sessionId);
  return last?.status === 'pending' || last?.status === 'running' ? last : undefined;
}

/** The last one of this conversation, whatever became of it. */
export function lastEscalationOf(db: Database, sessionId: string): EscalationRow | undefined {
  return db.get<EscalationRow>(
    `SELECT * FROM escalations WHERE session_id = :sessionId
     ORDER BY created_at DESC, rowid DESC LIMIT 1`,
    { sessionId },
  );
}

/** What was said since. It does not make the row newer. */
export function noteTurns(
  db: Database,
  id: string,
  said: Pick<EscalationRow, 'turns' | 'language' | 'topic'>,
): void {
  db.run(
    'UPDATE escalations SET turns = :turns, language = :language, topic = :topic WHERE id = :id',
    { ...said, id },
  );
}

/** Writes what changed. Returns false when the row is not in the state `from` any more, or gone. */
export function changeEscalation(
  db: Database,
  id: string,
  from: EscalationStatus,
  change: EscalationChange,
  nowMs: number,
): boolean {
  const columns = Object.keys(change).map((name) => `${name} = :${name}`);
  const set = [...columns, 'updated_at = :now'].join(', ');
  const params = { ...change, id, from, now: iso(nowMs) };
  return db.run(`UPDATE escalations SET ${set} WHERE id = :id AND status = :from`, params) > 0;
}

/**
 * What operators see, the newest first: everything open, calls that are to be made, and what was over
 * after `sinceMs`. At most `limit`; open ones and calls before the others.
 */
export function listEscalations(db: Database, sinceMs: number, limit: number): EscalationRow[] {
  return db.all<EscalationRow>(
    `SELECT * FROM (
       SELECT * FROM escalations
       WHERE status IN ('pending', 'running') OR updated_at >= :since
         OR (status = 'failed' AND callback_phone IS NOT NULL)
       ORDER BY status IN ('pending', 'running') DESC,
         status = 'failed' AND callback_phone IS NOT NULL DESC, updated_at DESC
       LIMIT :limit
     ) ORDER BY created_at DESC, id`,
    { since: iso(sinceMs), limit },
  );
}

/** Forgets what was over before `beforeMs`; calls stay until they were made. Returns how many went. */
export function forgetEscalations(db: Database, beforeMs: number): number {
  return db.run(
    `DELETE FROM escalations WHERE updated_at < :before AND (status = 'completed'
       OR (status = 'failed' AND callback_phone IS NULL))`,
    { before: iso(beforeMs) },
  );
}

/** Ends what an earlier process left open: those conversations are gone. Returns how many there were. */
export function failLeftEscalations(db: Database, nowMs: number): number {
  return db.run(
    `UPDATE escalations SET status = 'failed', updated_at = :now
     WHERE status IN ('pending', 'running')`,
    { now: iso(nowMs) },
  );
}

export interface CallbackRequest {
  /** What the conversation asked a person for (`memory[escalationKey]`), where it did; else a row of its own is made. */
  readonly escalation: string | null;
  readonly pack: string;
  readonly language: Language;
  /** ISO 8601. */
  readonly at: string;
  readonly phone: string;
}

/**
 * Notes a call that was promised, inside the caller's transaction; the operators' inbox shows it until
 * it was made. Returns the id of the row.
 */
export function scheduleCallback(db: Database, request: CallbackRequest, nowMs: number): string {
  const { escalation, pack, language, at, phone } = request;
  const found = escalation === null ? undefined : findEscalation(db, escalation);
  const id = found?.id ?? newId('escalation');
  if (!found) {
    const row = { id, session_id: '', pack, language, topic: null, status: 'failed', turns: '[]' };
    insertEscalation(db, row as typeof row & { status: 'failed' }, nowMs);
  }
  db.run(
    `UPDATE escalations SET callback_at = :at, callback_phone = :phone, updated_at = :now,
       callback_revision = callback_revision + 1,
       status = CASE WHEN status = 'completed' THEN 'failed' ELSE status END
     WHERE id = :id`,
    { id, at, phone, now: iso(nowMs) },
  );
  return id;
}

const iso = (ms: number): string => new Date(ms).toISOString();
