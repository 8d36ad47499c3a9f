import { describe, expect, test } from 'vitest';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import { type Interpret, SessionClosedError } from '../../src/main/engine/session.ts';
import type { Pack } from '../../src/main/packs/pack.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { openShop, tradeOn } from '../support/shop.ts';

describe('turns', () => {
  test('are answered one after the other, in the order they came', async () => {
    using shop = openShop();
    const session = shop.begin();
    const answered: number[] = [];
    session.events.on('answered', ({ turn }) => answered.push(turn));
    const records = await Promise.all(
      ['where is my order 1042', '4321', 'cancel it', 'yes', 'what is your return policy'].map(
        (text) => session.say(text),
      ),
    );
    expect(records.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    expect(answered).toEqual([1, 2, 3, 4, 5]);
    expect(records[3]?.receipts).toHaveLength(1);
    expect(session.view().turns.map(({ who }) => who)).toEqual(
      Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 'person' : 'vaani')),
    );
  });

  test('a slow second opinion holds up the turns behind it and no more', async () => {
    using shop = openShop();
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const interpret: Interpret = async () => {
      await waiting;
      return null;
    };
    const session = shop.begin({ interpret });
    const first = session.say('flibber gromulon');
    const second = session.say('where is my order 1042');
    expect(session.working).toBe('thinking');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(session.view().turns).toHaveLength(1);
    release();
    expect((await first).turn).toBe(1);
    expect((await second).state.asked).toBe('phone_last4');
    expect(session.working).toBe(null);
  });

  test('are spoken in spoken form while the screen shows the written one', async () => {
    using shop = openShop();
    const session = shop.begin();
    const spoken: string[] = [];
    session.events.on('speak', ({ parts }) => spoken.push(parts.map(({ text }) => text).join(' ')));
    await session.say('cancel order 1042');
    await session.say('4321');
    expect(spoken.at(-1)).toBe(
      'Shall I cancel order one zero four two for three thousand two hundred and ninety eight rupees?',
    );
    expect(session.view().turns.at(-1)?.text).toBe('Shall I cancel order 1042 for ₹3,298?');
  });

  test('no more than forty are kept on the screen', async () => {
    using shop = openShop();
    const session = shop.begin();
    for (let turn = 0; turn < 30; turn += 1) await session.say('thank you');
    expect(session.view().turns).toHaveLength(40);
    expect(new Set(session.view().turns.map(({ id }) => id)).size).toBe(40);
  });

  test('an answer that was interrupted is marked', async () => {
    using shop = openShop();
    const session = shop.begin();
    const spoken: number[] = [];
    session.events.on('speak', ({ turnId }) => spoken.push(turnId));
    await session.say('hello');
    session.markInterrupted(spoken[0] ?? -1, 'Hello!');
    expect(session.view().turns.map(({ who, interrupted }) => [who, interrupted])).toEqual([
      ['person', false],
      ['vaani', true],
    ]);
    // The screen shows all of it; what is kept is what was heard.
    expect(session.view().turns[1]?.text).not.toBe('Hello!');
    expect(session.transcript().map(({ text }) => text)).toEqual(['hello', 'Hello! …']);
  });
});

describe('an error inside a turn', () => {
  const breaking = (name: string): Pack => ({
    ...retail,
    actions: {
      ...retail.actions,
      [name]: {
        ...retail.actions[name],
        run: () => {
          throw new Error('boom');
        },
      } as never,
    },
  });

  test('becomes an apology, is reported, and the conversation goes on', async () => {
    using shop = openShop();
    const errors: unknown[] = [];
    const session = shop.begin({
      trade: { ...shop.trade, ...brokenTrade(shop, 'get_policy') },
      onError: (error) => errors.push(error),
    });
    const record = await session.say('what is your return policy');
    expect(record.reply).toContain('Something went wrong');
    expect(errors.map(String)).toEqual(['Error: boom']);
    expect((await session.say('where is my order 1042')).state.asked).toBe('phone_last4');
    expect(session.log.reduce(reduce, initialState('en'))).toEqual(session.state);
  });

  test('in a confirmed change leaves nothing changed, and the proposal may be tried again', async () => {
    using shop = openShop();
    const errors: unknown[] = [];
    const session = shop.begin({
      trade: { ...shop.trade, ...brokenTrade(shop, 'cancel_order') },
      onError: (error) => errors.push(error),
    });
    await session.say('cancel order 1042');
    await session.say('4321');
    const record = await session.say('yes');
    expect(record.reply).toContain('nothing was changed');
    expect(record.receipts).toEqual([]);
    expect(shop.db.get("SELECT status FROM orders WHERE id = '1042'")).toEqual({
      status: 'confirmed',
    });
    expect(shop.db.all('SELECT * FROM receipts')).toEqual([]);
    const touched = await session.confirm(record.pending?.proposalId ?? '', true);
    expect(touched.reply).toContain('nothing was changed');
    expect(errors).toHaveLength(2);
  });

  function brokenTrade(shop: ReturnType<typeof openShop>, name: string) {
    const pack = breaking(name);
    return { ...tradeOn(pack, shop.db), pack };
  }
});

describe('the time of a proposal', () => {
  test('it leaves the view when it is over, and the screen is told', async () => {
    using shop = openShop();
    const session = shop.begin();
    await session.say('cancel order 1042');
    await session.say('4321');
    expect(session.view().pending).toMatchObject({
      expiresAt: '2026-11-21T10:01:00.000Z',
      title: 'Shall I cancel order 1042 for ₹3,298?',
    });
    let told = 0;
    session.events.on('changed', () => {
      told += 1;
    });
    shop.clock.advance(59_999);
    expect(session.view().pending).not.toBeNull();
    shop.clock.advance(1);
    expect(session.view().pending).toBeNull();
    expect(told).toBe(1);
  });

  test('a newer proposal has a time of its own', async () => {
    using shop = openShop();
    const session = shop.begin();
    await session.say('cancel order 1042');
    await session.say('4321');
    shop.clock.advance(30_000);
    await session.say('cancel order 1042');
    shop.clock.advance(40_000);
    expect(session.view().pending).not.toBeNull();
    expect((await session.say('yes')).receipts).toHaveLength(1);
  });
});

describe('the end', () => {
  test('forgets everything', async () => {
    using shop = openShop();
    const session = shop.begin();
    await session.say('where is my order 1042');
    await session.say('4321');
    session.close();
    expect(session.log).toEqual([]);
    expect(session.state).toEqual(initialState('en'));
    expect(session.view().turns).toEqual([]);
    expect(JSON.stringify([session.state, session.view()])).not.toMatch(/1042|4321/);
  });

  test('what was still waiting is not answered, not shown and not kept', async () => {
    using shop = openShop();
    const session = shop.begin({
      interpret: (_, __, signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))),
    });
    const answered: string[] = [];
    session.events.on('answered', ({ user }) => answered.push(user));
    session.events.on('speak', () => answered.push('spoken'));
    const turns = [
      session.say('flibber gromulon'),
      session.say('where is my order 1042'),
      session.confirm('proposal_x', true),
    ];
    await new Promise((resolve) => setTimeout(resolve, 5));
    session.close();
    const results = await Promise.allSettled(turns);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const result of results)
      expect((result as PromiseRejectedResult).reason).toBeInstanceOf(SessionClosedError);
    expect(answered).toEqual([]);
    expect(session.view().turns).toEqual([]);
    expect(session.log).toEqual([]);
    await expect(session.say('hello')).rejects.toThrow('has ended');
  });

  test('a proposal of an ended conversation cannot be confirmed', async () => {
    using shop = openShop();
    const session = shop.begin();
    await session.say('cancel order 1042');
    const { pending } = await session.say('4321');
    session.close();
    await expect(session.confirm(pending?.proposalId ?? '', true)).rejects.toThrow('has ended');
    expect(shop.db.all('SELECT * FROM receipts')).toEqual([]);
  });
});

test('an error after a change was made never says that nothing was changed', async () => {
  using shop = openShop();
  const errors: unknown[] = [];
  const wording = {
    ...shop.trade.wording.en,
    word: (...args: Parameters<typeof shop.trade.wording.en.word>) => {
      if (args[0].some(({ key }) => key === 'done.cancelled')) throw new Error('no words');
      return shop.trade.wording.en.word(...args);
    },
  };
  const session = shop.begin({
    trade: { ...shop.trade, wording: { ...shop.trade.wording, en: wording } },
    onError: (error) => errors.push(error),
  });
  for (const text of ['cancel order 1042', '4321']) await session.say(text);
  const done = await session.say('yes');
  expect(errors).toHaveLength(1);
  expect(done.reply).toBe('It is done. The details are on the screen.');
  expect(done.receipts).toHaveLength(1);
  expect(done.pending).toBeNull();
});
