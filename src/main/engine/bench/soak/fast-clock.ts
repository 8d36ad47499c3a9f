import type { Clock } from '../../../kernel/clock.ts';

/** Time that passes when it is told to: a soak does not wait. Timers fire in the order of their time. */
export interface FastClock extends Clock {
  advance(ms: number): void;
}

export function createFastClock(startMs: number): FastClock {
  let now = startMs;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const nextBy = (end: number) => {
    let first: { readonly at: number; readonly callback: () => void } | undefined;
    for (const timer of timers) {
      if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    }
    return first;
  };
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let due = nextBy(end); due; due = nextBy(end)) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.callback();
      }
      now = end;
    },
  };
}
