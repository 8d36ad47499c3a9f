import { describe, expect, test } from 'vitest';
import { acceptWithinMs } from '../../src/main/engine/escalation/escalations.ts';
import { noticeWaitsMs } from '../../src/main/engine/notices.ts';
import {
  arrangeCall,
  asked,
  code,
  counterForTests,
  human,
  keys,
  lastWords,
  settle,
} from '../support/counter.ts';

const counter = counterForTests();

describe('nobody', () => {
  test('is there: that is said at once, a yes arranges a call, and the call is in the inbox with its number', async () => {
    const session = counter().begin();
    const record = await session.say(human);
    expect(keys(session)).toEqual(['handover.nobody']);
    expect(record.cards).toMatchObject([{ kind: 'choice' }]);
    expect(counter().rows()).toMatchObject([{ status: 'failed', callback_phone: null }]);
    await session.say('yes please');
    expect(session.state.task?.intent).toBe('call_back');
    await arrangeCall(session);
    expect(counter().rows()).toMatchObject([
      {
        session_id: session.id,
        status: 'failed',
        callback_phone: '+919876543210',
        callback_at: '2026-11-21T17:00:00.000Z',
      },
    ]);
    expect(session.view()).toMatchObject({
      waiting: 'callback',
      callbackAt: '2026-11-21T17:00:00.000Z',
    });
    expect(session.waiting).toBe(false);
    const operator = await counter().staff();
    const [task] = operator.inbox().escalations;
    expect(task).toMatchObject({ callbackPhone: '+919876543210', present: true });
    // The call is made.
    await operator.complete(task?.id);
    expect(counter().rows()).toMatchObject([{ status: 'completed', operator: 'Asha' }]);
    expect(await code(operator.complete(task?.id))).toBe('gone');
  });

  test.each([
    ['no', 'deny.nothing'],
    ['where is my order 1042', 'verify.ask'],
  ])('is there, and the answer is "%s": a later yes means nothing', async (answer) => {
    const session = counter().begin();
    await session.say(human);
    await session.say(answer);
    expect(session.state.offered).toBeNull();
  });

  test('is there, and the question is misheard: the yes after it still counts', async () => {
    const session = counter().begin();
    await session.say(human);
    await session.say('hm mumble', { confidence: 0.2 });
    await session.say('yes');
    expect(session.state.task?.intent).toBe('call_back');
  });

  test('is there while something else is open: it is said how to ask, and the question stays', async () => {
    const session = counter().begin();
    await session.say('where is my order 1042');
    const record = await session.say(human);
    expect(keys(session)[0]).toBe('handover.nobody_later');
    expect(asked(session)).toBe('phone_last4');
    expect(record.reply).toContain('last four digits');
    expect(session.state.offered).toBeNull();
    await session.say('4321');
    await session.say('call me back');
    expect(session.state.task?.intent).toBe('call_back');
  });

  test('asked again and again, nobody there, makes one request', async () => {
    const session = counter().begin();
    for (let i = 0; i < 5; i += 1) await session.say(human);
    expect(counter().rows()).toHaveLength(1);
  });

  test('accepts within a minute: the task fails and a call is offered', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    shopTime(acceptWithinMs - 1);
    expect(counter().rows()).toMatchObject([{ status: 'pending' }]);
    shopTime(1);
    expect(counter().rows()).toMatchObject([{ status: 'failed' }]);
    shopTime(noticeWaitsMs);
    await settle();
    expect(keys(session)).toEqual(['escalation.nobody']);
    expect(await code(operator.accept(counter().rows()[0]?.id))).toBe('gone');
    await session.say('yes');
    expect(session.state.task?.intent).toBe('call_back');
  });

  test('accepts, and the person asks to be called meanwhile: no second offer', async () => {
    await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await session.say('call me back');
    await arrangeCall(session);
    const told = session.view().turns.length;
    shopTime(acceptWithinMs + noticeWaitsMs);
    await settle();
    expect(session.view().turns).toHaveLength(told);
    expect(counter().rows()).toMatchObject([{ status: 'failed', callback_phone: '+919876543210' }]);
  });

  test('to ask at all (`vaani ask`): the same, without a task until a call is wanted', async () => {
    const session = counter().shop.begin();
    await session.say(human);
    expect(keys(session)).toEqual(['handover.nobody']);
    expect(counter().rows()).toEqual([]);
    await session.say('yes');
    await arrangeCall(session);
    expect(counter().rows()).toMatchObject([
      { pack: 'retail', status: 'failed', callback_phone: '+919876543210' },
    ]);
  });
});

describe('declined', () => {
  test('with a time: a yes takes the time over, only the number is asked for', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await operator.decline('2026-11-22T11:30:00Z');
    await settle();
    expect(operator.inbox().escalations).toMatchObject([
      { status: 'failed', callbackAt: '2026-11-22T11:30:00.000Z', callbackPhone: null },
    ]);
    shopTime(noticeWaitsMs);
    await settle();
    expect(lastWords(session)).toMatch(/Sunday, 22 November.*11:30 am/);
    await session.say('yes');
    expect(session.state.task).toMatchObject({
      intent: 'call_back',
      slots: { callback_date: '2026-11-22', callback_time: '11:30' },
    });
    expect(asked(session)).toBe('phone');
    await session.say('9876543210');
    await session.say('yes');
    expect(counter().rows()).toMatchObject([
      { callback_at: '2026-11-22T11:30:00.000Z', callback_phone: '+919876543210' },
    ]);
  });

  test('without a time: a call is offered', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await operator.decline();
    await settle();
    const record = await session.say('hello');
    // A reply comes after it, so it does not ask.
    expect(keys(session)[0]).toBe('escalation.nobody_later');
    expect(record.cards.at(0)).toMatchObject({ kind: 'choice' });
    expect(session.state.offered).toBeNull();
  });

  test('with a time that is over: refused, and the task waits on', async () => {
    const operator = await counter().staff();
    await counter().begin().say(human);
    await settle();
    expect(await code(operator.decline('2026-11-21T09:59:00Z'))).toBe('invalid');
    expect(counter().rows()).toMatchObject([{ status: 'pending', operator: null }]);
  });
});

function shopTime(ms: number): void {
  counter().shop.clock.advance(ms);
}
