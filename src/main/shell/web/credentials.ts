import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError, tooMany } from './answers.ts';
import { isLoopback, isOwnOrigin } from './origin.ts';
import type { KeyedRate } from './keyed-rate.ts';

/** Who may use the API: a browser that a link let in, or a program that has the token. */
export interface Credentials {
  /**
   * The name of who sent the request: a session is only theirs. Throws HttpError: 401 for a stranger,
   * 403 for a page of another site, 429 for a token that was wrong too often.
   */
  whoIs(request: IncomingMessage): string;
}

export interface CredentialsOptions {
  readonly browserOf: (request: IncomingMessage) => string | undefined;
  /** Null: only browsers get in. */
  readonly apiToken: string | null;
  /** Wrong tokens, by address. */
  readonly wrongTokens: KeyedRate;
}

/** Shorter ones can be guessed. */
const minTokenCharacters = 32;
const program = 'program';
const bearer = /^Bearer +([\x21-\x7e]{1,512})$/i;
/** What only reads may come from anywhere that has the cookie: no other site can see the answer. */
const reads: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

export function createCredentials(options: CredentialsOptions): Credentials {
  const { browserOf, wrongTokens } = options;
  const known = options.apiToken === null ? null : digestOf(options.apiToken);
  return {
    whoIs(request) {
      const { authorization, origin } = request.headers;
      // No other site's page is answered, whatever it knows; a program has no Origin.
      if (origin !== undefined && !isOwnOrigin(request)) throw foreign();
      if (authorization !== undefined) {
        const address = request.socket.remoteAddress ?? '';
        const waitMs = wrongTokens.wait(address);
        if (waitMs > 0) throw tooMany('wrong tokens', waitMs);
        const token = bearer.exec(authorization)?.[1] ?? '';
        if (known && timingSafeEqual(digestOf(token), known)) return program;
        wrongTokens.take(address);
        throw stranger();
      }
      const browser = browserOf(request);
      if (browser === undefined) throw stranger();
      if (origin === undefined && !reads.has(request.method)) throw foreign();
      return browser;
    },
  };
}

/**
 * Whether this token may be used, and this address listened on with it.
 *
 * @throws with what to do when other machines could come in without one, or it could be guessed.
 */
export function checkToken(host: string, apiToken: string | null): void {
  const how =
    'set VAANI_API_TOKEN to at least 32 random characters (such as of "openssl rand -hex 32")';
  if (apiToken === null && !isLoopback(host)) {
    throw new Error(
      `on ${host} other machines can reach the kiosk, and for that it needs a token: ${how}, or leave --host out to serve this machine only`,
    );
  }
  if (apiToken !== null && !/^[\x21-\x7e]+$/.test(apiToken)) {
    throw new Error(`the API token has characters that cannot be sent: ${how}`);
  }
  if (apiToken !== null && apiToken.length < minTokenCharacters) {
    throw new Error(`the API token is too short: ${how}`);
  }
}

const stranger = () =>
  new HttpError(
    401,
    'unauthorized',
    'open a link of this kiosk in the browser first, or send "Authorization: Bearer" and the token of the kiosk (VAANI_API_TOKEN)',
  );
const foreign = () =>
  new HttpError(403, 'forbidden', "only the kiosk's own page and programs are answered here");

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
