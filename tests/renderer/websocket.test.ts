import { expect, test, vi } from 'vitest';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { openWebSocket } from '../../src/renderer/bridge/websocket.ts';
import { type ScriptedSocket, scriptedSocket } from './scripted-socket.ts';

function dial(options: { status?: number; dialTimeoutMs?: number } = {}) {
  let socket: ScriptedSocket | undefined;
  const wire = openWebSocket({
    url: 'ws://kiosk/ws',
    pageUrl: 'http://kiosk/',
    createSocket: (url) => (socket = scriptedSocket(url)),
    probe: async () => options.status,
    ...(options.dialTimeoutMs && { dialTimeoutMs: options.dialTimeoutMs }),
  });
  if (!socket) throw new Error('no socket was made');
  return { wire, socket };
}

async function opened(): Promise<{ wire: Wire; socket: ScriptedSocket }> {
  const { wire, socket } = dial();
  socket.accept();
  return { wire: await wire, socket };
}

test('messages travel as JSON text, frames as binary', async () => {
  const { wire, socket } = await opened();
  const messages: unknown[] = [];
  const frames: Uint8Array[] = [];
  wire.onMessage((message) => messages.push(message));
  wire.onBytes((frame) => frames.push(frame));
  wire.send({ kind: 'call' });
  wire.sendBytes(Uint8Array.of(1, 2));
  socket.receive('{"kind":"event"}');
  socket.receive(Uint8Array.of(3, 4).buffer);
  expect(socket.binaryType).toBe('arraybuffer');
  expect(socket.sent).toEqual(['{"kind":"call"}', Uint8Array.of(1, 2)]);
  expect(messages).toEqual([{ kind: 'event' }]);
  expect(frames).toEqual([Uint8Array.of(3, 4)]);
});

test('what is not JSON arrives as undefined and breaks nothing', async () => {
  const { wire, socket } = await opened();
  const messages: unknown[] = [];
  wire.onMessage((message) => messages.push(message));
  socket.receive('{nonsense');
  expect(messages).toEqual([undefined]);
});

test('late audio is dropped on a slow line, messages are not', async () => {
  const { wire, socket } = await opened();
  socket.bufferedAmount = 200 * 1024;
  wire.sendBytes(Uint8Array.of(1));
  wire.send('words');
  expect(socket.sent).toEqual(['"words"']);
});

test('closing is told once, whoever closes, and to whoever asks late', async () => {
  const { wire, socket } = await opened();
  const reasons: string[] = [];
  wire.onClose((reason) => reasons.push(reason));
  socket.drop(1012, 'restarting');
  wire.close('done');
  wire.onClose((reason) => reasons.push(`late ${reason}`));
  wire.send('nobody is there');
  expect(reasons).toEqual(['restarting', 'late restarting']);
  expect(socket.sent).toEqual([]);
});

test.each([
  [undefined, 'unreachable'],
  [503, 'unreachable'],
  [200, 'unreachable'],
  [401, 'refused'],
  [403, 'refused'],
])('a socket that fails while the page answers %s is %s', async (status, code) => {
  const { wire, socket } = dial({ ...(status !== undefined && { status }) });
  socket.refuse();
  await expect(wire).rejects.toMatchObject({ name: 'DialError', code });
});

test('a socket that never opens is given up', async () => {
  vi.useFakeTimers();
  try {
    const { wire } = dial({ dialTimeoutMs: 500 });
    const outcome = wire.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    expect(await outcome).toMatchObject({ name: 'DialError', code: 'unreachable' });
  } finally {
    vi.useRealTimers();
  }
});
