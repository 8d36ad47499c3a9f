import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';
import { findStaticFile } from '../static-files.ts';
import { createAccess } from './access.ts';
import { type Door, kioskDoor, operatorDoor } from './doors.ts';
import { browserOf, handleRequest, type HttpSite } from './http.ts';
import { isOwnHost, isOwnOrigin, linkHost } from './origin.ts';
import { defaultSocketLimits, type SocketLimits, socketWire } from './socket-wire.ts';

/** What is known of a connection besides its wire. */
export interface ConnectionInfo {
  /** Which browser, e.g. "browser-2": the same for all connections that hold one cookie. */
  readonly browser: string;
}

export interface WebShellOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** The built page, with `index.html`. */
  readonly rendererFolder: string;
  /** The first link's token, instead of a random one. */
  readonly token?: string;
  /** Called for every WebSocket, in the same turn of the event loop in which it opens. */
  onConnection(wire: Wire, info: ConnectionInfo): void;
  /** The same for the operators' page; left out, there is none. */
  readonly onOperator?: (wire: Wire, info: ConnectionInfo) => void;
  readonly log: Log;
  readonly clock?: Clock;
  /** Open WebSockets of each page, all browsers together. Default 16. */
  readonly maxConnections?: number;
  readonly socketLimits?: Partial<SocketLimits>;
}

export interface WebShell {
  /** The first one-time link. */
  readonly url: string;
  /** The first one-time link of the operators' page; null where there is none. */
  readonly operatorUrl: string | null;
  readonly port: number;
  /** A link for one more browser. A page asks for one with `POST /api/links`. */
  newUrl(): string;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

const maxHeaderBytes = 8 * 1024;
const maxTcpConnections = 128;

/**
 * Serves the kiosk's page and its connections over HTTP and WebSocket. Rejects with a sentence that
 * says what to do when the page is not built or the port cannot be had.
 */
export async function createWebShell(options: WebShellOptions): Promise<WebShell> {
  const { log, rendererFolder, host = '127.0.0.1', clock = systemClock } = options;
  if (!(await findStaticFile(rendererFolder, '/'))) {
    throw new Error(
      `the screen is not built (${rendererFolder}/index.html is missing): run "npm start"`,
    );
  }
  const { token: firstToken, onOperator } = options;
  const kiosk = kioskDoor(createAccess({ clock, ...(firstToken !== undefined && { firstToken }) }));
  const operators = onOperator && operatorDoor(createAccess({ clock }));
  const newUrl = ({ path, access }: Door) =>
    `http://${linkHost(host)}:${port}${path}?token=${access.mintToken()}`;
  const site: HttpSite = {
    doors: operators ? [kiosk, operators] : [kiosk],
    rendererFolder,
    host,
    port: () => port,
    newUrl,
  };

  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => void handleRequest(site, request, response),
  );
  server.maxConnections = maxTcpConnections;
  const maxPayload = options.socketLimits?.maxPayload ?? defaultSocketLimits.maxPayload;
  const entrance = (door: Door, onConnection: WebShellOptions['onConnection']) => ({
    door,
    onConnection,
    sockets: new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false }),
  });
  const entrances = [
    entrance(kiosk, options.onConnection),
    ...(operators && onOperator ? [entrance(operators, onOperator)] : []),
  ];
  const limits = options.socketLimits ?? {};
  const maxConnections = options.maxConnections ?? 16;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const to = entrances.find(({ door }) => door.socketPath === request.url);
    const full = to !== undefined && to.sockets.clients.size >= maxConnections;
    const refusal = refuseUpgrade(site, request, to?.door, full);
    if (refusal || !to) {
      log.warn({ status: refusal }, 'websocket refused');
      return void stream.end(
        `HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
    }
    const browser = browserOf(site, to.door, request) ?? '';
    to.sockets.handleUpgrade(request, stream, head, (socket) => {
      to.onConnection(socketWire(socket, { log, limits }), { browser });
    });
  });

  const port = await listen(server, host, options.port);
  // E.g. out of file descriptors: the connection is lost, the server goes on.
  server.on('error', (error) => log.error({ error: messageOf(error) }, 'web server error'));
  return {
    url: newUrl(kiosk),
    operatorUrl: operators ? newUrl(operators) : null,
    port,
    newUrl: () => newUrl(kiosk),
    async close() {
      for (const socket of entrances.flatMap(({ sockets }) => [...sockets.clients])) {
        socket.close(1001, 'the kiosk is closing');
        setTimeout(() => socket.terminate(), 500).unref();
      }
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Why a WebSocket is not opened, as an HTTP status line; undefined when it may be. */
function refuseUpgrade(
  site: HttpSite,
  request: IncomingMessage,
  door: Door | undefined,
  full: boolean,
): string | undefined {
  if (!door) return '404 Not Found';
  if (!isOwnHost(request.headers.host, site.host, site.port())) return '421 Misdirected Request';
  if (!isOwnOrigin(request)) return '403 Forbidden';
  if (!browserOf(site, door, request)) return '401 Unauthorized';
  return full ? '503 Service Unavailable' : undefined;
}

/** Resolves with the port that is listened on. */
function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new Error(explain(error, host, port)));
    server.once('error', failed);
    server.listen({ host, port }, () => {
      const address = server.address();
      server.off('error', failed);
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explain(error: Error, host: string, port: number): string {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use: end the program that uses it, or choose another with --port`;
    case 'EACCES':
      return `port ${port} may not be opened by this user: choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine: choose one with --host, or leave it out`;
    default:
      return `cannot listen on ${host} port ${port}: ${messageOf(error)}`;
  }
}
