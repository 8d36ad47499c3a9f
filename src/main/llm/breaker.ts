import type { Clock } from '../kernel/clock.ts';

/** Stops asking what fails again and again, and tries it again after a while. */
export interface Breaker {
  /** Undefined while it is not to be asked; otherwise how the attempt went must be said once. */
  enter(): ((outcome: 'worked' | 'failed' | 'unknown') => void) | undefined;
}

export interface BreakerOptions {
  readonly clock: Clock;
  /** Failures in a row that open it. */
  readonly failures?: number;
  /** How long it stays open, ms. */
  readonly openMs?: number;
}

/**
 * Closed: everybody may enter. Open after `failures` failures in a row: nobody may, for `openMs`.
 * Then one may try, and its outcome closes it or opens it again.
 */
export function createBreaker({ clock, failures = 3, openMs = 30_000 }: BreakerOptions): Breaker {
  let inARow = 0;
  let openUntil: number | undefined;
  let trying = false;
  return {
    enter() {
      const isTrial = openUntil !== undefined;
      if (openUntil !== undefined && (trying || clock.now() < openUntil)) return undefined;
      if (isTrial) trying = true;
      return (outcome) => {
        if (isTrial) trying = false;
        if (outcome === 'worked') {
          inARow = 0;
          openUntil = undefined;
        } else if (outcome === 'failed') {
          inARow += 1;
          if (inARow >= failures) openUntil = clock.now() + openMs;
        }
      };
    },
  };
}
