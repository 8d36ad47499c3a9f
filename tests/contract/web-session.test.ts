import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { kioskApi } from '../../src/contract/kiosk.ts';
import { languages } from '../../src/contract/language.ts';
import type { RpcMessage } from '../../src/contract/rpc/message.ts';
import { clientMessages, maxMessageId, serverMessages } from '../../src/contract/web-messages.ts';
import {
  decodeClient,
  decodeServer,
  encodeClient,
  encodeServer,
  isPlainMessage,
  openCallId,
} from '../../src/contract/web-session.ts';
import { blankView } from '../fakes/places.ts';

const id = fc.integer({ min: 1, max: maxMessageId });
const text = fc.string({ maxLength: 40 });
const whole = fc.nat(10_000);
const ms = fc.option(fc.nat(10_000));
const on = fc.boolean();

/** Parameters of every call that is sent; without one of them this does not compile. */
const paramsOf: {
  readonly [M in Exclude<keyof typeof kioskApi.calls, 'open'>]: fc.Arbitrary<
    z.infer<(typeof kioskApi.calls)[M]['params']>
  >;
} = {
  say: fc.record({ text }),
  correct: fc.record({ turnId: whole, text }),
  confirm: fc.record({ proposalId: text, yes: on }),
  change: fc.record({ proposalId: text, slot: text, value: text }),
  askFor: fc.record({ slot: text }),
  mute: fc.record({ on }),
  stop: fc.constant({}),
  listen: fc.record({ on }),
  holdTurn: fc.constant({}),
  endTurn: fc.constant({}),
  language: fc.record({ language: fc.constantFrom(...languages) }),
  pack: fc.record({ pack: text }),
  end: fc.constant({}),
  played: fc.record({
    utterance: fc.integer({ min: 1, max: 1_000 }),
    state: fc.constantFrom('started', 'ended'),
  }),
};

const view = fc.record({
  ...Object.fromEntries(
    Object.entries(blankView).map(([name, value]) => [name, fc.constant(value)]),
  ),
  turns: fc.array(
    fc.record({
      id: whole,
      who: fc.constantFrom('person', 'vaani'),
      text,
      cards: fc.constant([]),
      interrupted: on,
    }),
    { maxLength: 3 },
  ),
}) as unknown as fc.Arbitrary<z.infer<typeof kioskApi.events.view>>;

const dataOf: {
  readonly [E in keyof typeof kioskApi.events]: fc.Arbitrary<z.infer<(typeof kioskApi.events)[E]>>;
} = {
  view,
  partial: fc.record({ text }),
  level: fc.record({
    source: fc.constantFrom('person', 'vaani'),
    rms: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  caption: fc.record({ turnId: whole, from: whole, to: whole, durationMs: whole }),
  latency: fc.record({
    hearMs: ms,
    understandMs: whole,
    actMs: whole,
    wordMs: whole,
    firstSoundMs: ms,
  }),
  notification: fc.record({ text }),
  'playback.stop': fc.constant({}),
  'playback.duck': fc.record({ on }),
  'playback.complete': fc.record({ utterance: fc.integer({ min: 1, max: 1_000 }) }),
};

const calls = Object.entries(paramsOf).map(([method, params]) =>
  fc.record({ kind: fc.constant('call'), id, method: fc.constant(method), params }),
);
const clientSide = fc.oneof(
  ...(calls as fc.Arbitrary<unknown>[]),
  fc.record({ kind: fc.constant('cancel'), id }),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Extract<RpcMessage, { id: number }>>;

const events = Object.entries(dataOf).map(([name, data]) =>
  fc.record({ kind: fc.constant('event'), name: fc.constant(name), data }),
);
const opened = fc.record({
  kind: fc.constant('result'),
  id: fc.constant(openCallId),
  result: fc.record({ resumeToken: text, resumed: on, view }),
});
const error = fc.record({
  kind: fc.constant('error'),
  id: fc.oneof(fc.constant(openCallId), id),
  error: fc.record({ code: text, message: text }),
});
const serverSide = fc.oneof(
  ...(events as fc.Arbitrary<unknown>[]),
  opened,
  error,
  fc.record({ kind: fc.constant('result'), id, result: fc.constant({}) }),
) as fc.Arbitrary<RpcMessage>;

/** As it arrives at the other end. */
const overTheLine = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

describe('the messages of a session', () => {
  test('every call comes out as it went in, and is as the page describes it', () => {
    fc.assert(
      fc.property(clientSide, (message) => {
        const plain = overTheLine(encodeClient(message));
        if (!isPlainMessage(plain)) throw new Error('it was not encoded');
        expect(decodeClient(plain, message.id)).toEqual(message);
        const schema: z.ZodType = clientMessages[plain.type as keyof typeof clientMessages];
        expect(schema.parse(plain)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('every answer and event comes out as it went in, and is as the page describes it', () => {
    fc.assert(
      fc.property(serverSide, (message) => {
        const plain = overTheLine(encodeServer(message));
        if (!isPlainMessage(plain)) throw new Error('it was not encoded');
        expect(decodeServer(plain)).toEqual(message);
        const schema: z.ZodType = serverMessages[plain.type as keyof typeof serverMessages];
        expect(schema.parse(plain)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('every call and event of the kiosk can be sent', () => {
    const missing = [
      ...Object.keys(kioskApi.calls)
        .filter((method) => method !== 'open')
        .filter((method) => !encodeClient({ kind: 'call', id: 1, method, params: {} })),
      ...Object.keys(kioskApi.events).filter(
        (name) => !encodeServer({ kind: 'event', name, data: {} }),
      ),
    ];
    expect(missing).toEqual([]);
  });

  test('every type is reached by a call or an event, or is one that only the shell knows', () => {
    const sent = new Set<string>();
    const told = new Set<string>();
    for (const message of fc.sample(clientSide, { numRuns: 2_000, seed: 1 })) {
      sent.add(encodeClient(message)?.type ?? '');
    }
    for (const message of fc.sample(serverSide, { numRuns: 2_000, seed: 1 })) {
      told.add(encodeServer(message)?.type ?? '');
    }
    const besides = ['pong', 'status', 'action_confirmation', 'task_update'];
    expect([...sent, 'ping'].sort()).toEqual(Object.keys(clientMessages).sort());
    expect([...told, ...besides].sort()).toEqual(Object.keys(serverMessages).sort());
  });

  test('the opening, answers of a client and events of a client are not sent', () => {
    expect(encodeClient({ kind: 'call', id: 1, method: 'open', params: {} })).toBeUndefined();
    expect(encodeClient({ kind: 'result', id: 1, result: {} })).toBeUndefined();
    expect(encodeClient({ kind: 'event', name: 'view', data: {} })).toBeUndefined();
    expect(encodeServer({ kind: 'call', id: 1, method: 'say', params: {} })).toBeUndefined();
    expect(encodeServer({ kind: 'cancel', id: 1 })).toBeUndefined();
    expect(encodeServer({ kind: 'event', name: 'toString', data: {} })).toBeUndefined();
  });

  test('whatever else arrives is no message of ours, and nothing breaks', () => {
    const names = ['', 'open', 'listen', 'toString', '__proto__', 'constructor', 'nonsense'];
    for (const type of names) {
      expect(decodeClient({ type }, 1)).toBeUndefined();
      expect(decodeServer({ type })).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        if (!isPlainMessage(value)) return;
        decodeClient(value, 1);
        decodeServer(value);
      }),
    );
    for (const value of [null, 1, 'say', [], ['say'], {}, { type: 1 }, undefined]) {
      expect(isPlainMessage(value)).toBe(false);
    }
  });

  test('what is told besides is not taken for an event', () => {
    expect(decodeServer({ type: 'status', status: 'idle' })).toBeUndefined();
    expect(
      decodeServer({ type: 'transcript', who: 'vaani', final: true, text: 'Hello', turnId: 1 }),
    ).toBeUndefined();
    expect(decodeServer({ type: 'pong' })).toBeUndefined();
  });
});
