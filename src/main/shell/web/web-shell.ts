import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Places } from '../../engine/places.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';
import { findStaticFile } from '../static-files.ts';
import { createAccess } from './access.ts';
import { HttpError } from './answers.ts';
import { createApi, sessionIdIn } from './api.ts';
import { checkToken, createCredentials } from './credentials.ts';
import { type Door, kioskDoor, operatorDoor } from './doors.ts';
import { browserOf, handleRequest, type HttpSite } from './http.ts';
import { createKeyedRate } from './keyed-rate.ts';
import { createLatencyWindow } from './latency.ts';
import { isOwnOrigin, linkHost } from './origin.ts';
import { createWebSessions } from './sessions.ts';
import type { SocketLimits } from './socket-wire.ts';
import { type Entrance, serveUpgrades } from './upgrades.ts';

/** What is known of a connection besides its wire. */
export interface ConnectionInfo {
  /** Which browser, e.g. "browser-2": the same for all connections that hold one cookie. `program`: one that has the token. */
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
  /** For programs: `Authorization: Bearer`. Null or left out, only browsers get in, and only of this machine. */
  readonly apiToken?: string | null;
  /** Where sessions are opened and text turns are taken. */
  readonly places: Places;
  /** Called for every WebSocket of a session, in the same turn of the event loop in which it opens. The wire opens the session itself. */
  onConnection(wire: Wire, info: ConnectionInfo): void;
  /** The same for the operators' page; left out, there is none. */
  readonly onOperator?: (wire: Wire, info: ConnectionInfo) => void;
  /** The same for the operator's console, which opens with the kiosk's cookie and asks for a PIN; left out, there is none. */
  readonly onConsole?: (wire: Wire, info: ConnectionInfo) => void;
  readonly log: Log;
  readonly clock?: Clock;
  /** Told to whoever may use the kiosk. */
  readonly version?: string;
  /** Open WebSockets of each page, all browsers together. Default 16. */
  readonly maxConnections?: number;
  /** Bounds per second, and at once; the defaults are far above what a screen does. */
  readonly rates?: Partial<Record<keyof typeof defaultRates, Rate>>;
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

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

const defaultRates = {
  /** Requests and WebSockets, by address. */
  requests: { perSecond: 60, burst: 300 },
  /** Wrong tokens, by address. */
  wrongTokens: { perSecond: 0.2, burst: 10 },
  /** New sessions, by browser or program. */
  sessions: { perSecond: 2, burst: 30 },
  /** Turns of `POST /api/chat`, by browser or program. */
  turns: { perSecond: 5, burst: 20 },
} as const satisfies Readonly<Record<string, Rate>>;

const maxHeaderBytes = 8 * 1024;
const maxTcpConnections = 128;

/**
 * Serves the kiosk's page, its connections and its API over HTTP and WebSocket. Rejects with a sentence
 * that says what to do when the page is not built, the port cannot be had, or other machines could come
 * in without a token.
 */
export async function createWebShell(options: WebShellOptions): Promise<WebShell> {
  const { log, rendererFolder, host = '127.0.0.1', clock = systemClock } = options;
  const { apiToken = null, places, onOperator, onConsole } = options;
  checkToken(host, apiToken);
  if (!(await findStaticFile(rendererFolder, '/'))) {
    throw new Error(
      `the screen is not built (${rendererFolder}/index.html is missing): run "npm start"`,
    );
  }
  const { token: firstToken } = options;
  const kiosk = kioskDoor(createAccess({ clock, ...(firstToken !== undefined && { firstToken }) }));
  const operators = onOperator && operatorDoor(createAccess({ clock }));
  const newUrl = ({ path, access }: Door) =>
    `http://${linkHost(host)}:${port}${path}?token=${access.mintToken()}`;
  const rate = (name: keyof typeof defaultRates) =>
    createKeyedRate(options.rates?.[name] ?? defaultRates[name]);
  const requests = rate('requests');
  const credentials = createCredentials({
    apiToken,
    wrongTokens: rate('wrongTokens'),
    browserOf: (request) => browserOf(site, kiosk, request),
  });
  const latency = createLatencyWindow();
  const sessions = createWebSessions({ places, onLatency: latency.add });
  const site: HttpSite = {
    doors: operators ? [kiosk, operators] : [kiosk],
    api: createApi({
      places,
      sessions,
      credentials,
      latency,
      version: options.version ?? 'unknown',
      startedAt: clock.now(),
      now: clock.now,
      rates: { sessions: rate('sessions'), turns: rate('turns') },
    }),
    requests,
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

  /** A socket of a page: with its cookie, from its own origin. */
  const pageEntrance = (
    socketPath: string,
    door: Door,
    onOpen: WebShellOptions['onConnection'],
  ): Entrance => ({
    at: (path) => path === socketPath,
    admit(request) {
      const browser = browserOfPage(site, door, request);
      return (wire) => onOpen(wire, { browser });
    },
  });
  const sessionEntrance: Entrance = {
    at: (path) => sessionIdIn(path) !== undefined,
    admit(request, path) {
      const browser =
        request.headers.authorization === undefined
          ? browserOfPage(site, kiosk, request)
          : credentials.whoIs(request);
      const session = sessions.find(browser, sessionIdIn(path) ?? '');
      if (!session) throw new HttpError(404, 'gone', 'there is no such session');
      return (wire) => options.onConnection(sessions.connect(session, wire), { browser });
    },
  };
  const endSockets = serveUpgrades(server, {
    entrances: [
      sessionEntrance,
      ...(operators && onOperator ? [pageEntrance('/ws/operator', operators, onOperator)] : []),
      ...(onConsole ? [pageEntrance('/ws/console', kiosk, onConsole)] : []),
    ],
    host,
    port: () => port,
    requests,
    log,
    limits: options.socketLimits ?? {},
    maxConnections: options.maxConnections ?? 16,
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
      endSockets('the kiosk is closing');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The browser that opens a socket; a page always tells where it is from. Throws HttpError. */
function browserOfPage(site: HttpSite, door: Door, request: IncomingMessage): string {
  if (!isOwnOrigin(request)) throw new HttpError(403, 'forbidden', 'only our own page may connect');
  const browser = browserOf(site, door, request);
  if (browser === undefined) throw new HttpError(401, 'unauthorized', 'open a link first');
  return browser;
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
