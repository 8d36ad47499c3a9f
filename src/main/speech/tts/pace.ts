import type { Made } from './port.ts';

/** How fast a voice is on this machine, ms for a character of text. */
export interface Pace {
  /** To make it. */
  readonly makeMs: number;
  /** To say it. */
  readonly audioMs: number;
}

/** Before anything was made: a natural voice on a small processor. */
const unknown = { makeMs: 20, audioMs: 65 } as const satisfies Pace;
/** How much of the estimate each sentence is. */
const share = 0.3;

/** Learns the pace from what was made. */
export function createPace(): Pace & { add(text: string, made: Made, tookMs: number): void } {
  let known: Pace | undefined;
  return {
    get makeMs() {
      return (known ?? unknown).makeMs;
    },
    get audioMs() {
      return (known ?? unknown).audioMs;
    },
    add(text, { samples, sampleRate }, tookMs) {
      const makeMs = tookMs / text.length;
      const audioMs = (samples.length / sampleRate) * (1_000 / text.length);
      known = known
        ? {
            makeMs: known.makeMs + share * (makeMs - known.makeMs),
            audioMs: known.audioMs + share * (audioMs - known.audioMs),
          }
        : { makeMs, audioMs };
    },
  };
}
