import type { RpcMessage } from '../../contract/rpc/message.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import {
  decodeServer,
  encodeClient,
  isPlainMessage,
  openCallId,
} from '../../contract/web-session.ts';

/**
 * The screen's end of `WS /api/sessions/:id`: to the screen a wire like any other, on the line the
 * documented messages. The connection has opened the session itself: the call that asks for it is not sent,
 * and answered with what the kiosk says first.
 */
export function sessionWire(socket: Wire): Wire {
  const listeners: ((message: unknown) => void)[] = [];
  let opening: number | undefined;
  let opened: RpcMessage | undefined;

  const tell = (message: unknown) => {
    for (const listener of [...listeners]) listener(message);
  };

  function answerOpening(): void {
    if (opening === undefined || !opened) return;
    tell({ ...opened, id: opening });
    opening = undefined;
  }

  function take(raw: unknown): void {
    // What is no message goes on as it is: the peer reports it.
    if (!isPlainMessage(raw)) return tell(raw);
    const message = decodeServer(raw);
    if (!message) return;
    const answers = message.kind === 'result' || message.kind === 'error';
    if (!answers || message.id !== openCallId) return tell(message);
    // The first one is about the opening; what comes later without an id is about nothing we asked.
    opened ??= message;
    answerOpening();
  }

  socket.onMessage(take);
  return {
    send(raw) {
      const message = raw as RpcMessage;
      if (message.kind === 'call' && message.method === 'open') {
        opening = message.id;
        return queueMicrotask(answerOpening);
      }
      // Nobody waits for the opening any more: it cannot be taken back.
      if (message.kind === 'cancel' && message.id === opening) return;
      const plain = encodeClient(message);
      if (plain) socket.send(plain);
    },
    sendBytes: (frame) => socket.sendBytes(frame),
    onMessage: (listener) => void listeners.push(listener),
    onBytes: (listener) => socket.onBytes(listener),
    onClose: (listener) => socket.onClose(listener),
    close: (reason) => socket.close(reason),
  };
}
