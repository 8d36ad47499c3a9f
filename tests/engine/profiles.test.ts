import { beforeAll, describe, expect, test } from 'vitest';
import { type Action, profileKey } from '../../src/main/actions/port.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import { saveConversation } from '../../src/main/engine/conversations.ts';
import { knownIn } from '../../src/main/engine/profiles.ts';
import type { Session } from '../../src/main/engine/session.ts';
import { findProfile, forgetPerson } from '../../src/main/packs/common/profiles.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';

/** Aarav Kulkarni, who has an appointment. */
const phone = '9822014501';
/** Somebody else with one. */
const other = '9830225602';

// The first shop trains its understanding.
beforeAll(() => desk()[Symbol.dispose](), 120_000);

const desk = () => openShop({ pack: packNamed('dealership') });

async function say(session: Session, ...texts: string[]) {
  let last = await session.say(texts[0] ?? '');
  for (const text of texts.slice(1)) last = await session.say(text);
  return last;
}

/** A visit in which the person is remembered, and asks for something by voice as fast and in the language given. */
async function remembered(shop: Shop, { language = 'en', faster = false } = {}): Promise<void> {
  const session = shop.begin();
  await say(session, 'when is my appointment', phone, 'yes');
  if (language !== 'en') session.setLanguage('hi');
  if (faster) await say(session, 'speak faster');
  else await say(session, 'thank you');
}

describe('the question whether to be remembered', () => {
  test('comes after an answer, to whoever told their number, and a yes is the consent', async () => {
    using shop = desk();
    const session = shop.begin();
    expect((await say(session, 'when is my appointment')).pending).toBeNull();
    const answered = await say(session, phone);
    expect(answered.reply).toMatch(/appointment.*May I remember you, by the number ending 4501/s);
    expect(answered.pending?.title).toMatch(/4501/);
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
    expect((await say(session, 'yes')).receipts.map(({ action }) => action)).toEqual([
      'remember_me',
    ]);
    expect(findProfile(shop.db, phone)).toBeDefined();
  });

  test('a no is kept for the whole conversation', async () => {
    using shop = desk();
    const session = shop.begin();
    await say(session, 'when is my appointment', phone, 'no');
    for (const text of ['when is my appointment', 'cancel it', 'yes', 'when is my appointment']) {
      const record = await say(session, text);
      expect(record.reply, text).not.toMatch(/remember/);
    }
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
    expect((await say(shop.begin(), 'when is my appointment', other)).reply).toMatch(/remember/);
  });

  test('anything else drops it without a word, and means what it means without it', async () => {
    using shop = desk();
    const session = shop.begin();
    await say(session, 'when is my appointment', phone);
    // With a question of the trade open, "cancel it" would be asked about.
    const cancelled = await say(session, 'cancel it');
    expect(cancelled).toMatchObject({ intent: 'cancel_appointment' });
    expect(cancelled.pending?.title).not.toMatch(/remember/);
    await say(session, 'no');
    expect((await say(session, 'yes')).receipts).toEqual([]);
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
  });

  test('stays open while it is said again, or slower', async () => {
    using shop = desk();
    const session = shop.begin();
    await say(session, 'when is my appointment', phone);
    expect((await say(session, 'say that again')).reply).toMatch(/remember/);
    expect((await say(session, 'slower please')).pending).not.toBeNull();
    expect((await say(session, 'yes')).receipts).toHaveLength(1);
  });

  test('is not asked where more was said already: a second yes is no consent', async () => {
    using shop = openShop({ pack: packNamed('dealership') });
    const session = shop.begin();
    await say(session, 'i want to cancel my appointment', phone);
    const both = await Promise.all([session.say('yes'), session.say('yes')]);
    expect(both.map(({ receipts }) => receipts.length)).toEqual([1, 0]);
    expect(both[0]?.reply).not.toMatch(/remember/);
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
  });

  test('is not asked of whoever only looked around, or was told no', async () => {
    using shop = desk();
    const session = shop.begin();
    for (const text of ['what services do you have', 'show me red cars', 'when are you open'])
      expect((await say(session, text)).reply).not.toMatch(/remember/);
    const none = await say(session, 'when is my appointment', '9811111111');
    expect(none.reply).not.toMatch(/remember/);
  });

  test('is not asked of somebody who was forgotten a moment ago', async () => {
    using shop = desk();
    await remembered(shop);
    const session = shop.begin();
    await say(session, 'when is my appointment', phone, 'forget me', 'yes');
    expect((await say(session, 'when is my appointment')).reply).not.toMatch(/remember/);
  });
});

describe('somebody who comes again', () => {
  test('is welcomed once, when the number is told, in their language and at their pace', async () => {
    using shop = desk();
    await remembered(shop, { language: 'hi', faster: true });
    expect(findProfile(shop.db, phone)).toMatchObject({ language: 'hi', rate: 1.25 });
    const session = shop.begin();
    const spoken: string[] = [];
    session.events.on('language', (language) => spoken.push(language));
    const met = await say(session, 'when is my appointment', phone);
    expect(met.language).toBe('hi');
    expect(met.state.rate).toBe(1.25);
    expect(spoken).toEqual(['hi']);
    expect(met.reply).toMatch(/^फिर से स्वागत/);
    expect(met.cards).toMatchObject([{ title: 'फुल सर्विस', status: { label: 'बुक है' } }]);
    expect(met.pending).toBeNull();
    expect((await say(session, 'thank you')).reply).not.toMatch(/स्वागत/);
    expect(session.log.reduce(reduce, initialState('en'))).toEqual(session.state);
  });

  test('keeps the language and the pace they chose in this conversation', async () => {
    using shop = desk();
    await remembered(shop, { language: 'hi', faster: true });
    const session = shop.begin();
    session.setLanguage('en');
    const met = await say(session, 'speak slower', 'when is my appointment', phone);
    expect(met.language).toBe('en');
    expect(met.state.rate).toBe(0.8);
    expect(met.reply).toMatch(/^Welcome back/);
    // And so they are known next time.
    expect(findProfile(shop.db, phone)).toMatchObject({ language: 'en', rate: 0.8 });
  });

  test('is welcomed neither a second time nor for having been remembered just now', async () => {
    using shop = desk();
    const session = shop.begin();
    const all = [
      await say(session, 'when is my appointment'),
      await say(session, phone),
      await say(session, 'yes'),
      await say(session, 'when is my appointment'),
    ];
    expect(all.map(({ reply }) => reply).join(' ')).not.toMatch(/welcome/i);
    const next = shop.begin();
    await say(next, 'when is my appointment', phone);
    expect((await say(next, 'when is my appointment')).reply).not.toMatch(/welcome/i);
  });

  test('a stranger is neither welcomed nor given what is known of somebody else', async () => {
    using shop = desk();
    await remembered(shop, { language: 'hi' });
    const met = await say(shop.begin(), 'when is my appointment', other);
    expect(met.language).toBe('en');
    expect(met.reply).not.toMatch(/welcome/i);
  });

  test('actions find what is kept of them in memory; nobody finds it before the number was told', async () => {
    using shop = desk();
    await remembered(shop);
    const seen: unknown[] = [];
    const check = shop.trade.pack.actions['check_appointment'] as Action;
    const spy = {
      ...check,
      check: (...args: Parameters<Action['check']>) => {
        seen.push(args[1].memory[profileKey]);
        return check.check(...args);
      },
    } as Action;
    const pack = {
      ...shop.trade.pack,
      actions: { ...shop.trade.pack.actions, check_appointment: spy },
    };
    const { createActionAgent } = await import('../../src/main/actions/agent.ts');
    const trade = { ...shop.trade, pack, agent: createActionAgent(pack.actions, shop.db) };
    await say(shop.begin({ trade }), 'when is my appointment', phone);
    expect(seen[0]).toBeUndefined();
    expect(seen.at(-1)).toMatchObject({ phone, favourites: [], history: [] });
  });
});

describe('what is kept of a visit', () => {
  test('is what was done and asked about, by id, and nothing that was said', async () => {
    using shop = desk();
    await remembered(shop);
    const session = shop.begin();
    await say(session, 'when is my appointment', phone, 'cancel it', 'yes');
    await say(session, 'show me red cars', 'tell me about the first one');
    const kept = findProfile(shop.db, phone);
    const what = kept?.history.map((entry) => entry.what) ?? [];
    expect(what).toContain('cancel_appointment');
    expect(what).toContain('vehicle_details');
    for (const { ids } of kept?.history ?? []) {
      for (const [slot, id] of Object.entries(ids)) {
        expect(slot).toMatch(/_id$/);
        expect(id).toMatch(/^[\w-]{1,40}$/);
      }
    }
    expect(JSON.stringify([kept?.history, kept?.favourites])).not.toMatch(/red|Aarav|9822/);
    expect(knownIn(session.state.memory)?.history).toEqual(kept?.history);
  });

  test('nothing is kept of somebody who did not agree', async () => {
    using shop = desk();
    const session = shop.begin();
    await say(session, 'when is my appointment', phone, 'no', 'cancel it', 'yes');
    session.setLanguage('hi');
    await say(session, 'faster');
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
    expect(session.state.memory[profileKey]).toBeNull();
  });

  test('a person who is forgotten elsewhere is not written back', async () => {
    using shop = desk();
    await remembered(shop);
    const session = shop.begin();
    await say(session, 'when is my appointment', phone);
    shop.db.transaction(() => forgetPerson(shop.db, phone));
    await say(session, 'speak faster', 'when is my appointment');
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
    expect(session.state.memory[profileKey]).toBeNull();
  });

  test('only the conversations of those who agreed are linked to them, and no more once they are forgotten', async () => {
    using shop = desk();
    const { log } = memoryLog();
    const links = () => shop.db.all('SELECT user_phone FROM conversations ORDER BY rowid');
    const first = shop.begin();
    await say(first, 'when is my appointment', phone);
    saveConversation(shop.db, first, shop.clock.now(), log);
    expect(links()).toEqual([{ user_phone: null }]);
    await say(first, 'yes');
    saveConversation(shop.db, first, shop.clock.now(), log);
    expect(links()).toEqual([{ user_phone: phone }]);
    await say(first, 'forget me', 'yes');
    saveConversation(shop.db, first, shop.clock.now(), log);
    expect(links()).toEqual([{ user_phone: null }]);
  });
});

test('a database that cannot be written keeps nobody from their answer', async () => {
  using shop = desk();
  await remembered(shop);
  const errors: unknown[] = [];
  const trade = {
    ...shop.trade,
    profiles: {
      ...shop.trade.profiles,
      update: () => {
        throw new Error('full');
      },
    },
  };
  const session = shop.begin({ trade, onError: (error) => errors.push(error) });
  expect((await say(session, 'when is my appointment', phone)).cards).toHaveLength(1);
  expect(errors.map(String)).toEqual(['Error: full']);
});
