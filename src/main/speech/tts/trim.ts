import { concat } from '../audio/pcm.ts';

/** Quieter than this (-46 dB of full scale) is silence. */
const threshold = 0.005;
/** Left before the first and after the last sound, so that neither is clipped. */
const marginMs = 15;

/** Takes silence off both ends of a sentence while it is being made; silence inside it stays. */
export interface Trimmer {
  /** Returns what is certain to be part of the sentence, possibly nothing. */
  push(samples: Float32Array): Float32Array;
  /** The margin after the last sound. */
  end(): Float32Array;
}

export function createTrimmer(sampleRate: number): Trimmer {
  const margin = Math.round((sampleRate * marginMs) / 1000);
  let begun = false;
  /** Silence that is given out only if a sound follows it. */
  let held: Float32Array = new Float32Array(0);

  return {
    push(samples) {
      const all = concat([held, samples]);
      let last = all.length - 1;
      while (last >= 0 && Math.abs(all[last] ?? 0) < threshold) last--;
      if (last < 0) {
        held = begun ? all : all.slice(-margin);
        return new Float32Array(0);
      }
      let first = 0;
      if (!begun) while (Math.abs(all[first] ?? 0) < threshold) first++;
      const from = begun ? 0 : Math.max(0, first - margin);
      begun = true;
      held = all.slice(last + 1);
      return all.slice(from, last + 1);
    },
    end: () => (begun ? held.slice(0, margin) : new Float32Array(0)),
  };
}
