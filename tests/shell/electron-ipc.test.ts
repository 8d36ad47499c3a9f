import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { bridgeChannels } from '../../src/contract/bridge.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { acceptPageConnections } from '../../src/main/shell/electron/ipc-wire.ts';
import { spawnUtilityProcess } from '../../src/main/shell/electron/utility-process.ts';
import { createBridge } from '../../src/preload/bridge.ts';
import { fakeIpc, fakePid, fakeUtilityProcess } from '../fakes/electron-ipc.ts';
import { silentLog } from './web-fixture.ts';

const url = 'vaani://kiosk/';

/** The main process listening for pages; what the connections receive and why they close is noted. */
function listening() {
  const ipc = fakeIpc(url);
  const wires: Wire[] = [];
  const kinds: string[] = [];
  const loads = vi.fn();
  const signs: unknown[] = [];
  const messages: unknown[] = [];
  const frames: Uint8Array[] = [];
  const closes: string[] = [];
  acceptPageConnections({
    ipcMain: ipc.ipcMain,
    isOwnPage: (own) => own === url,
    onConnection(wire, kind) {
      wires.push(wire);
      kinds.push(kind);
      wire.onMessage((message) => void messages.push(message));
      wire.onBytes((frame) => void frames.push(frame));
      wire.onClose((reason) => void closes.push(reason));
    },
    onLoaded: loads,
    onAlive: (shown) => void signs.push(shown),
    onDevices: () => void signs.push('devices'),
    log: silentLog,
  });
  return { ...ipc, wires, kinds, messages, frames, closes, loads, signs };
}

test('a reload ends the old connection and begins a new one', async () => {
  const { ipcRenderer, wires, closes, messages } = listening();
  createBridge(ipcRenderer).connect('kiosk').send(1);
  await turn();
  createBridge(ipcRenderer).connect('kiosk').send(2);
  await turn();
  expect(wires).toHaveLength(2);
  expect(closes).toEqual(['the page was loaded again']);
  expect(messages).toEqual([1, 2]);
});

test('a frame inside the page and a foreign page are not listened to', async () => {
  const { ipcRenderer, frame, wires, messages } = listening();
  const bridge = createBridge(ipcRenderer).connect('kiosk');
  await turn();
  frame.parent = {};
  bridge.send('from an inner frame');
  frame.parent = null;
  frame.url = 'https://evil.example/';
  bridge.send('from a foreign page');
  createBridge(ipcRenderer);
  await turn();
  expect(messages).toEqual([]);
  expect(wires).toHaveLength(1);
});

test('messages before hello are ignored', async () => {
  const { ipcRenderer, messages } = listening();
  ipcRenderer.send(bridgeChannels.open, [1, 'kiosk']);
  ipcRenderer.send(bridgeChannels.message, [1, 'too early']);
  await turn();
  expect(messages).toEqual([]);
});

test.each([
  ['a crash', 'crash', 'the page crashed'],
  ['the end of the window', 'destroy', 'the window is gone'],
] as const)(
  '%s closes the connection; sending afterwards does nothing',
  async (_what, how, why) => {
    const { ipcRenderer, page, wires, closes } = listening();
    createBridge(ipcRenderer).connect('kiosk');
    await turn();
    page[how]();
    const send = vi.spyOn(page, 'send');
    wires[0]?.send('hello?');
    wires[0]?.sendBytes(new Uint8Array(1));
    wires[0]?.close('again');
    expect(closes).toEqual([why]);
    expect(send).not.toHaveBeenCalled();
  },
);

test('screen and console are connections of their own', async () => {
  const { ipcRenderer, wires, kinds, closes } = listening();
  const bridge = createBridge(ipcRenderer);
  const screen = bridge.connect('kiosk');
  const desk = bridge.connect('console');
  const [heard, atDesk]: unknown[][] = [[], []];
  screen.onMessage((message) => heard?.push(message));
  desk.onMessage((message) => atDesk?.push(message));
  await turn();
  expect(kinds).toEqual(['kiosk', 'console']);
  wires[0]?.send('view');
  wires[1]?.send('state');
  await turn();
  expect([heard, atDesk]).toEqual([['view'], ['state']]);
  desk.close('left');
  await turn();
  expect(closes).toEqual(['the page closed it']);
  wires[0]?.send('still here');
  await turn();
  expect(heard).toEqual(['view', 'still here']);
});

test('a console that is opened again and again leaves nothing behind; too many at once are refused', async () => {
  const { ipcRenderer, wires } = listening();
  const bridge = createBridge(ipcRenderer);
  for (let i = 0; i < 20; i += 1) bridge.connect('console').close('left');
  await turn();
  expect(wires).toHaveLength(20);
  const refused: string[] = [];
  for (let i = 0; i < 6; i += 1) bridge.connect('console').onClose((why) => refused.push(why));
  await turn();
  expect(wires).toHaveLength(24);
  expect(refused).toEqual(['too many connections', 'too many connections']);
});

test.each([
  ['no number', 'kiosk'],
  ['a kind that is none', [1, 'operator']],
  ['nothing', undefined],
])('a connection by %s is not opened', async (_what, argument) => {
  const { ipcRenderer, wires } = listening();
  createBridge(ipcRenderer);
  ipcRenderer.send(bridgeChannels.open, argument);
  await turn();
  expect(wires).toHaveLength(0);
});

test('a load of the page, its signs of life and changed devices are told', async () => {
  const { ipcRenderer, frame, loads, signs } = listening();
  ipcRenderer.send(bridgeChannels.alive, true);
  createBridge(ipcRenderer);
  expect(signs).toEqual([]);
  ipcRenderer.send(bridgeChannels.alive, false);
  ipcRenderer.send(bridgeChannels.alive, 'yes');
  ipcRenderer.send(bridgeChannels.alive, true);
  ipcRenderer.send(bridgeChannels.devices);
  frame.url = 'https://evil.example/';
  ipcRenderer.send(bridgeChannels.alive, true);
  await turn();
  expect(loads).toHaveBeenCalledOnce();
  expect(signs).toEqual([false, false, true, 'devices']);
});

test('what is no frame, or too large a one, is ignored', async () => {
  const { ipcRenderer, frames, closes } = listening();
  const bridge = createBridge(ipcRenderer).connect('kiosk');
  bridge.sendBytes('not bytes' as never);
  bridge.sendBytes(new Uint8Array(1024 * 1024));
  bridge.sendBytes(Uint8Array.of(1));
  await turn();
  expect(frames).toEqual([Uint8Array.of(1)]);
  expect(closes).toEqual([]);
});

test('a page that floods is cut off, and knows it', async () => {
  const { ipcRenderer, messages, closes } = listening();
  const bridge = createBridge(ipcRenderer).connect('kiosk');
  const told = vi.fn();
  bridge.onClose(told);
  for (let i = 0; i < 1_000; i += 1) bridge.send(i);
  await turn();
  expect(messages.length).toBeLessThan(400);
  expect(closes).toEqual(['too many messages']);
  expect(told).toHaveBeenCalledExactlyOnceWith('too many messages');
});

test('too much audio is dropped and the connection stays', async () => {
  const { ipcRenderer, frames, closes } = listening();
  const bridge = createBridge(ipcRenderer).connect('kiosk');
  for (let i = 0; i < 2_000; i += 1) bridge.sendBytes(Uint8Array.of(1));
  await turn();
  expect(frames.length).toBeGreaterThan(100);
  expect(frames.length).toBeLessThan(1_500);
  expect(closes).toEqual([]);
});

test('a utility process is started by module and name, and killed for certain', () => {
  const { child } = fakeUtilityProcess();
  const fork = vi.fn(() => child);
  const sendSignal = vi.fn();
  const spawned = spawnUtilityProcess({ fork }, '/out/main/speech.js', 'speech', sendSignal);
  expect(fork).toHaveBeenCalledExactlyOnceWith('/out/main/speech.js', [], {
    serviceName: 'speech',
    stdio: 'inherit',
  });
  expect(spawned.pid).toBe(fakePid);
  spawned.kill();
  expect(sendSignal).toHaveBeenCalledExactlyOnceWith(fakePid, 'SIGKILL');
});

test('killed before it has started, it is killed when it has', () => {
  const { child } = fakeUtilityProcess({ started: false });
  const sendSignal = vi.fn();
  const spawned = spawnUtilityProcess({ fork: () => child }, '/x.js', 'x', sendSignal);
  spawned.kill();
  expect(sendSignal).not.toHaveBeenCalled();
  child.start();
  expect(sendSignal).toHaveBeenCalledExactlyOnceWith(fakePid, 'SIGKILL');
});

test('one that has ended, or ends just now, is left alone', async () => {
  const { child } = fakeUtilityProcess();
  const spawned = spawnUtilityProcess({ fork: () => child }, '/x.js', 'x', () => {
    throw new Error('ESRCH');
  });
  expect(() => spawned.kill()).not.toThrow();
  const closed = vi.fn();
  spawned.wire.onClose(closed);
  child.exit(7);
  await turn();
  expect(closed).toHaveBeenCalledExactlyOnceWith('exit code 7');
  spawned.kill();
  expect(spawned.pid).toBeUndefined();
});
