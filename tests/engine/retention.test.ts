import { expect, test } from 'vitest';
import { keepForDays, prune, pruneEveryMs } from '../../src/main/engine/retention.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { openShop, type Shop } from '../support/shop.ts';

const dayMs = 24 * 3_600_000;
const at = (shop: Shop, daysAgo: number) =>
  new Date(shop.clock.now() - daysAgo * dayMs).toISOString();

function talk(shop: Shop, id: string, daysAgo: number): void {
  shop.db.run(
    `INSERT INTO conversations (id, session_id, pack, language, turns, context, created_at, updated_at)
     VALUES (:id, :id, 'retail', 'en', '[]', '{}', :at, :at)`,
    { id, at: at(shop, daysAgo) },
  );
}
function task(
  shop: Shop,
  id: string,
  status: string,
  daysAgo: number,
  phone: string | null = null,
) {
  shop.db.run(
    `INSERT INTO escalations (id, session_id, pack, language, status, callback_phone, turns, created_at, updated_at)
     VALUES (:id, 's', 'retail', 'en', :status, :phone, '[]', :at, :at)`,
    { id, status, phone, at: at(shop, daysAgo) },
  );
}
const left = (shop: Shop, table: string) =>
  shop.db.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`).map(({ id }) => id);

test('old conversations and finished tasks go; receipts, profiles and calls to be made stay', async () => {
  using shop = openShop();
  talk(shop, 'old', 31);
  talk(shop, 'new', 29);
  task(shop, 'done', 'completed', 31);
  task(shop, 'failed', 'failed', 31);
  task(shop, 'call', 'failed', 31, '+919876543210');
  task(shop, 'open', 'pending', 31);
  task(shop, 'fresh', 'completed', 29);
  shop.db.run(`INSERT INTO receipts VALUES ('k', 'r', 's', 'cancel_order', '{}', '{}', :at)`, {
    at: at(shop, 400),
  });
  shop.db.run(
    `INSERT INTO profiles VALUES ('9876543210', 'person_x', NULL, 'en', 1, '[]', '[]', :at, :at)`,
    { at: at(shop, 400) },
  );
  expect(prune(shop.db, 30, shop.clock.now())).toEqual({ conversations: 1, escalations: 2 });
  expect(left(shop, 'conversations')).toEqual(['new']);
  expect(left(shop, 'escalations')).toEqual(['call', 'fresh', 'open']);
  expect(left(shop, 'receipts')).toEqual(['r']);
  expect(left(shop, 'profiles')).toEqual(['person_x']);
});

test('of no days nothing is left', () => {
  using shop = openShop();
  talk(shop, 'now', 0);
  prune(shop.db, 0, shop.clock.now());
  expect(left(shop, 'conversations')).toEqual([]);
});

test('is done at the start and every day, until it is stopped', () => {
  using shop = openShop();
  const { log } = memoryLog();
  talk(shop, 'a-month', 31);
  talk(shop, 'a-day-less', 29.5);
  talk(shop, 'two-days-less', 28.5);
  const stop = keepForDays({ stores: [shop.db], days: 30, clock: shop.clock, log });
  expect(left(shop, 'conversations')).toEqual(['a-day-less', 'two-days-less']);
  shop.clock.advance(pruneEveryMs);
  expect(left(shop, 'conversations')).toEqual(['two-days-less']);
  stop();
  shop.clock.advance(3 * pruneEveryMs);
  expect(left(shop, 'conversations')).toEqual(['two-days-less']);
});

test('what cannot be deleted is noted and tried again, and the other stores are looked after', () => {
  using broken = openShop();
  using sound = openShop();
  const { log, lines } = memoryLog();
  broken.db.execute('ALTER TABLE conversations RENAME TO away');
  talk(sound, 'old', 31);
  keepForDays({ stores: [broken.db, sound.db], days: 30, clock: broken.clock, log });
  expect(left(sound, 'conversations')).toEqual([]);
  expect(lines.filter((line) => line.includes('could not be deleted'))).toHaveLength(1);
  broken.db.execute('ALTER TABLE away RENAME TO conversations');
  talk(broken, 'old', 31);
  broken.clock.advance(pruneEveryMs);
  expect(left(broken, 'conversations')).toEqual([]);
});
