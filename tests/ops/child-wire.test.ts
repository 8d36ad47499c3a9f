import { EventEmitter, once } from 'node:events';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { childProcessWire, messageWire } from '../../src/main/ops/child-wire.ts';
import { eventually } from '../support/eventually.ts';

/** A wire and what it hands to the thing that carries it. */
function carried() {
  const sent: unknown[] = [];
  let close = (_reason: string): void => {};
  const wire = messageWire({
    send: (message) => void sent.push(message),
    onMessage: () => {},
    onClose: (listener) => {
      close = listener;
    },
    close: () => {},
  });
  return { wire, sent, close: (reason: string) => close(reason) };
}

test('a frame never takes the rest of its buffer along', () => {
  const { wire, sent } = carried();
  const pool = new Uint8Array(8_192).fill(7);
  wire.sendBytes(pool.subarray(10, 20));
  wire.sendBytes(Buffer.from('abc'));
  const whole = Uint8Array.of(1, 2);
  wire.sendBytes(whole);
  const frames = sent as Uint8Array[];
  expect(frames.map((frame) => frame.buffer.byteLength)).toEqual([10, 3, 2]);
  expect(frames[2]).toBe(whole);
});

test('the end is told once, also to those who ask later, and nothing is sent after it', () => {
  const { wire, sent, close } = carried();
  const early = vi.fn();
  const late = vi.fn();
  wire.onClose(early);
  close('exit code 1');
  close('disconnected');
  wire.onClose(late);
  wire.send('hello?');
  expect(early).toHaveBeenCalledExactlyOnceWith('exit code 1');
  expect(late).toHaveBeenCalledExactlyOnceWith('exit code 1');
  expect(sent).toEqual([]);
});

const childFile = fileURLToPath(new URL('./supervised-child.ts', import.meta.url));

test('a wire on a process that has died already says so', async () => {
  const child = fork(childFile, ['die'], { serialization: 'advanced', execArgv: [] });
  await once(child, 'exit');
  const told = vi.fn();
  childProcessWire(child).onClose(told);
  expect(told).toHaveBeenCalledExactlyOnceWith('exit code 3');
});

test('a process that could not be started closes its wire and does no more harm', async () => {
  const child = fork(childFile, { execPath: '/nowhere/node', serialization: 'advanced' });
  const told = vi.fn();
  childProcessWire(child).onClose(told);
  await eventually(() => expect(told).toHaveBeenCalledOnce());
  expect(told.mock.calls[0]?.[0]).toContain('ENOENT');
});

test('closing asks the process to end, and makes sure that it does', async () => {
  vi.useFakeTimers();
  const stubborn = Object.assign(new EventEmitter(), {
    connected: true,
    exitCode: null,
    signalCode: null,
    send: () => true,
    kill: vi.fn((_signal?: string) => true),
  });
  childProcessWire(stubborn).close('enough');
  expect(stubborn.kill.mock.calls).toEqual([['SIGTERM']]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stubborn.kill.mock.calls).toEqual([['SIGTERM'], ['SIGKILL']]);
  vi.useRealTimers();
});
