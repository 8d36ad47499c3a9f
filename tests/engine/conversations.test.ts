import { expect, test } from 'vitest';
import { saveConversation } from '../../src/main/engine/conversations.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { openShop } from '../support/shop.ts';

const stored = (shop: ReturnType<typeof openShop>) =>
  shop.db.all<{
    session_id: string;
    user_phone: string | null;
    pack: string;
    language: string;
    turns: string;
    context: string;
    created_at: string;
    updated_at: string;
  }>('SELECT * FROM conversations');

test('a conversation is stored without order and phone numbers, written, spoken or in another script', async () => {
  using shop = openShop();
  const { log, lines } = memoryLog();
  const session = shop.begin();
  for (const text of [
    'where is my order 1042',
    'one two three four',
    '9876,544,321',
    'mera phone नौ आठ सात छह है',
    'my number is +91 98765-44321',
    'order one thousand forty two',
    '४३२१',
    'order 1,042',
    'double four three two',
  ]) {
    await session.say(text);
    saveConversation(shop.db, session, shop.clock.now(), log);
  }
  const [row] = stored(shop);
  expect(row).toMatchObject({
    session_id: session.id,
    user_phone: null,
    pack: 'retail',
    language: 'en',
    created_at: '2026-11-21T10:00:00.000Z',
  });
  const said = (JSON.parse(row?.turns ?? '[]') as { who: string; text: string }[])
    .map(({ text }) => text)
    .join(' ');
  expect(said).toContain('where is my order •••');
  expect(said).not.toMatch(/\d{3}|[०-९]{3}|one two three|thousand forty|four three|सात छह/);
  expect(JSON.parse(row?.context ?? '')).toMatchObject({ handover: false });
  expect(lines).toEqual([]);
});

test('the same conversation is one row, with the time of its last turn', async () => {
  using shop = openShop();
  const { log } = memoryLog();
  const session = shop.begin();
  await session.say('hello');
  saveConversation(shop.db, session, shop.clock.now(), log);
  shop.clock.advance(5_000);
  await session.say('i want to talk to a person');
  session.setLanguage('hi');
  saveConversation(shop.db, session, shop.clock.now(), log);
  expect(stored(shop)).toMatchObject([
    {
      language: 'hi',
      created_at: '2026-11-21T10:00:00.000Z',
      updated_at: '2026-11-21T10:00:05.000Z',
      context: '{"intent":null,"handover":true}',
    },
  ]);
});

test('an ended conversation stores nothing more, and an empty one nothing at all', async () => {
  using shop = openShop();
  const { log } = memoryLog();
  const session = shop.begin();
  saveConversation(shop.db, session, shop.clock.now(), log);
  expect(stored(shop)).toEqual([]);
  await session.say('where is my order 1042');
  saveConversation(shop.db, session, shop.clock.now(), log);
  const before = stored(shop);
  const late = session.say('and another thing');
  session.close();
  await expect(late).rejects.toThrow();
  saveConversation(shop.db, session, shop.clock.now() + 1000, log);
  expect(stored(shop)).toEqual(before);
});

test('a conversation that cannot be stored is noted without its words, and goes on', async () => {
  using shop = openShop();
  const { log, lines } = memoryLog();
  const session = shop.begin();
  await session.say('where is my order 1042');
  shop.db.execute('DROP TABLE conversations');
  saveConversation(shop.db, session, shop.clock.now(), log);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('was not stored');
  expect(lines[0]).not.toContain('1042');
  expect((await session.say('4321')).cards).toHaveLength(1);
});

test('a new address is not stored, nor the sentence that reads it back', async () => {
  using shop = openShop();
  const { log } = memoryLog();
  const session = shop.begin();
  for (const text of [
    'change the delivery address of order 1044',
    '0135',
    '12 Lotus Lane, Shivaji Nagar, Pune',
    'Pune 411005',
    'yes',
    'what is your return policy',
  ])
    await session.say(text);
  saveConversation(shop.db, session, shop.clock.now(), log);
  const turns = stored(shop)[0]?.turns ?? '';
  expect(turns).not.toMatch(/lotus|shivaji/i);
  expect(turns).toContain('change the delivery address');
  expect(turns).toContain('return policy');
});
