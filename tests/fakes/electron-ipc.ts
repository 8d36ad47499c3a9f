import { EventEmitter } from 'node:events';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { messageWire } from '../../src/main/ops/child-wire.ts';
import type { IpcEventLike, PageLike } from '../../src/main/shell/electron/ipc-wire.ts';
import type { UtilityProcessLike } from '../../src/main/shell/electron/utility-process.ts';
import type { IpcRendererLike } from '../../src/preload/bridge.ts';

type MainListener = (event: IpcEventLike, argument: unknown) => void;

/**
 * Electron's IPC between one page and the main process: structured clones, in order, a little
 * later. `frame` is where messages say they come from.
 */
export function fakeIpc(url: string) {
  const main = new EventEmitter();
  const renderer = new EventEmitter();
  const contents = new EventEmitter();
  const frame: { url: string; parent: unknown } = { url, parent: null };
  const page: PageLike & { destroyed: boolean; crash(): void; destroy(): void } = {
    destroyed: false,
    isDestroyed: () => page.destroyed,
    once: (event: string, listener: () => void) => contents.once(event, listener),
    on: (event: string, listener: () => void) => contents.on(event, listener),
    send(channel, argument) {
      const copy: unknown = structuredClone(argument);
      queueMicrotask(() => renderer.emit(channel, {}, copy));
    },
    crash: () => void contents.emit('render-process-gone'),
    destroy() {
      page.destroyed = true;
      contents.emit('destroyed');
    },
  };
  const ipcMain = {
    on: (channel: string, listener: MainListener) => main.on(channel, listener),
  };
  const ipcRenderer: IpcRendererLike = {
    on: (channel, listener) => renderer.on(channel, listener),
    send(channel, argument) {
      const copy: unknown = structuredClone(argument);
      const senderFrame = { ...frame };
      queueMicrotask(() => main.emit(channel, { sender: page, senderFrame }, copy));
    },
  };
  return { ipcMain, ipcRenderer, page, frame };
}

/** No process can have this number: a signal that escapes a test hits nobody. */
export const fakePid = 2 ** 31 - 1;

/** A utility process without a process: `far` is its own end. It has "started" at once unless told. */
export function fakeUtilityProcess({ started = true } = {}) {
  const near = new EventEmitter();
  const inside = new EventEmitter();
  let over = false;
  const end = (code: number) => {
    if (over) return;
    over = true;
    state.pid = undefined;
    queueMicrotask(() => near.emit('exit', code));
  };
  const state: { pid: number | undefined } = { pid: started ? fakePid : undefined };
  const child: UtilityProcessLike & { exit(code: number): void; start(): void } = {
    get pid() {
      return state.pid;
    },
    postMessage(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => inside.emit('message', { data: copy }));
    },
    on: (event: string, listener: unknown) => near.on(event, listener as () => void),
    once: (event: string, listener: () => void) => near.once(event, listener),
    kill() {
      end(15);
      return true;
    },
    exit: end,
    start() {
      state.pid = fakePid;
      near.emit('spawn');
    },
  };
  const far: Wire = messageWire({
    send(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => near.emit('message', copy));
    },
    onMessage: (listener) => inside.on('message', ({ data }: { data: unknown }) => listener(data)),
    onClose: () => {},
    close: () => end(0),
  });
  return { child, far };
}
