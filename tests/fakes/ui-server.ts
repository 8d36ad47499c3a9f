import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import type { NewSession, SessionAddress } from '../../src/contract/web-api.ts';
import { sessionWire } from '../../src/main/shell/web/session-wire.ts';

/** The policy the real web shell sends; the screen must not break it. */
export const contentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; media-src 'self'; worker-src 'self'; " +
  "object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface UiServer {
  readonly url: string;
  /** While false, sockets are refused and the page answers with this status. */
  admit(state: true | 401 | 503): void;
  close(): Promise<void>;
}

/** Who answers the sockets: of a kiosk's page, of the desk's, and of the operator's console. */
export interface UiBackends {
  readonly kiosk: (wire: Wire) => void;
  readonly operator: (wire: Wire) => void;
  readonly console?: (wire: Wire) => void;
}

const sessionsPath = '/api/sessions';

/** Serves the built screen, as kiosk and as desk, and hands every WebSocket to whom it is for. */
export async function serveUi(folder: string, backends: UiBackends): Promise<UiServer> {
  let admitted: true | 401 | 503 = true;
  /** What the sessions were opened with, by the path of their socket. */
  const sessions = new Map<string, NewSession>();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const page = path === '/' || path === '/operator';
    const file = join(folder, page ? 'index.html' : path);
    if (admitted !== true) return void response.writeHead(admitted).end();
    if (path === sessionsPath) {
      return void bodyOf(request).then((wanted) => {
        const id = `ses_${sessions.size + 1}`;
        const url = `${sessionsPath}/${id}`;
        sessions.set(url, wanted);
        const address = { id, url, resumeToken: wanted.resumeToken ?? '', resumed: false };
        response.writeHead(201).end(JSON.stringify(address satisfies SessionAddress));
      });
    }
    readFile(file).then(
      (content) =>
        response
          .writeHead(200, {
            'content-type': types[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': contentSecurityPolicy,
          })
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  server.on('upgrade', (request, socket, head) => {
    const path = request.url ?? '';
    const wanted = sessions.get(path);
    const backend = wanted
      ? (wire: Wire) => backends.kiosk(opening(wire, wanted))
      : new Map([
          ['/ws/operator', backends.operator],
          ['/ws/console', backends.console],
        ]).get(path);
    if (admitted !== true || !backend) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => backend(wireOf(opened)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    admit: (state) => {
      admitted = state;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The engine's end of a session's socket. */
function opening(socket: Wire, { audio = 'none', ...wanted }: NewSession): Wire {
  return sessionWire(socket, {
    open: { audio, ...wanted },
    onOpened: () => ({ resumed: wanted.resumeToken !== undefined }),
  });
}

async function bodyOf(request: IncomingMessage): Promise<NewSession> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as NewSession;
}

function wireOf(socket: WebSocket): Wire {
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    sendBytes: (frame) => socket.send(frame),
    onMessage: (listener) =>
      void socket.on('message', (data, binary) => {
        if (!binary) listener(JSON.parse(String(data)));
      }),
    onBytes: (listener) =>
      void socket.on('message', (data, binary) => {
        if (binary && Buffer.isBuffer(data)) listener(data);
      }),
    onClose: (listener) => void socket.on('close', (code) => listener(`code ${code}`)),
    close: () => socket.terminate(),
  };
}
