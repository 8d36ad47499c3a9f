import type { RawData, WebSocket } from 'ws';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Log } from '../../ops/log.ts';
import { createRate } from '../rate.ts';

/** Bounds of one connection. Amounts are bytes, rates per second, durations ms. */
export interface SocketLimits {
  /** Largest message or frame taken in; a larger one ends the connection (code 1009). To be given to `ws` as `maxPayload`. */
  readonly maxPayload: number;
  /** While more than this waits to be sent, audio frames are dropped. */
  readonly dropFramesAbove: number;
  /** When more than this waits to be sent, the other side has stopped reading: the connection ends. */
  readonly endAbove: number;
  /** Text that is no JSON: so many are forgiven in one connection. */
  readonly maxMalformed: number;
  /** Messages above this rate end the connection; audio frames above theirs are dropped. */
  readonly messagesPerSecond: number;
  readonly framesPerSecond: number;
  /** A connection that has not answered a ping by the next one is dead. */
  readonly pingEveryMs: number;
}

export const defaultSocketLimits = {
  maxPayload: 256 * 1024,
  dropFramesAbove: 8 * 1024 * 1024,
  endAbove: 16 * 1024 * 1024,
  maxMalformed: 5,
  messagesPerSecond: 50,
  framesPerSecond: 200,
  pingEveryMs: 15_000,
} as const satisfies SocketLimits;

/** A second's allowance times this may come at once, e.g. after a browser tab was asleep. */
const burstSeconds = 4;
/** A connection that was closed here and is still there after this is cut, ms. */
const closeGraceMs = 1_000;

export interface SocketWireOptions {
  readonly log: Log;
  readonly limits?: Partial<SocketLimits>;
}

/**
 * A wire over an open WebSocket (either end, for Node): messages as JSON text, frames as binary.
 * What comes before the first `onMessage` listener waits in the socket.
 */
export function socketWire(socket: WebSocket, { log, limits: some }: SocketWireOptions): Wire {
  const limits: SocketLimits = { ...defaultSocketLimits, ...some };
  const messageListeners: ((message: unknown) => void)[] = [];
  const byteListeners: ((frame: Uint8Array) => void)[] = [];
  const closeListeners: ((reason: string) => void)[] = [];
  const messageAllowed = createRate(
    limits.messagesPerSecond,
    limits.messagesPerSecond * burstSeconds,
  );
  const frameAllowed = createRate(limits.framesPerSecond, limits.framesPerSecond * burstSeconds);
  const dropped = { in: 0, out: 0 };
  let malformed = 0;
  let closedBecause: string | undefined;

  function end(code: number, reason: string): void {
    socket.close(code, closeReason(reason));
    setTimeout(() => socket.terminate(), closeGraceMs).unref();
  }

  function takeFrame(frame: Buffer): void {
    if (!frameAllowed(performance.now())) {
      dropped.in += 1;
      return;
    }
    const bytes = new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength);
    for (const listener of byteListeners) listener(bytes);
  }

  function takeText(text: Buffer): void {
    if (!messageAllowed(performance.now())) return end(1008, 'too many messages');
    let message: unknown;
    try {
      message = JSON.parse(text.toString('utf8'));
    } catch {
      malformed += 1;
      log.warn({ malformed }, 'a message that is no JSON arrived');
      if (malformed > limits.maxMalformed) end(1007, 'too many malformed messages');
      return;
    }
    for (const listener of messageListeners) listener(message);
  }

  socket.on('message', (data: RawData, isBinary: boolean) => {
    // After `close` the other side may still be sending: that is over.
    if (socket.readyState !== socket.OPEN) return;
    // `nodebuffer` is the binary type, so it is one Buffer.
    if (isBinary) takeFrame(data as Buffer);
    else takeText(data as Buffer);
  });
  // Too large, bad UTF-8, broken framing: ws closes the connection with the right code itself.
  socket.on('error', (error) => log.warn({ code: codeOf(error) }, 'websocket error'));
  socket.on('close', (code) => {
    clearInterval(pinging);
    closedBecause = `the connection ended (${code})`;
    if (dropped.in + dropped.out > 0) log.warn({ dropped }, 'audio frames were dropped');
    for (const listener of closeListeners.splice(0)) listener(closedBecause);
  });

  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const pinging = setInterval(() => {
    if (socket.isPaused) return;
    if (!answered) return socket.terminate();
    answered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, limits.pingEveryMs);
  pinging.unref();
  socket.pause();

  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > limits.endAbove) {
        log.warn({ waiting: socket.bufferedAmount }, 'the other side has stopped reading');
        return socket.terminate();
      }
      socket.send(text);
    },
    sendBytes(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > limits.dropFramesAbove) dropped.out += 1;
      else socket.send(frame);
    },
    onMessage(listener) {
      messageListeners.push(listener);
      if (socket.isPaused) setImmediate(() => socket.resume());
    },
    onBytes: (listener) => void byteListeners.push(listener),
    onClose(listener) {
      if (closedBecause === undefined) closeListeners.push(listener);
      else listener(closedBecause);
    },
    close: (reason) => end(1000, reason),
  };
}

/** At most 123 bytes of UTF-8 fit in a close frame. */
function closeReason(reason: string): string {
  let cut = reason.slice(0, 123);
  while (Buffer.byteLength(cut) > 123) cut = cut.slice(0, -1);
  return cut;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
