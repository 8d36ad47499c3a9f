import { frameSamples } from '../../../src/main/speech/echo/port.ts';
import { createRandom, gauss, type Random } from '../../../src/main/speech/echo/suite/room.ts';

/** Noise whose loudness goes up and down as syllables do, with breaths between: an envelope that can be told from another's. */
export function talk(seconds: number, seed: number, rms = 0.1): Float32Array {
  const random: Random = createRandom(seed);
  const out = new Float32Array(Math.round(seconds * 16_000));
  let at = 0;
  while (at < out.length) {
    const length = Math.round((0.06 + random() * 0.2) * 16_000);
    const loud = random() < 0.25 ? 0 : rms * (0.3 + 1.4 * random());
    for (let i = 0; i < length && at < out.length; i += 1, at += 1) out[at] = gauss(random) * loud;
  }
  return out;
}

/** The signal so many samples later and so much quieter. */
export function later(signal: Float32Array, samples: number, gain = 1): Float32Array {
  return signal.map((_, i) => (signal[i - samples] ?? 0) * gain);
}

/** Both at once. */
export function plus(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((sample, i) => sample + (b[i] ?? 0));
}

/** Whole frames of 10 ms. */
export function frames(signal: Float32Array): Float32Array[] {
  return Array.from({ length: Math.floor(signal.length / frameSamples) }, (_, i) =>
    signal.subarray(i * frameSamples, (i + 1) * frameSamples),
  );
}

/** Mean square. */
export function power(signal: Float32Array): number {
  return signal.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, signal.length);
}
