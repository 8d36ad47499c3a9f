/** Says, window by window, whether someone is speaking. One per channel: it remembers. */
export interface VoiceDetector {
  /** `window`: exactly 512 samples at 16 kHz. Returns whether it is inside speech. */
  accept(window: Float32Array): boolean;
  reset(): void;
  /** Vaani's own voice may be in what comes: a detector that can be fooled by it wants more before it says yes. */
  setVaaniSpeaking?(on: boolean): void;
  /** How long speech has lasted when `accept` first says so, ms. */
  readonly onsetLagMs: number;
  /** How long silence has lasted when `accept` stops saying so, ms. */
  readonly releaseLagMs: number;
  /** Silence that ends a stretch by itself, ms, where this detector needs a time of its own. */
  readonly endSilenceMs?: number;
}

/** A loaded model that makes detectors. */
export interface VoiceDetectorModel {
  readonly name: string;
  open(): VoiceDetector;
}
