/** One reading: how far the run was, and what was read. */
export interface Reading {
  readonly at: number;
  readonly value: number;
}

/** A straight line through readings: its slope, and the standard error of that. */
export interface Trend {
  readonly slope: number;
  readonly error: number;
}

/** Least squares. Under three readings there is no slope to tell: NaN. */
export function trendOf(readings: readonly Reading[]): Trend {
  const count = readings.length;
  if (count < 3) return { slope: Number.NaN, error: Number.NaN };
  const mean = (of: (one: Reading) => number) =>
    readings.reduce((sum, one) => sum + of(one), 0) / count;
  const [meanAt, meanValue] = [mean(({ at }) => at), mean(({ value }) => value)];
  let across = 0;
  let along = 0;
  for (const { at, value } of readings) {
    across += (at - meanAt) ** 2;
    along += (at - meanAt) * (value - meanValue);
  }
  const slope = along / across;
  let left = 0;
  for (const { at, value } of readings) left += (value - meanValue - slope * (at - meanAt)) ** 2;
  return { slope, error: Math.sqrt(left / (count - 2) / across) };
}

/** How much something would grow in a whole run, going on as it did in the last half of it. */
export interface Growth {
  readonly growth: number;
  /** Two standard errors: how far off that may be. */
  readonly give: number;
  /** Null: it is too uneven to tell. */
  readonly flat: boolean | null;
}

/**
 * Judges a run by its last half: before, caches fill.
 *
 * @param run the length of a whole run, in the unit of `at`.
 * @param bound the growth in a whole run up to which it counts as flat.
 */
export function growthOf(readings: readonly Reading[], run: number, bound: number): Growth {
  const { slope, error } = trendOf(readings.slice(Math.floor(readings.length / 2)));
  const growth = slope * run;
  const give = 2 * error * run;
  // Only what is clear of the bound on its side is a verdict.
  const flat = growth + give <= bound ? true : growth - give > bound ? false : null;
  return { growth, give, flat };
}
