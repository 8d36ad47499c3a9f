import { createRequire } from 'node:module';

/**
 * The part of sherpa-onnx-node that Vaani uses; the package ships no types. Everything here is
 * synchronous unless it says Async, and a bad model file aborts the whole process: see files.ts.
 */
export interface Waveform {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** An opaque native stream. */
export interface OnlineStream {
  acceptWaveform(wave: Waveform): void;
}

/** What `getResult` parses from the library's JSON. `ys_probs` are natural log probabilities per token. */
export interface OnlineResult {
  readonly text: string;
  readonly tokens?: readonly string[];
  readonly ys_probs?: readonly number[];
}

export interface OnlineRecognizer {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  decode(stream: OnlineStream): void;
  getResult(stream: OnlineStream): OnlineResult;
}

export interface Vad {
  /** Exactly 512 samples at 16 kHz. */
  acceptWaveform(samples: Float32Array): void;
  isDetected(): boolean;
  isEmpty(): boolean;
  pop(): void;
  reset(): void;
}

/** Holds back what it is still working on: it may return no samples. */
export interface OnlineSpeechDenoiser {
  readonly sampleRate: number;
  readonly frameShiftInSamples: number;
  run(request: Waveform & { readonly enableExternalBuffer: boolean }): Waveform;
  reset(): void;
}

export interface OfflineTts {
  readonly sampleRate: number;
  readonly numSpeakers: number;
  generateAsync(request: {
    text: string;
    sid: number;
    speed: number;
    enableExternalBuffer: boolean;
  }): Promise<Waveform>;
}

export interface Sherpa {
  readonly OnlineRecognizer: new (config: object) => OnlineRecognizer;
  readonly Vad: new (config: object, bufferSeconds: number) => Vad;
  readonly OnlineSpeechDenoiser: new (config: object) => OnlineSpeechDenoiser;
  readonly OfflineTts: { createAsync(config: object): Promise<OfflineTts> };
}

let loaded: Sherpa | undefined;

/** Loads the native library on first use. Throws when it is not there for this platform. */
export function loadSherpa(): Sherpa {
  loaded ??= createRequire(import.meta.url)('sherpa-onnx-node') as Sherpa;
  return loaded;
}
