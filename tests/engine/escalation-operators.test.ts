import { describe, expect, test } from 'vitest';
import {
  acceptWithinMs,
  finishWithinMs,
  keptMs,
  returnWithinMs,
} from '../../src/main/engine/escalation/escalations.ts';
import { createOperators } from '../../src/main/engine/escalation/index.ts';
import { noticeWaitsMs } from '../../src/main/engine/notices.ts';
import { scriptedOperator } from '../fakes/operator.ts';
import { arrangeCall, code, counterForTests, human, keys, settle } from '../support/counter.ts';
import { memoryLog } from '../support/quiet-log.ts';

const counter = counterForTests();

describe('operators', () => {
  test('of two who accept at once one wins, and the other is told who', async () => {
    const [asha, ravi] = [await counter().staff('Asha'), await counter().staff('Ravi')];
    const session = counter().begin();
    await session.say(human);
    await settle();
    const id = counter().rows()[0]?.id;
    const results = await Promise.allSettled([asha.accept(id), ravi.accept(id)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({
      code: 'taken',
      message: expect.stringContaining('Asha'),
    });
    expect(await code(ravi.answer('me too', 'high', id))).toBe('taken');
    expect(await code(ravi.complete(id))).toBe('taken');
    expect(await code(ravi.decline(null, id))).toBe('taken');
    expect(counter().rows()).toMatchObject([{ status: 'running', operator: 'Asha' }]);
    expect(session.view()).toMatchObject({ waiting: 'coming', handover: true });
    const record = await session.say('hello');
    expect(record.reply).toContain('Asha');
  });

  test('with the same name in two browsers are two people', async () => {
    const one = await counter().staff('Asha', 'operator-1');
    const other = await counter().staff('Asha', 'operator-2');
    await counter().begin().say(human);
    await settle();
    await one.accept();
    expect(await code(other.accept(counter().rows()[0]?.id))).toBe('taken');
    // The same browser's second page is the same person.
    const again = await counter().staff('Asha', 'operator-1');
    expect(await code(again.accept(counter().rows()[0]?.id))).toBe('no error');
  });

  test('see nothing and do nothing before they open the inbox, and nothing odd is taken', async () => {
    const stranger = scriptedOperator(counter().operators);
    const session = counter().begin();
    await session.say(human);
    expect(keys(session)).toEqual(['handover.nobody']);
    const id = counter().rows()[0]?.id ?? '';
    for (const call of [
      stranger.accept(id),
      stranger.answer('x', 'high', id),
      stranger.complete(id),
      stranger.decline(null, id),
    ]) {
      expect(await code(call)).toBe('not-open');
    }
    expect(stranger.inboxes).toEqual([]);
    expect(await code(stranger.call('open', { name: '  ' }))).toBe('invalid');
    await stranger.open();
    expect(await code(stranger.answer('  ', 'high', id))).toBe('invalid');
    expect(await code(stranger.accept('escalation_nobody'))).toBe('gone');
    expect(await code(stranger.accept(id))).toBe('gone');
    stranger.leave();
  });

  test('who come in person end the task without a word', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await settle();
    await operator.accept();
    await operator.complete();
    await settle();
    const turns = session.view().turns.length;
    expect(session.view()).toMatchObject({ handover: false, waiting: null });
    shopTime(acceptWithinMs + noticeWaitsMs);
    await settle();
    expect(session.view().turns).toHaveLength(turns);
    expect(counter().rows()).toMatchObject([{ status: 'completed' }]);
  });

  test('who lose their line have two minutes; then somebody else is not waited for', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await settle();
    await operator.accept();
    operator.leave();
    await settle();
    shopTime(returnWithinMs - 1);
    expect(counter().rows()).toMatchObject([{ status: 'running' }]);
    shopTime(1);
    expect(counter().rows()).toMatchObject([{ status: 'failed' }]);
    shopTime(noticeWaitsMs);
    await settle();
    expect(keys(session)).toEqual(['escalation.nobody']);
  });

  test('who come back go on; while they are gone another may take over', async () => {
    const first = await counter().staff('Asha');
    const session = counter().begin();
    await session.say(human);
    await settle();
    await first.accept();
    first.leave();
    await settle();
    const back = await counter().staff('Asha');
    shopTime(returnWithinMs);
    expect(counter().rows()).toMatchObject([{ status: 'running', operator: 'Asha' }]);
    back.leave();
    await settle();
    const other = await counter().staff('Ravi');
    await other.accept();
    expect(counter().rows()).toMatchObject([{ status: 'running', operator: 'Ravi' }]);
    shopTime(returnWithinMs);
    expect(counter().rows()).toMatchObject([{ status: 'running', operator: 'Ravi' }]);
    // Nothing waits for ever.
    shopTime(finishWithinMs);
    expect(counter().rows()).toMatchObject([{ status: 'failed' }]);
  });

  test('see every change without asking', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await settle();
    expect(operator.inbox().escalations).toMatchObject([{ status: 'pending', present: true }]);
    await session.say('where is my order 1042');
    await settle();
    expect(operator.inbox().escalations[0]?.turns.at(-2)?.text).toContain('where is my order');
    expect(operator.inbox().escalations[0]?.topic).toBe('Track an order');
    session.close();
    await settle();
    expect(operator.inbox().escalations).toMatchObject([{ status: 'pending', present: false }]);
  });
});

describe('when the person has gone', () => {
  test('the task stays, can be ended, and nobody is told', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    session.close();
    await settle();
    await operator.accept();
    await operator.answer('Too late');
    expect(counter().rows()).toMatchObject([{ status: 'completed', answer: 'Too late' }]);
    expect(session.view().turns).toEqual([]);
    expect(counter().lines).toEqual([]);
  });

  test('what waited to be told is forgotten', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    await session.say(human);
    await operator.answer('In a minute', 'high');
    await settle();
    session.close();
    shopTime(noticeWaitsMs);
    await settle();
    expect(session.view().turns).toEqual([]);
  });
});

describe('the kiosk starts again', () => {
  test('what was open has failed, calls stay until they are made, and what is over goes after a day', async () => {
    const operator = await counter().staff();
    const [waiting, looking] = [counter().begin(), counter().begin()];
    await waiting.say(human);
    await looking.say(human);
    await operator.accept();
    const caller = counter().begin();
    await caller.say('call me back');
    await arrangeCall(caller);
    counter().operators.close();
    const { shop } = counter();
    const { log } = memoryLog();
    const fresh = createOperators({
      trades: [{ trade: shop.trade, db: shop.db }],
      seats: () => [],
      clock: shop.clock,
      log,
    });
    expect(
      counter()
        .rows()
        .map(({ status }) => status),
    ).toEqual(['failed', 'failed', 'failed']);
    const later = scriptedOperator(fresh, { name: 'Ravi' });
    const { escalations } = await later.open();
    expect(escalations.map(({ present }) => present)).toEqual([false, false, false]);
    shop.clock.advance(keptMs + 3_600_000);
    await settle();
    const left = await later.open();
    expect(left.escalations).toMatchObject([{ callbackPhone: '+919876543210' }]);
    expect(counter().rows()).toHaveLength(1);
    await later.complete(left.escalations[0]?.id);
    shop.clock.advance(keptMs + 3_600_000);
    expect(counter().rows()).toEqual([]);
    later.leave();
    fresh.close();
  });
});

describe('what operators see of a person', () => {
  test('the words that ask are shown when it is known that they do not tell who it is', async () => {
    await counter().staff();
    const { help } = counter().operators;
    let atOnce = '';
    const session = counter().shop.begin({
      help: {
        ...help,
        ask(asking) {
          const came = help.ask(asking);
          atOnce = counter().rows()[0]?.turns ?? '';
          return came;
        },
      },
    });
    await session.say('do you have running shoes');
    await session.say('i want to talk to a person');
    expect(atOnce).toContain('running shoes');
    expect(atOnce).not.toContain('talk to a person');
    counter().operators.noted(session);
    expect(counter().rows()[0]?.turns).toContain('talk to a person');
  });

  test('nothing that tells who they are: no phone, name, e-mail, address or answer about them', async () => {
    const operator = await counter().staff();
    const session = counter().begin();
    for (const text of [
      'my name is Ravi Sharma and my e-mail is ravi.k@example.com',
      'my number is 98765 44321',
      'double nine eight seven six five four three two one',
      'change the delivery address of order 1042',
      '4321',
      '12 MG Road, Flat 5, Pune 411001',
      'no',
      'do you have running shoes',
      human,
    ]) {
      await session.say(text);
    }
    await operator.answer('Mr Sharma, we call you at sharma@example.com');
    await settle();
    await session.say('hello');
    await settle();
    const seen = JSON.stringify([
      operator.inboxes.map(({ escalations }) => escalations[0]?.turns),
      counter()
        .rows()
        .map(({ turns }) => turns),
    ]);
    expect(seen).toContain('running shoes');
    expect(seen).not.toMatch(
      /98765|44321|4321|double nine|MG Road|411001|Ravi|Sharma|ravi\.k|example\.com/i,
    );
  });
});

function shopTime(ms: number): void {
  counter().shop.clock.advance(ms);
}
