import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { type KioskApi, kioskApi, type SessionView } from '../../src/contract/kiosk.ts';
import { emptyApi, type Handlers, type Params } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import { serverMessages } from '../../src/contract/web-messages.ts';
import type { PlainMessage } from '../../src/contract/web-session.ts';
import { blankView, fakePlaces } from '../fakes/places.ts';
import { dial, enter, newSession, webShell } from './web-fixture.ts';
import { eventually } from '../support/eventually.ts';

interface EngineCall {
  readonly method: string;
  readonly params: unknown;
}

/** A shell with an engine whose calls are noted, and a browser that is in. */
async function house(open?: Handlers<KioskApi>['open']) {
  const calls: EngineCall[] = [];
  const peers: Peer<KioskApi, typeof emptyApi>[] = [];
  const closes: string[] = [];
  const note =
    (method: string) =>
    (params: unknown): Record<string, never> => {
      calls.push({ method, params });
      return {};
    };
  const handlers = {
    ...Object.fromEntries(Object.keys(kioskApi.calls).map((method) => [method, note(method)])),
    open(params: Params<KioskApi, 'open'>, signal: AbortSignal) {
      note('open')(params);
      if (open) return open(params, signal);
      return { resumeToken: params.resumeToken ?? '', resumed: true, view: blankView };
    },
    say(params: Params<KioskApi, 'say'>) {
      if (params.text === 'fail') throw new RpcError('too-long', 'say less');
      return note('say')(params);
    },
  } as unknown as Handlers<KioskApi>;
  const places = fakePlaces();
  const shell = await webShell({
    places,
    onConnection(wire) {
      wire.onClose((reason) => void closes.push(reason));
      const peer = createPeer({ wire, serves: kioskApi, uses: emptyApi, handlers });
      peer.onBytes((bytes) => peer.sendBytes(bytes));
      peers.push(peer);
    },
  });
  const headers = { cookie: await enter(shell.url), origin: `http://127.0.0.1:${shell.port}` };
  const url = await newSession(shell.port, headers, { audio: 'remote' });
  return { shell, places, headers, url, calls, peers, closes };
}

/** A connection, with everything that arrives, in order; each as the page describes it. */
async function line(port: number, headers: Record<string, string>, url: string) {
  const messages: PlainMessage[] = [];
  const frames: Buffer[] = [];
  const socket = await dial(port, headers, url, listen);
  function listen(socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return void frames.push(data);
      const message = JSON.parse(data.toString()) as PlainMessage;
      serverMessages[message.type as keyof typeof serverMessages].parse(message);
      messages.push(message);
    });
  }
  const send = (...sent: unknown[]) => {
    for (const message of sent) socket.send(JSON.stringify(message));
  };
  /** Once this many have come. */
  const until = async (count: number) => {
    await eventually(() => expect(messages.length).toBeGreaterThanOrEqual(count));
    return messages;
  };
  return { socket, messages, frames, send, until };
}

async function connected() {
  const all = await house();
  const opened = await line(all.shell.port, all.headers, all.url);
  await opened.until(2);
  opened.messages.length = 0;
  all.calls.length = 0;
  const [peer] = all.peers;
  if (!peer) throw new Error('nobody connected');
  return { ...all, peer, ...opened };
}

describe('opening', () => {
  test('the connection opens its session and tells the whole state first', async () => {
    const { shell, headers, url, calls } = await house();
    const { until } = await line(shell.port, headers, url);
    expect(await until(2)).toEqual([
      { type: 'connected', resumeToken: 'seat-1', resumed: false, state: blankView },
      { type: 'status', status: 'idle' },
    ]);
    expect(calls).toEqual([{ method: 'open', params: { audio: 'remote', resumeToken: 'seat-1' } }]);
    // A second connection shows the same session, which is then not new any more.
    const second = await line(shell.port, headers, url);
    expect((await second.until(1))[0]).toMatchObject({ type: 'connected', resumed: true });
  });

  test('what is said before the session is open waits for it', async () => {
    let answer = () => {};
    const opening = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { shell, headers, url, calls } = await house(async ({ resumeToken = '' }) => {
      await opening;
      return { resumeToken, resumed: true, view: blankView };
    });
    const { send, messages, until } = await line(shell.port, headers, url);
    send({ type: 'say', id: 5, text: 'early' }, { type: 'ping' });
    await eventually(() => expect(calls).toHaveLength(1));
    expect(messages).toEqual([]);
    answer();
    expect((await until(4)).map(({ type }) => type)).toEqual(['connected', 'status', 'pong', 'ok']);
    expect(calls[1]).toEqual({ method: 'say', params: { text: 'early' } });
  });

  test('a session that cannot be opened says why and ends', async () => {
    const { shell, headers, url } = await house(() => {
      throw new RpcError('busy', 'too many screens');
    });
    const { messages, socket } = await line(shell.port, headers, url);
    const code = await new Promise((resolve) => socket.once('close', resolve));
    expect(code).toBe(1000);
    expect(messages).toEqual([{ type: 'error', code: 'busy', message: 'too many screens' }]);
  });

  test('the place may have been given up since: its new token is the one that counts', async () => {
    const { shell, headers, url, places } = await house(() => {
      const { resumeToken } = places.open({});
      return { resumeToken, resumed: false, view: blankView };
    });
    const { until } = await line(shell.port, headers, url);
    expect((await until(1))[0]).toMatchObject({ type: 'connected', resumeToken: 'seat-2' });
    places.forget('seat-1');
    expect(await newSession(shell.port, headers, { resumeToken: 'seat-2' })).toBe(url);
  });
});

describe('what the client says', () => {
  test('becomes calls; only with an id is it answered', async () => {
    const { send, until, calls } = await connected();
    send(
      { type: 'start_listening' },
      { type: 'interrupt', id: 3 },
      { type: 'confirm', proposalId: 'p1', yes: true },
      { type: 'ask_for', id: 4, slot: 'order_id' },
      { type: 'ping', id: 9 },
    );
    const answers = await until(3);
    expect(answers).toHaveLength(3);
    expect(answers).toEqual(
      expect.arrayContaining([
        { type: 'ok', id: 3 },
        { type: 'ok', id: 4 },
        { type: 'pong', id: 9 },
      ]),
    );
    expect(calls).toEqual([
      { method: 'listen', params: { on: true } },
      { method: 'stop', params: {} },
      { method: 'confirm', params: { proposalId: 'p1', yes: true } },
      { method: 'askFor', params: { slot: 'order_id' } },
    ]);
  });

  test('is refused where it cannot be, and the line goes on', async () => {
    const { send, until, socket, calls } = await connected();
    send(
      { type: 'say', id: 1, text: 'fail' },
      { type: 'say', text: 'fail' },
      { type: 'say', id: 2 },
      { type: 'open', id: 3, audio: 'none' },
      { type: 'say', id: 0, text: 'x' },
      { type: 'say', id: 2 ** 31, text: 'x' },
      { type: 'say', id: '1', text: 'x' },
      { type: 'cancel' },
      { text: 'x' },
      ['say'],
      null,
    );
    const answers = await until(11);
    const code = (id: number | undefined, value: string) =>
      expect.objectContaining({ type: 'error', ...(id && { id }), code: value });
    expect(answers).toContainEqual({ type: 'error', id: 1, code: 'too-long', message: 'say less' });
    expect(answers).toContainEqual({ type: 'error', code: 'too-long', message: 'say less' });
    expect(answers).toContainEqual(code(2, 'invalid'));
    expect(answers).toContainEqual(code(3, 'unknown-type'));
    expect(answers.filter(({ id }) => id === undefined)).toHaveLength(8);
    expect(calls).toEqual([]);
    socket.send('{"type":"end_session","id":7}');
    await until(12);
    expect(answers.at(-1)).toEqual({ type: 'ok', id: 7 });
  });
});

describe('what the engine says', () => {
  test('becomes messages, and its states tell what happened besides', async () => {
    const { peer, until } = await connected();
    const pending = { proposalId: 'p1', title: 'Cancel it?', lines: [], expiresAt: '' };
    const view: SessionView = { ...blankView, status: 'speaking', pending };
    peer.emit('partial', { text: 'where is' });
    peer.emit('view', view);
    peer.emit('playback.complete', { utterance: 2 });
    peer.emit('notification', { text: 'Somebody is coming.' });
    expect(await until(6)).toEqual([
      { type: 'transcript', who: 'person', final: false, text: 'where is' },
      { type: 'state_update', state: view },
      { type: 'status', status: 'speaking' },
      { type: 'action_confirmation', change: 'appeared', proposalId: 'p1', pending },
      { type: 'playback_complete', utterance: 2 },
      { type: 'notification', text: 'Somebody is coming.' },
    ]);
  });

  test('audio goes both ways as it is', async () => {
    const { socket, frames } = await connected();
    socket.send(Uint8Array.of(1, 2, 3));
    await eventually(() => expect(frames).toEqual([Buffer.from([1, 2, 3])]));
  });

  test('how long turns take is counted for /health', async () => {
    const { shell, headers, peer, until } = await connected();
    for (const firstSoundMs of [300, 100, 200, null]) {
      peer.emit('latency', { hearMs: 40, understandMs: 1, actMs: 2, wordMs: 3, firstSoundMs });
    }
    await until(4);
    const health = await fetch(`http://127.0.0.1:${shell.port}/health`, { headers });
    expect(await health.json()).toMatchObject({
      sessions: { active: 1, connected: 1 },
      latency: { turns: 4, hearMs: { p50: 40 }, firstSoundMs: { p50: 200, p95: 300 } },
    });
  });
});

describe('the end', () => {
  test('of a session ends its connections, and those of no other', async () => {
    const { shell, headers, url, socket, closes } = await connected();
    const other = await newSession(shell.port, headers);
    const stays = await line(shell.port, headers, other);
    await stays.until(2);
    const closed = once(socket, 'close');
    const gone = await fetch(`http://127.0.0.1:${shell.port}${url}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(204);
    const [code, reason] = (await closed) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([1000, 'the session was ended']);
    await eventually(() => expect(closes).toHaveLength(1));
    stays.send({ type: 'ping', id: 1 });
    expect(await stays.until(3)).toContainEqual({ type: 'pong', id: 1 });
  });

  test('a program connects with the token, and needs no Origin', async () => {
    const apiToken = 'program-0123456789abcdef0123456789';
    const shell = await webShell({ apiToken });
    const headers = { authorization: `Bearer ${apiToken}` };
    const url = await newSession(shell.port, headers);
    await dial(shell.port, headers, url);
    await expect(dial(shell.port, { authorization: 'Bearer x' }, url)).rejects.toThrow('401');
    const evil = { ...headers, origin: 'http://evil.example' };
    await expect(dial(shell.port, evil, url)).rejects.toThrow('403');
    await expect(dial(shell.port, headers, '/ws/console')).rejects.toThrow('404');
    await expect(dial(shell.port, headers, '/ws')).rejects.toThrow('404');
  });
});
