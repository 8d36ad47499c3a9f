import type { SessionAddress, SessionState } from '../../../contract/web-api.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import type { Places } from '../../engine/places.ts';
import { newId } from '../../kernel/ids.ts';
import { HttpError } from './answers.ts';
import type { TurnLatency } from './latency.ts';
import { sessionWire } from './session-wire.ts';

/** A place to talk at, as one browser or program knows it. Its id means nothing to any other. */
export interface WebSession {
  readonly id: string;
  readonly owner: string;
  readonly audio: 'remote' | 'none';
  readonly resumeToken: string;
  /** WebSockets that show it now. */
  readonly connections: number;
}

export interface WebSessions {
  /** Opens one, or takes it up again by its token. Throws HttpError 503 when the kiosk is full, 429 when all of the owner's are in use. */
  open(
    owner: string,
    wanted: {
      readonly audio: 'remote' | 'none';
      readonly language?: Parameters<Places['open']>[0]['language'];
      readonly resumeToken?: string | undefined;
    },
  ): SessionAddress;
  /** The owner's session; undefined when there is none, or none any more. */
  find(owner: string, id: string): WebSession | undefined;
  state(session: WebSession): SessionState | undefined;
  /** The engine's wire for a WebSocket that shows this session. */
  connect(session: WebSession, socket: Wire): Wire;
  end(session: WebSession): Promise<void>;
  counts(): { readonly active: number; readonly connected: number };
}

export interface WebSessionsOptions {
  readonly places: Places;
  readonly onLatency: (turn: TurnLatency) => void;
  /** Sessions of one owner; of more, the oldest that is not shown ends. Default 16. */
  readonly maxPerOwner?: number;
}

interface Entry {
  readonly id: string;
  readonly owner: string;
  audio: 'remote' | 'none';
  resumeToken: string;
  resumed: boolean;
  readonly wires: Set<Wire>;
  readonly connections: number;
}

export const sessionPath = (id: string): string => `/api/sessions/${id}`;

export function createWebSessions(options: WebSessionsOptions): WebSessions {
  const { places, maxPerOwner = 16 } = options;
  /** The oldest first. */
  const entries = new Map<string, Entry>();

  function alive(entry: Entry): boolean {
    if (places.view(entry.resumeToken)) return true;
    entries.delete(entry.id);
    return false;
  }

  const living = () => [...entries.values()].filter(alive);

  async function end(entry: Pick<Entry, 'id' | 'resumeToken'>): Promise<void> {
    const known = entries.get(entry.id);
    entries.delete(entry.id);
    for (const wire of known?.wires ?? []) wire.close('the session was ended');
    await places.end(entry.resumeToken);
  }

  /** Makes room for one more of this owner. */
  function makeRoom(owner: string): void {
    const own = living().filter((entry) => entry.owner === owner);
    if (own.length < maxPerOwner) return;
    const unused = own.find(({ wires }) => wires.size === 0);
    if (!unused) {
      throw new HttpError(429, 'too-many', `end a session first: ${maxPerOwner} are open`, 5_000);
    }
    // Nobody waits for it: it is forgotten at once, and what it did is done.
    void end(unused).catch(() => {});
  }

  function place(wanted: Parameters<Places['open']>[0]): ReturnType<Places['open']> {
    try {
      return places.open(wanted);
    } catch (error) {
      if (!(error instanceof RpcError) || error.code !== 'busy') throw error;
      throw new HttpError(503, 'busy', error.message, 5_000);
    }
  }

  function newEntry(owner: string, audio: Entry['audio'], resumeToken: string): Entry {
    const wires = new Set<Wire>();
    return {
      id: newId('ses'),
      owner,
      audio,
      resumeToken,
      resumed: false,
      wires,
      get connections() {
        return wires.size;
      },
    };
  }

  return {
    open(owner, { audio, language, resumeToken }) {
      let entry = living().find((one) => one.owner === owner && one.resumeToken === resumeToken);
      if (entry) {
        entry.audio = audio;
        entry.resumed = true;
      } else {
        makeRoom(owner);
        entry = newEntry(owner, audio, place({ language }).resumeToken);
        entries.set(entry.id, entry);
      }
      const { id, resumed } = entry;
      return { id, resumeToken: entry.resumeToken, resumed, url: sessionPath(id) };
    },
    find(owner, id) {
      const entry = entries.get(id);
      return entry?.owner === owner && alive(entry) ? entry : undefined;
    },
    state({ id, audio, connections, resumeToken }) {
      const state = places.view(resumeToken);
      return state && { id, url: sessionPath(id), audio, connections, state };
    },
    connect({ id }, socket) {
      const entry = entries.get(id);
      if (!entry) throw new Error('there is no such session');
      const { audio, resumeToken } = entry;
      const wire = sessionWire(socket, {
        open: { audio, resumeToken },
        onLatency: options.onLatency,
        onOpened(answer) {
          // The place may have been given up since, and another one opened.
          entry.resumeToken = answer.resumeToken;
          const { resumed } = entry;
          entry.resumed = true;
          return { resumed };
        },
      });
      entry.wires.add(socket);
      socket.onClose(() => void entry.wires.delete(socket));
      return wire;
    },
    end,
    counts() {
      const all = living();
      return { active: all.length, connected: all.filter(({ wires }) => wires.size > 0).length };
    },
  };
}
