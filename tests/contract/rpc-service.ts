import { z } from 'zod';
import type { Api } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';

const nothing = z.object({});

/** The service that the RPC suite talks to over every transport. */
export const suiteApi = {
  calls: {
    add: {
      params: z.object({ a: z.number(), b: z.number() }),
      result: z.object({ sum: z.number() }),
    },
    /** Fails with an RpcError. */
    refuse: { params: nothing, result: nothing },
    /** Fails with an error that nobody expected. */
    crash: { params: nothing, result: nothing },
    /** Answers in the wrong shape. */
    lie: { params: nothing, result: z.object({ truth: z.string() }) },
    /** Answers with something that no transport can carry. */
    uncarriable: { params: nothing, result: z.object({ count: z.unknown() }) },
    /** Settles when it is cancelled, not before. */
    hang: { params: nothing, result: nothing },
    /** Answers after `ms`, cancelled or not. */
    late: { params: z.object({ ms: z.number() }), result: nothing },
    /** Emits `count` ticks, then answers. */
    tick: { params: z.object({ count: z.number() }), result: nothing },
    /** Sends frames of one byte each between ticks: tick 0, frame 0, tick 1, frame 1 ... */
    stream: { params: z.object({ count: z.number() }), result: nothing },
    /** What has arrived on this side since the start. */
    seen: {
      params: nothing,
      result: z.object({
        /** Marks ("mark 1") and frames ("frame 1,2,3") in the order in which they came. */
        order: z.array(z.string()),
        protocolErrors: z.array(z.string()),
        cancelled: z.number(),
        /** Bytes of the largest frame and whether its content was right. */
        large: z.object({ bytes: z.number(), intact: z.boolean() }),
      }),
    },
    /** Closes the connection from this side. */
    hangUp: { params: nothing, result: nothing },
  },
  events: { tick: z.object({ n: z.number() }), unknownToYou: z.object({ n: z.number() }) },
} as const satisfies Api;
export type SuiteApi = typeof suiteApi;

/** What the caller's side offers: events alone. */
export const callerApi = {
  calls: {},
  events: { mark: z.object({ n: z.number() }) },
} as const satisfies Api;

/** Calls in progress that the service allows. */
export const suiteMaxInFlight = 4;

/** A large frame's content: byte i is i modulo 251. */
export const largeFrame = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);

/** Serves the suite on a wire. */
export function serveSuite(wire: Wire): void {
  const order: string[] = [];
  const protocolErrors: string[] = [];
  const large = { bytes: 0, intact: false };
  let cancelled = 0;
  const peer = createPeer({
    wire,
    serves: suiteApi,
    uses: callerApi,
    maxInFlight: suiteMaxInFlight,
    onProtocolError: (message) => void protocolErrors.push(message),
    handlers: {
      add: ({ a, b }) => ({ sum: a + b }),
      refuse: () => {
        throw new RpcError('not-today', 'come back tomorrow');
      },
      crash: () => {
        throw new TypeError('the secret is in the stack');
      },
      lie: () => ({ truth: 7 as never }),
      uncarriable: () => ({ count: circular() }),
      hang: (_params, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            cancelled += 1;
            reject(new Error('cancelled'));
          });
        }),
      late: ({ ms }) => new Promise((resolve) => setTimeout(() => resolve({}), ms)),
      tick({ count }) {
        for (let n = 0; n < count; n += 1) peer.emit('tick', { n });
        return {};
      },
      stream({ count }) {
        for (let n = 0; n < count; n += 1) {
          peer.emit('tick', { n });
          peer.sendBytes(Uint8Array.of(n));
        }
        return {};
      },
      seen: () => ({ order, protocolErrors, cancelled, large }),
      hangUp: () => {
        setTimeout(() => peer.close('hung up'), 5);
        return new Promise<Record<string, never>>(() => {});
      },
    },
  });
  peer.on('mark', ({ n }) => void order.push(`mark ${n}`));
  peer.onBytes((frame) => {
    if (frame.byteLength < 10) order.push(`frame ${[...frame].join(',')}`);
    if (frame.byteLength <= large.bytes) return;
    large.bytes = frame.byteLength;
    large.intact = frame.every((byte, i) => byte === i % 251);
  });
}

/** A function survives neither JSON nor a structured clone; a cycle breaks JSON. */
function circular(): unknown {
  const value: { self?: unknown; call: () => void } = { call: () => {} };
  value.self = value;
  return value;
}
