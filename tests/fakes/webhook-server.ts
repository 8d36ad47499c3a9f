import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as the shop's own system got it. */
export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body, read as JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The shop's own system, on a real port of this machine. */
export interface WebhookServer extends AsyncDisposable {
  readonly url: string;
  /** Every message that arrived, in order; also those it refused. */
  readonly got: readonly Got[];
  /** What it answers from now on; `hang`: nothing at all. */
  answer(status: number | 'hang', headers?: Readonly<Record<string, string>>): void;
  /** Stops listening, as when the network is gone; `up` listens on the same port again. */
  down(): Promise<void>;
  up(): Promise<void>;
}

export async function webhookServer(): Promise<WebhookServer> {
  const got: Got[] = [];
  let status: number | 'hang' = 200;
  let extra: Readonly<Record<string, string>> = {};
  let port = 0;
  const open = () => {
    const made = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        got.push({ headers: request.headers, text, body: JSON.parse(text) });
        if (status === 'hang') return;
        response.writeHead(status, { connection: 'close', ...extra });
        response.end('{"a": "body that nobody reads"}');
      });
    });
    return new Promise<typeof made>((resolve) => {
      made.listen(port, '127.0.0.1', () => {
        ({ port } = made.address() as AddressInfo);
        resolve(made);
      });
    });
  };
  let server = await open();
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}/vaani`,
    got,
    answer(next, headers = {}) {
      status = next;
      extra = headers;
    },
    down: close,
    async up() {
      server = await open();
    },
    [Symbol.asyncDispose]: close,
  };
}
