import {
  bridgeChannels,
  type BridgePipe,
  type ConnectionKind,
  type VaaniBridge,
} from '../contract/bridge.ts';

/** The parts of Electron's ipcRenderer used here. */
export interface IpcRendererLike {
  send(channel: string, argument?: unknown): void;
  on(channel: string, listener: (event: unknown, argument: unknown) => void): unknown;
}

/** What arrived for one connection. */
interface Ears {
  message(message: unknown): void;
  bytes(frame: unknown): void;
  closed(reason: string): void;
}

/** The page's end of its connections to the main process. Tells it that a page has been loaded. */
export function createBridge(ipc: IpcRendererLike): VaaniBridge {
  const open = new Map<number, Ears>();
  let lastId = 0;

  /** Channels carry [id, what]; what is for a connection that is over, or none, is dropped. */
  const listen = (channel: string, take: (ears: Ears, what: unknown) => void) =>
    ipc.on(channel, (_event, argument) => {
      if (!Array.isArray(argument)) return;
      const [id, what] = argument as unknown[];
      const ears = typeof id === 'number' ? open.get(id) : undefined;
      if (ears) take(ears, what);
    });
  listen(bridgeChannels.message, (ears, message) => ears.message(message));
  listen(bridgeChannels.bytes, (ears, frame) => ears.bytes(frame));
  listen(bridgeChannels.close, (ears, reason) => ears.closed(String(reason)));
  ipc.send(bridgeChannels.hello);

  return {
    connect(kind: ConnectionKind): BridgePipe {
      const id = ++lastId;
      const messageListeners: ((message: unknown) => void)[] = [];
      const byteListeners: ((frame: Uint8Array) => void)[] = [];
      const closeListeners: ((reason: string) => void)[] = [];
      let closedBecause: string | undefined;

      function closed(reason: string): void {
        if (closedBecause !== undefined) return;
        closedBecause = reason;
        open.delete(id);
        for (const listener of closeListeners) listener(reason);
      }
      const post = (channel: string, what: unknown) => {
        if (closedBecause === undefined) ipc.send(channel, [id, what]);
      };

      open.set(id, {
        message(message) {
          for (const listener of messageListeners) listener(message);
        },
        bytes(frame) {
          if (frame instanceof Uint8Array) for (const listener of byteListeners) listener(frame);
        },
        closed,
      });
      post(bridgeChannels.open, kind);
      return {
        send: (message) => post(bridgeChannels.message, message),
        sendBytes: (frame) => post(bridgeChannels.bytes, frame),
        onMessage: (listener) => void messageListeners.push(listener),
        onBytes: (listener) => void byteListeners.push(listener),
        onClose(listener) {
          if (closedBecause === undefined) closeListeners.push(listener);
          else listener(closedBecause);
        },
        close(reason) {
          post(bridgeChannels.close, reason);
          closed(reason);
        },
      };
    },
  };
}
