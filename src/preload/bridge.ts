import { bridgeChannels, type VaaniBridge } from '../contract/bridge.ts';

/** The parts of Electron's ipcRenderer used here. */
export interface IpcRendererLike {
  send(channel: string, argument?: unknown): void;
  on(channel: string, listener: (event: unknown, argument: unknown) => void): unknown;
}

/** The page's end of its connection to the main process, open from now on. */
export function createBridge(ipc: IpcRendererLike): VaaniBridge {
  const messageListeners: ((message: unknown) => void)[] = [];
  const byteListeners: ((frame: Uint8Array) => void)[] = [];
  const closeListeners: ((reason: string) => void)[] = [];
  let closedBecause: string | undefined;

  function closed(reason: string): void {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    for (const listener of closeListeners) listener(reason);
  }
  const post = (channel: string, argument: unknown) => {
    if (closedBecause === undefined) ipc.send(channel, argument);
  };

  ipc.on(bridgeChannels.message, (_event, message) => {
    for (const listener of messageListeners) listener(message);
  });
  ipc.on(bridgeChannels.bytes, (_event, frame) => {
    if (frame instanceof Uint8Array) for (const listener of byteListeners) listener(frame);
  });
  ipc.on(bridgeChannels.close, (_event, reason) => closed(String(reason)));
  ipc.send(bridgeChannels.hello);

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
}
