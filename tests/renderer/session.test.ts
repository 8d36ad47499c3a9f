import { describe, expect, test, vi } from 'vitest';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { kioskApi } from '../../src/contract/kiosk.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import type { NewSession } from '../../src/contract/web-api.ts';
import { type Opening, openSession } from '../../src/renderer/bridge/session.ts';
import { blankView } from '../fakes/places.ts';
import { type ScriptedSocket, scriptedSocket } from './scripted-socket.ts';

const location = { protocol: 'http:', host: 'kiosk:8420', href: 'http://kiosk:8420/' };
const address = { id: 'ses_1', resumeToken: 't1', resumed: false, url: '/api/sessions/ses_1' };

/** A page that opens a session; the kiosk answers its request with this. */
function dial(answer: Response | undefined, opening: Opening = { audio: 'none', language: 'hi' }) {
  const sockets: ScriptedSocket[] = [];
  const posted: [string, NewSession][] = [];
  const wire = openSession({
    location,
    opening,
    post: async (url, body) => {
      posted.push([url, body]);
      return answer;
    },
    probe: async () => 200,
    createSocket(url) {
      const socket = scriptedSocket(url);
      sockets.push(socket);
      queueMicrotask(socket.accept);
      return socket;
    },
  });
  return { wire, sockets, posted };
}

async function opened() {
  const { wire, sockets } = dial(Response.json(address, { status: 201 }));
  const screen: Wire = await wire;
  const [socket] = sockets;
  if (!socket) throw new Error('no socket was made');
  const peer = createPeer({ wire: screen, serves: emptyApi, handlers: {}, uses: kioskApi });
  const hear = (message: unknown) => socket.receive(JSON.stringify(message));
  const sent = () => socket.sent.map((text) => JSON.parse(String(text)) as unknown);
  return { peer, socket, hear, sent };
}

const connected = { type: 'connected', resumeToken: 't1', resumed: true, state: blankView };

describe('a session of the page', () => {
  test('is asked for, and its connection opened beside the page, as safe as the page', async () => {
    const { wire, sockets, posted } = dial(Response.json(address), {
      audio: 'remote',
      resumeToken: 't0',
    });
    await wire;
    expect(posted).toEqual([
      ['http://kiosk:8420/api/sessions', { audio: 'remote', resumeToken: 't0' }],
    ]);
    expect(sockets.map(({ url }) => url)).toEqual(['ws://kiosk:8420/api/sessions/ses_1']);
    expect(sockets[0]?.sent).toEqual([]);
  });

  test.each([
    [undefined, 'DialError', 'unreachable'],
    [503, 'DialError', 'unreachable'],
    [429, 'DialError', 'unreachable'],
    [500, 'DialError', 'unreachable'],
    [401, 'DialError', 'refused'],
    [403, 'DialError', 'refused'],
    [400, 'MismatchError', undefined],
    [404, 'MismatchError', undefined],
    [405, 'MismatchError', undefined],
  ])('that the kiosk answers with %s is a %s (%s)', async (status, name, code) => {
    const { wire, sockets } = dial(status === undefined ? undefined : new Response('', { status }));
    await expect(wire).rejects.toMatchObject({ name, ...(code && { code }) });
    expect(sockets).toEqual([]);
  });

  test.each(['<html>', '{}', '{"url":1}'])('answered with %s is a mismatch', async (body) => {
    const { wire } = dial(new Response(body, { status: 201 }));
    await expect(wire).rejects.toMatchObject({ name: 'MismatchError' });
  });

  test('the call that opens it is answered by the first message, whichever comes first', async () => {
    for (const early of [true, false]) {
      const { peer, hear, sent } = await opened();
      if (early) hear(connected);
      const answer = peer.call('open', { audio: 'none' });
      if (!early) hear(connected);
      expect(await answer).toEqual({ resumeToken: 't1', resumed: true, view: blankView });
      expect(sent()).toEqual([]);
    }
  });

  test('that cannot be opened says why', async () => {
    const { peer, hear } = await opened();
    hear({ type: 'error', code: 'busy', message: 'too many screens' });
    await expect(peer.call('open', { audio: 'none' })).rejects.toMatchObject({ code: 'busy' });
  });

  test('carries calls and their answers, by their ids', async () => {
    const { peer, hear, sent } = await opened();
    hear(connected);
    await peer.call('open', { audio: 'none' });
    const said = peer.call('say', { text: 'hello' });
    const listened = peer.call('listen', { on: true });
    const [say, listen] = sent() as { id: number }[];
    expect(say).toMatchObject({ type: 'say', text: 'hello' });
    expect(listen).toMatchObject({ type: 'start_listening' });
    // About something that was not asked: nobody is disturbed.
    hear({ type: 'error', code: 'invalid', message: 'whatever' });
    hear({ type: 'error', id: listen?.id, code: 'gone', message: 'no' });
    hear({ type: 'ok', id: say?.id });
    await expect(listened).rejects.toMatchObject({ code: 'gone' });
    expect(await said).toEqual({});
  });

  test('tells of what happens; what it knows from the state, and what is new to it, it ignores', async () => {
    const { peer, hear } = await opened();
    const view = vi.fn();
    const partial = vi.fn();
    peer.on('view', view);
    peer.on('partial', partial);
    hear(connected);
    hear({ type: 'status', status: 'hearing' });
    hear({ type: 'transcript', who: 'person', final: false, text: 'where' });
    hear({ type: 'transcript', who: 'person', final: true, text: 'Where?', turnId: 1 });
    hear({ type: 'fireworks' });
    hear(['odd']);
    hear({ type: 'state_update', state: { ...blankView, status: 'hearing' } });
    expect(partial.mock.calls).toEqual([[{ text: 'where' }]]);
    expect(view).toHaveBeenCalledOnce();
  });

  test('a state that is not understood reaches the one who looks after that', async () => {
    const { wire, sockets } = dial(Response.json(address));
    const problems: string[] = [];
    createPeer({
      wire: await wire,
      serves: emptyApi,
      handlers: {},
      uses: kioskApi,
      onProtocolError: (problem) => problems.push(problem),
    });
    sockets[0]?.receive('{"type":"state_update","state":{"turns":7}}');
    expect(problems).toEqual([expect.stringMatching(/^event view:/)]);
  });
});
