import { expect, test } from 'vitest';
import { lockAfterMs } from '../../src/contract/console.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createConsoleClient } from '../../src/renderer/console/client.ts';
import { consoleSocketUrl, dialConsole } from '../../src/renderer/console/dial.ts';
import { createConsoleStore } from '../../src/renderer/console/store.ts';
import { createOperator } from '../../src/renderer/operator/operator.ts';
import { createOperatorStore } from '../../src/renderer/operator/store.ts';
import { createFakeConsole, fakePin } from '../fakes/console.ts';
import { createFakeDesk } from '../fakes/desk.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A console without a browser; `pass` moves its clock. */
async function setUp() {
  const desk = createFakeDesk();
  const engine = createFakeConsole(desk);
  const store = createConsoleStore('en');
  let now = 1_000_000;
  let retry: (() => void) | undefined;
  const client = createConsoleClient({
    store,
    now: () => now,
    async dial() {
      const [here, there] = memoryWirePair();
      engine.serve(there);
      return here;
    },
    after(_, callback) {
      retry = callback;
      return () => {};
    },
  });
  client.start();
  await settled();
  return {
    desk,
    engine,
    store,
    client,
    state: () => store.getState(),
    pass: (ms: number) => {
      now += ms;
    },
    tryAgain: () => retry?.(),
  };
}

test('the PIN opens the console, and anything else does not reach the engine', async () => {
  const { client, engine, state } = await setUp();
  expect(state()).toMatchObject({ link: 'open', gate: { unlocked: false, triesLeft: 5 } });
  for (const none of ['', '123', '12a4', '123456789']) await client.unlock(none);
  expect(engine.asked('unlock')).toEqual([]);
  await expect(client.call('live', { watch: false })).rejects.toMatchObject({ code: 'locked' });
  await client.unlock(fakePin);
  expect(state()).toMatchObject({ gate: { unlocked: true }, tried: null });
  expect(await client.call('live', { watch: false })).toHaveProperty('seats');
});

test('wrong PINs count down, and then it has to wait', async () => {
  const { client, state } = await setUp();
  for (const left of [4, 3, 2, 1]) {
    await client.unlock('0000');
    expect(state()).toMatchObject({ tried: 'wrong', gate: { triesLeft: left }, waitUntil: null });
  }
  await client.unlock('0000');
  expect(state()).toMatchObject({ tried: null, waitUntil: 1_000_000 + 30_000 });
});

test('an engine that does not answer is no wrong PIN', async () => {
  const { client, engine, state } = await setUp();
  engine.failNext('unlock', 'internal');
  await client.unlock(fakePin);
  expect(state()).toMatchObject({ tried: 'failed', trying: false, gate: { triesLeft: 5 } });
});

test.each(['idle', 'asked', 'pin'] as const)(
  'it closes when the engine says so (%s)',
  async (why) => {
    const { client, engine, state } = await setUp();
    await client.unlock(fakePin);
    engine.gate({ pinSet: why !== 'pin' });
    engine.lock(why);
    await settled();
    expect(state()).toMatchObject({
      lockedWhy: why,
      gate: { unlocked: false, pinSet: why !== 'pin' },
    });
  },
);

test('a dropped line closes it, and the next one asks for the PIN', async () => {
  const { client, engine, state, tryAgain } = await setUp();
  await client.unlock(fakePin);
  engine.drop();
  await settled();
  expect(state()).toMatchObject({ link: 'reconnecting', gate: null, lockedWhy: 'line' });
  await expect(client.call('settings', {})).rejects.toMatchObject({ code: 'closed' });
  tryAgain();
  await settled();
  expect(state()).toMatchObject({ link: 'open', gate: { unlocked: false }, lockedWhy: 'line' });
});

test('touches keep it open, and the engine hears of them now and then', async () => {
  const { client, engine, state, pass } = await setUp();
  client.touched();
  expect(engine.asked('stay')).toEqual([]);
  await client.unlock(fakePin);
  const first = state().locksAt;
  expect(first).toBe(1_000_000 + lockAfterMs);
  client.touched();
  pass(20_000);
  client.touched();
  client.touched();
  await settled();
  expect(engine.asked('stay')).toHaveLength(1);
  expect(state().locksAt).toBe(first + 20_000);
});

test('locking closes the screen at once, whatever the engine does', async () => {
  const { client, engine, state } = await setUp();
  await client.unlock(fakePin);
  client.lock();
  expect(state()).toMatchObject({ lockedWhy: 'asked', gate: { unlocked: false } });
  await settled();
  expect(engine.asked('lock')).toHaveLength(1);
});

test('the desk works inside the console’s connection, and ends with it', async () => {
  const { client, desk, engine } = await setUp();
  await client.unlock(fakePin);
  const store = createOperatorStore('en');
  const memory = { read: () => undefined, write: () => {}, forget: () => {} };
  const after = () => () => {};
  const operator = createOperator({ store, memory, dial: () => client.dialDesk(), after });
  operator.signIn('Asha');
  await settled();
  desk.put({ id: 'e1' });
  await settled();
  expect(store.getState()).toMatchObject({ link: 'open', inbox: { escalations: [{ id: 'e1' }] } });
  expect(await operator.accept('e1')).toBe(true);
  desk.failNext('taken');
  expect(await operator.complete('e1')).toBe(false);
  expect(store.getState().failures.get('e1')).toBe('taken');
  expect(desk.calls.map(({ method }) => method)).toEqual(['open', 'accept', 'complete']);
  engine.drop();
  await settled();
  expect(store.getState().link).toBe('reconnecting');
});

test('the connection is Electron’s where there is one, and else a socket beside the page', async () => {
  expect(consoleSocketUrl({ protocol: 'https:', host: 'kiosk' })).toBe('wss://kiosk/ws/console');
  expect(consoleSocketUrl({ protocol: 'http:', host: 'k:1' })).toBe('ws://k:1/ws/console');
  const [pipe] = memoryWirePair();
  const asked: string[] = [];
  const connect = (kind: string) => (asked.push(kind), pipe);
  const location = { protocol: 'vaani:', host: 'page', href: 'vaani://page/' };
  expect(await dialConsole({ location, vaani: { connect } })).toBe(pipe);
  expect(asked).toEqual(['console']);
});
