import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';

/** Who may use the web shell: one-time link tokens are exchanged for a browser's cookie. In memory only. */
export interface Access {
  /** A token for one new browser. It lives for 24 h; of more than 32 unused ones the oldest ends. */
  mintToken(): string;
  /** Uses a token up. Returns the new browser's cookie secret, or undefined for a wrong, used or old token. */
  redeem(token: string): string | undefined;
  /** The public name of the browser that holds this cookie secret, undefined when there is none. */
  browserOf(secret: string | undefined): string | undefined;
}

export interface AccessOptions {
  readonly clock: Clock;
  /** The first link's token, instead of a random one. */
  readonly firstToken?: string;
}

const maxTokens = 32;
const maxBrowsers = 64;
const tokenLifeMs = 24 * 60 * 60 * 1000;
const secretBytes = 32;

interface Browser {
  readonly digest: Buffer;
  readonly name: string;
}

export function createAccess({ clock, firstToken }: AccessOptions): Access {
  const tokens: { digest: Buffer; expiresAt: number }[] = [];
  const browsers: Browser[] = [];
  let nextBrowser = 1;
  let first = firstToken;

  return {
    mintToken() {
      const token = first ?? newSecret();
      first = undefined;
      if (tokens.length === maxTokens) tokens.shift();
      tokens.push({ digest: digestOf(token), expiresAt: clock.now() + tokenLifeMs });
      return token;
    },
    redeem(token) {
      const index = indexOf(tokens, token);
      const found = index < 0 ? undefined : tokens.splice(index, 1)[0];
      if (!found || found.expiresAt < clock.now()) return undefined;
      const secret = newSecret();
      // The browser that was used longest ago has to ask for a new link.
      if (browsers.length === maxBrowsers) browsers.shift();
      browsers.push({ digest: digestOf(secret), name: `browser-${nextBrowser++}` });
      return secret;
    },
    browserOf(secret) {
      const index = secret === undefined ? -1 : indexOf(browsers, secret);
      const found = index < 0 ? undefined : browsers.splice(index, 1)[0];
      if (found) browsers.push(found);
      return found?.name;
    },
  };
}

/** Compares digests, all of them every time: the time taken tells nothing about a secret. */
function indexOf(entries: readonly { readonly digest: Buffer }[], secret: string): number {
  const digest = digestOf(secret);
  let found = -1;
  for (const [index, entry] of entries.entries()) {
    if (timingSafeEqual(entry.digest, digest)) found = index;
  }
  return found;
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}
