import type { IncomingMessage, ServerResponse } from 'node:http';
import { RpcError } from '../../../contract/rpc/message.ts';
import {
  type ChatAnswer,
  chatRequestSchema,
  newSessionSchema,
  type WholeHealth,
} from '../../../contract/web-api.ts';
import type { Places } from '../../engine/places.ts';
import { HttpError, refuseMethod, sendJson, tooMany } from './answers.ts';
import { readBody } from './body.ts';
import type { Credentials } from './credentials.ts';
import type { KeyedRate } from './keyed-rate.ts';
import type { LatencyWindow } from './latency.ts';
import { openApi } from './openapi.ts';
import { sessionPath, type WebSession, type WebSessions } from './sessions.ts';

/** What the HTTP API needs. */
export interface ApiSite {
  readonly places: Places;
  readonly sessions: WebSessions;
  readonly credentials: Credentials;
  readonly latency: LatencyWindow;
  readonly version: string;
  readonly startedAt: number;
  readonly now: () => number;
  /** New sessions and turns, by who asks for them. */
  readonly rates: { readonly sessions: KeyedRate; readonly turns: KeyedRate };
}

/** A turn that takes longer is answered with 504; it goes on all the same. */
const turnWithinMs = 30_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Answers requests of the API. */
export interface Api {
  /** Who answers requests for this path; undefined when it is none of the API's. Rejects with HttpError. */
  at(path: string): Answer | undefined;
}

/** Where a session is: in `GET`, `DELETE` and as a WebSocket. */
export function sessionIdIn(path: string): string | undefined {
  const id = /^\/api\/sessions\/([\w-]{1,100})$/.exec(path)?.[1];
  return id !== undefined && sessionPath(id) === path ? id : undefined;
}

export function createApi(site: ApiSite): Api {
  const { places, sessions, credentials, latency, rates } = site;

  function health(request: IncomingMessage): unknown {
    const { status, speech, models } = places.health();
    if (!isKnown(credentials, request)) return { status };
    const whole: WholeHealth = {
      status,
      version: site.version,
      uptimeMs: Math.round(site.now() - site.startedAt),
      speech,
      models,
      sessions: sessions.counts(),
      latency: latency.figures(),
    };
    return whole;
  }

  function allow(rate: KeyedRate, owner: string, what: string): void {
    const waitMs = rate.take(owner);
    if (waitMs > 0) throw tooMany(what, waitMs);
  }

  function sessionOf(owner: string, id: string): WebSession {
    const found = sessions.find(owner, id);
    if (found) return found;
    throw new HttpError(404, 'gone', 'there is no such session (any more): open one');
  }

  const newSession: Answer = async (request, response) => {
    const owner = credentials.whoIs(request);
    allow(rates.sessions, owner, 'new sessions');
    const opened = sessions.open(owner, await readBody(request, newSessionSchema));
    response.setHeader('Location', opened.url);
    sendJson(response, opened.resumed ? 200 : 201, opened);
  };

  const oneSession =
    (id: string): Answer =>
    async (request, response) => {
      const session = sessionOf(credentials.whoIs(request), id);
      if (request.method === 'DELETE') {
        await sessions.end(session);
        return void response.writeHead(204).end();
      }
      sendJson(response, 200, sessions.state(session));
    };

  const chat: Answer = async (request, response) => {
    const owner = credentials.whoIs(request);
    allow(rates.turns, owner, 'turns');
    const { sessionId, text, language, pack } = await readBody(request, chatRequestSchema);
    const id = sessionId ?? sessions.open(owner, { audio: 'none', language }).id;
    const session = sessionOf(owner, id);
    const { turn, stages } = await inTime(
      places.chat(session.resumeToken, { text, language, pack }),
    );
    // Where a screen shows the session, its connection has told how long it took.
    if (session.connections === 0) latency.add({ ...stages, hearMs: null, firstSoundMs: null });
    const told: ChatAnswer = { sessionId: id, ...turn };
    sendJson(response, 200, told);
  };

  const routes: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
    '/health': { GET: (request, response) => sendJson(response, 200, health(request)) },
    '/api/openapi.json': { GET: (_request, response) => sendJson(response, 200, openApi()) },
    '/api/sessions': { POST: newSession },
    '/api/chat': { POST: chat },
  };

  return {
    at(path) {
      const id = sessionIdIn(path);
      const route = id
        ? { GET: oneSession(id), DELETE: oneSession(id) }
        : Object.hasOwn(routes, path)
          ? routes[path]
          : undefined;
      return route && byMethod(route);
    },
  };
}

function byMethod(route: Readonly<Record<string, Answer>>): Answer {
  return (request, response) => {
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const answer = Object.hasOwn(route, method) ? route[method] : undefined;
    if (answer) return answer(request, response);
    const allowed = Object.keys(route).map((name) => (name === 'GET' ? 'GET, HEAD' : name));
    refuseMethod(response, allowed.join(', '));
  };
}

/** For what everybody may ask, and some get a longer answer to. */
function isKnown(credentials: Credentials, request: IncomingMessage): boolean {
  const { authorization, cookie } = request.headers;
  if (authorization === undefined && cookie === undefined) return false;
  try {
    credentials.whoIs(request);
    return true;
  } catch (error) {
    if (error instanceof HttpError && error.status !== 429) return false;
    throw error;
  }
}

/** What the caller did wrong, by the engine's code. */
const statusOfCode: Readonly<Record<string, number>> = {
  gone: 404,
  'unknown-pack': 400,
  'too-late': 409,
  ended: 409,
  busy: 503,
};

async function inTime<T>(turn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = 'the answer takes too long; GET the session later to see it';
    timer = setTimeout(() => reject(new HttpError(504, 'timeout', message)), turnWithinMs);
  });
  try {
    return await Promise.race([turn, late]);
  } catch (error) {
    const status = error instanceof RpcError ? statusOfCode[error.code] : undefined;
    if (!(error instanceof RpcError) || status === undefined) throw error;
    throw new HttpError(status, error.code, error.message);
  } finally {
    clearTimeout(timer);
  }
}
