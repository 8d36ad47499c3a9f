import { messageOf } from '../kernel/errors.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import type { Log } from './log.ts';

/** A started process: its wire, which closes when the process is gone, and how to end it. */
export interface Spawned {
  readonly pid: number | undefined;
  readonly wire: Wire;
  /** Ends it for certain (SIGKILL): a process that hangs in native code hears no gentler signal. */
  kill(): void;
}

export interface SupervisorOptions {
  readonly name: string;
  spawn(): Spawned;
  /** Makes a fresh process ready (loads models, opens channels). Called after every start. */
  ready(spawned: Spawned): Promise<void>;
  /** The process is gone, and a restart is on its way. */
  onDown(reason: string): void;
  readonly log: Log;
  /** A process that is not ready in this time is ended and started again. Default 120,000 ms. */
  readonly readyTimeoutMs?: number;
  /** First delay after a failure, then the next for each further failure in a row; default below. */
  readonly restartDelaysMs?: readonly number[];
  /** A process that lived this long is healthy: the next failure starts at the first delay again. */
  readonly healthyAfterMs?: number;
}

export interface Supervisor {
  /** The pid of the running process, for tests and `doctor`. */
  readonly pid: number | undefined;
  /**
   * Starts the process. Resolves when it is ready; rejects when this first start fails, and goes on
   * trying all the same until `stop`. To be called once.
   */
  start(): Promise<void>;
  /** Ends the running process, so that a fresh one takes its place. */
  restart(): void;
  /** Ends the process and starts no other. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** The first restart is at once, later ones wait, so that a process that always dies does not spin. */
const defaultRestartDelaysMs = [0, 200, 1_000, 5_000, 30_000] as const;
const defaultHealthyAfterMs = 30_000;
const defaultReadyTimeoutMs = 120_000;

/** Keeps one child process running: starts it, makes it ready, and starts it again when it dies. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { name, log } = options;
  const delays = options.restartDelaysMs ?? defaultRestartDelaysMs;
  const healthyAfterMs = options.healthyAfterMs ?? defaultHealthyAfterMs;
  const readyTimeoutMs = options.readyTimeoutMs ?? defaultReadyTimeoutMs;
  let current: Spawned | undefined;
  let started = false;
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const goneListeners: (() => void)[] = [];

  /** One life of the process. Rejects once, when it is not ready or ends before it is. */
  async function run(): Promise<void> {
    const startedAt = performance.now();
    const spawned = spawnOrRetry();
    current = spawned;
    let notReady: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        spawned.wire.onClose((reason) => {
          current = undefined;
          reject(new Error(`the ${name} process ended: ${reason}`));
          if (performance.now() - startedAt >= healthyAfterMs) failures = 0;
          ended(reason);
        });
        notReady = setTimeout(
          () => reject(new Error(`the ${name} process was not ready in ${readyTimeoutMs} ms`)),
          readyTimeoutMs,
        );
        options.ready(spawned).then(resolve, reject);
      });
      log.info({ process: name, pid: spawned.pid }, 'process ready');
    } catch (error) {
      log.warn({ process: name, error: messageOf(error) }, 'process did not become ready');
      // Alive but not usable: end it, and let its end start the next one.
      if (current === spawned) spawned.kill();
      throw error;
    } finally {
      clearTimeout(notReady);
    }
  }

  function spawnOrRetry(): Spawned {
    try {
      return options.spawn();
    } catch (error) {
      ended(messageOf(error));
      throw error;
    }
  }

  function ended(reason: string): void {
    for (const listener of goneListeners.splice(0)) listener();
    if (stopped) return;
    const delay = delays[Math.min(failures, delays.length - 1)] ?? 0;
    failures += 1;
    log.warn({ process: name, reason, failures, delay }, 'process ended, restarting');
    // A failed restart has been logged and has arranged the next one: nothing is left to handle.
    timer = setTimeout(() => void run().catch(() => {}), delay);
    options.onDown(reason);
  }

  return {
    get pid() {
      return current?.pid;
    },
    async start() {
      if (started) throw new Error(`the ${name} process was started before`);
      if (stopped) throw new Error(`the ${name} process was stopped`);
      started = true;
      await run();
    },
    restart: () => current?.kill(),
    stop() {
      stopped = true;
      clearTimeout(timer);
      const running = current;
      if (!running) return Promise.resolve();
      const gone = new Promise<void>((resolve) => goneListeners.push(resolve));
      running.kill();
      return gone;
    },
  };
}
