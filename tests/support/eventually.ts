import { vi } from 'vitest';
import { patienceMs } from './patience.ts';

/** Tries until it throws no more; fails with what it threw last. */
export function eventually<T>(attempt: () => T | Promise<T>, timeout = patienceMs): Promise<T> {
  return vi.waitFor(attempt, { timeout });
}
