import type { ConsoleApi } from '../../contract/console.ts';
import { operatorApi } from '../../contract/operator.ts';
import { emptyApi } from '../../contract/rpc/api.ts';
import { memoryWirePair } from '../../contract/rpc/memory-wire.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import type { EnginePeer } from '../bridge/link.ts';

/**
 * The desk's own connection, inside the console's: what the desk asks for is asked for there, so that
 * the desk of the operator's page works here as it is.
 *
 * @param onCall told of every request, which keeps the console from locking itself.
 */
export function deskWire(peer: EnginePeer<ConsoleApi>, onCall: () => void): Wire {
  const [here, there] = memoryWirePair();
  const noted = <T>(params: T): T => {
    onCall();
    return params;
  };
  const desk = createPeer({
    wire: there,
    serves: operatorApi,
    uses: emptyApi,
    handlers: {
      open: (params, signal) => peer.call('open', noted(params), { signal }),
      accept: (params, signal) => peer.call('accept', noted(params), { signal }),
      answer: (params, signal) => peer.call('answer', noted(params), { signal }),
      complete: (params, signal) => peer.call('complete', noted(params), { signal }),
      decline: (params, signal) => peer.call('decline', noted(params), { signal }),
    },
  });
  const unlisten = peer.on('inbox', (inbox) => desk.emit('inbox', inbox));
  const unhook = peer.onClose((reason) => desk.close(reason));
  desk.onClose(() => {
    unlisten();
    unhook();
  });
  return here;
}
