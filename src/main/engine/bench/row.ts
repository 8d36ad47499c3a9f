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
