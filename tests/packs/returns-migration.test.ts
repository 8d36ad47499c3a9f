import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../src/main/ops/paths.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';

const schema = readFileSync(join(appRoot(), 'src/main/packs/retail/schema.sql'), 'utf8');

test('returns that were booked before keep what was returned, and when', () => {
  using folder = tempFolder();
  const db = openSqlite(join(folder.path, 'old.db'));
  migrate(db, 'retail', schema.slice(0, schema.indexOf('-- migration 3:')));
  db.execute(`
    INSERT INTO products VALUES
      (1, 'P1', 'a', 'a', 'a', 'a', 'd', 'd', 'd', 'd', 'home', 'B', NULL, 10, 1, NULL, '{}', '', 't'),
      (2, 'P2', 'b', 'b', 'b', 'b', 'd', 'd', 'd', 'd', 'home', 'B', NULL, 10, 1, NULL, '{}', '', 't');
    INSERT INTO orders VALUES
      ('1', 'n', '+919000000000', 'delivered', 30, 'upi', 'a', 't', 't', NULL, NULL, NULL);
    INSERT INTO order_items VALUES ('1-1', '1', 'P1', 2, 10), ('1-2', '1', 'P2', 1, 10), ('1-3', '1', 'P1', 1, 10);
    INSERT INTO returns VALUES
      ('R1', '1', 'defective', 'refund', 'requested', 30, '2026-01-01', NULL),
      ('R2', '1', 'defective', 'refund', 'completed', 30, '2026-01-02', '2026-01-09'),
      ('R3', '1', 'defective', 'refund', 'picked_up', 30, '2026-01-03', NULL);
  `);
  migrate(db, 'retail', schema);
  expect(
    db.all("SELECT product_id AS id, quantity FROM return_items WHERE return_id = 'R1' ORDER BY 1"),
  ).toEqual([
    { id: 'P1', quantity: 3 },
    { id: 'P2', quantity: 1 },
  ]);
  expect(
    db.all('SELECT return_id AS id, status, at FROM return_events ORDER BY return_id, at, rowid'),
  ).toEqual([
    { id: 'R1', status: 'requested', at: '2026-01-01' },
    { id: 'R2', status: 'requested', at: '2026-01-02' },
    { id: 'R2', status: 'completed', at: '2026-01-09' },
    { id: 'R3', status: 'requested', at: '2026-01-03' },
    { id: 'R3', status: 'picked_up', at: '2026-01-03' },
  ]);
  db.close();
});
