/** 16-bit samples as floats in [-1, 1). */
export function toFloat(samples: Int16Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) out[i] = (samples[i] ?? 0) / 32_768;
  return out;
}

/** Floats as 16-bit samples; what is beyond full scale is clipped. */
export function toInt16(samples: Float32Array): Int16Array {
  const out = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round((samples[i] ?? 0) * 32_768)));
  }
  return out;
}

/** Root mean square, 0 to 1 of full scale; 0 for no samples. */
export function rms(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(1, Math.sqrt(sum / samples.length));
}

/** One array after another. */
export function concat(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** Hands on samples in blocks of exactly `size`, whatever sizes come in. */
export function createBlocker(
  size: number,
  onBlock: (block: Float32Array) => void,
): { push(samples: Float32Array): void; clear(): void } {
  let block = new Float32Array(size);
  let filled = 0;
  return {
    push(samples) {
      let offset = 0;
      while (offset < samples.length) {
        const take = Math.min(size - filled, samples.length - offset);
        block.set(samples.subarray(offset, offset + take), filled);
        filled += take;
        offset += take;
        if (filled < size) continue;
        const full = block;
        // A fresh block each time: listeners may keep the one they got.
        block = new Float32Array(size);
        filled = 0;
        onBlock(full);
      }
    },
    clear() {
      filled = 0;
    },
  };
}

/** Reports the RMS of every 50 ms of audio: 20 a second. */
export function createLevelMeter(
  sampleRate: number,
  onLevel: (rms: number) => void,
): { push(samples: Float32Array): void; clear(): void } {
  return createBlocker(Math.round(sampleRate / 20), (block) => onLevel(rms(block)));
}
