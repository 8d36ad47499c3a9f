import { expect, test, vi } from 'vitest';
import type { BridgePipe, VaaniBridge } from '../../src/contract/bridge.ts';
import { bridgeWire } from '../../src/renderer/bridge/electron.ts';

test('every dial opens a connection of its own, of the kind that was asked for', () => {
  const connect = vi.fn(() => ({}) as BridgePipe);
  const bridge: VaaniBridge = { connect };
  const dial = bridgeWire(bridge);
  expect(dial()).not.toBe(dial());
  bridgeWire(bridge, 'console')();
  expect(connect.mock.calls).toEqual([['kiosk'], ['kiosk'], ['console']]);
});
