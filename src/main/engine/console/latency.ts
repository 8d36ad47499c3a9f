import {
  type Latency,
  latencyStages,
  type LatencyStage,
  type TurnLatency,
} from '../../../contract/console.ts';

/** Turns that are remembered. */
export const keptTurns = 200;

/** How long the last turns of all seats took. */
export interface LatencyBook {
  note(turn: TurnLatency): void;
  read(): Latency;
}

export function createLatencyBook(size = keptTurns): LatencyBook {
  const turns: TurnLatency[] = [];
  return {
    note(turn) {
      turns.push(turn);
      if (turns.length > size) turns.shift();
    },
    read: () => ({
      turns: [...turns],
      stages: Object.fromEntries(
        latencyStages.map((stage) => [stage, figuresOf(turns, stage)]),
      ) as Latency['stages'],
    }),
  };
}

function figuresOf(turns: readonly TurnLatency[], stage: LatencyStage) {
  const times = turns.flatMap((turn) => turn[stage] ?? []).toSorted((a, b) => a - b);
  return { count: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** The least time that this share of the turns did not exceed; null without any. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
