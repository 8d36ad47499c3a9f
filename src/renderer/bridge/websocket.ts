import type { Wire } from '../../contract/rpc/wire.ts';

/** Why no connection could be made. `refused`: the engine is there and does not let this page in. */
export class DialError extends Error {
  readonly code: 'unreachable' | 'refused';
  constructor(code: 'unreachable' | 'refused', message: string) {
    super(message);
    this.name = 'DialError';
    this.code = code;
  }
}

/** The part of the browser's WebSocket that is used, so that a test can script one. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: (() => void) | null;
}

export interface WebSocketOptions {
  readonly url: string;
  /** Asked for once when the socket fails, to tell "nobody there" from "not let in". */
  readonly pageUrl: string;
  readonly dialTimeoutMs?: number;
  readonly createSocket?: (url: string) => SocketLike;
  /** The HTTP status of the page, or undefined when nobody answers. */
  readonly probe?: (pageUrl: string) => Promise<number | undefined>;
}

const open = 1;
const defaultDialTimeoutMs = 5_000;

/** More than this waiting to be sent means the line is slower than speech: late audio is dropped. */
const maxBufferedBytes = 128 * 1024;

/** Opens a WebSocket and resolves with a wire once it is open: JSON text messages and binary frames. */
export function openWebSocket(options: WebSocketOptions): Promise<Wire> {
  const createSocket = options.createSocket ?? ((url) => new WebSocket(url) as SocketLike);
  return new Promise((resolve, reject) => {
    const socket = createSocket(options.url);
    socket.binaryType = 'arraybuffer';
    const fail = async () => {
      clearTimeout(timer);
      socket.onopen = socket.onclose = socket.onerror = null;
      socket.close();
      const status = await (options.probe ?? probePage)(options.pageUrl);
      const refused = status === 401 || status === 403;
      reject(
        new DialError(refused ? 'refused' : 'unreachable', `no connection (${status ?? 'none'})`),
      );
    };
    const timer = setTimeout(() => void fail(), options.dialTimeoutMs ?? defaultDialTimeoutMs);
    socket.onclose = () => void fail();
    socket.onopen = () => {
      clearTimeout(timer);
      resolve(socketWire(socket));
    };
  });
}

function socketWire(socket: SocketLike): Wire {
  const messageListeners = new Set<(message: unknown) => void>();
  const byteListeners = new Set<(frame: Uint8Array) => void>();
  const closeListeners = new Set<(reason: string) => void>();
  let closedBecause: string | undefined;
  const closed = (reason: string) => {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    for (const listener of [...closeListeners]) listener(reason);
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') {
      const message = parse(data);
      for (const listener of [...messageListeners]) listener(message);
    } else if (data instanceof ArrayBuffer) {
      for (const listener of [...byteListeners]) listener(new Uint8Array(data));
    }
  };
  socket.onclose = ({ code, reason }) => closed(reason || `code ${code}`);
  return {
    send(message) {
      if (socket.readyState === open) socket.send(JSON.stringify(message));
    },
    sendBytes(frame) {
      if (socket.readyState !== open || socket.bufferedAmount > maxBufferedBytes) return;
      socket.send(frame);
    },
    onMessage: (listener) => messageListeners.add(listener),
    onBytes: (listener) => byteListeners.add(listener),
    onClose(listener) {
      if (closedBecause === undefined) closeListeners.add(listener);
      else listener(closedBecause);
    },
    close(reason) {
      // A half-dead line may take minutes to say goodbye; whoever closes need not wait for it.
      socket.close(1000, reason.slice(0, 100));
      closed(reason);
    },
  };
}

/** What is not JSON goes on as undefined: the peer reports it as malformed. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function probePage(pageUrl: string): Promise<number | undefined> {
  try {
    const answer = await fetch(pageUrl, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    });
    return answer.status;
  } catch {
    return undefined;
  }
}
