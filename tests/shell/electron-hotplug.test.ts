import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { watchAudio } from '../../src/main/shell/electron/audio-watch.ts';
import { type DisplayOptions, stayOnPrimary } from '../../src/main/shell/electron/display.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { silentLog } from './web-fixture.ts';

describe('screens', () => {
  const totem = { x: 0, y: 0, width: 1080, height: 1920 };
  const wide = { x: 1080, y: 0, width: 1920, height: 1080 };

  function setUp() {
    const clock = manualClock();
    const screen = Object.assign(new EventEmitter(), {
      primary: totem,
      getPrimaryDisplay: () => ({ bounds: screen.primary }),
    });
    const moves: unknown[] = [];
    let bounds = totem;
    const window = {
      destroyed: false,
      isDestroyed: () => window.destroyed,
      getBounds: () => bounds,
      setBounds(next: typeof totem) {
        bounds = next;
        moves.push(next);
      },
      setKiosk: (on: boolean) => void moves.push(on),
    };
    stayOnPrimary({ screen, window, clock, log: silentLog } as unknown as DisplayOptions);
    return { clock, screen, moves, window };
  }

  test.each(['display-added', 'display-removed', 'display-metrics-changed'])(
    '%s: the window goes to the primary screen and fills it again',
    (name) => {
      const { clock, screen, moves } = setUp();
      screen.primary = wide;
      screen.emit(name);
      screen.emit(name);
      clock.advance(500);
      expect(moves).toEqual([false, wide, true]);
    },
  );

  test('where it fills the primary screen already, it stays', () => {
    const { clock, screen, moves } = setUp();
    screen.emit('display-added');
    clock.advance(5_000);
    expect(moves).toEqual([]);
  });

  test('without any screen it waits for one', () => {
    const { clock, screen, moves } = setUp();
    screen.primary = { x: 0, y: 0, width: 0, height: 0 };
    screen.emit('display-removed');
    clock.advance(5_000);
    expect(moves).toEqual([]);
  });

  test('a window that is gone is not moved', () => {
    const { clock, screen, moves, window } = setUp();
    screen.primary = wide;
    screen.emit('display-added');
    window.destroyed = true;
    clock.advance(5_000);
    expect(moves).toEqual([]);
  });
});

describe('microphones and speakers', () => {
  function setUp() {
    const clock = manualClock();
    const state = { devices: ['built-in'] as unknown };
    const list = vi.fn(async () => state.devices);
    const reload = vi.fn();
    const watch = watchAudio({ list, reload, clock, log: silentLog });
    /** Time goes by, with everything that is waited for. */
    const pass = async (ms: number) => {
      for (let at = 0; at < ms; at += 500) {
        clock.advance(500);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { state, list, reload, watch, pass };
  }

  test('nothing is looked for while nothing changes', async () => {
    const { list, reload, pass } = setUp();
    await pass(600_000);
    expect(list).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
  });

  test('one that is plugged in or pulled out makes speech start anew', async () => {
    const { state, reload, watch, pass } = setUp();
    await pass(16_000);
    state.devices = ['built-in', 'headset'];
    watch.devicesChanged();
    watch.devicesChanged();
    await pass(1_000);
    expect(reload).toHaveBeenCalledOnce();
    await pass(30_000);
    state.devices = ['built-in'];
    watch.devicesChanged();
    await pass(1_000);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  test('word of a change that changes nothing is no reason', async () => {
    const { reload, watch, pass } = setUp();
    await pass(16_000);
    watch.devicesChanged();
    await pass(30_000);
    expect(reload).not.toHaveBeenCalled();
  });

  test('devices that come and go because they are opened make it start anew at most every twenty seconds', async () => {
    const { state, reload, watch, pass } = setUp();
    await pass(16_000);
    for (let i = 0; i < 30; i += 1) {
      state.devices = [`profile ${i}`];
      watch.devicesChanged();
      await pass(2_000);
    }
    expect(reload.mock.calls.length).toBeLessThanOrEqual(4);
    expect(reload.mock.calls.length).toBeGreaterThan(1);
  });

  test('while one is missing it is looked for, and heard of when it is there', async () => {
    const { state, reload, watch, pass } = setUp();
    state.devices = [];
    watch.status(false);
    await pass(20_000);
    expect(reload).not.toHaveBeenCalled();
    state.devices = ['usb'];
    await pass(3_000);
    expect(reload).toHaveBeenCalledOnce();
    watch.status(true);
    await pass(60_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  test('one that came while the kiosk started is not missed', async () => {
    const { reload, watch, pass } = setUp();
    watch.status(false);
    await pass(3_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  test('a look that fails is tried again, and none is taken when all is over', async () => {
    const { list, reload, watch, pass } = setUp();
    list.mockRejectedValueOnce(new Error('no answer'));
    watch.status(false);
    await pass(6_000);
    expect(list.mock.calls.length).toBeGreaterThan(1);
    watch.stop();
    const before = list.mock.calls.length;
    watch.status(false);
    await pass(60_000);
    expect(list).toHaveBeenCalledTimes(before);
    expect(reload.mock.calls.length).toBeLessThan(2);
  });
});
