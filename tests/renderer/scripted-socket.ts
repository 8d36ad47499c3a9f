import type { SocketLike } from '../../src/renderer/bridge/websocket.ts';

/** A WebSocket whose other side is the test. */
export interface ScriptedSocket extends SocketLike {
  readonly url: string;
  readonly sent: (string | Uint8Array)[];
  bufferedAmount: number;
  accept(): void;
  refuse(): void;
  receive(data: unknown): void;
  drop(code?: number, reason?: string): void;
}

export function scriptedSocket(url: string): ScriptedSocket {
  let readyState = 0;
  const socket: ScriptedSocket = {
    url,
    sent: [],
    binaryType: '',
    bufferedAmount: 0,
    get readyState() {
      return readyState;
    },
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (data) => void socket.sent.push(data),
    close(code = 1000, reason = '') {
      socket.drop(code, reason);
    },
    accept() {
      readyState = 1;
      socket.onopen?.();
    },
    refuse() {
      socket.onerror?.();
      socket.drop(1006);
    },
    receive: (data) => socket.onmessage?.({ data }),
    drop(code = 1006, reason = '') {
      if (readyState === 3) return;
      readyState = 3;
      socket.onclose?.({ code, reason });
    },
  };
  return socket;
}
