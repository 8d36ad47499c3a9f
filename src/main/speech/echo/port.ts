/** Takes what a speaker played out of what a microphone heard. One per pair of devices: it learns the way between them. */
export interface EchoCanceller {
  readonly name: string;
  /** How much later the cleaned sound comes, ms. */
  readonly latencyMs: number;
  /** The next 10 ms for the speaker: exactly `frameSamples` at 16 kHz, silence included, in the order played. */
  played(frame: Float32Array): void;
  /** The next 10 ms of the microphone without the echo. */
  clean(frame: Float32Array): Float32Array;
  /** Gives its memory back. */
  close(): void;
}

/** Hz; everything about echo works at the rate of hearing. */
export const echoRate = 16_000;
/** Length of one frame, ms. */
export const frameMs = 10;
/** Samples of one frame. */
export const frameSamples = (echoRate * frameMs) / 1000;
