import type { Wire } from '../../src/contract/rpc/wire.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';

/** Delivers what is sent after a while, in order. */
export function delayLine(clock: Clock, delayMs: () => number): (deliver: () => void) => void {
  let last = 0;
  return (deliver) => {
    last = Math.max(last, clock.now() + delayMs());
    clock.after(last - clock.now(), deliver);
  };
}

export interface Line {
  readonly near: Wire;
  readonly far: Wire;
  /** The far process is gone: it hears and sends nothing more; what is on its way from it still arrives. */
  die(reason: string): void;
}

/** A wire between two processes, each way with delays of its own. */
export function line(clock: Clock, delayMs: () => number): Line {
  const sides = [0, 1].map(() => ({
    message: [] as ((message: unknown) => void)[],
    bytes: [] as ((frame: Uint8Array) => void)[],
    close: [] as ((reason: string) => void)[],
    closed: undefined as string | undefined,
    carry: delayLine(clock, delayMs),
  }));
  const [near, far] = sides as [(typeof sides)[0], (typeof sides)[0]];

  function close(side: typeof near, reason: string): void {
    if (side.closed !== undefined) return;
    side.closed = reason;
    for (const listener of side.close) listener(reason);
  }

  function die(reason: string): void {
    if (far.closed !== undefined) return;
    close(far, reason);
    far.carry(() => close(near, reason));
  }

  /** @param out where this end's messages are delivered. */
  const end = (here: typeof near, out: typeof near): Wire => ({
    send(message) {
      if (here.closed !== undefined) return;
      here.carry(() => {
        if (out.closed === undefined) for (const listener of out.message) listener(message);
      });
    },
    sendBytes(frame) {
      if (here.closed !== undefined) return;
      here.carry(() => {
        if (out.closed === undefined) for (const listener of out.bytes) listener(frame);
      });
    },
    onMessage: (listener) => void here.message.push(listener),
    onBytes: (listener) => void here.bytes.push(listener),
    onClose: (listener) => void here.close.push(listener),
    close: die,
  });
  return { near: end(near, far), far: end(far, near), die };
}
