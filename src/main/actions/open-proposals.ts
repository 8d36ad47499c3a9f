import { createHash } from 'node:crypto';
import type { Database } from '../store/port.ts';
import type { Json, Proposal } from './port.ts';

/**
 * The proposals that were given out to a front end and wait for its answer: one a session, so that a
 * yes counts only for the one that was shown last. Only a fingerprint is kept (see schema.sql).
 */
export interface OpenProposals {
  /** Gives out a proposal; it takes the place of the session's earlier one. */
  put(sessionId: string, proposal: Proposal, nowMs: number): void;
  /** Takes a proposal back; false when it does not wait, or is not as it was given out. */
  claim(sessionId: string, proposal: Proposal): boolean;
  /** What the session was asked before is not asked any more. */
  drop(sessionId: string): void;
}

export function openProposals(db: Database): OpenProposals {
  return {
    put(sessionId, proposal, nowMs) {
      db.transaction(() => {
        db.run('DELETE FROM open_proposals WHERE expires_at <= :now', { now: nowMs });
        db.run(
          `INSERT INTO open_proposals (session_id, fingerprint, expires_at)
           VALUES (:session, :fingerprint, :expires)
           ON CONFLICT (session_id) DO UPDATE
           SET fingerprint = excluded.fingerprint, expires_at = excluded.expires_at`,
          {
            session: sessionId,
            fingerprint: fingerprintOf(proposal),
            // The clock knows fractions of a ms, the column does not.
            expires: Math.ceil(proposal.expiresAt),
          },
        );
      });
    },
    claim(sessionId, proposal) {
      const taken = db.run(
        'DELETE FROM open_proposals WHERE session_id = :session AND fingerprint = :fingerprint',
        { session: sessionId, fingerprint: fingerprintOf(proposal) },
      );
      return taken === 1;
    },
    drop(sessionId) {
      db.run('DELETE FROM open_proposals WHERE session_id = :session', { session: sessionId });
    },
  };
}

/** SHA-256 over the proposal, whatever the order of its keys. Its key is random: nobody guesses back. */
function fingerprintOf(proposal: Proposal): string {
  const plain = JSON.parse(JSON.stringify(proposal)) as Json;
  return createHash('sha256')
    .update(JSON.stringify(inOrder(plain)))
    .digest('hex');
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
