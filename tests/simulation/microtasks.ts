import { setFlagsFromString } from 'node:v8';

/**
 * Runs every microtask that is ready, and those they make ready, before it returns. That a promise is
 * settled at a known moment of virtual time makes a run deterministic, and a run takes no turn of the
 * event loop: thousands of them fit in a minute. Works only outside of a microtask (see `inMacrotask`).
 */
export const flushMicrotasks: () => void = (() => {
  setFlagsFromString('--allow-natives-syntax');
  return new Function('%PerformMicrotaskCheckpoint()') as () => void;
})();

/** Runs synchronous work outside of any microtask. */
export function inMacrotask<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}
