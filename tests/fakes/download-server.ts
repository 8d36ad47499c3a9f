import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats one path; one after another when several are given, the last for good. */
type Behaviour =
  | { readonly kind: 'range' }
  /** Answers 200 with everything, whatever part is asked for. */
  | { readonly kind: 'no-range' }
  /** Sends this many bytes of what was asked for and drops the connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Sends the headers and this many bytes, and then nothing. */
  | { readonly kind: 'hang'; readonly afterBytes: number }
  /** Sends pieces of this size with this pause between them. */
  | { readonly kind: 'slow'; readonly pieceBytes: number; readonly pauseMs: number }
  /** A login page of a captive portal. */
  | { readonly kind: 'page' };

interface Request {
  readonly path: string;
  /** First byte asked for, 0 without Range. */
  readonly from: number;
  readonly ifRange: string | null;
  /** Bytes of the body given to the socket. */
  sent: number;
}

export interface DownloadServer {
  readonly url: string;
  readonly requests: Request[];
  /** Offers a file; `etag` null sends no validator. */
  put(path: string, content: Uint8Array, options?: { etag?: string | null }): void;
  behave(path: string, ...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

/** A loopback file server that can misbehave. */
export async function startDownloadServer(): Promise<DownloadServer> {
  const files = new Map<string, { content: Uint8Array; etag: string | null }>();
  const scripts = new Map<string, Behaviour[]>();
  const requests: Request[] = [];

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const file = files.get(path);
    const script = scripts.get(path) ?? [];
    const behaviour = (script.length > 1 ? script.shift() : script[0]) ?? { kind: 'range' };
    const seen: Request = {
      path,
      from: firstByte(request),
      ifRange: request.headers['if-range']?.toString() ?? null,
      sent: 0,
    };
    requests.push(seen);
    response.on('error', () => {});
    if (behaviour.kind === 'status') {
      response.writeHead(behaviour.status, behaviour.headers).end();
    } else if (behaviour.kind === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>');
    } else if (!file) {
      response.writeHead(404).end();
    } else {
      send(response, file, seen, behaviour);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    put(path, content, options = {}) {
      const etag = options.etag === undefined ? `"${content.length}-${content[0]}"` : options.etag;
      files.set(path, { content, etag });
    },
    behave: (path, ...behaviours) => void scripts.set(path, behaviours),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(
  response: ServerResponse,
  file: { content: Uint8Array; etag: string | null },
  seen: Request,
  behaviour: Behaviour,
): void {
  const { content, etag } = file;
  const honoured =
    behaviour.kind !== 'no-range' && (seen.ifRange === null || seen.ifRange === etag);
  const from = honoured ? seen.from : 0;
  if (from >= content.length) {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  const body = content.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    ...(from > 0
      ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }
      : {}),
    ...(etag ? { etag } : {}),
  });
  const give = (bytes: Uint8Array, then?: () => void) => {
    seen.sent += bytes.length;
    response.write(bytes, then);
  };
  if (behaviour.kind === 'cut') {
    // A client drops what it has not read yet when a connection breaks: let it read first.
    give(body.subarray(0, behaviour.afterBytes), () => setTimeout(() => response.destroy(), 150));
  } else if (behaviour.kind === 'hang') {
    give(body.subarray(0, behaviour.afterBytes));
  } else if (behaviour.kind === 'slow') {
    let at = 0;
    const timer = setInterval(() => {
      give(body.subarray(at, at + behaviour.pieceBytes));
      at += behaviour.pieceBytes;
      if (at < body.length) return;
      clearInterval(timer);
      response.end();
    }, behaviour.pauseMs);
    response.on('close', () => clearInterval(timer));
  } else {
    give(body);
    response.end();
  }
}

function firstByte(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}
