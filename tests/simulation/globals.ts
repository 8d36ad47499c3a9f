import type { Clock } from '../../src/main/kernel/clock.ts';

/** A timer as Node gives it, as far as anybody uses it. */
interface Timer {
  readonly cancel: () => void;
  ref(): Timer;
  unref(): Timer;
  hasRef(): boolean;
}

/**
 * Does some synchronous work while the timers and clocks of this process are those of `clock`: the few
 * modules that use them directly are simulated too. What a microtask throws is told to `onError`.
 */
export function onVirtualTime<T>(
  clock: Clock,
  onError: (error: unknown) => void,
  work: () => T,
): T {
  const timer = (cancel: () => void): Timer => {
    const made: Timer = { cancel, ref: () => made, unref: () => made, hasRef: () => true };
    return made;
  };
  const cancel = (made: unknown) => (made as Timer | undefined)?.cancel?.();
  const run = (callback: (...args: unknown[]) => void, args: unknown[]) => () => callback(...args);
  type Callback = (...args: unknown[]) => void;
  const virtual = {
    setTimeout: (callback: Callback, ms = 0, ...args: unknown[]) =>
      timer(clock.after(ms, run(callback, args))),
    clearTimeout: cancel,
    setInterval(callback: Callback, ms = 0, ...args: unknown[]) {
      let stop = () => {};
      const next = () => {
        stop = clock.after(Math.max(1, ms), () => {
          next();
          callback(...args);
        });
      };
      next();
      return timer(() => stop());
    },
    clearInterval: cancel,
    setImmediate: (callback: Callback, ...args: unknown[]) =>
      timer(clock.after(0, run(callback, args))),
    clearImmediate: cancel,
    queueMicrotask(task: () => void) {
      void Promise.resolve().then(() => {
        try {
          task();
        } catch (error) {
          onError(error);
        }
      });
    },
  };
  const names = Object.keys(virtual) as (keyof typeof virtual)[];
  const real = Object.fromEntries(names.map((name) => [name, globalThis[name]]));
  const { now: realDate } = Date;
  const realNow = performance.now;
  Object.assign(globalThis, virtual);
  Date.now = () => Math.floor(clock.now());
  performance.now = () => clock.now() - performance.timeOrigin;
  try {
    return work();
  } finally {
    Object.assign(globalThis, real);
    Date.now = realDate;
    performance.now = realNow;
  }
}
