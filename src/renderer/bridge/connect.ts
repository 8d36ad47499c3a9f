import type { VaaniBridge } from '../../contract/bridge.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { bridgeWire } from './electron.ts';
import { type Opening, openSession } from './session.ts';

declare global {
  interface Window {
    readonly vaani?: VaaniBridge;
  }
}

/** Where the screen runs, and so who owns the microphone and the speaker. */
export interface Connector {
  /** `device`: the kiosk's own microphone and speaker. `browser`: this page's. */
  readonly audio: 'device' | 'browser';
  /** Makes a connection to the engine, for a session that is to be opened so; rejects with DialError or MismatchError. */
  dial(opening: Opening): Promise<Wire>;
}

/** Chooses Electron's pipe when the preload made one, and the WebSocket of this page's origin otherwise. */
export function connect(target: Window = window): Connector {
  const { vaani } = target;
  if (vaani) {
    const dial = bridgeWire(vaani);
    return { audio: 'device', dial: async () => dial() };
  }
  return {
    audio: 'browser',
    dial: (opening) => openSession({ location: target.location, opening }),
  };
}
