import type { EventData } from '../../../contract/rpc/api.ts';
import type { KioskApi } from '../../../contract/kiosk.ts';
import type { LatencyFigures } from '../../../contract/web-api.ts';

/** How long the stages of one turn took, ms; null for those it did not have. */
export type TurnLatency = EventData<KioskApi, 'latency'>;

/** The last turns of all sessions. */
export interface LatencyWindow {
  add(turn: TurnLatency): void;
  figures(): LatencyFigures;
}

/** Turns that are looked back on. */
const windowTurns = 200;

export function createLatencyWindow(): LatencyWindow {
  const turns: TurnLatency[] = [];
  const stage = (name: keyof TurnLatency) => {
    const values = turns.flatMap((turn) => turn[name] ?? []).sort((a, b) => a - b);
    const at = (part: number) => values[Math.ceil(part * values.length) - 1] ?? 0;
    return values.length === 0 ? null : { p50: rounded(at(0.5)), p95: rounded(at(0.95)) };
  };
  return {
    add(turn) {
      if (turns.length === windowTurns) turns.shift();
      turns.push(turn);
    },
    figures: () => ({
      turns: turns.length,
      hearMs: stage('hearMs'),
      understandMs: stage('understandMs'),
      actMs: stage('actMs'),
      wordMs: stage('wordMs'),
      firstSoundMs: stage('firstSoundMs'),
    }),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
