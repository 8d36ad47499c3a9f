import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import { createSession } from '../../src/main/engine/session.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { openShop, shopTime, tradeOn } from '../support/shop.ts';
import { smallDisk } from '../support/small-disk.ts';

test('two conversations at once share the shop and nothing else', async () => {
  using shop = openShop();
  const [one, other] = [shop.begin(), shop.begin()];
  await one.say('cancel order 1042');
  await other.say('cancel order 1042');
  const first = await one.say('4321');
  expect((await other.say('1111')).reply).toContain('do not match');
  const second = await other.say('4321');
  expect((await other.confirm(first.pending?.proposalId ?? '', true)).receipts).toEqual([]);
  expect((await one.confirm(first.pending?.proposalId ?? '', true)).receipts).toHaveLength(1);
  const late = await other.confirm(second.pending?.proposalId ?? '', true);
  expect(late.receipts).toEqual([]);
  expect(late.reply).toContain('already cancelled');
  expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
});

test('when the disk is full nothing is changed, it is said, and it works again afterwards', async (context) => {
  const disk = smallDisk(4);
  if (!disk) return context.skip('mounting a disk needs root');
  using _ = disk;
  const clock = manualClock(Date.parse(shopTime));
  const { db } = openStore(join(disk.path, 'shop.db'), retail, clock.now());
  const session = createSession({
    trade: tradeOn(retail, db),
    clock,
    language: 'en',
    interpret: null,
    onError: (error) => {
      throw error;
    },
  });
  await session.say('cancel order 1042');
  await session.say('4321');
  disk.fill();
  const failed = await session.say('yes');
  expect(failed.reply).toContain('could not save that, so nothing was changed');
  expect(failed.receipts).toEqual([]);
  expect(failed.pending).toBeNull();
  expect(db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({ status: 'confirmed' });
  expect((await session.say('where is my order 1042')).reply).toContain('confirmed');
  disk.free();
  await session.say('cancel it');
  expect((await session.say('yes')).receipts).toHaveLength(1);
  expect(db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({ status: 'cancelled' });
  expect(db.isSound()).toBe(true);
  db.close();
});

test('whatever is said and tapped, a change needs a yes to the question that was open', async () => {
  using shop = openShop();
  const utterances = [
    'cancel order 1042',
    'cancel order 1044',
    '4321',
    '0135',
    'cancel it',
    'yes',
    'yes',
    'no',
    'say that again',
    'what is your return policy',
    'stop',
    'flibber',
    'where is my order 1042',
    'ok thanks',
  ];
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...utterances) },
    { weight: 1, arbitrary: fc.constantFrom('touch-current', 'touch-first', 'wait', 'new-person') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      shop.db.run('DELETE FROM receipts');
      shop.db.run(
        "DELETE FROM order_events WHERE status = 'cancelled' AND order_id IN ('1042', '1044')",
      );
      shop.db.run("UPDATE orders SET status = 'confirmed' WHERE id IN ('1042', '1044')");
      let session = shop.begin();
      const seen: string[] = [];
      for (const one of steps) {
        if (one === 'wait') {
          shop.clock.advance(61_000);
          continue;
        }
        if (one === 'new-person') {
          session.close();
          session = shop.begin();
          continue;
        }
        const open = session.state.pending;
        const before = shop.db.all('SELECT id FROM receipts').length;
        const touched =
          one === 'touch-current'
            ? (open?.id ?? 'none')
            : one === 'touch-first'
              ? (seen[0] ?? 'none')
              : undefined;
        const record =
          touched === undefined ? await session.say(one) : await session.confirm(touched, true);
        if (record.pending && !seen.includes(record.pending.proposalId))
          seen.push(record.pending.proposalId);
        const written = shop.db.all('SELECT id FROM receipts').length - before;
        expect(written).toBe(record.receipts.filter(({ replayed }) => !replayed).length);
        if (written > 0) {
          expect(written).toBe(1);
          expect(record.act).toBe('confirm');
          expect(open).not.toBeNull();
          expect(open?.expiresAt).toBeGreaterThan(shop.clock.now());
          expect(record.receipts[0]?.idempotencyKey).toBe(open?.idempotencyKey);
          if (touched !== undefined) expect(touched).toBe(open?.id);
        }
        if (/I have cancelled/.test(record.reply) && record.act !== 'repeat')
          expect(record.receipts).toHaveLength(1);
        expect(session.log.reduce(reduce, initialState('en'))).toEqual(session.state);
      }
      session.close();
    }),
    { numRuns: 150, seed: Number(process.env['VAANI_SEED'] ?? Date.now() % 2 ** 31) },
  );
});

test.each(['voice', 'touch'])(
  'a yes by %s that comes before the clock has noticed the end is too late all the same',
  async (by) => {
    using shop = openShop();
    let now = Date.parse(shopTime);
    // A busy kiosk: its timers are late.
    const clock = { now: () => now, after: () => () => {} };
    const session = createSession({
      trade: shop.trade,
      clock,
      language: 'en',
      interpret: null,
      onError: () => {},
    });
    await session.say('cancel order 1042');
    const { pending } = await session.say('4321');
    now += 60_000;
    const record =
      by === 'voice'
        ? await session.say('yes')
        : await session.confirm(pending?.proposalId ?? '', true);
    expect(record).toMatchObject({
      receipts: [],
      pending: null,
      reply: expect.stringContaining('took too long'),
    });
    expect(shop.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
      status: 'confirmed',
    });
    session.close();
  },
);
