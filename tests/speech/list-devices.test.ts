import { afterEach, expect, test, vi } from 'vitest';
import { messageWire } from '../../src/main/ops/child-wire.ts';
import { listAudioDevices, listAudioDevicesBy } from '../../src/main/speech/audio/list.ts';

afterEach(() => void vi.useRealTimers());

/** A process that looks, and what it is made to do. */
function probe() {
  let say = (_message: unknown): void => {};
  let end = (_reason: string): void => {};
  const kill = vi.fn();
  listAudioDevicesBy(() => ({
    pid: undefined,
    wire: messageWire({
      send: () => {},
      onMessage: (listener) => void (say = listener),
      onClose: (listener) => void (end = listener),
      close: () => {},
    }),
    kill,
  }));
  const listed = listAudioDevices();
  return { listed, say: (message: unknown) => say(message), end: () => end('exit code 3'), kill };
}

test('what the process says is listed, and the process ended', async () => {
  const { listed, say, kill } = probe();
  const devices = [{ name: 'usb', inputs: 1, outputs: 2 }];
  say({ devices });
  expect(await listed).toEqual(devices);
  expect(kill).toHaveBeenCalledOnce();
});

test.each([
  ['its error', { error: 'no such module' }, 'no such module'],
  ['an answer of another shape', { devices: 'all' }, 'wrong shape'],
])('%s is one of the call', async (_what, message, why) => {
  const { listed, say, kill } = probe();
  say(message);
  await expect(listed).rejects.toThrow(why);
  expect(kill).toHaveBeenCalledOnce();
});

test('one that ends without an answer is an error', async () => {
  const { listed, end } = probe();
  end();
  await expect(listed).rejects.toThrow('exit code 3');
});

test('one that does not answer is ended', async () => {
  vi.useFakeTimers();
  const { kill } = probe();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(kill).toHaveBeenCalledOnce();
});
