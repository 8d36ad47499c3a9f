import {
  bridgeChannels,
  type BridgePipe,
  type ConnectionKind,
  type VaaniBridge,
} from '../contract/bridge.ts';
import { createPipe, type Pipe } from '../contract/rpc/pipe.ts';

/** The parts of Electron's ipcRenderer used here. */
export interface IpcRendererLike {
  send(channel: string, argument?: unknown): void;
  on(channel: string, listener: (event: unknown, argument: unknown) => void): unknown;
}

/** The page's end of its connections to the main process. Tells it that a page has been loaded. */
export function createBridge(ipc: IpcRendererLike): VaaniBridge {
  const open = new Map<number, Pipe>();
  let lastId = 0;

  /** Channels carry [id, what]; what is for a connection that is over, or none, is dropped. */
  const listen = (channel: string, take: (pipe: Pipe, what: unknown) => void) =>
    ipc.on(channel, (_event, argument) => {
      if (!Array.isArray(argument)) return;
      const [id, what] = argument as unknown[];
      const pipe = typeof id === 'number' ? open.get(id) : undefined;
      if (pipe) take(pipe, what);
    });
  listen(bridgeChannels.message, (pipe, message) => pipe.message(message));
  listen(bridgeChannels.bytes, (pipe, frame) => {
    if (frame instanceof Uint8Array) pipe.bytes(frame);
  });
  listen(bridgeChannels.close, (pipe, reason) => pipe.closed(String(reason)));
  ipc.send(bridgeChannels.hello);

  return {
    connect(kind: ConnectionKind): BridgePipe {
      const id = ++lastId;
      const post = (channel: string, what: unknown) => ipc.send(channel, [id, what]);
      const pipe = createPipe({
        message: (message) => post(bridgeChannels.message, message),
        bytes: (frame) => post(bridgeChannels.bytes, frame),
        close: (reason) => post(bridgeChannels.close, reason),
        onClosed: () => open.delete(id),
      });
      open.set(id, pipe);
      post(bridgeChannels.open, kind);
      return pipe.wire;
    },
  };
}
