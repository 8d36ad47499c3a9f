import { describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/language.ts';
import { noticeWaitsMs } from '../../src/main/engine/notices.ts';
import { asked, counterForTests, human, keys, lastWords, settle } from '../support/counter.ts';

const counter = counterForTests();

describe('asking for a person', () => {
  test('the task is in the database when the person is told, and the conversation goes on', async () => {
    await counter().staff();
    const session = counter().begin();
    await session.say('where is my order 1042');
    const record = await session.say(human);
    expect(counter().rows()).toMatchObject([
      { session_id: session.id, pack: 'retail', language: 'en', status: 'pending', operator: null },
    ]);
    expect(keys(session)[0]).toBe('handover');
    expect(record).toMatchObject({ act: 'human', handover: true });
    expect(session.view()).toMatchObject({ waiting: 'asked', callbackAt: null });
    expect(session.waiting).toBe(true);
    // The question that was open is asked again, and can be answered.
    expect(asked(session)).toBe('phone_last4');
    expect(record.reply).toContain('last four digits');
    await session.say('4321');
    expect(session.view().turns.at(-1)?.cards).toMatchObject([{ kind: 'order', id: '1042' }]);
  });

  test('asked again while somebody is being waited for, it is the same task', async () => {
    await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await session.say(human);
    expect(counter().rows()).toHaveLength(1);
    expect(keys(session)).toEqual(['handover.already']);
  });

  test('of a complaint: the choice that is offered asks, too, in every language', async () => {
    await counter().staff();
    for (const language of languages) {
      const session = counter().begin(language);
      await session.say(counter().shop.trade.wording[language].label('choice.human'));
      expect(keys(session), language).toEqual(['handover']);
    }
    expect(counter().rows()).toHaveLength(languages.length);
  });

  test('a task that cannot be stored was not asked: nobody is said to be coming', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say('hello');
    counter().shop.db.execute('PRAGMA query_only = ON');
    await session.say(human);
    expect(keys(session)).toEqual(['handover.see_staff']);
    counter().shop.db.execute('PRAGMA query_only = OFF');
    expect(counter().rows()).toEqual([]);
    expect(operator.inbox().escalations).toEqual([]);
  });
});

describe('an answer', () => {
  test('interrupt: is told at once during another topic, with the open question after it, which stays open', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await session.say('cancel order 1042');
    await session.say('4321');
    const before = session.state;
    expect(before.pending?.action).toBe('cancel_order');
    await operator.accept();
    await operator.answer('We have the lamp in blue');
    await settle();
    expect(lastWords(session)).toContain('We have the lamp in blue.');
    expect(lastWords(session)).toMatch(/blue\. .*cancel order 1042\?/);
    const { task, pending, turn, handover } = session.state;
    expect([task, pending, turn]).toEqual([before.task, before.pending, before.turn]);
    expect(handover).toBe(false);
    expect(counter().rows()).toMatchObject([
      { status: 'completed', operator: 'Asha', answer: 'We have the lamp in blue' },
    ]);
    // The yes is still for the cancellation, and does it once.
    await session.say('yes');
    expect(counter().shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
  });

  test('interrupt: a slot that was asked for is asked again, and "say that again" repeats all of it', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await session.say('where is my order 1042');
    await operator.answer('The sale is on until Sunday.');
    await settle();
    const told = lastWords(session);
    expect(told).toContain('until Sunday. ');
    expect(told).toContain('last four digits');
    expect(asked(session)).toBe('phone_last4');
    await session.say('say that again');
    expect(lastWords(session)).toBe(told);
    await session.say('4321');
    expect(session.view().turns.at(-1)?.cards).toMatchObject([{ kind: 'order', id: '1042' }]);
  });

  test('high: waits for the next reply and is told before it', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    const turns = session.view().turns.length;
    await operator.answer('Yes, we open on Sunday', 'high');
    await settle();
    expect(session.view().turns).toHaveLength(turns);
    const record = await session.say('where is my order 1042');
    expect(record.reply).toMatch(/Yes, we open on Sunday\. .*last four digits/);
    expect(session.view().turns).toHaveLength(turns + 2);
    // It is told once.
    shopTime(noticeWaitsMs);
    await settle();
    expect(session.view().turns).toHaveLength(turns + 2);
    await session.say('say that again');
    expect(lastWords(session)).toBe(record.reply);
  });

  test('high: without a reply for 20 s it is told by itself', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await operator.answer('Yes, we open on Sunday', 'high');
    await settle();
    shopTime(noticeWaitsMs - 1);
    await settle();
    expect(lastWords(session)).not.toContain('Sunday');
    shopTime(1);
    await settle();
    expect(lastWords(session)).toMatch(/Yes, we open on Sunday\.$/);
  });

  test('high: "faster" is about what was said before; the notice comes after it, by itself', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await operator.answer('Yes, we open on Sunday', 'high');
    await settle();
    const record = await session.say('please speak slower');
    expect(record.reply).not.toContain('Sunday');
    await settle();
    expect(lastWords(session)).toMatch(/Yes, we open on Sunday\.$/);
  });

  test('that comes while an answer is worked out waits for it, and loses nothing', async () => {
    const operator = await counter().staff();
    const { promise, resolve } = Promise.withResolvers<null>();
    const session = counter().shop.begin({
      help: counter().operators.help,
      interpret: () => promise,
    });
    await session.say(human);
    const slow = session.say('flibber the gromulon of wednesday');
    await settle();
    await operator.answer('Here I am');
    await settle();
    expect(lastWords(session)).not.toContain('Here I am');
    resolve(null);
    await slow;
    await settle();
    const said = session.view().turns.slice(-2);
    expect(said.map(({ who }) => who)).toEqual(['vaani', 'vaani']);
    expect(said[1]?.text).toContain('Here I am.');
  });

  test('is told in the language the person speaks by then', async () => {
    const operator = await counter().staff();
    const session = counter().begin('en');
    await session.say(human);
    session.setLanguage('hi');
    await operator.answer('जी हाँ, मिल जाएगा');
    await settle();
    expect(lastWords(session)).toMatch(/Asha.*जी हाँ, मिल जाएगा\.$/);
    expect(lastWords(session)).toMatch(/जवाब|टीम/);
  });
});

function shopTime(ms: number): void {
  counter().shop.clock.advance(ms);
}
