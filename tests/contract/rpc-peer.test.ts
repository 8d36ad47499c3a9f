import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Api, emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { maxCode, maxMessage, RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';

const api = {
  calls: { go: { params: z.object({}), result: z.object({}).optional() } },
  events: { ping: z.object({}) },
} as const satisfies Api;

/** A caller and a server whose only call does `go`. */
function pair(go: (signal: AbortSignal) => Promise<Record<string, never> | undefined>) {
  const [near, far] = memoryWirePair();
  const server = createPeer({
    wire: far,
    serves: api,
    uses: emptyApi,
    handlers: { go: (_params, signal) => go(signal) },
  });
  const caller = createPeer({ wire: near, serves: emptyApi, uses: api, handlers: {} });
  return { near, far, server, caller };
}

test('an error with an overlong code and message still settles the call', async () => {
  const { caller } = pair(async () => {
    throw new RpcError('c'.repeat(500), 'm'.repeat(5000));
  });
  const error: unknown = await caller.call('go', {}).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(RpcError);
  expect((error as RpcError).code).toHaveLength(maxCode);
  expect((error as RpcError).message).toHaveLength(maxMessage);
});

test('a result that JSON has left out still settles the call', async () => {
  const { caller, far } = pair(() => new Promise(() => {}));
  const waiting = caller.call('go', {}, { timeoutMs: 1_000 });
  far.send({ kind: 'result', id: 1 });
  await expect(waiting).resolves.toBeUndefined();
});

test('running handlers are aborted when the connection closes', async () => {
  const aborted = vi.fn();
  const { caller, near } = pair(
    (signal) => new Promise(() => signal.addEventListener('abort', aborted)),
  );
  void caller.call('go', {}).catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  near.close('gone');
  await new Promise((resolve) => setImmediate(resolve));
  expect(aborted).toHaveBeenCalledOnce();
});

test('closing does not wait for a transport that takes its time', async () => {
  const [near] = memoryWirePair();
  const slow = { ...near, close: vi.fn() };
  const caller = createPeer({ wire: slow, serves: emptyApi, uses: api, handlers: {} });
  const waiting = caller.call('go', {});
  caller.close('enough');
  await expect(waiting).rejects.toMatchObject({ code: 'closed' });
  expect(slow.close).toHaveBeenCalledExactlyOnceWith('enough');
});

test('a listener that throws does not keep the others from hearing, and is not hidden', async () => {
  const [near, far] = memoryWirePair();
  const server = createPeer({
    wire: far,
    serves: api,
    uses: emptyApi,
    handlers: { go: () => undefined },
  });
  const uncaught: unknown[] = [];
  const before = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => void uncaught.push(error));
  try {
    const caller = createPeer({ wire: near, serves: emptyApi, uses: api, handlers: {} });
    const second = vi.fn();
    caller.on('ping', () => {
      throw new Error('first listener');
    });
    caller.on('ping', second);
    server.emit('ping', {});
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(second).toHaveBeenCalledOnce();
    expect(uncaught).toEqual([new Error('first listener')]);
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of before) process.on('uncaughtException', listener);
  }
});
