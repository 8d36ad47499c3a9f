import { assert } from './result.ts';

/**
 * First in, first out, never longer than `capacity`. When full, the oldest item is dropped and
 * counted: for live audio, late data is worth less than new data.
 */
export interface BoundedQueue<T> {
  readonly size: number;
  /** Items dropped since creation. */
  readonly dropped: number;
  push(item: T): void;
  shift(): T | undefined;
  clear(): void;
}

export function createBoundedQueue<T>(capacity: number): BoundedQueue<T> {
  assert(Number.isInteger(capacity) && capacity > 0, 'a queue holds at least one item');
  let items: T[] = [];
  let dropped = 0;
  return {
    get size() {
      return items.length;
    },
    get dropped() {
      return dropped;
    },
    push(item) {
      if (items.length === capacity) {
        items.shift();
        dropped += 1;
      }
      items.push(item);
    },
    shift: () => items.shift(),
    clear() {
      items = [];
    },
  };
}
