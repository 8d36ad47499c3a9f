import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { WebSocket } from 'ws';
import { type Api, emptyApi } from '../../src/contract/rpc/api.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import type { SocketLimits } from '../../src/main/shell/web/socket-wire.ts';
import { ask, dial, enter, webShell } from './web-fixture.ts';
import { eventually } from '../support/eventually.ts';

/** An entrance that the kiosk's cookie opens and that carries messages as they are. */
const path = '/ws/console';

/** A shell whose connections echo: messages come back, frames come back, closes are noted. */
async function echo(socketLimits: Partial<SocketLimits> = {}, maxConnections = 16) {
  const wires: Wire[] = [];
  const browsers: string[] = [];
  const closes: string[] = [];
  const received: unknown[] = [];
  const shell = await webShell({
    socketLimits,
    maxConnections,
    onConsole(wire, { browser }) {
      wires.push(wire);
      browsers.push(browser);
      wire.onMessage((message) => {
        received.push(message);
        wire.send({ echo: message });
      });
      wire.onBytes((frame) => wire.sendBytes(frame));
      wire.onClose((reason) => void closes.push(reason));
    },
  });
  const cookie = await enter(shell.url);
  const origin = `http://127.0.0.1:${shell.port}`;
  const open = () => dial(shell.port, { cookie, origin }, path);
  return { shell, cookie, origin, open, wires, browsers, closes, received };
}

async function nextMessage(socket: WebSocket): Promise<unknown> {
  const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
  return isBinary ? data : JSON.parse(data.toString());
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

describe('who may connect', () => {
  test('our page with its cookie; connections of one browser have one name', async () => {
    const { shell, open, origin, browsers } = await echo();
    await open();
    await open();
    const cookie = await enter(shell.newUrl());
    await dial(shell.port, { cookie, origin }, path);
    expect(browsers).toEqual(['browser-1', 'browser-1', 'browser-2']);
  });

  test('not without a cookie, from another origin or none, under another host, on another path', async () => {
    const { shell, cookie, origin, wires } = await echo();
    const { port } = shell;
    await expect(dial(port, { origin }, path)).rejects.toThrow('401');
    await expect(dial(port, { origin, cookie: `vaani-${port}=wrong` }, path)).rejects.toThrow(
      '401',
    );
    await expect(dial(port, { cookie }, path)).rejects.toThrow('403');
    await expect(dial(port, { cookie, origin: 'http://evil.example' }, path)).rejects.toThrow(
      '403',
    );
    await expect(dial(port, { cookie, origin: 'null' }, path)).rejects.toThrow('403');
    await expect(dial(port, { cookie, origin: `http://localhost:${port}` }, path)).rejects.toThrow(
      '403',
    );
    const host = `evil.example:${port}`;
    await expect(dial(port, { cookie, host, origin: `http://${host}` }, path)).rejects.toThrow(
      '421',
    );
    await expect(dial(port, { cookie, origin }, '/other')).rejects.toThrow('404');
    expect(wires).toHaveLength(0);
  });

  test('not more at once than allowed; one that leaves makes room', async () => {
    const { open } = await echo({}, 2);
    const first = await open();
    await open();
    await expect(open()).rejects.toThrow('503');
    first.close();
    await once(first, 'close');
    await open();
  });
});

describe('what it carries', () => {
  test('messages as JSON text and frames as binary', async () => {
    const { open } = await echo();
    const socket = await open();
    socket.send('{"hello":[1,"दो"]}');
    expect(await nextMessage(socket)).toEqual({ echo: { hello: [1, 'दो'] } });
    socket.send(Uint8Array.of(1, 2, 3));
    expect(await nextMessage(socket)).toEqual(Buffer.from([1, 2, 3]));
  });

  test('what is sent at once, before anybody listens on the other side, is not lost', async () => {
    let late: Wire | undefined;
    const shell = await webShell({ onConsole: (wire) => void (late = wire) });
    const headers = { cookie: await enter(shell.url), origin: `http://127.0.0.1:${shell.port}` };
    const socket = await dial(shell.port, headers, path);
    socket.send('"early"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const received = vi.fn();
    late?.onMessage(received);
    await eventually(() => expect(received).toHaveBeenCalledExactlyOnceWith('early'));
  });

  test('closed on this side: the reason travels, cut to fit', async () => {
    const { open, wires, closes } = await echo();
    const socket = await open();
    wires[0]?.close('विदा '.repeat(50));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect(code).toBe(1000);
    expect(reason.toString()).toMatch(/^विदा विदा/);
    await eventually(() => expect(closes).toEqual(['the connection ended (1000)']));
  });
});

describe('bad input', () => {
  /** Another connection, to see that it goes on. */
  async function stillWorks(socket: WebSocket): Promise<void> {
    socket.send('"ping"');
    expect(await nextMessage(socket)).toEqual({ echo: 'ping' });
  }

  test('an oversized message closes its connection with 1009 and harms no other', async () => {
    const { open, received, closes } = await echo();
    const good = await open();
    const bad = await open();
    bad.send(JSON.stringify('x'.repeat(256 * 1024)));
    expect(await closeCode(bad)).toBe(1009);
    expect(received).toEqual([]);
    await eventually(() => expect(closes).toHaveLength(1));
    await stillWorks(good);
  });

  test('an oversized frame too', async () => {
    const { open } = await echo();
    const bad = await open();
    bad.send(new Uint8Array(256 * 1024 + 1));
    expect(await closeCode(bad)).toBe(1009);
  });

  test('text that is no JSON is forgiven a few times', async () => {
    const { open, received } = await echo({ maxMalformed: 2 });
    const good = await open();
    const bad = await open();
    bad.send('{');
    bad.send('{"kind":');
    await stillWorks(bad);
    bad.send('nonsense');
    bad.send('"after the end"');
    expect(await closeCode(bad)).toBe(1007);
    expect(received).toEqual(['ping']);
    await stillWorks(good);
  });

  test('bytes that are no UTF-8 and broken frames end only their own connection', async () => {
    const { open } = await echo();
    const good = await open();
    const bad = await open();
    bad.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await closeCode(bad)).toBe(1007);
    const broken = await open();
    (broken as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
    );
    expect(await closeCode(broken)).toBe(1002);
    await stillWorks(good);
  });

  test('too many messages close the connection, too many frames are dropped', async () => {
    const { open, received } = await echo({ messagesPerSecond: 5, framesPerSecond: 5 });
    const frames = await open();
    let back = 0;
    let answered = false;
    frames.on('message', (_data, isBinary) => {
      if (isBinary) back += 1;
      else answered = true;
    });
    for (let i = 0; i < 100; i += 1) frames.send(Uint8Array.of(i));
    frames.send('"ping"');
    await eventually(() => expect(answered).toBe(true));
    // 4 s worth at once, and what a slow machine's time adds.
    expect(back).toBeGreaterThanOrEqual(20);
    expect(back).toBeLessThan(40);

    const messages = await open();
    for (let i = 0; i < 100; i += 1) messages.send('1');
    expect(await closeCode(messages)).toBe(1008);
    expect(received.length).toBeLessThan(45);
  });
});

describe('slow and dead connections', () => {
  test('to one that does not read, frames are dropped and messages still get through', async () => {
    const { open, wires } = await echo({ dropFramesAbove: 256 * 1024 });
    const socket = await open();
    let bytes = 0;
    let told = false;
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) bytes += data.byteLength;
      else told = true;
    });
    socket.pause();
    const frame = new Uint8Array(64 * 1024);
    for (let i = 0; i < 2_000; i += 1) wires[0]?.sendBytes(frame);
    wires[0]?.send('still here');
    socket.resume();
    await eventually(() => expect(told).toBe(true));
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(2_000 * frame.byteLength);
  });

  test('one that has stopped reading altogether is ended rather than kept in memory', async () => {
    const { open, wires, closes } = await echo({ endAbove: 64 * 1024 });
    const socket = await open();
    socket.pause();
    const long = 'x'.repeat(200_000);
    for (let i = 0; i < 200 && closes.length === 0; i += 1) {
      wires[0]?.send(long);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => expect(closes).toEqual(['the connection ended (1006)']));
  });

  test('one that does not answer pings is ended, one that does is kept', async () => {
    const { open, closes } = await echo({ pingEveryMs: 40 });
    const alive = await open();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(closes).toEqual([]);
    alive.pause();
    await eventually(() => expect(closes).toHaveLength(1));
  });

  test('closing the shell ends its connections with 1001', async () => {
    const { open, shell } = await echo();
    const socket = await open();
    const code = closeCode(socket);
    await shell.close();
    expect(await code).toBe(1001);
    await expect(ask(shell.port, '/health')).rejects.toThrow('ECONNREFUSED');
  });
});

test('an RPC peer in the engine answers a page over the whole path', async () => {
  const api = {
    calls: { twice: { params: z.object({ n: z.number() }), result: z.object({ n: z.number() }) } },
    events: {},
  } as const satisfies Api;
  const shell = await webShell({
    onConsole(wire) {
      createPeer({
        wire,
        serves: api,
        uses: emptyApi,
        handlers: { twice: ({ n }) => ({ n: 2 * n }) },
      });
    },
  });
  const headers = { cookie: await enter(shell.url), origin: `http://127.0.0.1:${shell.port}` };
  const socket = await dial(shell.port, headers, path);
  socket.send('{"kind":"call","id":1,"method":"twice","params":{"n":21}}');
  expect(await nextMessage(socket)).toEqual({ kind: 'result', id: 1, result: { n: 42 } });
});
