import type { Clock } from '../../kernel/clock.ts';

/**
 * Waits for work for as long as it may take. Its signal fires with the given one and when the time is
 * over; then this rejects, whatever the work still does.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let cancel = () => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => {
      late.abort();
      reject(new Error(`no answer within ${ms} ms`));
    });
  });
  try {
    return await Promise.race([work(AbortSignal.any([signal, late.signal])), timeout]);
  } finally {
    cancel();
  }
}
