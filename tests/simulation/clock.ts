import type { Clock } from '../../src/main/kernel/clock.ts';

/** A clock that moves only when it is stepped: from one due callback to the next, in order of their time and then of their making. */
export interface VirtualClock extends Clock {
  /** Runs the next callback and everything it makes ready. Returns false when nothing is due any more. */
  step(): boolean;
  /** When the next callback is due, ms; infinite when there is none. */
  readonly nextAt: number;
  /** Callbacks that wait. */
  readonly waiting: number;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/** @param flush runs what promises have made ready (see microtasks.ts). */
export function virtualClock(startMs: number, flush: () => void): VirtualClock {
  /** A binary heap; what was cancelled is dropped when it comes up. */
  const heap: Due[] = [];
  let now = startMs;
  let made = 0;
  let waiting = 0;

  const before = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(due: Due): void {
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as Due;
      if (!before(due, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = due;
  }

  function pop(): Due | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || top === last) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const right = heap[child + 1];
      if (right && before(right, heap[child] as Due)) child += 1;
      const below = heap[child];
      if (!below || !before(below, last)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return top;
  }

  function dropCancelled(): Due | undefined {
    while (heap[0]?.cancelled) pop();
    return heap[0];
  }

  return {
    now: () => now,
    after(ms, callback) {
      const due = { at: now + Math.max(0, ms), order: made++, callback, cancelled: false };
      push(due);
      waiting += 1;
      return () => {
        if (due.cancelled) return;
        due.cancelled = true;
        waiting -= 1;
      };
    },
    step() {
      const due = dropCancelled();
      if (!due) return false;
      pop();
      waiting -= 1;
      // What has run cannot be cancelled any more.
      due.cancelled = true;
      now = due.at;
      due.callback();
      flush();
      return true;
    },
    get nextAt() {
      return dropCancelled()?.at ?? Number.POSITIVE_INFINITY;
    },
    get waiting() {
      return waiting;
    },
  };
}

/** The clock of something that may die: its callbacks die with it. */
export function mortal(clock: Clock): { readonly clock: Clock; kill(): void } {
  const open = new Set<() => void>();
  let dead = false;
  return {
    clock: {
      now: clock.now,
      after(ms, callback) {
        if (dead) return () => {};
        const cancel = clock.after(ms, () => {
          open.delete(cancel);
          callback();
        });
        open.add(cancel);
        return () => {
          open.delete(cancel);
          cancel();
        };
      },
    },
    kill() {
      dead = true;
      for (const cancel of open) cancel();
      open.clear();
    },
  };
}
