/** Wall time and timers behind one object, so that a test or a simulation can own time. */
export interface Clock {
  /** Wall time, ms since the epoch, with sub-millisecond fraction. Comparable across processes of one machine. */
  now(): number;
  /** Runs `callback` once after `ms`; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock whose wall time stands still at `epochMs` (`--now`); timers still run in real time. */
export function fixedClock(epochMs: number): Clock {
  return { now: () => epochMs, after: systemClock.after };
}
