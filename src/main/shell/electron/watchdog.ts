import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';

/** A kiosk that the watchdog has started. */
export interface WatchedProcess {
  /** The process says, over and over, that its event loop turns. */
  onAlive(listener: () => void): void;
  /** Once, when it is gone; `code` is null when a signal ended it. */
  onExit(listener: (code: number | null, signal: string | null) => void): void;
  /** Asks it to close. */
  ask(): void;
  /** Ends it for certain. */
  kill(): void;
}

export interface WatchdogOptions {
  /** Starts the kiosk. */
  start(): WatchedProcess;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Watchdog {
  /** Resolves when the kiosk has been ended on purpose. */
  readonly over: Promise<void>;
  /** Ends the kiosk, and with it the watchdog. */
  stop(): void;
}

/** A kiosk that ends with this code wants to be started again: it is no crash. */
export const restartExitCode = 75;
/** A kiosk says this often that it is alive, ms. */
export const watchedAliveEveryMs = 2_000;
/** Silent for this long it hangs, ms; it has to have spoken once. Opening a damaged database takes seconds. */
const hungAfterMs = 30_000;
/** Before it is started again, ms: at once, then after each further failure in a row. */
const restartDelaysMs = [0, 1_000, 5_000, 15_000, 30_000] as const;
/** One that ran this long was sound, ms. */
const healthyAfterMs = 60_000;
/** Asked to end, it has this long, ms: a little more than it gives its engine. */
const endWithinMs = 8_000;

/**
 * Keeps the kiosk running from outside its process: started again when it crashes, is killed or hangs,
 * until it ends on purpose (exit code 0) or `stop` is called.
 */
export function watchKiosk(options: WatchdogOptions): Watchdog {
  const { clock, log } = options;
  const over = Promise.withResolvers<void>();
  let current: WatchedProcess | undefined;
  let stopping = false;
  let failures = 0;
  let cancel = () => {};
  launch();

  function launch(): void {
    const startedAt = clock.now();
    let cancelHung = () => {};
    let child: WatchedProcess;
    try {
      child = options.start();
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'the kiosk cannot be started');
      return later();
    }
    current = child;
    child.onAlive(() => {
      cancelHung();
      if (current !== child) return;
      cancelHung = clock.after(hungAfterMs, () => {
        log.error('the kiosk hangs and is ended');
        child.kill();
      });
    });
    child.onExit((code, signal) => {
      cancelHung();
      cancel();
      if (current !== child) return;
      current = undefined;
      if (stopping || code === 0) return over.resolve();
      if (clock.now() - startedAt >= healthyAfterMs) failures = 0;
      if (code === restartExitCode) {
        log.info('the kiosk starts again, as it was asked to');
        failures = 0;
      } else log.error({ code, signal, failures }, 'the kiosk crashed and is started again');
      later();
    });
  }

  function later(): void {
    const delay = restartDelaysMs[Math.min(failures, restartDelaysMs.length - 1)] ?? 0;
    failures += 1;
    cancel = clock.after(delay, launch);
  }

  return {
    over: over.promise,
    stop() {
      if (stopping) return;
      stopping = true;
      cancel();
      if (!current) return over.resolve();
      const child = current;
      cancel = clock.after(endWithinMs, () => child.kill());
      child.ask();
    },
  };
}
