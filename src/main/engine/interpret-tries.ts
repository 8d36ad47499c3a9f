import type { Clock } from '../kernel/clock.ts';
import { LlmError, type LlmErrorCode } from '../llm/port.ts';

/** One try: how long to wait before it, and the time that earlier tries must leave for it, ms. */
export interface Try {
  readonly backoffMs: number;
  readonly atLeastMs: number;
}

export interface TriesOptions {
  readonly tries: readonly Try[];
  /** All tries and the waits between them take no longer, ms. */
  readonly totalMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Failures that the next try may not meet: it comes later and asks for less. */
const passing: ReadonlySet<LlmErrorCode> = new Set([
  'timeout',
  'unavailable',
  'rate-limited',
  'invalid-answer',
  'too-long',
]);

/**
 * Does work until a try succeeds, each within its share of the time. Rejects with the last try's
 * LlmError; with `aborted` as soon as the signal fires, whether or not the work heeds its own.
 */
export async function inTries<T>(
  { tries, totalMs, signal, clock }: TriesOptions,
  work: (index: number, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const endsAt = clock.now() + totalMs;
  const reserved = (from: number) =>
    tries.slice(from).reduce((sum, { backoffMs, atLeastMs }) => sum + backoffMs + atLeastMs, 0);
  let last: unknown;
  for (const [index, { backoffMs }] of tries.entries()) {
    if (backoffMs > 0) await pause(backoffMs, signal, clock);
    const timeoutMs = endsAt - clock.now() - reserved(index + 1);
    try {
      return await within(timeoutMs, signal, clock, (own) => work(index, own));
    } catch (error) {
      if (!(error instanceof LlmError) || !passing.has(error.code)) throw error;
      last = error;
    }
  }
  throw last;
}

function pause(ms: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return within(ms, signal, clock, (own) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    own.addEventListener('abort', () => resolve(), { once: true });
    return promise;
  }).catch((error: unknown) => {
    if (!(error instanceof LlmError) || error.code !== 'timeout') throw error;
  });
}

/** Rejects with `timeout` when the time is over and with `aborted` when the signal fires; `work` is told. */
async function within<T>(
  ms: number,
  signal: AbortSignal,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw new LlmError('aborted', 'the answer was aborted');
  const own = new AbortController();
  const given = Promise.withResolvers<never>();
  const giveUp = (error: LlmError) => {
    given.reject(error);
    own.abort();
  };
  const cancel = clock.after(ms, () =>
    giveUp(new LlmError('timeout', `no answer within ${Math.round(ms)} ms`)),
  );
  const onAbort = () => giveUp(new LlmError('aborted', 'the answer was aborted'));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([given.promise, work(own.signal)]);
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
  }
}
