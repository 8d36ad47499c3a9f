import type { Wire } from './wire.ts';

interface End {
  readonly messages: ((message: unknown) => void)[];
  readonly bytes: ((frame: Uint8Array) => void)[];
  readonly closes: ((reason: string) => void)[];
}

/**
 * Two wires joined in memory, for a caller in the same process and for tests. Messages are copied
 * and arrive in order, a microtask later, as they would from another process.
 */
export function memoryWirePair(): readonly [Wire, Wire] {
  const ends: readonly [End, End] = [newEnd(), newEnd()];
  let closedBecause: string | undefined;

  const wire = (own: End, other: End): Wire => ({
    send(message) {
      if (closedBecause !== undefined) return;
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => deliver(other.messages, copy));
    },
    sendBytes(frame) {
      if (closedBecause !== undefined) return;
      const copy = frame.slice();
      queueMicrotask(() => deliver(other.bytes, copy));
    },
    onMessage: (listener) => void own.messages.push(listener),
    onBytes: (listener) => void own.bytes.push(listener),
    onClose(listener) {
      if (closedBecause === undefined) own.closes.push(listener);
      else listener(closedBecause);
    },
    close(reason) {
      if (closedBecause !== undefined) return;
      closedBecause = reason;
      for (const end of ends) {
        queueMicrotask(() => {
          for (const listener of end.closes) listener(reason);
        });
      }
    },
  });

  function deliver<T>(listeners: readonly ((value: T) => void)[], value: T): void {
    for (const listener of listeners) listener(value);
  }

  return [wire(ends[0], ends[1]), wire(ends[1], ends[0])];
}

function newEnd(): End {
  return { messages: [], bytes: [], closes: [] };
}
