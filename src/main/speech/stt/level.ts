import { rms } from '../audio/pcm.ts';

/** The loudness the recognisers were trained on, about -20 dB of full scale in the loud parts. */
const targetRms = 0.1;
const minGain = 0.5;
const maxGain = 30;
/** Below this a window is background, not a voice. */
const floorRms = 0.0004;
/** How much of the loudness estimate is left after one second without louder speech. */
const keptPerSecond = 0.7;
const sampleRate = 16_000;

/** Brings speech to one loudness: quiet or distant people are otherwise not recognised. */
export interface LevelNormaliser {
  /** Learns from a window (32 ms at 16 kHz) how loud the voice is. */
  observe(window: Float32Array): void;
  /** Returns a copy scaled by what is known so far, never beyond full scale. */
  apply(window: Float32Array): Float32Array;
}

export function createLevelNormaliser(): LevelNormaliser {
  /** Loudness of the voice: rises at once, falls slowly, kept from one stretch of speech to the next. */
  let voice = 0;
  return {
    observe(window) {
      const decayed = voice * keptPerSecond ** (window.length / sampleRate);
      const loudness = rms(window);
      if (loudness > floorRms) voice = Math.max(decayed, loudness);
    },
    apply(window) {
      const wanted = voice === 0 ? 1 : Math.min(maxGain, Math.max(minGain, targetRms / voice));
      let peak = 0;
      for (const sample of window) peak = Math.max(peak, Math.abs(sample));
      const gain = peak * wanted > 0.99 ? 0.99 / peak : wanted;
      return window.map((sample) => sample * gain);
    },
  };
}
