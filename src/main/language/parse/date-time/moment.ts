import type { CivilDate, ClockTime } from './civil.ts';

/**
 * What a phrase about the calendar stands for: days, the likeliest first (none where the phrase names
 * a day that does not exist), with a time where the phrase itself fixes it ("in 5 minutes").
 */
export interface Moment {
  readonly dates: readonly CivilDate[];
  readonly time?: ClockTime;
  /** Index of the first token behind. */
  readonly next: number;
}

/** The read that reaches furthest; of equals the first. */
export function longest<T extends { readonly next: number }>(
  reads: Iterable<T | undefined>,
): T | undefined {
  let best: T | undefined;
  for (const read of reads) if (read && (!best || read.next > best.next)) best = read;
  return best;
}
