import type { Wire } from './wire.ts';

/** One end of a wire, for a transport: what its user sees, and what the transport tells it. */
export interface Pipe {
  readonly wire: Wire;
  message(message: unknown): void;
  bytes(frame: Uint8Array): void;
  /** The other side is gone. Once; nothing is sent any more. */
  closed(reason: string): void;
}

/** How a transport sends. */
export interface PipeEnd {
  message(message: unknown): void;
  bytes(frame: Uint8Array): void;
  /** Tells the other side that this one closes. */
  close(reason: string): void;
  /** Told once, before the listeners. */
  onClosed(): void;
}

export function createPipe(end: PipeEnd): Pipe {
  const messageListeners: ((message: unknown) => void)[] = [];
  const byteListeners: ((frame: Uint8Array) => void)[] = [];
  const closeListeners: ((reason: string) => void)[] = [];
  let closedBecause: string | undefined;

  function closed(reason: string): void {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    end.onClosed();
    for (const listener of closeListeners) listener(reason);
  }

  return {
    wire: {
      send(message) {
        if (closedBecause === undefined) end.message(message);
      },
      sendBytes(frame) {
        if (closedBecause === undefined) end.bytes(frame);
      },
      onMessage: (listener) => void messageListeners.push(listener),
      onBytes: (listener) => void byteListeners.push(listener),
      onClose(listener) {
        if (closedBecause === undefined) closeListeners.push(listener);
        else listener(closedBecause);
      },
      close(reason) {
        if (closedBecause === undefined) end.close(reason);
        closed(reason);
      },
    },
    message(message) {
      for (const listener of messageListeners) listener(message);
    },
    bytes(frame) {
      for (const listener of byteListeners) listener(frame);
    },
    closed,
  };
}
