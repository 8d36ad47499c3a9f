import { bridgeChannels } from '../../../contract/bridge.ts';
import { maxFrameBytes } from '../../../contract/audio-frame.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Log } from '../../ops/log.ts';
import { createRate } from '../rate.ts';

/** The parts of Electron's WebContents used here. */
export interface PageLike {
  send(channel: string, argument: unknown): void;
  isDestroyed(): boolean;
  once(event: 'destroyed', listener: () => void): unknown;
  once(event: 'render-process-gone', listener: () => void): unknown;
}

/** The parts of Electron's IpcMainEvent used here; `senderFrame` is null when the frame is gone. */
export interface IpcEventLike {
  readonly sender: PageLike;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** The parts of Electron's IpcMain used here. */
export interface IpcMainLike {
  on(channel: string, listener: (event: IpcEventLike, argument: unknown) => void): unknown;
}

export interface PageConnectionOptions {
  readonly ipcMain: IpcMainLike;
  /** Is this the address of our own page? Everything else is ignored. */
  isOwnPage(url: string): boolean;
  /** Called for every page load, with its connection. */
  onConnection(wire: Wire): void;
  readonly log: Log;
}

interface Connection {
  readonly page: PageLike;
  readonly wire: Wire;
  message(message: unknown): void;
  bytes(frame: Uint8Array): void;
  closed(reason: string): void;
}

/** Per second, and how many seconds' worth may come at once: as generous as a person and a screen need. */
const messagesPerSecond = 50;
const framesPerSecond = 200;
const burstSeconds = 4;

/** Turns Electron IPC into wires, one for each load of the page; a new load ends the connection before it. */
export function acceptPageConnections(options: PageConnectionOptions): void {
  const { ipcMain, log } = options;
  let current: Connection | undefined;

  /** Only the top frame of our own page is listened to. */
  const listen = (channel: string, take: (page: PageLike, argument: unknown) => void) =>
    ipcMain.on(channel, ({ sender, senderFrame }, argument) => {
      const trusted = senderFrame?.parent === null && options.isOwnPage(senderFrame.url);
      if (trusted) take(sender, argument);
      else log.warn({ channel }, 'a message from a foreign frame was ignored');
    });
  /** ... and after `hello` only the page that said it. */
  const listenTo = (channel: string, take: (connection: Connection, argument: unknown) => void) =>
    listen(channel, (page, argument) => {
      if (current?.page === page) take(current, argument);
    });

  listen(bridgeChannels.hello, (page) => {
    current?.closed('the page was loaded again');
    const connection = connect(page, log, () => {
      if (current === connection) current = undefined;
    });
    current = connection;
    options.onConnection(connection.wire);
  });
  listenTo(bridgeChannels.message, (connection, message) => connection.message(message));
  listenTo(bridgeChannels.bytes, (connection, frame) => {
    if (frame instanceof Uint8Array && frame.byteLength <= maxFrameBytes) connection.bytes(frame);
    else log.warn('a frame that is none, or too large, was ignored');
  });
  listenTo(bridgeChannels.close, (connection) => connection.closed('the page closed it'));
}

function connect(page: PageLike, log: Log, onClosed: () => void): Connection {
  const messageListeners: ((message: unknown) => void)[] = [];
  const byteListeners: ((frame: Uint8Array) => void)[] = [];
  const closeListeners: ((reason: string) => void)[] = [];
  const messageAllowed = createRate(messagesPerSecond, messagesPerSecond * burstSeconds);
  const frameAllowed = createRate(framesPerSecond, framesPerSecond * burstSeconds);
  let closedBecause: string | undefined;

  function closed(reason: string): void {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    onClosed();
    for (const listener of closeListeners) listener(reason);
  }
  const post = (channel: string, argument: unknown) => {
    if (closedBecause === undefined && !page.isDestroyed()) page.send(channel, argument);
  };
  const close = (reason: string) => {
    post(bridgeChannels.close, reason);
    closed(reason);
  };
  page.once('destroyed', () => closed('the window is gone'));
  page.once('render-process-gone', () => closed('the page crashed'));

  return {
    page,
    wire: {
      send: (message) => post(bridgeChannels.message, message),
      sendBytes: (frame) => post(bridgeChannels.bytes, frame),
      onMessage: (listener) => void messageListeners.push(listener),
      onBytes: (listener) => void byteListeners.push(listener),
      onClose(listener) {
        if (closedBecause === undefined) closeListeners.push(listener);
        else listener(closedBecause);
      },
      close,
    },
    message(message) {
      if (!messageAllowed(performance.now())) {
        log.warn('too many messages from the page');
        return close('too many messages');
      }
      for (const listener of messageListeners) listener(message);
    },
    bytes(frame) {
      // Audio above the rate is dropped: late audio is worth nothing.
      if (frameAllowed(performance.now())) for (const listener of byteListeners) listener(frame);
    },
    closed,
  };
}
