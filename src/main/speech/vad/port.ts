/** Says, window by window, whether someone is speaking. One per channel: it remembers. */
export interface VoiceDetector {
  /** `window`: exactly 512 samples at 16 kHz. Returns whether it is inside speech. */
  accept(window: Float32Array): boolean;
  reset(): void;
  /** How long speech has lasted when `accept` first says so, ms. */
  readonly onsetLagMs: number;
  /** How long silence has lasted when `accept` stops saying so, ms. */
  readonly releaseLagMs: number;
}

/** A loaded model that makes detectors. */
export interface VoiceDetectorModel {
  readonly name: string;
  open(): VoiceDetector;
}
