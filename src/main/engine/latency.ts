import type { KioskApi } from '../../contract/kiosk.ts';
import type { EventData } from '../../contract/rpc/api.ts';
import type { Stages } from './stopwatch.ts';

export type Latency = EventData<KioskApi, 'latency'>;

/** Puts together how long the stages of each turn took; times are ms since the epoch. */
export interface LatencyWatch {
  /** The person fell silent at `endedAt`, and their words are final now. */
  heard(endedAt: number, now: number): void;
  /** The person typed or tapped. */
  tapped(now: number): void;
  /** The answer is there. `aloud`: it will be spoken. */
  answered(stages: Stages, aloud: boolean): void;
  /** Something is audible. */
  sounded(at: number): void;
}

/** @param tell given every turn once: when its first sound is audible, or at once where there is none. */
export function createLatencyWatch(tell: (latency: Latency) => void): LatencyWatch {
  /** When the turn that is worked on ended, and how long its words took to be final. */
  let turn: { readonly endedAt: number; readonly hearMs: number | null } | null = null;
  let sounded: number | null = null;
  let stages: Stages | null = null;

  function begin(endedAt: number, hearMs: number | null): void {
    // What was never audible (it was cut off before) is told all the same.
    done(null);
    turn = { endedAt, hearMs };
    sounded = null;
  }

  function done(at: number | null): void {
    if (turn && stages) {
      const firstSoundMs = at === null ? null : Math.max(0, at - turn.endedAt);
      tell({ hearMs: turn.hearMs, ...stages, firstSoundMs });
    }
    if (stages) turn = null;
    stages = null;
  }

  return {
    heard: (endedAt, now) => begin(endedAt, Math.max(0, now - endedAt)),
    tapped: (now) => begin(now, null),
    answered(took, aloud) {
      stages = took;
      if (!aloud || sounded !== null) done(sounded);
    },
    sounded(at) {
      sounded ??= at;
      if (stages) done(at);
    },
  };
}
