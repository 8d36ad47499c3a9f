import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type WatchedProcess, watchKiosk } from '../../src/main/shell/electron/watchdog.ts';
import { speakToWatchdog, startWatched } from '../../src/main/shell/electron/watchdog-process.ts';
import { runWatchdog } from '../../src/main/shell/electron/run-watchdog.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { silentLog } from './web-fixture.ts';

/** A watchdog over processes without processes. */
function setUp() {
  const clock = manualClock();
  const started: { alive(): void; exit(code: number | null, signal?: string): void }[] = [];
  const asked = vi.fn();
  const killed = vi.fn();
  const start = vi.fn((): WatchedProcess => {
    const events = new EventEmitter();
    started.push({
      alive: () => void events.emit('alive'),
      exit: (code, signal) => void events.emit('exit', code, signal ?? null),
    });
    return {
      onAlive: (listener) => void events.on('alive', listener),
      onExit: (listener) => void events.on('exit', listener),
      ask: asked,
      kill: killed,
    };
  });
  const watchdog = watchKiosk({ start, clock, log: silentLog });
  const over = vi.fn();
  void watchdog.over.then(over);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, started, asked, killed, start, watchdog, over, settle };
}

describe('a watchdog', () => {
  test.each([
    ['crashes', 1, undefined],
    ['is killed', null, 'SIGKILL'],
    ['wants to start anew', 75, undefined],
  ] as const)('starts the kiosk again at once when it %s', (_what, code, signal) => {
    const { clock, started, start } = setUp();
    started[0]?.exit(code, signal);
    clock.advance(0);
    expect(start).toHaveBeenCalledTimes(2);
  });

  test('is over when the kiosk ends on purpose', async () => {
    const { clock, started, start, over, settle } = setUp();
    started[0]?.exit(0);
    await settle();
    expect(over).toHaveBeenCalledOnce();
    clock.advance(600_000);
    expect(start).toHaveBeenCalledOnce();
  });

  test('waits longer and longer for one that always dies, and begins anew after a sound one', () => {
    const { clock, started, start } = setUp();
    const dieAndWait = (ms: number) => {
      started.at(-1)?.exit(1);
      clock.advance(ms - 1);
      const before = start.mock.calls.length;
      clock.advance(1);
      return start.mock.calls.length - before;
    };
    started.at(-1)?.exit(1);
    clock.advance(0);
    for (const delay of [1_000, 5_000, 15_000, 30_000, 30_000]) expect(dieAndWait(delay)).toBe(1);
    clock.advance(60_000);
    started.at(-1)?.exit(1);
    clock.advance(0);
    expect(start).toHaveBeenCalledTimes(8);
  });

  test('kills one that has spoken and falls silent, and starts it again', () => {
    const { clock, started, start, killed } = setUp();
    for (let i = 0; i < 100; i += 1) {
      started[0]?.alive();
      clock.advance(2_000);
    }
    expect(killed).not.toHaveBeenCalled();
    clock.advance(30_000);
    expect(killed).toHaveBeenCalledOnce();
    started[0]?.exit(null, 'SIGKILL');
    clock.advance(0);
    expect(start).toHaveBeenCalledTimes(2);
  });

  test('lets one that has not spoken yet take its time', () => {
    const { clock, killed } = setUp();
    clock.advance(600_000);
    expect(killed).not.toHaveBeenCalled();
  });

  test('that is asked to end asks the kiosk, kills it when it does not, and starts none', async () => {
    const { clock, started, start, asked, killed, watchdog, over, settle } = setUp();
    watchdog.stop();
    watchdog.stop();
    expect(asked).toHaveBeenCalledOnce();
    clock.advance(8_000);
    expect(killed).toHaveBeenCalledOnce();
    started[0]?.exit(null, 'SIGKILL');
    await settle();
    expect(over).toHaveBeenCalledOnce();
    clock.advance(60_000);
    expect(start).toHaveBeenCalledOnce();
  });

  test('that is asked to end between two starts is over', async () => {
    const { clock, started, start, watchdog, over, settle } = setUp();
    started[0]?.exit(1);
    clock.advance(0);
    started[1]?.exit(1);
    watchdog.stop();
    clock.advance(60_000);
    await settle();
    expect(over).toHaveBeenCalledOnce();
    expect(start).toHaveBeenCalledTimes(2);
  });

  test('tries again where the program cannot be started just now (an update replaces it)', () => {
    const clock = manualClock();
    const start = vi.fn((): WatchedProcess => {
      throw new Error('ETXTBSY');
    });
    watchKiosk({ start, clock, log: silentLog });
    clock.advance(10_000);
    expect(start.mock.calls.length).toBeGreaterThan(2);
  });
});

describe('watchdog and kiosk', () => {
  test('are two processes: signs of life, an end that is asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaani-watchdog-'));
    const script = join(folder, 'kiosk.mjs');
    const module = join(import.meta.dirname, '../../src/main/shell/electron/watchdog-process.ts');
    writeFileSync(
      script,
      `import { speakToWatchdog } from ${JSON.stringify(module)};
       const watched = process.argv.includes('--watched');
       speakToWatchdog(process, 20, () => process.exit(watched ? 0 : 3));`,
    );
    const child = startWatched(process.execPath, [script]);
    const exit = new Promise((resolve) => child.onExit((...how) => resolve(how)));
    const signs = new EventEmitter();
    let heard = 0;
    child.onAlive(() => {
      heard += 1;
      if (heard === 3) signs.emit('three');
    });
    await once(signs, 'three');
    child.ask();
    expect(await exit).toEqual([0, null]);
    rmSync(folder, { recursive: true });
  });

  test('a program that is not there ends at once', async () => {
    const child = startWatched('/nowhere/vaani', []);
    expect(await new Promise((resolve) => child.onExit((...how) => resolve(how)))).toEqual([
      1,
      null,
    ]);
    expect(() => child.ask()).not.toThrow();
    expect(() => child.kill()).not.toThrow();
  });

  test('the kiosk goes on when the watchdog is gone', () => {
    vi.useFakeTimers();
    const self = Object.assign(new EventEmitter(), { connected: true, send: vi.fn() });
    const end = vi.fn();
    const stop = speakToWatchdog(self, 100, end);
    vi.advanceTimersByTime(250);
    expect(self.send).toHaveBeenCalledTimes(3);
    self.connected = false;
    vi.advanceTimersByTime(250);
    expect(self.send).toHaveBeenCalledTimes(3);
    expect(end).not.toHaveBeenCalled();
    self.emit('message', 'vaani:end');
    expect(end).toHaveBeenCalledOnce();
    stop();
    vi.useRealTimers();
  });
});

test('the watchdog itself shows nothing, keeps to its own folder and passes the arguments on', async () => {
  const app = Object.assign(new EventEmitter(), {
    disableHardwareAcceleration: vi.fn(),
    getPath: () => '/home/kiosk/.config/vaani',
    setPath: vi.fn(),
    exit: vi.fn(),
  });
  let ended = (_code: number | null, _signal: string | null): void => {};
  const ask = vi.fn();
  const start = vi.fn(() => ({
    onAlive: () => {},
    onExit: (listener: typeof ended) => void (ended = listener),
    ask,
    kill: () => {},
  }));
  const signals = new EventEmitter();
  const running = runWatchdog({
    app: app as never,
    program: '/opt/vaani/vaani',
    args: ['--watchdog', '--pack', 'dining'],
    signals,
    log: silentLog,
    start,
  });
  expect(start).toHaveBeenCalledExactlyOnceWith('/opt/vaani/vaani', ['--pack', 'dining']);
  expect(app.setPath).toHaveBeenCalledWith('userData', '/home/kiosk/.config/vaani/watchdog');
  expect(app.listenerCount('window-all-closed')).toBe(1);
  signals.emit('SIGTERM');
  expect(ask).toHaveBeenCalledOnce();
  ended(0, null);
  await running;
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(0);
});
