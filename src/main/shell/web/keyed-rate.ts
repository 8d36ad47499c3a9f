/**
 * A bound on how often something may happen for each of many (addresses, browsers): `perSecond` on
 * average and at most `burst` at once. Of more than `maxKeys` the one seen longest ago is forgotten.
 */
export interface KeyedRate {
  /** Takes one for this key: 0 when it may happen now, else the ms after which it may. */
  take(key: string): number;
  /** The same without taking one. */
  wait(key: string): number;
}

export interface KeyedRateOptions {
  readonly perSecond: number;
  readonly burst: number;
  readonly maxKeys?: number;
  /** ms of a steady clock. */
  readonly now?: () => number;
}

const defaultMaxKeys = 512;

export function createKeyedRate(options: KeyedRateOptions): KeyedRate {
  const { perSecond, burst, maxKeys = defaultMaxKeys, now = () => performance.now() } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();

  function refilled(key: string): { tokens: number; at: number } {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: burst, at };
    const more = (Math.max(0, at - bucket.at) * perSecond) / 1000;
    return { tokens: Math.min(burst, bucket.tokens + more), at };
  }
  const missing = (tokens: number) =>
    tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);

  return {
    take(key) {
      const bucket = refilled(key);
      const waitMs = missing(bucket.tokens);
      buckets.delete(key);
      if (buckets.size >= maxKeys) buckets.delete([...buckets.keys()][0] ?? '');
      buckets.set(key, { ...bucket, tokens: waitMs > 0 ? bucket.tokens : bucket.tokens - 1 });
      return waitMs;
    },
    wait: (key) => missing(refilled(key).tokens),
  };
}
