import type { VaaniBridge } from '../../contract/bridge.ts';
import type { Wire } from '../../contract/rpc/wire.ts';

/**
 * Wires over the one pipe that the preload made. The pipe's listeners cannot be taken off again, so
 * they are set once and always feed the newest wire.
 */
export function bridgeWire(bridge: VaaniBridge): () => Wire {
  let current: ((kind: 'message' | 'bytes' | 'close', data: unknown) => void) | undefined;
  let gone: string | undefined;
  bridge.onMessage((message) => current?.('message', message));
  bridge.onBytes((frame) => current?.('bytes', frame));
  bridge.onClose((reason) => {
    gone = reason;
    current?.('close', reason);
  });
  return () => {
    const listeners = {
      message: new Set<(data: never) => void>(),
      bytes: new Set<(data: never) => void>(),
      close: new Set<(data: never) => void>(),
    };
    let open = gone === undefined;
    const deliver = (kind: keyof typeof listeners, data: unknown) => {
      if (!open) return;
      if (kind === 'close') open = false;
      for (const listener of [...listeners[kind]]) listener(data as never);
    };
    current = deliver;
    return {
      send: (message) => open && bridge.send(message),
      sendBytes: (frame) => open && bridge.sendBytes(frame),
      onMessage: (listener) => listeners.message.add(listener),
      onBytes: (listener) => listeners.bytes.add(listener),
      onClose(listener) {
        if (gone === undefined) listeners.close.add(listener);
        else listener(gone);
      },
      close: (reason) => deliver('close', reason),
    };
  };
}
