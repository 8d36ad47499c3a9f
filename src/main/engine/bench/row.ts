/** Units: milliseconds, per cent, megabytes, a plain number, computing time over the length of the sound. */
export type Unit = 'ms' | '%' | 'MB' | 'count' | 'ratio';

interface Common {
  readonly figure: string;
  readonly unit: Unit;
  readonly samples: number;
  /** The limit, of p95 where there is one; null: none was set for this figure. */
  readonly target: number | null;
  /** Null: no target, or too little was measured for a verdict. */
  readonly met: boolean | null;
  /** What a reader must know besides: what was left out, what was told apart. */
  readonly note?: string;
}

/** A figure of many measurements. */
export interface SpreadRow extends Common {
  readonly p50: number;
  readonly p95: number;
  /** The limit of p50, where it has one of its own. */
  readonly targetP50?: number;
}

/** A figure that is one number. */
export interface ValueRow extends Common {
  readonly value: number;
  /** The target is what it must reach, and not what it must stay under. */
  readonly atLeast?: true;
}

/** A figure that could not be measured here: why, and what to do. */
export interface MissingRow extends Common {
  readonly samples: 0;
  readonly missing: string;
  readonly met: null;
}

/** One line of the table. */
export type BenchRow = SpreadRow | ValueRow | MissingRow;

export interface SpreadOptions {
  readonly unit?: 'ms' | 'ratio' | 'MB';
  /** Of p95. */
  readonly target?: number;
  readonly targetP50?: number;
  /** Fewer measurements than this are no verdict. */
  readonly minSamples?: number;
  readonly note?: string | undefined;
}

/** So many turns a verdict takes (issue 5). */
export const minTurns = 20;

/** Sums up measurements, in ms unless another unit is named. With no measurement the row says so. */
export function spreadRow(
  figure: string,
  measured: readonly number[],
  options: SpreadOptions = {},
): BenchRow {
  const { unit = 'ms', target = null, targetP50, minSamples = minTurns, note } = options;
  if (measured.length === 0)
    return missingRow(figure, unit, note ?? 'nothing was measured', target);
  const p50 = percentile(measured, 50);
  const p95 = percentile(measured, 95);
  const reached =
    (target === null || p95 <= target) && (targetP50 === undefined || p50 <= targetP50);
  const enough = measured.length >= minSamples;
  const notes = [note, enough ? undefined : `no verdict under ${minSamples} measurements`];
  return {
    figure,
    unit,
    samples: measured.length,
    p50,
    p95,
    target,
    ...(targetP50 !== undefined && { targetP50 }),
    met: enough && !(target === null && targetP50 === undefined) ? reached : null,
    ...noted(notes),
  };
}

export interface ValueOptions {
  readonly unit: Unit;
  readonly samples: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Fewer measurements than this are no verdict; default 1. */
  readonly minSamples?: number;
  readonly note?: string | undefined;
}

/** One number, to two decimals, and the limit above or below it. */
export function valueRow(figure: string, measured: number, options: ValueOptions): ValueRow {
  const { unit, samples, atMost, atLeast, minSamples = 1, note } = options;
  const value = rounded(measured);
  const enough = samples >= minSamples && Number.isFinite(value);
  const target = atLeast ?? atMost ?? null;
  const reached = atLeast === undefined ? value <= (atMost ?? Number.NaN) : value >= atLeast;
  return {
    figure,
    unit,
    samples,
    value,
    target,
    ...(atLeast !== undefined && { atLeast: true }),
    met: target !== null && enough ? reached : null,
    ...noted([note, samples >= minSamples ? undefined : `no verdict under ${minSamples}`]),
  };
}

/** `share`: 0 to 1, of `samples` cases; the target in per cent. */
export function shareRow(
  figure: string,
  samples: number,
  share: number,
  limit: { readonly atMost: number } | { readonly atLeast: number },
  options: { readonly minSamples?: number; readonly note?: string | undefined } = {},
): ValueRow {
  return valueRow(figure, 100 * share, { unit: '%', samples, ...limit, ...options });
}

export function missingRow(
  figure: string,
  unit: Unit,
  missing: string,
  target: number | null = null,
): MissingRow {
  return { figure, unit, samples: 0, missing, target, met: null };
}

/** The value below which `percent` of the values lie: nearest rank, to a hundredth. NaN for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
  return rounded(value);
}

function rounded(value: number): number {
  // Small ratios keep what tells them apart.
  const places = Math.abs(value) < 0.1 ? 10_000 : 100;
  return Math.round(value * places) / places;
}

function noted(notes: readonly (string | undefined)[]): { note?: string } {
  const given = notes.filter((note) => note !== undefined && note !== '');
  return given.length > 0 ? { note: given.join('; ') } : {};
}
