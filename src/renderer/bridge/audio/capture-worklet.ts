import { createFramer, createResampler } from './downsample.ts';

// The audio thread's own globals; TypeScript's DOM library does not have them.
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

const speechHz = 16_000;
const frameSamples = 320;

/** Delivers the microphone as 20 ms frames of 16 kHz 16-bit mono, whatever rate the context has. */
class CaptureProcessor extends AudioWorkletProcessor {
  private readonly resample = createResampler(sampleRate, speechHz);
  private readonly frame = createFramer(frameSamples, (samples) =>
    this.port.postMessage(samples, [samples.buffer]),
  );

  process(inputs: Float32Array[][]): boolean {
    const mono = inputs[0]?.[0];
    if (mono) this.frame(this.resample(mono));
    return true;
  }
}

registerProcessor('vaani-capture', CaptureProcessor);
