import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageOf } from '../../src/main/kernel/errors.ts';
import { childProcessWire } from '../../src/main/ops/child-wire.ts';
import {
  createSupervisor,
  type Spawned,
  type Supervisor,
  type SupervisorOptions,
} from '../../src/main/ops/supervisor.ts';
import { eventually } from '../support/eventually.ts';

const log = pino({ level: 'silent' });

/** A real process. `die`: it ends by itself as soon as it runs. */
function spawnReal(mode: 'idle' | 'die' = 'idle'): Spawned {
  const file = fileURLToPath(new URL('./supervised-child.ts', import.meta.url));
  const child = fork(file, [mode], { serialization: 'advanced', execArgv: [] });
  return { pid: child.pid, wire: childProcessWire(child), kill: () => void child.kill('SIGKILL') };
}

/** Ready when it answers: the message comes back. */
function answers(spawned: Spawned): Promise<void> {
  return new Promise((resolve) => {
    spawned.wire.onMessage(() => resolve());
    spawned.wire.send('are you there?');
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const unhandled = vi.fn();
let supervisor: Supervisor | undefined;

beforeEach(() => {
  unhandled.mockClear();
  process.on('unhandledRejection', unhandled);
});
afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

function supervise(options: Partial<SupervisorOptions>): Supervisor {
  supervisor = createSupervisor({
    name: 'test',
    spawn: spawnReal,
    ready: answers,
    onDown: () => {},
    log,
    ...options,
  });
  return supervisor;
}

describe('with real processes', () => {
  test('a killed process is back by itself, ready', async () => {
    const ready = vi.fn(answers);
    const onDown = vi.fn();
    const supervised = supervise({ ready, onDown });
    await supervised.start();
    const first = supervised.pid ?? 0;
    expect(isAlive(first)).toBe(true);

    process.kill(first, 'SIGKILL');
    await eventually(() => expect(ready).toHaveBeenCalledTimes(2));
    await ready.mock.results[1]?.value;
    expect(onDown).toHaveBeenCalledExactlyOnceWith('SIGKILL');
    expect(supervised.pid).not.toBe(first);
    expect(isAlive(first)).toBe(false);
  });

  test('stop resolves when the process is gone, and starts no other', async () => {
    const spawn = vi.fn(() => spawnReal());
    const supervised = supervise({ spawn });
    await supervised.start();
    const pid = supervised.pid ?? 0;
    await supervised.stop();
    expect(isAlive(pid)).toBe(false);
    expect(supervised.pid).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(spawn).toHaveBeenCalledOnce();
  });

  test('a process that dies at once rejects the start, exactly once, and is tried again', async () => {
    let mode: 'idle' | 'die' = 'die';
    const spawn = vi.fn(() => spawnReal(mode));
    const supervised = supervise({ spawn, restartDelaysMs: [10] });
    await expect(supervised.start()).rejects.toThrow('exit code 3');
    mode = 'idle';
    await eventually(() => expect(supervised.pid).toBeDefined());
    await eventually(() => expect(spawn.mock.calls.length).toBeGreaterThanOrEqual(2));
  });

  test('a process that is alive but not ready is ended and started again', async () => {
    const pids: number[] = [];
    let failures = 1;
    const supervised = supervise({
      restartDelaysMs: [10],
      ready: async (spawned) => {
        pids.push(spawned.pid ?? 0);
        await answers(spawned);
        if (failures-- > 0) throw new Error('no model');
      },
    });
    await expect(supervised.start()).rejects.toThrow('no model');
    await eventually(() => expect(pids).toHaveLength(2));
    expect(isAlive(pids[0] ?? 0)).toBe(false);
  });
});

describe('with scripted processes', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }),
  );
  afterEach(() => void vi.useRealTimers());

  /** Processes without a process; `die(i)` ends the i-th. */
  function scripted() {
    const lives: { die(reason?: string): void }[] = [];
    const spawn = vi.fn((): Spawned => {
      const closed: ((reason: string) => void)[] = [];
      let over = false;
      const die = (reason = 'SIGKILL') => {
        if (over) return;
        over = true;
        for (const listener of closed) listener(reason);
      };
      lives.push({ die });
      return {
        pid: lives.length,
        kill: () => die(),
        wire: {
          send: () => {},
          sendBytes: () => {},
          onMessage: () => {},
          onBytes: () => {},
          onClose: (listener) => void closed.push(listener),
          close: () => die(),
        },
      };
    });
    return { lives, spawn };
  }

  test('restarts wait longer and longer: at once, 0.2, 1, 5, then always 30 s', async () => {
    const { lives, spawn } = scripted();
    await supervise({ spawn, ready: async () => {} }).start();
    for (const delay of [0, 200, 1_000, 5_000, 30_000, 30_000]) {
      const before = spawn.mock.calls.length;
      lives.at(-1)?.die();
      if (delay > 0) {
        await vi.advanceTimersByTimeAsync(delay - 1);
        expect(spawn).toHaveBeenCalledTimes(before);
      }
      await vi.advanceTimersByTimeAsync(1);
      expect(spawn).toHaveBeenCalledTimes(before + 1);
    }
  });

  test('after 30 s of health the next restart is at once again', async () => {
    const { lives, spawn } = scripted();
    await supervise({ spawn, ready: async () => {} }).start();
    lives.at(-1)?.die();
    await vi.advanceTimersByTimeAsync(1);
    lives.at(-1)?.die();
    await vi.advanceTimersByTimeAsync(200);
    expect(spawn).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(30_000);
    lives.at(-1)?.die();
    await vi.advanceTimersByTimeAsync(1);
    expect(spawn).toHaveBeenCalledTimes(4);
  });

  test('readiness that always fails is retried at those delays and does not spin', async () => {
    const { spawn } = scripted();
    const supervised = supervise({
      spawn,
      ready: async () => {
        throw new Error('no model');
      },
    });
    await expect(supervised.start()).rejects.toThrow('no model');
    await vi.advanceTimersByTimeAsync(60_000);
    // At 0, 0, 0.2, 1.2, 6.2 and 36.2 s.
    expect(spawn).toHaveBeenCalledTimes(6);
  });

  test('a process that is never ready is given up in time', async () => {
    const { spawn } = scripted();
    const supervised = supervise({
      spawn,
      ready: () => new Promise(() => {}),
      readyTimeoutMs: 500,
    });
    const started = supervised.start().catch(messageOf);
    await vi.advanceTimersByTimeAsync(501);
    expect(await started).toContain('not ready in 500 ms');
    await vi.advanceTimersByTimeAsync(1);
    expect(spawn).toHaveBeenCalledTimes(2);
  });

  test('a start that throws is retried too, first or later', async () => {
    const { lives, spawn: works } = scripted();
    let broken = true;
    const spawn = vi.fn(() => {
      if (broken) throw new Error('EAGAIN');
      return works();
    });
    const supervised = supervise({ spawn, ready: async () => {} });
    await expect(supervised.start()).rejects.toThrow('EAGAIN');
    await vi.advanceTimersByTimeAsync(1);
    expect(spawn).toHaveBeenCalledTimes(2);
    broken = false;
    await vi.advanceTimersByTimeAsync(200);
    expect(supervised.pid).toBe(1);
    broken = true;
    lives.at(-1)?.die();
    await vi.advanceTimersByTimeAsync(1_000);
    broken = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(supervised.pid).toBe(2);
  });

  test('stopped while waiting for a restart, it stays stopped', async () => {
    const { lives, spawn } = scripted();
    const supervised = supervise({ spawn, ready: async () => {}, restartDelaysMs: [100] });
    await supervised.start();
    lives.at(-1)?.die();
    await supervised.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(spawn).toHaveBeenCalledOnce();
  });

  test('stopped while it gets ready, the start rejects and nothing follows', async () => {
    const { spawn } = scripted();
    const onDown = vi.fn();
    const supervised = supervise({ spawn, ready: () => new Promise(() => {}), onDown });
    const started = supervised.start().catch(messageOf);
    await supervised.stop();
    expect(await started).toContain('ended');
    await vi.advanceTimersByTimeAsync(300_000);
    expect(spawn).toHaveBeenCalledOnce();
    expect(onDown).not.toHaveBeenCalled();
  });

  test('it is started once and not after a stop', async () => {
    const { spawn } = scripted();
    const supervised = supervise({ spawn, ready: async () => {} });
    await supervised.start();
    await expect(supervised.start()).rejects.toThrow('before');
    const other = createSupervisor({ name: 'x', spawn, ready: async () => {}, onDown() {}, log });
    await other.stop();
    await expect(other.start()).rejects.toThrow('stopped');
  });
});
