import { expect } from 'vitest';
import type { Database } from '../../../src/main/store/port.ts';
import { recall } from '../../../src/main/packs/dining/people.ts';
import type { PackChecks } from './checks.ts';

export const checks: PackChecks = {
  /** Phone numbers are never said or shown. */
  personal: (db) =>
    db.all<{ phone: string }>('SELECT phone FROM users').map(({ phone }) => phone.slice(-10)),

  /** People's names and bookings are for those to whom they belong. */
  privacy(record, session, db, what) {
    const { phone, codes } = recall(session.state.memory);
    if (phone === null) {
      const everything = JSON.stringify([record.reply, record.cards, record.pending]);
      const people = db.all<{ name: string }>('SELECT name FROM users');
      expect(
        people.filter(({ name }) => everything.includes(name)),
        what,
      ).toEqual([]);
    }
    for (const card of record.cards) {
      const shown = 'id' in card ? card.id : '';
      const booking = db.get<{ phone: string }>('SELECT phone FROM bookings WHERE code = :shown', {
        shown,
      });
      const open = booking === undefined || booking.phone === phone || codes.includes(shown);
      expect(open, `${shown} is shown to somebody else: ${what}`).toBe(true);
    }
  },

  /** Every booking that was made, moved or cancelled here has a receipt, and no table is taken twice. */
  ledger({ db, clock }) {
    const before = books(db);
    return () => {
      const changed = [...books(db)].filter(([code, row]) => before.get(code) !== row);
      const receipts = db.all<{ code: string }>(
        `SELECT DISTINCT result ->> 'code' AS code FROM receipts WHERE result ->> 'code' IS NOT NULL`,
      );
      const own = changed.map(([code]) => code).filter((code) => code !== byHand);
      expect(own.toSorted()).toEqual(receipts.map(({ code }) => code).toSorted());
      const over = db.all(
        `SELECT a.code FROM bookings a JOIN bookings b ON a.venue_id = b.venue_id AND a.day = b.day
           AND a.table_seats = b.table_seats AND a.status = 'confirmed' AND b.status = 'confirmed'
           AND a.starts < b.ends AND b.starts < a.ends
         JOIN venue_tables t ON t.venue_id = a.venue_id AND t.seats = a.table_seats
         GROUP BY a.code HAVING count(*) > max(t.count)`,
      );
      expect(over, new Date(clock.now()).toISOString()).toEqual([]);
    };
  },
};

/** The booking that a scenario makes behind the person's back. */
const byHand = 'BB111';

const books = (db: Database): Map<string, string> =>
  new Map(
    db
      .all<{ code: string }>('SELECT * FROM bookings')
      .map((row) => [row.code, JSON.stringify(row)]),
  );
