import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createWebShell, type WebShellOptions } from '../../src/main/shell/web/index.ts';
import { fakePlaces } from '../fakes/places.ts';

export const silentLog = pino({ level: 'silent' });

/** A built page in a temporary folder, beside a file that must never be served. */
export async function builtPage(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'vaani-web-'));
  onTestFinished(() => rm(base, { recursive: true }));
  const folder = join(base, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(base, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Vaani</title>');
  await writeFile(join(folder, 'assets', 'index-Bf3kQ0aZ.js'), 'export {};');
  await writeFile(join(folder, 'capture-worklet.js'), '// worklet');
  await writeFile(join(folder, '.env'), 'secret');
  await symlink(join(base, 'secret.txt'), join(folder, 'leak.txt'));
  return folder;
}

/** A running web shell that is closed when the test is over. */
export async function webShell(options: Partial<WebShellOptions> = {}) {
  const shell = await createWebShell({
    port: 0,
    rendererFolder: options.rendererFolder ?? (await builtPage()),
    places: fakePlaces(),
    onConnection: () => {},
    log: silentLog,
    ...options,
  });
  onTestFinished(() => shell.close());
  return shell;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One HTTP request exactly as given: `path` is sent raw and no header is added but Host. */
export function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Opens a link as a new browser does; returns the Cookie header it has from then on. */
export async function enter(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const answer = await ask(Number(port), pathname + search);
  return String(answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

/** The path of a new session's WebSocket. */
export async function newSession(
  port: number,
  headers: Record<string, string>,
  body: unknown = {},
): Promise<string> {
  const answer = await ask(port, '/api/sessions', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status > 201) throw new Error(String(answer.status));
  return (JSON.parse(answer.body) as { url: string }).url;
}

/** Opens a WebSocket as our page does; resolves with the open socket, or rejects with "401" and the like. */
export function dial(
  port: number,
  headers: Record<string, string>,
  path: string,
  onSocket: (socket: WebSocket) => void = () => {},
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    // What comes with the answer to the request must not be missed.
    onSocket(socket);
    onTestFinished(() => socket.terminate());
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume();
      reject(new Error(String(answer.statusCode)));
    });
    socket.on('error', () => {});
  });
}
