import { expect, test, vi } from 'vitest';
import { aliveEveryMs, bridgeChannels } from '../../src/contract/bridge.ts';
import { type PageGlobals, startPulse } from '../../src/preload/pulse.ts';

/** A page with so many elements in its root; null: without one. */
function setUp(children: number | null, mediaDevices = true) {
  const send = vi.fn();
  let tick = (): void => {};
  let plug = (): void => {};
  const page: PageGlobals = {
    document: {
      getElementById: (id) =>
        id === 'root' && children !== null ? { childElementCount: children } : null,
    },
    navigator: mediaDevices
      ? { mediaDevices: { addEventListener: (_event, listener) => void (plug = listener) } }
      : {},
    setInterval(callback, ms) {
      expect(ms).toBe(aliveEveryMs);
      tick = callback;
    },
  };
  startPulse({ send }, page);
  return { send, tick: () => tick(), plug: () => plug() };
}

test.each([
  ['with something on it', 1, true],
  ['that is empty', 0, false],
  ['that has not been read yet', null, false],
])('a page %s says so, over and over', (_what, children, shown) => {
  const { send, tick } = setUp(children);
  expect(send).not.toHaveBeenCalled();
  tick();
  tick();
  expect(send.mock.calls).toEqual([
    [bridgeChannels.alive, shown],
    [bridgeChannels.alive, shown],
  ]);
});

test('an audio device that comes or goes is told', () => {
  const { send, plug } = setUp(1);
  plug();
  expect(send).toHaveBeenCalledExactlyOnceWith(bridgeChannels.devices);
});

test('a page without devices has a pulse all the same', () => {
  const { send, tick } = setUp(1, false);
  tick();
  expect(send).toHaveBeenCalledOnce();
});
