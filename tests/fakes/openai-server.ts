import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the fake server treats one request; past the end of the script the last step is repeated. */
export type ServerStep =
  | { readonly kind: 'stream'; readonly chunks: readonly unknown[]; readonly ending: StreamEnding }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' };

/** done: `[DONE]` · closed: ends in order without it · cut: the socket is destroyed · open: says no more. */
export type StreamEnding = 'done' | 'closed' | 'cut' | 'open';

export interface OpenAiServer {
  /** With `/v1`. */
  readonly baseUrl: string;
  readonly requests: readonly { readonly key: string | undefined; readonly body: Body }[];
  /** Connections that the client ended before the answer was complete. */
  readonly abandoned: number;
  close(): Promise<void>;
}

interface Body {
  readonly model?: string;
  readonly stream?: boolean;
  readonly messages?: unknown;
  readonly tools?: readonly unknown[];
  readonly max_tokens?: number;
}

/** A loopback server that speaks the chat completions API from a script. */
export async function startOpenAiServer(script: readonly ServerStep[]): Promise<OpenAiServer> {
  const requests: { key: string | undefined; body: Body }[] = [];
  let abandoned = 0;
  const server = createServer(async (request, response) => {
    const body = await readJson(request);
    const step = script[Math.min(requests.length, script.length - 1)];
    requests.push({ key: request.headers.authorization, body });
    response.on('close', () => {
      if (!response.writableFinished) abandoned += 1;
    });
    if (request.url !== '/v1/chat/completions' || !step) response.writeHead(404).end();
    else if (step.kind === 'status') {
      response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
      response.end(JSON.stringify(step.body ?? { error: { message: 'scripted' } }));
    } else if (step.kind === 'stream') await stream(response, step.chunks, step.ending);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    get abandoned() {
      return abandoned;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function stream(
  response: ServerResponse,
  chunks: readonly unknown[],
  ending: StreamEnding,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const chunk of chunks) {
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  if (ending === 'done') response.end('data: [DONE]\n\n');
  if (ending === 'closed') response.end();
  if (ending === 'cut') response.destroy();
}

async function readJson(request: IncomingMessage): Promise<Body> {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text || '{}') as Body;
}

const chunk = (delta: unknown, finish: string | null = null) => ({
  id: 'x',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

/** The chunks of a spoken answer. */
export function textChunks(pieces: readonly string[], finish: string | null = 'stop'): unknown[] {
  return [
    chunk({ role: 'assistant', content: '' }),
    ...pieces.map((content) => chunk({ content })),
    ...(finish === null ? [] : [chunk({}, finish)]),
  ];
}

/** The chunks of a tool call whose arguments come in these pieces. */
export function callChunks(name: string, pieces: readonly string[]): unknown[] {
  const part = (fields: object) => chunk({ tool_calls: [{ index: 0, ...fields }] });
  return [
    chunk({ role: 'assistant', content: null }),
    part({ id: 'c1', type: 'function', function: { name, arguments: '' } }),
    ...pieces.map((piece) => part({ function: { arguments: piece } })),
    chunk({}, 'tool_calls'),
  ];
}
