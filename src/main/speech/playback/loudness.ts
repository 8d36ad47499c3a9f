/** Makes a voice louder or quieter, piece by piece; keep one for each sentence. */
export interface Loudness {
  /** Returns the same samples at volume 1, else a copy; never beyond full scale. */
  apply(samples: Float32Array, sampleRate: number): Float32Array;
}

/** Below this level a louder voice is only multiplied; above it, compressed. */
const kneeLevel = 0.5;
/** What the loudest sound comes near to and never reaches. */
const ceiling = 0.98;
/** How long a loud sound keeps the gain down, ms: longer than a period of the deepest voice. */
const releaseMs = 60;

/**
 * A gain and a soft limiter. The limiter follows the peaks of the voice: at once upwards, slowly
 * downwards, so that within a loud vowel it is one steady gain and not a bent wave. A voice that is
 * near full scale already gets louder in its quiet parts and keeps its peaks.
 */
export function createLoudness(volume: number): Loudness {
  let peak = 0;
  return {
    apply(samples, sampleRate) {
      if (volume === 1) return samples;
      const kept = Math.exp(-1000 / (releaseMs * sampleRate));
      return samples.map((sample) => {
        const wanted = sample * volume;
        peak = Math.max(Math.abs(wanted), peak * kept);
        return peak <= kneeLevel ? wanted : wanted * (compressed(peak) / peak);
      });
    },
  };
}

/** Level out for level in: straight up to the knee, then bending towards the ceiling. */
function compressed(level: number): number {
  const room = ceiling - kneeLevel;
  return kneeLevel + room * Math.tanh((level - kneeLevel) / room);
}
