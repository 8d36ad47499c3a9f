import { expect } from 'vitest';
import type { OrderCard } from '../../../src/contract/cards.ts';
import type { PackChecks } from './checks.ts';

export const checks: PackChecks = {
  personal: (db) =>
    db
      .all<{ name: string; phone: string; address: string }>(
        'SELECT customer_name AS name, user_phone AS phone, shipping_address AS address FROM orders',
      )
      .flatMap(({ name, phone, address }) => {
        // Short parts ("188") are too common to tell anything.
        const parts = address.split(',').filter((part) => part.trim().length >= 8);
        return [name, phone.slice(-10), ...parts.map((part) => part.trim())];
      }),

  /** An order is shown to its owner only. */
  privacy(record, session, _db, what) {
    const verified = (session.state.memory['verified'] as readonly string[] | undefined) ?? [];
    const orders = record.cards
      .filter((card): card is OrderCard => card.kind === 'order')
      .map(({ id }) => id);
    expect(
      orders.filter((id) => !verified.includes(id)),
      what,
    ).toEqual([]);
    if (record.pending && record.state.intent === 'cancel_order')
      expect(verified, what).toContain(record.pending.lines[0]?.value);
  },

  /** Every order cancelled here has a receipt. */
  ledger:
    ({ db, clock }) =>
    () => {
      const cancelled = db.all<{ id: string }>(
        `SELECT o.id FROM orders o JOIN order_events e ON e.order_id = o.id AND e.status = 'cancelled'
         WHERE o.status = 'cancelled' AND e.at > :start ORDER BY o.id`,
        { start: new Date(clock.now() - 3_600_000).toISOString() },
      );
      const receipts = db.all<{ id: string }>(
        `SELECT result ->> 'order_id' AS id FROM receipts WHERE action = 'cancel_order' ORDER BY 1`,
      );
      expect(cancelled).toEqual(receipts);
    },
};
