import type { Wire } from '../../contract/rpc/wire.ts';

/** What a wire needs from the thing that carries it; `onClose` may be called by it several times. */
export interface MessageEnd {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: (reason: string) => void): void;
  close(reason: string): void;
}

/** A wire over a message end that carries structured clones: binary frames travel as Uint8Array. */
export function messageWire(end: MessageEnd): Wire {
  const messageListeners: ((message: unknown) => void)[] = [];
  const byteListeners: ((frame: Uint8Array) => void)[] = [];
  const closeListeners: ((reason: string) => void)[] = [];
  let closedBecause: string | undefined;
  end.onMessage((message) => {
    if (message instanceof Uint8Array) for (const listener of byteListeners) listener(message);
    else for (const listener of messageListeners) listener(message);
  });
  end.onClose((reason) => {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    for (const listener of closeListeners) listener(reason);
  });
  const send = (message: unknown) => {
    if (closedBecause === undefined) end.send(message);
  };
  return {
    send,
    // A structured clone takes the whole buffer behind a view with it: send no more than the frame.
    sendBytes: (frame) =>
      send(frame.byteLength === frame.buffer.byteLength ? frame : new Uint8Array(frame)),
    onMessage: (listener) => void messageListeners.push(listener),
    onBytes: (listener) => void byteListeners.push(listener),
    onClose(listener) {
      if (closedBecause === undefined) closeListeners.push(listener);
      else listener(closedBecause);
    },
    close: (reason) => end.close(reason),
  };
}

/** The parts of node:child_process's ChildProcess used here (forked with `serialization: 'advanced'`). */
interface ForkedProcess {
  /** Undefined when it could not be started. */
  readonly pid?: number | undefined;
  readonly connected: boolean;
  readonly exitCode: number | null;
  readonly signalCode: string | null;
  send(message: never, callback: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): boolean;
}

/** A process that was asked to end and has not done so in this time is killed, ms. */
const endGraceMs = 2_000;

/** The parent's end of a forked process. It closes when the process is gone. */
export function childProcessWire(child: ForkedProcess): Wire {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  return messageWire({
    // A send to a process that has just died fails; its exit is reported by `exit`.
    send: (message) => void (child.connected && child.send(message as never, () => {})),
    onMessage: (listener) => child.on('message', listener),
    onClose(listener) {
      const ended = (code: number | null, signal: string | null) =>
        listener(signal ?? `exit code ${code}`);
      child.on('exit', ended);
      // `error` without `exit`: there never was a process. Other errors do not end one.
      child.on('error', (error) => {
        if (child.pid === undefined) listener(error.message);
      });
      if (gone()) ended(child.exitCode, child.signalCode);
    },
    close() {
      if (gone()) return;
      child.kill('SIGTERM');
      setTimeout(() => !gone() && child.kill('SIGKILL'), endGraceMs).unref();
    },
  });
}

/** The parts of Electron's `process.parentPort` (set in its utility processes) used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** A child process's own end, forked by Node or by Electron's utilityProcess. */
export function parentProcessWire(): Wire {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort) {
    return messageWire({
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
      onClose: () => {}, // Electron ends its utility processes with the application.
      close: () => process.exit(0),
    });
  }
  return messageWire({
    send: (message) => void (process.connected && process.send?.(message, undefined, {}, () => {})),
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.on('disconnect', () => listener('the parent is gone')),
    close: () => {
      if (process.connected) process.disconnect();
    },
  });
}

/** The parts of node:worker_threads's MessagePort used here. */
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** One end of a MessageChannel, e.g. to a worker thread. */
export function messagePortWire(port: Port): Wire {
  let reason = 'the other end closed';
  return messageWire({
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', () => listener(reason)),
    close(why) {
      reason = why;
      port.close();
    },
  });
}
