import type { BridgePipe } from '../../contract/bridge.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { openWebSocket } from '../bridge/websocket.ts';

const socketPath = '/ws/console';

/** The console's address beside this page: the kiosk page's own cookie lets it in. */
export function consoleSocketUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${socketPath}`;
}

/** The page's window, as far as this is concerned. */
export interface DialTarget {
  readonly location: { readonly protocol: string; readonly host: string; readonly href: string };
  readonly vaani?: { connect(kind: 'console'): BridgePipe };
}

/** A second connection of this page: Electron's pipe where there is one, else a WebSocket. Rejects with DialError. */
export async function dialConsole(target: DialTarget = window): Promise<Wire> {
  if (target.vaani) return target.vaani.connect('console');
  const { location } = target;
  return openWebSocket({ url: consoleSocketUrl(location), pageUrl: location.href });
}
