import {
  bridgeChannels,
  type ConnectionKind,
  connectionKinds,
  maxPageConnections,
} from '../../../contract/bridge.ts';
import { maxFrameBytes } from '../../../contract/audio-frame.ts';
import { createPipe, type Pipe } from '../../../contract/rpc/pipe.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Log } from '../../ops/log.ts';
import { createRate } from '../rate.ts';

/** The parts of Electron's WebContents used here. */
export interface PageLike {
  send(channel: string, argument: unknown): void;
  isDestroyed(): boolean;
  once(event: 'destroyed', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
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
  /** A page has been loaded so far that its preload script has run. */
  onLoaded?(): void;
  /** Called for every connection that a load of the page opens. */
  onConnection(wire: Wire, kind: ConnectionKind): void;
  /** The page says, over and over, that it runs; `shown`: there is something on it. */
  onAlive?(shown: boolean): void;
  /** An audio device came or went. */
  onDevices?(): void;
  readonly log: Log;
}

/** One load of the page. */
interface Load {
  readonly page: PageLike;
  readonly connections: Map<number, Pipe>;
}

/** Per second, and how many seconds' worth may come at once: as generous as a person and a screen need. */
const messagesPerSecond = 50;
const framesPerSecond = 200;
const signsPerSecond = 8;
const burstSeconds = 4;

/** Turns Electron IPC into wires; a new load of the page ends the connections of the load before it. */
export function acceptPageConnections(options: PageConnectionOptions): void {
  const { ipcMain, log } = options;
  const watched = new WeakSet<PageLike>();
  let load: Load | undefined;

  /** Only the top frame of our own page is listened to. */
  const listen = (channel: string, take: (page: PageLike, argument: unknown) => void) =>
    ipcMain.on(channel, ({ sender, senderFrame }, argument) => {
      const trusted = senderFrame?.parent === null && options.isOwnPage(senderFrame.url);
      if (trusted) take(sender, argument);
      else log.warn({ channel }, 'a message from a foreign frame was ignored');
    });
  /** ... and after `hello` only the page that said it. */
  const listenToLoad = (channel: string, take: (current: Load, argument: unknown) => void) =>
    listen(channel, (page, argument) => {
      if (load?.page === page) take(load, argument);
    });
  /** ... and the connections that it has opened. */
  const listenTo = (channel: string, take: (connection: Pipe, what: unknown) => void) =>
    listenToLoad(channel, ({ connections }, argument) => {
      const [id, what] = numbered(argument);
      const connection = id === undefined ? undefined : connections.get(id);
      if (connection) take(connection, what);
    });

  function end(page: PageLike, reason: string): void {
    if (load?.page !== page) return;
    const { connections } = load;
    load = undefined;
    for (const connection of [...connections.values()]) connection.closed(reason);
  }

  listen(bridgeChannels.hello, (page) => {
    if (load) end(load.page, 'the page was loaded again');
    load = { page, connections: new Map() };
    options.onLoaded?.();
    if (watched.has(page)) return;
    watched.add(page);
    page.once('destroyed', () => end(page, 'the window is gone'));
    page.on('render-process-gone', () => end(page, 'the page crashed'));
  });
  listenToLoad(bridgeChannels.open, ({ page, connections }, argument) => {
    const [id, what] = numbered(argument);
    const kind = connectionKinds.find((one) => one === what);
    if (id === undefined || kind === undefined || connections.has(id))
      return log.warn('the page asked for a connection that cannot be');
    const connection = connect(page, id, log, () => connections.delete(id));
    if (connections.size >= maxPageConnections) {
      log.warn('the page asked for too many connections');
      return connection.wire.close('too many connections');
    }
    connections.set(id, connection);
    options.onConnection(connection.wire, kind);
  });
  listenTo(bridgeChannels.message, (connection, message) => connection.message(message));
  listenTo(bridgeChannels.bytes, (connection, frame) => {
    if (frame instanceof Uint8Array && frame.byteLength <= maxFrameBytes) connection.bytes(frame);
    else log.warn('a frame that is none, or too large, was ignored');
  });
  listenTo(bridgeChannels.close, (connection) => connection.closed('the page closed it'));

  const signAllowed = createRate(signsPerSecond, signsPerSecond * burstSeconds);
  listenToLoad(bridgeChannels.alive, (_load, shown) => {
    if (signAllowed(performance.now())) options.onAlive?.(shown === true);
  });
  listenToLoad(bridgeChannels.devices, () => {
    if (signAllowed(performance.now())) options.onDevices?.();
  });
}

/** Takes apart [id, what]; the id is undefined when it is none. */
function numbered(argument: unknown): [number | undefined, unknown] {
  if (!Array.isArray(argument)) return [undefined, undefined];
  const [id, what] = argument as unknown[];
  return [typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined, what];
}

function connect(page: PageLike, id: number, log: Log, onClosed: () => void): Pipe {
  const messageAllowed = createRate(messagesPerSecond, messagesPerSecond * burstSeconds);
  const frameAllowed = createRate(framesPerSecond, framesPerSecond * burstSeconds);
  const post = (channel: string, what: unknown) => {
    if (!page.isDestroyed()) page.send(channel, [id, what]);
  };
  const pipe = createPipe({
    message: (message) => post(bridgeChannels.message, message),
    bytes: (frame) => post(bridgeChannels.bytes, frame),
    close: (reason) => post(bridgeChannels.close, reason),
    onClosed,
  });

  return {
    ...pipe,
    message(message) {
      if (messageAllowed(performance.now())) return pipe.message(message);
      log.warn('too many messages from the page');
      pipe.wire.close('too many messages');
    },
    bytes(frame) {
      // Audio above the rate is dropped: late audio is worth nothing.
      if (frameAllowed(performance.now())) pipe.bytes(frame);
    },
  };
}
