import type { KioskApi, SessionView } from '../../../contract/kiosk.ts';
import type { Params, ResultOf } from '../../../contract/rpc/api.ts';
import type { RpcMessage } from '../../../contract/rpc/message.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { maxMessageId } from '../../../contract/web-messages.ts';
import {
  decodeClient,
  encodeServer,
  isPlainMessage,
  openCallId,
  type PlainMessage,
} from '../../../contract/web-session.ts';
import { createDerive } from './derive.ts';
import type { TurnLatency } from './latency.ts';

export interface SessionWireOptions {
  /** What the session is opened with: the connection does that itself, before anything of the client is heard. */
  readonly open: Params<KioskApi, 'open'>;
  /** The engine has opened it; what it answered may be changed before it is sent. */
  onOpened(answer: { readonly resumeToken: string }): { readonly resumed: boolean };
  onLatency?(turn: TurnLatency): void;
}

/** An engine that has not opened the session within this time will not, ms. */
const openWithinMs = 10_000;
/** Answers to messages without an id have one above every client's. */
const ownIds = maxMessageId + 1;
/** What may wait for the opening; there is hardly ever any. */
const maxEarly = 64;

/**
 * The engine's end of `WS /api/sessions/:id`: to the engine a wire like any other, to the client the
 * documented messages. A message that is not understood is answered with an error, and the connection goes on.
 */
export function sessionWire(socket: Wire, options: SessionWireOptions): Wire {
  const derive = createDerive();
  const listeners: ((message: unknown) => void)[] = [];
  /** What was told before the session was open; it goes out after `connected`. */
  let early: RpcMessage[] | undefined = [];
  let nextOwnId = ownIds;
  const late = setTimeout(() => fail('timeout', 'the kiosk did not answer in time'), openWithinMs);
  late.unref();
  socket.onClose(() => clearTimeout(late));

  const tell = (message: RpcMessage) => {
    for (const listener of listeners) listener(message);
  };

  function sendError(id: number | undefined, code: string, message: string): void {
    socket.send({ type: 'error', ...(id !== undefined && { id }), code, message });
  }

  function fail(code: string, message: string): void {
    sendError(undefined, code, message);
    giveUp(message);
  }

  function giveUp(reason: string): void {
    clearTimeout(late);
    // A socket that nobody listens to does not hear the goodbye either.
    socket.onMessage(() => {});
    socket.close(reason);
  }

  function take(raw: unknown): void {
    if (!isPlainMessage(raw)) {
      return sendError(undefined, 'invalid', 'a message is a JSON object with a "type"');
    }
    const { type } = raw;
    if (raw['id'] !== undefined && !isMessageId(raw['id'])) {
      return sendError(undefined, 'invalid', `"id" is a whole number from 1 to ${maxMessageId}`);
    }
    const id = raw['id'];
    if (type === 'ping') return socket.send({ type: 'pong', ...(id !== undefined && { id }) });
    if (type === 'cancel' && id === undefined) {
      return sendError(
        undefined,
        'invalid',
        '"cancel" needs the "id" of the message it takes back',
      );
    }
    const message = decodeClient(raw, id ?? nextOwnId);
    if (!message) {
      return sendError(id, 'unknown-type', `there is no message "${type.slice(0, 40)}"`);
    }
    if (id === undefined) nextOwnId += 1;
    tell(message);
  }

  /** The answer to the opening; then everything that either side said meanwhile. */
  function answerOpening(message: RpcMessage, plain: PlainMessage): void {
    clearTimeout(late);
    if (message.kind !== 'result') {
      socket.send(plain);
      return giveUp('the session could not be opened');
    }
    const result = message.result as ResultOf<KioskApi, 'open'>;
    socket.send({ ...plain, ...options.onOpened(result) });
    tellDerived(result.view);
    const waited = early ?? [];
    early = undefined;
    for (const event of waited) pass(event);
    // Until now the socket has held back what the client sent.
    socket.onMessage(take);
  }

  function tellDerived(view: SessionView): void {
    for (const message of derive(view)) socket.send(message);
  }

  /** Passes on what the engine says; its own peer made it, so that it needs no check. */
  function pass(message: RpcMessage): void {
    const plain = encodeServer(message);
    if (!plain) return;
    const answers = message.kind === 'result' || message.kind === 'error';
    if (answers && message.id === openCallId) return answerOpening(message, plain);
    if (early) {
      if (early.length < maxEarly) early.push(message);
      return;
    }
    if (answers && message.id >= ownIds) {
      if (message.kind === 'error') sendError(undefined, message.error.code, message.error.message);
      return;
    }
    socket.send(plain);
    if (message.kind !== 'event') return;
    if (message.name === 'view') tellDerived(message.data as SessionView);
    if (message.name === 'latency') options.onLatency?.(message.data as TurnLatency);
  }

  return {
    send: (message) => pass(message as RpcMessage),
    sendBytes: (frame) => socket.sendBytes(frame),
    onMessage(listener) {
      if (listeners.push(listener) > 1) return;
      queueMicrotask(() =>
        tell({ kind: 'call', id: openCallId, method: 'open', params: options.open }),
      );
    },
    onBytes: (listener) => socket.onBytes(listener),
    onClose: (listener) => socket.onClose(listener),
    close: (reason) => socket.close(reason),
  };
}

function isMessageId(id: unknown): id is number {
  return Number.isInteger(id) && Number(id) >= 1 && Number(id) <= maxMessageId;
}
