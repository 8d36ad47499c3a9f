import type { Database } from '../../store/port.ts';
import { daysBetween, wallClock, weekdayOf } from './calendar.ts';
import { addDays } from '../../kernel/wall-calendar.ts';
import {
  type BookingStatus,
  fittingSeats,
  lastSeatingMinutes,
  maxDaysAhead,
  stayMinutes,
  stepMinutes,
} from './rules.ts';
import { obstacleAt, openingsOn } from './venues.ts';

export interface Booking {
  readonly code: string;
  readonly userId: string | null;
  readonly phone: string;
  readonly venueId: string;
  /** "2026-11-21" */
  readonly day: string;
  /** Minutes since midnight. */
  readonly starts: number;
  readonly party: number;
  readonly tableSeats: number;
  readonly occasion: string | null;
  readonly status: BookingStatus;
}

const columns = `code, user_id AS userId, phone, venue_id AS venueId, day, starts,
  party_size AS party, table_seats AS tableSeats, occasion, status`;

export function findBooking(db: Database, code: string): Booking | undefined {
  return db.get<Booking>(`SELECT ${columns} FROM bookings WHERE code = :code`, { code });
}

/** The bookings on a phone number, the earliest first. */
export function bookingsOf(db: Database, phone: string): Booking[] {
  return db.all<Booking>(
    `SELECT ${columns} FROM bookings WHERE phone = :phone ORDER BY day, starts, code`,
    { phone },
  );
}

/** A table that the same people have already when they want this one: nobody sits at two. */
export function bookedAlready(
  db: Database,
  phone: string,
  wish: Pick<Sitting, 'venueId' | 'day' | 'minute' | 'party'>,
): Booking | undefined {
  const ends = wish.minute + stayMinutes(wish.party);
  return bookingsOf(db, phone).find(
    ({ venueId, day, starts, party, status }) =>
      status === 'confirmed' &&
      venueId === wish.venueId &&
      day === wish.day &&
      starts < ends &&
      wish.minute < starts + stayMinutes(party),
  );
}

/** Minutes until it begins; negative when it has. */
export function minutesLeft({ day, starts }: Booking, nowMs: number): number {
  const now = wallClock(nowMs);
  return daysBetween(now.day, day) * 1440 + starts - now.minute;
}

export const isComing = (booking: Booking, nowMs: number): boolean =>
  booking.status === 'confirmed' && minutesLeft(booking, nowMs) > 0;

interface Sitting {
  readonly venueId: string;
  readonly day: string;
  readonly minute: number;
  readonly party: number;
  /** A booking that is being moved does not stand in its own way. */
  readonly except?: string | undefined;
}

/** Seats of the smallest table that is free for all of the stay; null where none is. */
export function freeTable(db: Database, wish: Sitting): number | null {
  const { venueId, day, minute, party, except = '' } = wish;
  const tables = db.all<{ seats: number; count: number }>(
    'SELECT seats, count FROM venue_tables WHERE venue_id = :venueId',
    { venueId },
  );
  const ends = minute + stayMinutes(party);
  for (const seats of fittingSeats(
    tables.map((table) => table.seats),
    party,
  )) {
    const taken = db.get<{ taken: number }>(
      `SELECT count(*) AS taken FROM bookings
       WHERE venue_id = :venueId AND day = :day AND table_seats = :seats AND status = 'confirmed'
         AND starts < :ends AND ends > :minute AND code <> :except`,
      { venueId, day, seats, ends, minute, except },
    );
    const count = tables.find((table) => table.seats === seats)?.count ?? 0;
    if ((taken?.taken ?? 0) < count) return seats;
  }
  return null;
}

/** The biggest party that one table of the venue takes. */
export function biggestParty(db: Database, venueId: string): number {
  const row = db.get<{ seats: number }>(
    'SELECT max(seats) AS seats FROM venue_tables WHERE venue_id = :venueId',
    { venueId },
  );
  return row?.seats ?? 0;
}

/** Times of a day at which a party can sit down, the nearest to the wished one first, at most `most`. */
export function nearestTimes(db: Database, wish: Sitting, nowMs: number, most: number): number[] {
  const free: number[] = [];
  for (const { opens, closes } of openingsOn(db, wish.venueId, weekdayOf(wish.day))) {
    for (let minute = opens; minute <= closes - lastSeatingMinutes; minute += stepMinutes) {
      const open = obstacleAt(db, wish.venueId, wish.day, minute, nowMs) === null;
      if (open && freeTable(db, { ...wish, minute }) !== null) free.push(minute);
    }
  }
  const byDistance = free.toSorted(
    (a, b) => Math.abs(a - wish.minute) - Math.abs(b - wish.minute) || a - b,
  );
  // Offers a quarter of an hour apart leave little to choose from.
  const chosen: number[] = [];
  for (const minute of byDistance) {
    if (chosen.length < most && chosen.every((one) => Math.abs(one - minute) >= 30))
      chosen.push(minute);
  }
  return chosen.toSorted((a, b) => a - b);
}

/** The next days on which a party can sit down at about that time, with the time; at most `most`. */
export function nextDays(
  db: Database,
  wish: Sitting,
  nowMs: number,
  most: number,
): { readonly day: string; readonly minute: number }[] {
  const found: { day: string; minute: number }[] = [];
  const today = wallClock(nowMs).day;
  const from = wish.day < today ? today : wish.day;
  for (let ahead = 1; ahead <= 7 && found.length < most; ahead += 1) {
    const day = addDays(from, ahead);
    if (daysBetween(today, day) > maxDaysAhead) break;
    const [minute] = nearestTimes(db, { ...wish, day }, nowMs, 1);
    if (minute !== undefined) found.push({ day, minute });
  }
  return found;
}

export interface NewBooking {
  readonly code: string;
  readonly userId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly venueId: string;
  readonly day: string;
  readonly starts: number;
  readonly party: number;
  readonly tableSeats: number;
  readonly occasion: string | null;
}

export function insertBooking(db: Database, booking: NewBooking, at: string): void {
  const { starts, party } = booking;
  db.run(
    `INSERT INTO bookings (code, user_id, name, phone, venue_id, day, starts, ends, party_size,
       table_seats, occasion, status, created_at, updated_at)
     VALUES (:code, :userId, :name, :phone, :venueId, :day, :starts, :ends, :party,
       :tableSeats, :occasion, 'confirmed', :at, :at)`,
    { ...booking, ends: starts + stayMinutes(party), at },
  );
}

export function moveBooking(
  db: Database,
  code: string,
  to: {
    readonly day: string;
    readonly starts: number;
    readonly party: number;
    readonly tableSeats: number;
  },
  at: string,
): void {
  db.run(
    `UPDATE bookings SET day = :day, starts = :starts, ends = :ends, party_size = :party,
       table_seats = :tableSeats, updated_at = :at WHERE code = :code`,
    { ...to, ends: to.starts + stayMinutes(to.party), code, at },
  );
}

export function cancelBookingRow(db: Database, code: string, at: string): void {
  db.run(`UPDATE bookings SET status = 'cancelled', updated_at = :at WHERE code = :code`, {
    code,
    at,
  });
}
