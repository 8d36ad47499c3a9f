/** RMS of every 20 ms. */
export function envelope(samples: Float32Array, sampleRate: number): Float32Array {
  const size = sampleRate / 50;
  const out = new Float32Array(Math.floor(samples.length / size));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (samples[i * size + k] ?? 0) ** 2;
    out[i] = Math.sqrt(sum / size);
  }
  return out;
}

/**
 * The best normalised correlation (-1 to 1) of `wanted` with any part of `recorded` that begins in
 * [fromLag, toLag], and where that part begins.
 */
export function bestMatch(
  wanted: Float32Array,
  recorded: Float32Array,
  fromLag = 0,
  toLag = recorded.length - wanted.length,
): { correlation: number; lag: number } {
  let best = { correlation: -1, lag: 0 };
  for (let lag = Math.max(0, fromLag); lag <= toLag; lag++) {
    let dot = 0;
    let a = 0;
    let b = 0;
    for (let i = 0; i < wanted.length; i++) {
      const x = wanted[i] ?? 0;
      const y = recorded[lag + i] ?? 0;
      dot += x * y;
      a += x * x;
      b += y * y;
    }
    const correlation = dot / Math.sqrt(a * b || 1);
    if (correlation > best.correlation) best = { correlation, lag };
  }
  return best;
}

/** First and last sample louder than `level`, or undefined. */
export function soundBounds(samples: Float32Array, level = 0.01): [number, number] | undefined {
  const first = samples.findIndex((sample) => Math.abs(sample) > level);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > level);
  return first < 0 ? undefined : [first, last];
}
