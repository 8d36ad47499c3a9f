import { expect } from 'vitest';
import type { PackChecks } from './checks.ts';

export const checks: PackChecks = {
  /** Names, phone numbers, e-mail addresses and number plates of everybody in the books. */
  personal(db) {
    const people = db.all<{ name: string; phone: string; email: string | null }>(
      'SELECT name, phone, email FROM customers',
    );
    const plates = db.all<{ plate: string }>('SELECT license_plate AS plate FROM vehicles');
    expect(people.length).toBeGreaterThanOrEqual(20);
    return [
      ...people.flatMap(({ name, phone, email }) => [
        name,
        phone.slice(-10),
        ...(email ? [email] : []),
      ]),
      ...plates.map(({ plate }) => plate),
    ];
  },

  /** Nothing is in two places at once, and what was booked or cancelled here has a receipt. */
  ledger:
    ({ db }) =>
    () => {
      expect(
        db.all(`SELECT a.id FROM booked_spans a JOIN booked_spans b ON a.id < b.id AND a.day = b.day
          AND a.begins < b.ends AND b.begins < a.ends
          AND (a.bay_id = b.bay_id OR a.inventory_id = b.inventory_id OR a.vehicle_id = b.vehicle_id)`),
      ).toEqual([]);
      const changed = db.all(
        `SELECT id FROM appointments WHERE updated_at <> created_at OR (id > 3018 AND id < 9000) ORDER BY id`,
      );
      const receipts = db.all(
        `SELECT DISTINCT result ->> 'appointment_id' AS id FROM receipts
         WHERE action <> 'register_vehicle' ORDER BY id`,
      );
      // At the very moment of seeding both times are the same: such changes are found by their receipts.
      for (const row of changed) expect(receipts).toContainEqual(row);
    },
};
