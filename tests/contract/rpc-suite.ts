import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { callerApi, largeFrame, type SuiteApi, suiteApi, suiteMaxInFlight } from './rpc-service.ts';
import { eventually } from '../support/eventually.ts';

/** A transport with `serveSuite` running at its far end. */
export interface Transport {
  readonly wire: Wire;
  /** Ends whatever is still open. */
  dispose(): void | Promise<void>;
}

/** Declares the behaviour that every transport must show. */
export function rpcSuite(open: () => Promise<Transport>): void {
  let transport: Transport;
  let peer: Peer<typeof callerApi, SuiteApi>;
  let protocolErrors: string[];

  beforeEach(async () => {
    transport = await open();
    protocolErrors = [];
    peer = createPeer({
      wire: transport.wire,
      serves: callerApi,
      handlers: {},
      uses: suiteApi,
      onProtocolError: (message) => void protocolErrors.push(message),
    });
  });
  afterEach(() => transport.dispose());

  test('a call is answered', async () => {
    await expect(peer.call('add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });

  test('many calls at once are each answered with their own result', async () => {
    for (let round = 0; round < 10; round += 1) {
      const sums = await Promise.all(
        [0, 1, 2, 3].map((b) => peer.call('add', { a: round * 10, b }).then(({ sum }) => sum)),
      );
      expect(sums).toEqual([0, 1, 2, 3].map((b) => round * 10 + b));
    }
  });

  test('parameters of the wrong shape are refused, naming the field and not its value', async () => {
    const refused = peer.call('add', { a: 1, b: 'tomato' as never });
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
    await expect(refused).rejects.toThrow(/^add: b: /);
    await expect(refused).rejects.not.toThrow(/tomato/);
  });

  test.each(['nonsense', 'toString', '__proto__'])('the call %s is not known', async (method) => {
    await expect(peer.call(method as never, {} as never)).rejects.toMatchObject({
      name: 'RpcError',
      code: 'unknown-method',
    });
  });

  test('an error that a handler throws on purpose arrives as code and message', async () => {
    const refused = peer.call('refuse', {});
    await expect(refused).rejects.toMatchObject({
      code: 'not-today',
      message: 'come back tomorrow',
    });
  });

  test('an unexpected error arrives as code and message, without its stack', async () => {
    const received: unknown[] = [];
    transport.wire.onMessage((message) => void received.push(message));
    await expect(peer.call('crash', {})).rejects.toMatchObject({ code: 'internal' });
    expect(received).toEqual([
      { kind: 'error', id: 1, error: { code: 'internal', message: 'the secret is in the stack' } },
    ]);
  });

  test('an answer of the wrong shape is an error of the call', async () => {
    await expect(peer.call('lie', {})).rejects.toMatchObject({ code: 'invalid' });
  });

  test('an answer that cannot be carried is an error of the call', async () => {
    await expect(peer.call('uncarriable', {})).rejects.toMatchObject({ code: 'internal' });
    await expect(peer.call('add', { a: 1, b: 1 })).resolves.toEqual({ sum: 2 });
  });

  test('parameters that cannot be carried are refused on this side', async () => {
    const cycle: { self?: unknown; call: () => void } = { call: () => {} };
    cycle.self = cycle;
    await expect(peer.call('add', cycle as never)).rejects.toMatchObject({ code: 'invalid' });
    await expect(peer.call('add', { a: 1, b: 1 })).resolves.toEqual({ sum: 2 });
  });

  test('a signal cancels the call on both sides', async () => {
    const abort = new AbortController();
    const hanging = peer.call('hang', {}, { signal: abort.signal });
    await peer.call('add', { a: 0, b: 0 });
    abort.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
    await expect(peer.call('seen', {})).resolves.toMatchObject({ cancelled: 1 });
  });

  test('a signal that is aborted already sends nothing', async () => {
    const call = peer.call('hang', {}, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(peer.call('seen', {})).resolves.toMatchObject({ cancelled: 0 });
  });

  test('a call that takes too long is given up on both sides', async () => {
    await expect(peer.call('hang', {}, { timeoutMs: 30 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await expect(peer.call('seen', {})).resolves.toMatchObject({ cancelled: 1 });
  });

  test('a result that comes after the call was given up is ignored', async () => {
    const late = peer.call('late', { ms: 80 }, { timeoutMs: 20 });
    await expect(late).rejects.toMatchObject({ code: 'timeout' });
    await peer.call('late', { ms: 100 });
    await expect(peer.call('add', { a: 1, b: 1 })).resolves.toEqual({ sum: 2 });
    expect(protocolErrors).toEqual([]);
  });

  test('events arrive in order, before the answer to the call that caused them', async () => {
    const seen: number[] = [];
    peer.on('tick', ({ n }) => void seen.push(n));
    await peer.call('tick', { count: 5 });
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  test('a listener that was taken off hears nothing more', async () => {
    const seen: number[] = [];
    const off = peer.on('tick', ({ n }) => void seen.push(n));
    await peer.call('tick', { count: 1 });
    off();
    await peer.call('tick', { count: 1 });
    expect(seen).toEqual([0]);
  });

  test('frames keep their place between messages, both ways', async () => {
    for (let n = 0; n < 5; n += 1) {
      peer.emit('mark', { n });
      peer.sendBytes(Uint8Array.of(n, 255));
    }
    const { order } = await peer.call('seen', {});
    expect(order).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`mark ${n}`, `frame ${n},255`]));

    const received: string[] = [];
    peer.on('tick', ({ n }) => void received.push(`tick ${n}`));
    peer.onBytes((frame) => {
      expect(frame).toBeInstanceOf(Uint8Array);
      received.push(`frame ${[...frame].join(',')}`);
    });
    await peer.call('stream', { count: 3 });
    expect(received).toEqual(['tick 0', 'frame 0', 'tick 1', 'frame 1', 'tick 2', 'frame 2']);
  });

  test('a frame that is a view of a larger buffer travels alone; the sender keeps its own', async () => {
    const buffer = new Uint8Array([9, 9, 1, 2, 3, 9]);
    peer.sendBytes(buffer.subarray(2, 5));
    await expect(peer.call('seen', {})).resolves.toMatchObject({ order: ['frame 1,2,3'] });
    expect([...buffer]).toEqual([9, 9, 1, 2, 3, 9]);
  });

  test('a frame of 100,000 bytes arrives intact', async () => {
    peer.sendBytes(largeFrame);
    const { large } = await peer.call('seen', {});
    expect(large).toEqual({ bytes: 100_000, intact: true });
  });

  test.each([
    ['no message at all', 'hello'],
    ['null', null],
    ['an unknown kind', { kind: 'shout', text: 'x' }],
    ['a call without a method', { kind: 'call', id: 7 }],
    ['a negative id', { kind: 'call', id: -1, method: 'add', params: {} }],
    ['an unknown event', { kind: 'event', name: 'nonsense', data: {} }],
    ['an event named like a property of every object', { kind: 'event', name: 'constructor' }],
    ['an event of the wrong shape', { kind: 'event', name: 'mark', data: { n: 'secret' } }],
  ])('%s is reported without its content, and nothing else suffers', async (_what, message) => {
    transport.wire.send(message);
    await expect(peer.call('add', { a: 1, b: 1 })).resolves.toEqual({ sum: 2 });
    const seen = await peer.call('seen', {});
    expect(seen.protocolErrors).toHaveLength(1);
    expect(seen.protocolErrors[0]).not.toMatch(/secret|shout|hello/);
  });

  test('answers to calls that were never made are ignored', async () => {
    transport.wire.send({ kind: 'result', id: 999, result: {} });
    transport.wire.send({ kind: 'cancel', id: 999 });
    const seen = await peer.call('seen', {});
    expect(seen.protocolErrors).toEqual([]);
  });

  test('calls beyond the bound are refused as busy, and let in again when there is room', async () => {
    const abort = new AbortController();
    const hanging = Array.from({ length: suiteMaxInFlight }, () =>
      peer.call('hang', {}, { signal: abort.signal }),
    );
    const settled = Promise.allSettled(hanging);
    await expect(peer.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'busy' });
    abort.abort();
    await settled;
    // The far side counts a cancelled call until its handler has really ended.
    await eventually(() => expect(peer.call('add', { a: 1, b: 1 })).resolves.toEqual({ sum: 2 }));
  });

  test('closing here rejects waiting calls at once and refuses later ones', async () => {
    const reasons: string[] = [];
    peer.onClose((reason) => void reasons.push(reason));
    const hanging = peer.call('hang', {});
    peer.close('enough');
    await expect(hanging).rejects.toMatchObject({ code: 'closed' });
    await expect(peer.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'closed' });
    peer.emit('mark', { n: 1 });
    peer.sendBytes(Uint8Array.of(1));
    peer.close('again');
    expect(reasons).toEqual(['enough']);
  });

  test('when the other side closes, waiting calls reject and everyone is told once', async () => {
    const reasons: string[] = [];
    peer.onClose((reason) => void reasons.push(reason));
    const hanging = peer.call('hang', {});
    const last = peer.call('hangUp', {});
    await expect(hanging).rejects.toMatchObject({ code: 'closed' });
    await expect(last).rejects.toMatchObject({ code: 'closed' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reasons).toHaveLength(1);
    let told = '';
    peer.onClose((reason) => {
      told = reason;
    });
    transport.wire.onClose(() => reasons.push('wire'));
    expect(told).toBe(reasons[0]);
    expect(reasons).toHaveLength(2);
  });
}
