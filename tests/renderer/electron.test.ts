import { expect, test } from 'vitest';
import type { VaaniBridge } from '../../src/contract/bridge.ts';
import { bridgeWire } from '../../src/renderer/bridge/electron.ts';

function setUp() {
  const sent: unknown[] = [];
  let message = (_: unknown) => {};
  let bytes = (_: Uint8Array) => {};
  let close = (_: string) => {};
  let subscriptions = 0;
  const bridge: VaaniBridge = {
    send: (data) => void sent.push(data),
    sendBytes: (frame) => void sent.push(frame),
    onMessage(listener) {
      subscriptions += 1;
      message = listener;
    },
    onBytes: (listener) => {
      bytes = listener;
    },
    onClose: (listener) => {
      close = listener;
    },
  };
  return {
    dial: bridgeWire(bridge),
    sent,
    subscriptions: () => subscriptions,
    message: (data: unknown) => message(data),
    bytes: (frame: Uint8Array) => bytes(frame),
    close: (reason: string) => close(reason),
  };
}

test('messages and frames pass both ways', () => {
  const pipe = setUp();
  const wire = pipe.dial();
  const got: unknown[] = [];
  wire.onMessage((data) => got.push(data));
  wire.onBytes((frame) => got.push(frame));
  wire.send('a');
  wire.sendBytes(Uint8Array.of(1));
  pipe.message('b');
  pipe.bytes(Uint8Array.of(2));
  expect(pipe.sent).toEqual(['a', Uint8Array.of(1)]);
  expect(got).toEqual(['b', Uint8Array.of(2)]);
});

test('only the newest wire is fed, and the pipe is subscribed to once', () => {
  const pipe = setUp();
  const first: unknown[] = [];
  const second: unknown[] = [];
  pipe.dial().onMessage((data) => first.push(data));
  pipe.dial().onMessage((data) => second.push(data));
  pipe.message('x');
  expect([first, second, pipe.subscriptions()]).toEqual([[], ['x'], 1]);
});

test('a pipe that is gone closes its wire, and every later one at once', () => {
  const pipe = setUp();
  const reasons: string[] = [];
  const wire = pipe.dial();
  wire.onClose((reason) => reasons.push(reason));
  pipe.close('engine stopped');
  wire.send('too late');
  pipe.dial().onClose((reason) => reasons.push(reason));
  expect(reasons).toEqual(['engine stopped', 'engine stopped']);
  expect(pipe.sent).toEqual([]);
});
