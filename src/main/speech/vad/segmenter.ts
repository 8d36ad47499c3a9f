import type { VoiceDetector } from './port.ts';

export interface SegmenterOptions {
  /** Silence that is a pause, ms: the stretch may be over, or go on. */
  readonly pauseMs: number;
  /** Silence that ends a stretch of speech by itself, ms. */
  readonly endSilenceMs: number;
  /** A stretch is cut after this long, ms: nobody's sentence is longer, and a loud fan's is. */
  readonly maxSpeechMs: number;
}

export const segmenterDefaults = {
  pauseMs: 200,
  endSilenceMs: 500,
  maxSpeechMs: 30_000,
} as const satisfies SegmenterOptions;

/**
 * `agoMs`: how long before the end of the window it happened. Times are counted in audio and not
 * on a clock: audio may arrive in bursts.
 */
export type SegmentChange =
  | { readonly kind: 'start'; readonly agoMs: number }
  | { readonly kind: 'pause'; readonly agoMs: number; readonly durationMs: number }
  | { readonly kind: 'resume' }
  | { readonly kind: 'end'; readonly agoMs: number; readonly durationMs: number };

export interface Segmenter {
  readonly speaking: boolean;
  /** In a stretch that may be over. */
  readonly paused: boolean;
  /** Takes the next window of 512 samples at 16 kHz. */
  accept(window: Float32Array): SegmentChange | undefined;
  /** Ends a stretch that has paused: it is over; `force`: one that has not, too. Undefined where there is none. */
  endPause(force?: boolean): SegmentChange | undefined;
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
  let paused = false;
  /** Since the stretch began, ms. */
  let lengthMs = 0;
  /** Since the detector last said yes, ms. */
  let sinceVoicedMs = 0;

  function end(agoMs: number): SegmentChange {
    speaking = false;
    paused = false;
    return { kind: 'end', agoMs, durationMs: lengthMs - agoMs };
  }

  /** How long it has been silent, ms, when the detector says so now. */
  const silence = () => Math.min(lengthMs, sinceVoicedMs + detector.releaseLagMs);

  return {
    get speaking() {
      return speaking;
    },
    get paused() {
      return paused;
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
      if (voiced) {
        if (!paused) return undefined;
        paused = false;
        return { kind: 'resume' };
      }
      const silentMs = silence();
      if (silentMs >= options.endSilenceMs) return end(silentMs);
      if (paused || silentMs < options.pauseMs) return undefined;
      paused = true;
      return { kind: 'pause', agoMs: silentMs, durationMs: lengthMs - silentMs };
    },
    endPause(force = false) {
      if (!paused && !(force && speaking)) return undefined;
      if (sinceVoicedMs > 0) return end(silence());
      // What follows of the same sound must not count as a beginning at once.
      detector.reset();
      return end(0);
    },
    reset() {
      speaking = false;
      paused = false;
      detector.reset();
    },
  };
}
