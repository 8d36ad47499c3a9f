import { open } from 'node:fs/promises';
import { messageOf } from '../kernel/errors.ts';
import { bringOnAStick, formatBytes, ModelError, systemCode } from './errors.ts';

/** A file's bytes from `offset` on. */
export interface Offer {
  readonly body: AsyncIterable<Uint8Array>;
  /** Where the body begins: what was asked for, or 0 from a server that cannot resume. */
  readonly offset: number;
  /** Length of the whole file, null where the server does not say. */
  readonly total: number | null;
  /** Names this version of the file (ETag or Last-Modified): given back when resuming. */
  readonly validator: string | null;
  /**
   * Held while the body is read: fetch cancels the body of a Response that was garbage-collected
   * before reading began, and it then ends early without an error.
   */
  readonly keep?: unknown;
}

/** A place that one file can be read from. */
export interface Source {
  /** For messages: a URL or a path. */
  readonly name: string;
  /** Sources with the same place fail together (a host that cannot be reached). */
  readonly place: string;
  /** Throws ModelError (final) or TransientError (may be tried again). */
  open(offset: number, validator: string | null, signal: AbortSignal): Promise<Offer>;
}

/** Something that may work the next time. */
export class TransientError extends Error {
  /** The server asked to wait this long, ms. */
  readonly waitMs: number | null;
  /** No connection at all. */
  readonly unreachable: boolean;
  /** What was fetched so far is of no use. */
  readonly startOver: boolean;
  constructor(
    message: string,
    options: { waitMs?: number | null; unreachable?: boolean; startOver?: boolean } = {},
  ) {
    super(message);
    this.startOver = options.startOver ?? false;
    this.waitMs = options.waitMs ?? null;
    this.unreachable = options.unreachable ?? false;
  }
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const unreachableCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function httpSource(url: string, fetch: Fetch = globalThis.fetch): Source {
  const { host } = new URL(url);
  return {
    name: url,
    place: host,
    async open(offset, validator, signal) {
      // identity: a compressed body would have another length than the file.
      const headers: Record<string, string> = { 'accept-encoding': 'identity' };
      if (offset > 0) {
        headers['range'] = `bytes=${offset}-`;
        if (validator) headers['if-range'] = validator;
      }
      let response: Response;
      try {
        response = await fetch(url, { headers, signal, redirect: 'follow' });
      } catch (error) {
        if (signal.aborted) throw error;
        const code = systemCode(error);
        throw new TransientError(`${host} cannot be reached (${code ?? messageOf(error)})`, {
          unreachable: code !== undefined && unreachableCodes.has(code),
        });
      }
      try {
        return offerOf(response, url, offset);
      } catch (error) {
        // An unread body would keep the connection.
        await response.body?.cancel().catch(() => {});
        throw error;
      }
    },
  };
}

function offerOf(response: Response, url: string, offset: number): Offer {
  const { status } = response;
  if (status === 200 || status === 206) {
    if (!response.body) throw new TransientError(`${url} answered without content`);
    const length = numberOf(response.headers.get('content-length'));
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    if (status === 206 && !range) throw new TransientError(`${url} answered with a strange range`);
    const start = status === 206 ? Number(range?.[1]) : 0;
    if (start !== offset && start !== 0)
      throw new TransientError(`${url} answered from byte ${start} instead of ${offset}`);
    if (response.headers.get('content-type')?.startsWith('text/html'))
      throw new ModelError(
        'wrong-content',
        `${url} is a web page, not a model file (does this network ask for a login?). ${bringOnAStick}`,
      );
    const total = range ? numberOf(range[2] ?? null) : length;
    return {
      body: response.body,
      offset: start,
      total,
      validator: validatorOf(response),
      keep: response,
    };
  }
  if (status === 416)
    throw new TransientError(`${url} has no such part any more`, { startOver: true });
  if (status === 404 || status === 410)
    throw new ModelError('not-found', `${url} does not exist (HTTP ${status}). ${bringOnAStick}`);
  if (status === 401 || status === 403)
    throw new ModelError('refused', `${url} is not given out (HTTP ${status}). ${bringOnAStick}`);
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = numberOf(response.headers.get('retry-after'));
    throw new TransientError(`${url} answered HTTP ${status}`, {
      waitMs: seconds === null ? null : seconds * 1_000,
    });
  }
  throw new ModelError('failed', `${url} answered HTTP ${status}. ${bringOnAStick}`);
}

/** A weak ETag must not be used to resume. */
function validatorOf(response: Response): string | null {
  const etag = response.headers.get('etag');
  if (etag && !etag.startsWith('W/')) return etag;
  return response.headers.get('last-modified');
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** A file in a folder (a stick, a network drive). */
export function fileSource(path: string): Source {
  return {
    name: path,
    place: path,
    async open(offset) {
      const file = await open(path).catch((error: unknown) => {
        throw systemCode(error) === 'ENOENT'
          ? new ModelError('not-found', `${path} does not exist`)
          : new ModelError('failed', `${path} cannot be read: ${messageOf(error)}`);
      });
      const { size } = await file.stat();
      if (offset > size) {
        await file.close();
        throw new TransientError(`${path} has only ${formatBytes(size)}`, { startOver: true });
      }
      const body = file.createReadStream({ start: offset, highWaterMark: 1 << 20 });
      return { body, offset, total: size, validator: null };
    },
  };
}
