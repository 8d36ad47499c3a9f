/** Takes noise out of one channel's microphone. */
export interface Denoiser {
  /** Takes 16 kHz samples and returns as many, less what is still being worked on (about 30 ms). */
  process(samples: Float32Array): Float32Array;
  /** Forgets what it has heard. */
  reset(): void;
}

/** A loaded model that makes denoisers. */
export interface DenoiserModel {
  readonly name: string;
  /** How late the samples come out, ms. */
  readonly delayMs: number;
  open(): Denoiser;
}
