import { createHmac } from 'node:crypto';

/** What came of sending. away: the other side was not reached · later: it asks to be tried again · refused: it will never take this. */
export type Delivery =
  | { readonly how: 'sent' }
  | { readonly how: 'away'; readonly problem: string }
  | { readonly how: 'later'; readonly problem: string; readonly afterMs: number | null }
  | { readonly how: 'refused'; readonly problem: string };

export interface Message {
  readonly key: string;
  /** JSON */
  readonly body: string;
}

export interface SendOptions {
  readonly url: string;
  /** Signs messages, so that the other side can tell that they are ours; null: they are not signed. */
  readonly secret: string | null;
  /** Ends the sending; then the promise rejects. */
  readonly signal: AbortSignal;
  /** ms since the epoch */
  readonly now: number;
  readonly timeoutMs?: number;
}

/** Without an answer for this long, ms, it is tried again. */
const answerWithinMs = 10_000;
/** Whoever asks for a longer pause is asked again after this one, ms. */
const longestPauseMs = 3_600_000;

/**
 * POSTs one message. With a secret it carries `Vaani-Signature: t=SECONDS,v1=HEX`, the HMAC-SHA256 of
 * `SECONDS.BODY`. Redirections are not followed: the message is for the address that was set.
 *
 * @throws only when `signal` is aborted.
 */
export async function send({ key, body }: Message, options: SendOptions): Promise<Delivery> {
  const { url, secret, signal, now, timeoutMs = answerWithinMs } = options;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(secret !== null && { 'vaani-signature': signatureOf(body, secret, now) }),
      },
      body,
      signal: AbortSignal.any([signal, late]),
    });
    // What it says does not matter, and may be endless.
    await response.body?.cancel().catch(() => {});
    return judge(response.status, response.headers.get('retry-after'), now);
  } catch (error) {
    signal.throwIfAborted();
    return { how: 'away', problem: late.aborted ? 'timeout' : codeOf(error) };
  }
}

function judge(status: number, retryAfter: string | null, now: number): Delivery {
  if (status >= 200 && status < 300) return { how: 'sent' };
  const problem = `HTTP ${status}`;
  const again = status >= 500 || status === 408 || status === 425 || status === 429;
  return again
    ? { how: 'later', problem, afterMs: pauseOf(retryAfter, now) }
    : { how: 'refused', problem };
}

/** `Retry-After`: seconds, or a date. */
function pauseOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.min(longestPauseMs, Math.max(0, ms));
}

export function signatureOf(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hex}`;
}

/** A code such as ECONNREFUSED; messages hold the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'no connection';
}
