import type { Database } from '../../store/port.ts';
import { daysBetween, wallClock } from './calendar.ts';

export type InviteStatus = 'pending' | 'accepted' | 'declined';

export interface Invite {
  readonly id: string;
  readonly fromUser: string;
  readonly toUser: string;
  readonly venueId: string;
  readonly day: string;
  readonly starts: number;
  readonly status: InviteStatus;
}

const columns = `id, from_user AS fromUser, to_user AS toUser, venue_id AS venueId, day, starts, status`;

export const findInvite = (db: Database, id: string): Invite | undefined =>
  db.get<Invite>(`SELECT ${columns} FROM invites WHERE id = :id`, { id });

/** The invitations to a person and from a person that are still to come, the earliest first. */
export function invitesOf(db: Database, userId: string, nowMs: number): Invite[] {
  const now = wallClock(nowMs);
  return db
    .all<Invite>(
      `SELECT ${columns} FROM invites WHERE to_user = :userId OR from_user = :userId ORDER BY day, starts, id`,
      { userId },
    )
    .filter(({ day, starts }) => daysBetween(now.day, day) * 1440 + starts > now.minute);
}

/** Whether somebody was invited to the same already and has not said no. */
export function isInvited(
  db: Database,
  { fromUser, toUser, venueId, day }: Pick<Invite, 'fromUser' | 'toUser' | 'venueId' | 'day'>,
): boolean {
  const row = db.get(
    `SELECT 1 FROM invites WHERE from_user = :fromUser AND to_user = :toUser AND venue_id = :venueId
       AND day = :day AND status <> 'declined'`,
    { fromUser, toUser, venueId, day },
  );
  return row !== undefined;
}

/** Adds an invitation; returns its id. */
export function insertInvite(
  db: Database,
  invite: Omit<Invite, 'id' | 'status'>,
  at: string,
): string {
  const last = db.get<{ number: number }>(
    `SELECT coalesce(max(CAST(substr(id, 2) AS INTEGER)), 0) AS number FROM invites`,
  );
  const id = `I${String((last?.number ?? 0) + 1).padStart(2, '0')}`;
  db.run(
    `INSERT INTO invites (id, from_user, to_user, venue_id, day, starts, status, created_at)
     VALUES (:id, :fromUser, :toUser, :venueId, :day, :starts, 'pending', :at)`,
    { id, ...invite, at },
  );
  return id;
}

export function answerInvite(db: Database, id: string, status: InviteStatus, at: string): void {
  db.run('UPDATE invites SET status = :status, answered_at = :at WHERE id = :id', {
    id,
    status,
    at,
  });
}
