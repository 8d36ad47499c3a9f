import { request } from 'node:http';
import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { encodeAudioFrame } from '../../src/contract/audio-frame.ts';
import { needs } from '../support/needs.ts';
import { shareHouse } from './support/house.ts';
import { enter } from './support/links.ts';
import { whyNoBrowser } from './support/requirements.ts';

describe('whatever comes over the network', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: false });
  const socketUrl = (path: string) => `${house.door().origin.replace('http', 'ws')}${path}`;

  /** Asks for a session as the page does. */
  async function openSession(body: unknown): Promise<{ status: number; url: string }> {
    const { cookie, origin } = house.door();
    const answer = await fetch(`${origin}/api/sessions`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { url = '' } = (await answer.json()) as { url?: string };
    return { status: answer.status, url };
  }

  /** A socket of a new session that is let in; resolves when it is open. */
  async function letIn(audio: 'none' | 'remote' = 'none'): Promise<WebSocket> {
    const { cookie, origin } = house.door();
    const { url } = await openSession({ audio });
    const socket = new WebSocket(socketUrl(url), { headers: { cookie }, origin });
    onTestFinished(() => socket.terminate());
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
    });
  }

  /** The code with which the kiosk ends this socket. */
  const closeCode = (socket: WebSocket) =>
    new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

  /** The HTTP status with which a socket is refused. */
  function refusal(headers: Record<string, string>, url: string): Promise<number | undefined> {
    const socket = new WebSocket(url, { headers });
    onTestFinished(() => socket.terminate());
    socket.on('error', () => {});
    return new Promise((resolve, reject) => {
      socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode));
      socket.once('open', () => reject(new Error('it was let in')));
    });
  }

  /** The answer to one message. */
  async function call(socket: WebSocket, type: string, fields: object): Promise<{ type: string }> {
    const id = 1 + Math.floor(Math.random() * 1e9);
    const answered = new Promise<{ type: string }>((resolve) => {
      socket.setMaxListeners(0).on('message', (data, isBinary) => {
        if (isBinary) return;
        const message = JSON.parse(String(data)) as { id?: number; type: string };
        if (message.id === id) resolve(message);
      });
    });
    socket.send(JSON.stringify({ ...fields, type, id }));
    return answered;
  }

  /** The kiosk serves the next page and answers on it. */
  async function stillServes(): Promise<void> {
    const screen = await house.screen();
    await screen.begin();
    await screen.type('hello');
    await screen.answer('Hello');
  }

  test('text that is no JSON is forgiven a few times, then ends the connection', async () => {
    const socket = await letIn();
    const closed = closeCode(socket);
    socket.send('{"type":"say",');
    expect((await call(socket, 'say', { text: 'hello' })).type).toBe('ok');
    for (let i = 0; i < 10; i++) socket.send('not JSON');
    expect(await closed).toBe(1007);
    await stillServes();
  });

  test('a message of a megabyte ends the connection', async () => {
    const socket = await letIn();
    const closed = closeCode(socket);
    socket.send(JSON.stringify({ type: 'say', id: 1, text: 'x'.repeat(1e6) }));
    expect(await closed).toBe(1009);
    await stillServes();
  });

  test('binary garbage and odd audio are ignored', async () => {
    const socket = await letIn('remote');
    await call(socket, 'start_listening', {});
    for (let size = 0; size < 60; size++) socket.send(randomBytes(size));
    socket.send(randomBytes(100_000));
    const samples = new Int16Array(320);
    for (const sampleRate of [0, 7_999, 8_000, 44_100, 48_000, 4_294_967_295]) {
      socket.send(encodeAudioFrame({ channel: 4_294_967_295, utterance: 7, sampleRate, samples }));
    }
    expect((await call(socket, 'say', { text: 'hello' })).type).toBe('ok');
    await stillServes();
  });

  test('calls of the wrong shape are refused one by one', async () => {
    const openings: readonly unknown[] = [
      { audio: 'loud' },
      { audio: 'device' },
      { audio: 'none', resumeToken: 'x'.repeat(101) },
      { language: 'fr' },
      { constructor: {} },
      null,
      [],
      'none',
    ];
    for (const opening of openings) {
      expect((await openSession(opening)).status, JSON.stringify(opening)).toBe(400);
    }
    const socket = await letIn();
    for (const type of ['open', 'listen', 'constructor', '__proto__', 'toString', 'x'.repeat(64)]) {
      expect(await call(socket, type, { audio: 'none' }), type).toMatchObject({ type: 'error' });
    }
    expect((await call(socket, 'say', { text: 'hello' })).type).toBe('ok');
    const after: [string, object][] = [
      ['say', { text: 42 }],
      ['say', { text: 'a'.repeat(10_001) }],
      ['say', { text: 'a'.repeat(20_001) }],
      ['set_language', { language: 'fr' }],
      ['confirm', { proposalId: 'x' }],
      ['played', { utterance: -1, state: 'started' }],
      ['mute', { on: 'yes' }],
    ];
    for (const [type, fields] of after) {
      expect(await call(socket, type, fields), type).toMatchObject({ type: 'error' });
    }
    await stillServes();
  });

  test("another person's proposal cannot be confirmed", async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.type('cancel order 1042');
    await screen.answer('last four digits');
    await screen.type('4321');
    await screen.answer('Shall I cancel order 1042');
    const proposalId = screen.view()?.pending?.proposalId;
    expect(proposalId).toBeTruthy();
    const socket = await letIn();
    let heard = '';
    socket.on('message', (data) => {
      heard += String(data);
    });
    await call(socket, 'confirm', { proposalId, yes: true });
    // A confirm is answered before its turn is over; turns are taken one after the other.
    await call(socket, 'say', { text: 'hello' });
    await expect.poll(() => heard.includes('Hello')).toBe(true);
    expect(screen.view()?.pending?.proposalId).toBe(proposalId);
    await screen.yes();
    await screen.answer('I have cancelled order 1042');
  });

  test('a flood of messages ends the connection', async () => {
    const socket = await letIn();
    const closed = closeCode(socket);
    for (let id = 1; id <= 2_000; id++) {
      socket.send(JSON.stringify({ type: 'interrupt', id }));
    }
    expect(await closed).toBe(1008);
    await stillServes();
  });

  test('strangers are not let in', async () => {
    const { cookie, origin } = house.door();
    const url = socketUrl((await openSession({})).url);
    expect(await refusal({ origin }, url)).toBe(401);
    expect(await refusal({ origin, cookie: `${cookie.split('=')[0]}=wrong` }, url)).toBe(401);
    expect(await refusal({ cookie }, url)).toBe(403);
    expect(await refusal({ cookie, origin: 'http://evil.example' }, url)).toBe(403);
    expect(await refusal({ cookie, origin, host: 'evil.example' }, url)).toBe(421);
    expect(await refusal({ cookie, origin }, `${url}/other`)).toBe(404);
    expect(await refusal({ cookie, origin }, `${url}other`)).toBe(404);
    expect(await refusal({ cookie, origin }, socketUrl('/ws'))).toBe(404);
    // Of another browser it is not, whatever the id.
    const other = (await enter(await house.door().newLink())).cookie;
    expect(await refusal({ cookie: other, origin }, url)).toBe(404);
    await stillServes();
  });

  test('odd HTTP is answered and not served', async () => {
    const { cookie } = house.door();
    const { port } = house.kiosk();
    const status = (path: string, method = 'GET', body = '') =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port, path, method, headers: { cookie } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        sent.once('error', reject);
        sent.end(body);
      });
    expect(await status('/../../package.json')).toBe(404);
    expect(await status('/%2e%2e/%2e%2e/etc/passwd')).toBe(404);
    expect(await status('/%00')).toBe(404);
    expect(await status('/%')).toBe(404);
    expect(await status('/', 'PUT', 'x')).toBe(405);
    expect(await status('/', 'POST', 'x'.repeat(5_000))).toBe(413);
    await stillServes();
  });
});
