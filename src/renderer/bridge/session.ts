import type { KioskApi } from '../../contract/kiosk.ts';
import type { Params } from '../../contract/rpc/api.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { type NewSession, sessionAddressSchema } from '../../contract/web-api.ts';
import { MismatchError } from './link.ts';
import { sessionWire } from './session-wire.ts';
import { DialError, openWebSocket, type WebSocketOptions } from './websocket.ts';

/** What a session is opened with. */
export type Opening = Params<KioskApi, 'open'>;

interface PageLocation {
  readonly protocol: string;
  readonly host: string;
  readonly href: string;
}

export interface OpenSessionOptions
  extends Pick<WebSocketOptions, 'createSocket' | 'probe' | 'dialTimeoutMs'> {
  readonly location: PageLocation;
  readonly opening: Opening;
  /** Sends `POST /api/sessions`; the answer, or undefined when nobody answers. */
  readonly post?: (url: string, body: NewSession) => Promise<Response | undefined>;
}

const postWithinMs = 5_000;
const sessionsPath = '/api/sessions';
/** The kiosk is there and does not let this page in. */
const refusals: ReadonlySet<number> = new Set([401, 403]);
/** It is there and knows no such request: it is of another version. */
const foreign: ReadonlySet<number> = new Set([400, 404, 405, 415]);

/** An address of the page's own host. */
export function socketUrl({ protocol, host }: PageLocation, path: string): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}`;
}

/** Opens a session of the web shell, or takes it up again. Rejects with DialError or MismatchError. */
export async function openSession(options: OpenSessionOptions): Promise<Wire> {
  const { location, opening, post = postJson, ...socket } = options;
  const { audio, language, resumeToken } = opening;
  const answer = await post(new URL(sessionsPath, location.href).href, {
    audio: audio === 'remote' ? 'remote' : 'none',
    ...(language && { language }),
    ...(resumeToken !== undefined && { resumeToken }),
  });
  const status = answer?.status;
  if (!answer?.ok) {
    if (status !== undefined && foreign.has(status)) {
      throw new MismatchError('the engine speaks another version');
    }
    const refused = status !== undefined && refusals.has(status);
    throw new DialError(refused ? 'refused' : 'unreachable', `no session (${status ?? 'none'})`);
  }
  const address = sessionAddressSchema.safeParse(await answer.json().catch(() => undefined));
  if (!address.success) throw new MismatchError('the engine speaks another version');
  const url = socketUrl(location, address.data.url);
  return sessionWire(await openWebSocket({ ...socket, url, pageUrl: location.href }));
}

async function postJson(url: string, body: NewSession): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(postWithinMs),
    });
  } catch {
    return undefined;
  }
}
