import type { VoiceDetector } from './port.ts';

export interface SegmenterOptions {
  /** Silence that ends a stretch of speech, ms. */
  readonly endSilenceMs: number;
  /** A stretch is cut after this long, ms: nobody's sentence is longer, and a loud fan's is. */
  readonly maxSpeechMs: number;
}

export const segmenterDefaults = {
  endSilenceMs: 500,
  maxSpeechMs: 30_000,
} as const satisfies SegmenterOptions;

/** `startAt`, `endAt`: ms on the caller's clock, of the voiced part itself. */
export type SegmentChange =
  | { readonly kind: 'start'; readonly startAt: number }
  | { readonly kind: 'end'; readonly startAt: number; readonly endAt: number };

export interface Segmenter {
  readonly speaking: boolean;
  /** Takes the next 512-sample window, whose last sample was at `at` ms. */
  accept(window: Float32Array, at: number): SegmentChange | undefined;
  /** Forgets a started stretch. */
  reset(): void;
}

/** Turns a detector's yes and no into stretches of speech. */
export function createSegmenter(
  detector: VoiceDetector,
  options: SegmenterOptions = segmenterDefaults,
): Segmenter {
  let startAt: number | undefined;
  let lastVoicedAt = 0;

  function end(endAt: number): SegmentChange {
    const change = { kind: 'end', startAt: startAt ?? endAt, endAt } as const;
    startAt = undefined;
    return change;
  }

  return {
    get speaking() {
      return startAt !== undefined;
    },
    accept(window, at) {
      const voiced = detector.accept(window);
      if (startAt === undefined) {
        if (!voiced) return undefined;
        startAt = at - detector.onsetLagMs;
        lastVoicedAt = at;
        return { kind: 'start', startAt };
      }
      if (voiced) {
        lastVoicedAt = at;
        if (at - startAt < options.maxSpeechMs) return undefined;
        detector.reset();
        return end(at);
      }
      const silenceFrom = Math.max(startAt, lastVoicedAt - detector.releaseLagMs);
      return at - silenceFrom >= options.endSilenceMs ? end(silenceFrom) : undefined;
    },
    reset() {
      startAt = undefined;
      detector.reset();
    },
  };
}
