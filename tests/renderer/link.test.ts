import { expect, test } from 'vitest';
import { kioskApi } from '../../src/contract/kiosk.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { createLink, type LinkState, MismatchError } from '../../src/renderer/bridge/link.ts';
import { DialError, openWebSocket } from '../../src/renderer/bridge/websocket.ts';
import { type ScriptedSocket, scriptedSocket } from './scripted-socket.ts';

/** A link over scripted sockets whose waiting times a test can see and skip. */
function setUp(options: { status?: number; greet?: () => Promise<void> } = {}) {
  const sockets: ScriptedSocket[] = [];
  const states: LinkState[] = [];
  const waits: number[] = [];
  let pending: (() => void) | undefined;
  const dial = (): Promise<Wire> =>
    openWebSocket({
      url: 'ws://kiosk/ws',
      pageUrl: 'http://kiosk/',
      createSocket(url) {
        const socket = scriptedSocket(url);
        sockets.push(socket);
        return socket;
      },
      probe: async () => options.status,
    });
  const link = createLink({
    uses: kioskApi,
    vital: 'view',
    dial,
    greet: options.greet ?? (async () => {}),
    onState: (state) => states.push(state),
    random: () => 1,
    after(ms, callback) {
      waits.push(ms);
      pending = callback;
      return () => {
        if (pending === callback) pending = undefined;
      };
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return {
    link,
    states,
    waits,
    sockets,
    waiting: () => pending !== undefined,
    settle,
    async accept() {
      sockets.at(-1)?.accept();
      await settle();
    },
    async refuse() {
      sockets.at(-1)?.refuse();
      await settle();
    },
    async wait() {
      const callback = pending;
      pending = undefined;
      callback?.();
      await settle();
    },
  };
}

test('it is open once the session is greeted', async () => {
  const { link, states, accept } = setUp();
  link.start();
  expect(link.peer()).toBeUndefined();
  await accept();
  expect(states).toEqual(['connecting', 'open']);
  expect(link.peer()).toBeDefined();
});

test('a dropped line is dialled again, each time after a longer wait, up to a limit', async () => {
  const { link, states, waits, sockets, accept, refuse, wait, settle } = setUp();
  link.start();
  await accept();
  sockets.at(-1)?.drop();
  await settle();
  expect(link.peer()).toBeUndefined();
  expect(states.at(-1)).toBe('reconnecting');
  for (let failure = 0; failure < 8; failure++) {
    await wait();
    await refuse();
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
  expect(states).toEqual(['connecting', 'open', 'reconnecting', 'unreachable']);
  await wait();
  await accept();
  expect(states.at(-1)).toBe('open');
  sockets.at(-1)?.drop();
  expect(waits.at(-1)).toBe(250);
});

test('a person can ask for the next try at once', async () => {
  const { link, sockets, refuse, accept, waiting } = setUp();
  link.start();
  await refuse();
  expect(waiting()).toBe(true);
  link.retry();
  expect(waiting()).toBe(false);
  expect(sockets).toHaveLength(2);
  await accept();
  expect(link.peer()).toBeDefined();
});

test('a page that is not let in stops trying', async () => {
  const { link, states, waiting, refuse } = setUp({ status: 403 });
  link.start();
  await refuse();
  expect(states.at(-1)).toBe('refused');
  expect(waiting()).toBe(false);
});

test('sides that do not understand each other stop trying', async () => {
  const { link, states, waiting, accept } = setUp({
    greet: () => Promise.reject(new MismatchError('other version')),
  });
  link.start();
  await accept();
  expect(states.at(-1)).toBe('mismatch');
  expect(waiting()).toBe(false);
  expect(link.peer()).toBeUndefined();
});

test('a view of an unknown shape is a mismatch, any other odd message is not', async () => {
  const { link, states, sockets, accept, settle } = setUp();
  link.start();
  await accept();
  sockets.at(-1)?.receive('{"kind":"event","name":"news","data":{}}');
  sockets.at(-1)?.receive('not even JSON');
  await settle();
  expect(states.at(-1)).toBe('open');
  sockets.at(-1)?.receive('{"kind":"event","name":"view","data":{"turns":5}}');
  await settle();
  expect(states.at(-1)).toBe('mismatch');
});

test('a greeting that fails is tried again', async () => {
  let failing = true;
  const { link, states, accept, wait } = setUp({
    async greet() {
      if (failing) throw new DialError('unreachable', 'busy');
    },
  });
  link.start();
  await accept();
  expect(states).toEqual(['connecting']);
  failing = false;
  await wait();
  await accept();
  expect(states.at(-1)).toBe('open');
});

test('a change of connection says nothing when it works, and closes the old one', async () => {
  const { link, states, sockets, accept } = setUp();
  link.start();
  await accept();
  const changed = link.redial();
  expect(sockets[0]?.readyState).toBe(3);
  await accept();
  await changed;
  expect(states).toEqual(['connecting', 'open']);
});

test('an answer that comes after a newer try is closed and ignored', async () => {
  const { link, states, sockets, settle } = setUp();
  link.start();
  link.retry();
  sockets[1]?.accept();
  await settle();
  sockets[0]?.accept();
  await settle();
  expect(sockets[0]?.readyState).toBe(3);
  expect(sockets[1]?.readyState).toBe(1);
  expect(states.at(-1)).toBe('open');
});

test('disposing ends every try', async () => {
  const { link, waiting, sockets, accept } = setUp();
  link.start();
  await accept();
  link.dispose();
  expect(waiting()).toBe(false);
  expect(sockets[0]?.readyState).toBe(3);
});
