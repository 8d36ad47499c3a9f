import { describe, expect, test } from 'vitest';
import type { Escalation } from '../../src/contract/operator.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { isOperatorPage, operatorSocketUrl } from '../../src/renderer/operator/address.ts';
import { callTimes, nextTime, waitingCount, workOf } from '../../src/renderer/operator/derive.ts';
import { createOperator } from '../../src/renderer/operator/operator.ts';
import { createOperatorStore } from '../../src/renderer/operator/store.ts';
import { createFakeDesk } from '../fakes/desk.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A desk without a browser. */
function setUp(remembered?: string) {
  const desk = createFakeDesk();
  const store = createOperatorStore('en');
  let memory = remembered;
  let retry: (() => void) | undefined;
  const operator = createOperator({
    store,
    memory: {
      read: () => memory,
      write: (word) => {
        memory = word;
      },
      forget: () => {
        memory = undefined;
      },
    },
    async dial() {
      const [here, there] = memoryWirePair();
      desk.serve(there);
      return here;
    },
    after(_, callback) {
      retry = callback;
      return () => {};
    },
  });
  return { desk, store, operator, memory: () => memory, tryAgain: () => retry?.() };
}

test('nobody is there to ask before a name was given', async () => {
  const { desk, store, operator, memory } = setUp();
  operator.resume();
  operator.signIn('   ');
  operator.signIn('x'.repeat(61));
  await settled();
  expect(desk.calls).toEqual([]);
  expect(store.getState()).toMatchObject({ name: null, inbox: null });
  operator.signIn('  Asha ');
  await settled();
  expect(desk.calls).toEqual([{ method: 'open', params: { name: 'Asha' } }]);
  expect(store.getState()).toMatchObject({ name: 'Asha', link: 'open' });
  expect(memory()).toBe('Asha');
});

test('what happens is seen at once, and what is asked is sent', async () => {
  const { desk, store, operator } = setUp('Asha');
  operator.resume();
  await settled();
  desk.put({ id: 'e1' });
  await settled();
  expect(waitingCount(store.getState().inbox)).toBe(1);
  expect(await operator.accept('e1')).toBe(true);
  expect(await operator.answer('e1', ' Yes. ', 'interrupt')).toBe(true);
  expect(desk.calls.slice(1)).toEqual([
    { method: 'accept', params: { id: 'e1' } },
    { method: 'answer', params: { id: 'e1', text: 'Yes.', priority: 'interrupt' } },
  ]);
  expect(store.getState().inbox?.escalations[0]).toMatchObject({ status: 'completed' });
  expect(store.getState().busy.size).toBe(0);
});

test.each([
  ['gone', 'over'],
  ['taken', 'taken'],
  ['busy', 'failed'],
])('a request refused with %s says %s, until the next one', async (code, failure) => {
  const { desk, store, operator } = setUp('Asha');
  operator.resume();
  desk.put({ id: 'e1' });
  await settled();
  desk.failNext(code);
  expect(await operator.accept('e1')).toBe(false);
  expect(store.getState().failures.get('e1')).toBe(failure);
  expect(await operator.accept('e1')).toBe(true);
  expect(store.getState().failures.size).toBe(0);
});

test('a dropped line is taken up again under the same name', async () => {
  const { desk, store, operator, tryAgain } = setUp('Asha');
  operator.resume();
  await settled();
  desk.drop();
  await settled();
  expect(store.getState().link).toBe('reconnecting');
  expect(await operator.decline('e1', null)).toBe(false);
  expect(store.getState().failures.get('e1')).toBe('failed');
  tryAgain();
  await settled();
  expect(store.getState().link).toBe('open');
  expect(desk.calls).toEqual([
    { method: 'open', params: { name: 'Asha' } },
    { method: 'open', params: { name: 'Asha' } },
  ]);
});

test('leaving the desk ends the connection and forgets everything of it', async () => {
  const { desk, store, operator, memory } = setUp('Asha');
  operator.resume();
  desk.put({ id: 'e1', callbackPhone: '98200 11223' });
  await settled();
  operator.signOut();
  desk.put({ id: 'e2' });
  await settled();
  expect(store.getState()).toMatchObject({ name: null, inbox: null });
  expect(memory()).toBeUndefined();
  expect(await operator.accept('e1')).toBe(false);
});

describe('the inbox as work', () => {
  const blank: Escalation = {
    id: '',
    pack: 'dealership',
    language: 'en',
    topic: null,
    status: 'pending',
    turns: [],
    createdAt: '2026-11-21T10:00:00Z',
    operator: null,
    answer: null,
    callbackAt: null,
    callbackPhone: null,
    present: true,
  };
  const nothing = { seats: [], outbox: { waiting: 0, failed: 0, problem: null } };
  const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00Z`;

  test('who has waited longest comes first, then who is being looked after', () => {
    const { open } = workOf({
      ...nothing,
      escalations: [
        { ...blank, id: 'new', createdAt: at(9) },
        { ...blank, id: 'taken', status: 'running', createdAt: at(1) },
        { ...blank, id: 'old', createdAt: at(2) },
      ],
    });
    expect(open.map(({ id }) => id)).toEqual(['old', 'new', 'taken']);
  });

  test('a call is owed once there is a number and until it was made', () => {
    const failed = { ...blank, status: 'failed', callbackAt: at(40) } as const;
    const { calls, over } = workOf({
      ...nothing,
      escalations: [
        { ...failed, id: 'offered' },
        { ...failed, id: 'late', callbackPhone: '1', callbackAt: at(50) },
        { ...failed, id: 'soon', callbackPhone: '2' },
        { ...failed, id: 'made', callbackPhone: '3', status: 'completed', createdAt: at(20) },
      ],
    });
    expect(calls.map(({ id }) => id)).toEqual(['soon', 'late']);
    expect(over.map(({ id }) => id)).toEqual(['made', 'offered']);
  });
});

test('the times to choose from are on the shop’s own clock', () => {
  const now = new Date(2026, 10, 21, 18, 50).getTime();
  const { soon, hour, tomorrow } = callTimes(now);
  expect(Date.parse(soon) - now).toBe(15 * 60_000);
  expect(Date.parse(hour) - now).toBe(60 * 60_000);
  expect(new Date(tomorrow)).toEqual(new Date(2026, 10, 22, 10, 0));
  expect(nextTime('19:30', now)).toBe(new Date(2026, 10, 21, 19, 30).toISOString());
  expect(nextTime('18:50', now)).toBe(new Date(2026, 10, 22, 18, 50).toISOString());
  for (const wrong of ['', '24:00', '9:30', '12:60', 'noon']) {
    expect(nextTime(wrong, now)).toBeNull();
  }
});

test('the desk is one page of the build, with its own connection', () => {
  expect(isOperatorPage({ pathname: '/operator' })).toBe(true);
  for (const pathname of ['/', '/index.html', '/operators', '/a/operator']) {
    expect(isOperatorPage({ pathname })).toBe(false);
  }
  expect(operatorSocketUrl({ protocol: 'http:', host: 'kiosk:8080' })).toBe(
    'ws://kiosk:8080/ws/operator',
  );
  expect(operatorSocketUrl({ protocol: 'https:', host: 'kiosk' })).toBe('wss://kiosk/ws/operator');
});
