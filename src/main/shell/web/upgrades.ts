import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Log } from '../../ops/log.ts';
import { HttpError, retryAfter, tooMany } from './answers.ts';
import type { KeyedRate } from './keyed-rate.ts';
import { isOwnHost } from './origin.ts';
import { defaultSocketLimits, type SocketLimits, socketWire } from './socket-wire.ts';

/** A kind of WebSocket that is served. */
export interface Entrance {
  /** Whether it is at this path. */
  at(path: string): boolean;
  /** Lets the request in or throws HttpError; the function returned takes the socket when it is open. */
  admit(request: IncomingMessage, path: string): (wire: Wire) => void;
}

export interface UpgradeOptions {
  readonly entrances: readonly Entrance[];
  readonly host: string;
  readonly port: () => number;
  readonly requests: KeyedRate;
  readonly log: Log;
  readonly limits: Partial<SocketLimits>;
  /** Open WebSockets of each entrance, all browsers together. */
  readonly maxConnections: number;
}

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Opens WebSockets on this server. Returns what ends them all. */
export function serveUpgrades(server: Server, options: UpgradeOptions): (reason: string) => void {
  const { log, limits, maxConnections } = options;
  const maxPayload = limits.maxPayload ?? defaultSocketLimits.maxPayload;
  const entrances = options.entrances.map((entrance) => ({
    ...entrance,
    sockets: new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false }),
  }));

  function find(request: IncomingMessage) {
    const waitMs = options.requests.take(request.socket.remoteAddress ?? '');
    if (waitMs > 0) throw tooMany('requests', waitMs);
    const path = request.url ?? '';
    const to = entrances.find(({ at }) => at(path));
    if (!to) throw new HttpError(404, 'gone', 'there is nothing here');
    if (!isOwnHost(request.headers.host, options.host, options.port())) {
      throw new HttpError(421, 'misdirected', 'this server answers only to its own address');
    }
    const onOpen = to.admit(request, path);
    if (to.sockets.clients.size >= maxConnections) {
      throw new HttpError(503, 'busy', 'too many connections are open');
    }
    return { onOpen, sockets: to.sockets };
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    try {
      const { onOpen, sockets } = find(request);
      sockets.handleUpgrade(request, stream, head, (socket) =>
        onOpen(socketWire(socket, { log, limits })),
      );
    } catch (error) {
      const { status, retryAfterMs } =
        error instanceof HttpError ? error : { status: 500, retryAfterMs: undefined };
      log.warn({ status }, 'websocket refused');
      const wait = retryAfterMs === undefined ? '' : `Retry-After: ${retryAfter(retryAfterMs)}\r\n`;
      stream.end(
        `HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}\r\n${wait}Connection: close\r\nContent-Length: 0\r\n\r\n`,
      );
    }
  });

  return (reason) => {
    for (const socket of entrances.flatMap(({ sockets }) => [...sockets.clients])) {
      socket.close(1001, reason);
      setTimeout(() => socket.terminate(), 500).unref();
    }
  };
}
