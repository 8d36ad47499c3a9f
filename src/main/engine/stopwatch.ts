/** What a turn spent its time on, ms. */
export interface Stages {
  /** Words to meaning, a second opinion included. */
  readonly understandMs: number;
  /** Lookups and changes. */
  readonly actMs: number;
  /** Sentences and their spoken form. */
  readonly wordMs: number;
}

/** Times the stages of one turn. */
export interface Stopwatch {
  /** What went on since the last lap belongs to this stage. */
  lap(stage: keyof Stages): void;
  readonly laps: Stages;
  readonly totalMs: number;
}

export function createStopwatch(): Stopwatch {
  const begun = performance.now();
  let last = begun;
  let laps: Stages = { understandMs: 0, actMs: 0, wordMs: 0 };
  return {
    lap(stage) {
      const now = performance.now();
      laps = { ...laps, [stage]: laps[stage] + now - last };
      last = now;
    },
    get laps() {
      return laps;
    },
    get totalMs() {
      return performance.now() - begun;
    },
  };
}
