/**
 * A bound on how often something may happen: `perSecond` on average and at most `burst` at once.
 * Returns a function that says whether one more may happen now (`nowMs` from any steady clock).
 */
export function createRate(perSecond: number, burst: number): (nowMs: number) => boolean {
  let tokens = burst;
  let last: number | undefined;
  return (nowMs) => {
    tokens = Math.min(burst, tokens + ((nowMs - (last ?? nowMs)) * perSecond) / 1000);
    last = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
