/** One line of the table: a figure, what was measured, and the target of the design. */
export interface BenchRow {
  readonly figure: string;
  readonly unit: 'ms';
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  /** The target for p95. */
  readonly target: number;
  readonly met: boolean;
}

/** A share of cases, in per cent, and its target: at most so much. */
export interface ShareRow {
  readonly figure: string;
  readonly unit: '%';
  readonly samples: number;
  readonly value: number;
  readonly target: number;
  readonly met: boolean;
}

/** `share`: 0 to 1. */
export function shareRow(figure: string, samples: number, share: number, target: number): ShareRow {
  const value = Math.round(share * 1_000) / 10;
  return { figure, unit: '%', samples, value, target, met: value <= target };
}

/** Sums up measured durations in ms. */
export function benchRow(figure: string, durations: readonly number[], target: number): BenchRow {
  const sorted = [...durations].sort((a, b) => a - b);
  const p95 = percentile(sorted, 95);
  return {
    figure,
    unit: 'ms',
    samples: sorted.length,
    p50: percentile(sorted, 50),
    p95,
    target,
    met: p95 <= target,
  };
}

/** Nearest rank, to a hundredth. */
function percentile(sorted: readonly number[], percent: number): number {
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 100) / 100;
}
