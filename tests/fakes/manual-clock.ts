import type { Clock } from '../../src/main/kernel/clock.ts';

/** A clock that stands still until a test moves it; timers fire in order of their time. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(startMs = 1_000): ManualClock {
  let now = startMs;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.callback();
      }
      now = end;
    },
  };
}
