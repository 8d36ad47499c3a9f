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

/**
 * `agoMs`: how long before the end of the window it happened. Times are counted in audio and not
 * on a clock: audio may arrive in bursts.
 */
export type SegmentChange =
  | { readonly kind: 'start'; readonly agoMs: number }
  | { readonly kind: 'end'; readonly agoMs: number; readonly durationMs: number };

export interface Segmenter {
  readonly speaking: boolean;
  /** Takes the next window of 512 samples at 16 kHz. */
  accept(window: Float32Array): SegmentChange | undefined;
  /** Forgets a started stretch. */
  reset(): void;
}

export const windowMs = 32;

/** Turns a detector's yes and no into stretches of speech. */
export function createSegmenter(
  detector: VoiceDetector,
  options: SegmenterOptions = segmenterDefaults,
): Segmenter {
  let speaking = false;
  /** Since the stretch began, ms. */
  let lengthMs = 0;
  /** Since the detector last said yes, ms. */
  let sinceVoicedMs = 0;

  function end(agoMs: number): SegmentChange {
    speaking = false;
    return { kind: 'end', agoMs, durationMs: lengthMs - agoMs };
  }

  return {
    get speaking() {
      return speaking;
    },
    accept(window) {
      const voiced = detector.accept(window);
      if (!speaking) {
        if (!voiced) return undefined;
        speaking = true;
        lengthMs = detector.onsetLagMs;
        sinceVoicedMs = 0;
        return { kind: 'start', agoMs: detector.onsetLagMs };
      }
      lengthMs += windowMs;
      sinceVoicedMs = voiced ? 0 : sinceVoicedMs + windowMs;
      if (voiced && lengthMs >= options.maxSpeechMs) {
        detector.reset();
        return end(0);
      }
      const silentMs = Math.min(lengthMs, sinceVoicedMs + detector.releaseLagMs);
      return !voiced && silentMs >= options.endSilenceMs ? end(silentMs) : undefined;
    },
    reset() {
      speaking = false;
      detector.reset();
    },
  };
}
