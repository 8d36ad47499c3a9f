import { kioskApi, type SessionView } from '../../src/contract/kiosk.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import { createFakeEngine, type FakeEngine } from '../fakes/engine.ts';

/** The view of a session that was just opened, complete as the contract has it. */
export async function openView(engine: FakeEngine = createFakeEngine()): Promise<SessionView> {
  const [here, there] = memoryWirePair();
  engine.serve(there);
  const peer = createPeer({ wire: here, serves: emptyApi, uses: kioskApi, handlers: {} });
  return (await peer.call('open', { audio: 'none', language: 'en' })).view;
}
