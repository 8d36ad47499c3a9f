import type { ConnectionKind, VaaniBridge } from '../../contract/bridge.ts';
import type { Wire } from '../../contract/rpc/wire.ts';

/** How to make wires of this kind over what the preload made: each call opens a connection of its own. */
export function bridgeWire(bridge: VaaniBridge, kind: ConnectionKind = 'kiosk'): () => Wire {
  return () => bridge.connect(kind);
}
