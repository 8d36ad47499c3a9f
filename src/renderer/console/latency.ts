import type { TurnLatency } from '../../contract/console.ts';

/** What a turn's time goes into, in the order it comes; voice: from the wording to the first sound. */
export const parts = ['hearMs', 'understandMs', 'actMs', 'wordMs', 'voiceMs'] as const;
export type Part = (typeof parts)[number];
/** thinkMs: understanding, acting and wording together. */
export type Figure = Part | 'thinkMs' | 'firstSoundMs';

/** What Vaani is built to reach, ms. */
export const targets: Readonly<
  Partial<Record<Figure, { readonly p50?: number; readonly p95: number }>>
> = { firstSoundMs: { p50: 600, p95: 900 }, thinkMs: { p95: 10 } };

/** As many turns as the engine keeps. */
export const maxTurns = 200;

export function withTurn(turns: readonly TurnLatency[], turn: TurnLatency): TurnLatency[] {
  return [...turns, turn].slice(-maxTurns);
}

/** How long one figure of a turn took, ms; null where there was no such stage. */
export function valueOf(turn: TurnLatency, figure: Figure): number | null {
  const thinkMs = turn.understandMs + turn.actMs + turn.wordMs;
  if (figure === 'thinkMs') return thinkMs;
  if (figure !== 'voiceMs') return turn[figure];
  if (turn.firstSoundMs === null) return null;
  return Math.max(0, turn.firstSoundMs - thinkMs - (turn.hearMs ?? 0));
}

/** The stacked parts of a turn, from the bottom; those that were not there are left out. */
export function stackOf(turn: TurnLatency): { part: Part; from: number; to: number }[] {
  let from = 0;
  const stack: { part: Part; from: number; to: number }[] = [];
  for (const part of parts) {
    const ms = valueOf(turn, part);
    if (ms === null || ms <= 0) continue;
    stack.push({ part, from, to: from + ms });
    from += ms;
  }
  return stack;
}

export const totalOf = (turn: TurnLatency): number => stackOf(turn).at(-1)?.to ?? 0;

export interface Figures {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

export function figuresOf(turns: readonly TurnLatency[], figure: Figure): Figures {
  const values = turns
    .map((turn) => valueOf(turn, figure))
    .filter((ms) => ms !== null)
    .toSorted((a, b) => a - b);
  return { count: values.length, p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

/** The smallest value that so large a part of them does not exceed; null of none. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A scale that ends at a round number at or above `largest`, with a line every `step`. */
export function scaleOf(largest: number): {
  readonly top: number;
  readonly lines: readonly number[];
} {
  const rough = Math.max(1, largest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough;
  const count = Math.max(1, Math.ceil(largest / step));
  return {
    top: count * step,
    lines: Array.from({ length: count }, (_, index) => (index + 1) * step),
  };
}
