/** Follows how loud the room is when nobody speaks. */
export interface NoiseFloor {
  /** Takes the RMS of the next frame of 20 ms. */
  push(rms: number): void;
  /** RMS of the room; 0 until two seconds were heard. */
  readonly rms: number;
}

/** Long enough that everybody who speaks draws breath in it, frames of 20 ms. */
const windowFrames = 200;
const firstFrames = 100;
/** The quietest tenth of the window: pauses between words, or the whole of a fan. */
const share = 0.1;
/** Sorting is cheap, but not needed at every frame. */
const everyFrames = 5;

export function createNoiseFloor(): NoiseFloor {
  const recent = new Float32Array(windowFrames);
  let count = 0;
  let floor = 0;
  return {
    push(rms) {
      recent[count % windowFrames] = rms;
      count += 1;
      if (count < firstFrames || count % everyFrames !== 0) return;
      const known = recent.slice(0, Math.min(count, windowFrames)).sort();
      floor = known[Math.floor(known.length * share)] ?? 0;
    },
    get rms() {
      return floor;
    },
  };
}
