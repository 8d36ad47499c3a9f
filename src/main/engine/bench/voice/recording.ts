/** What was recorded, with the wall time of its first sample; 16 kHz, one channel. */
export interface Stamped {
  readonly samples: Float32Array;
  /** ms since the epoch. */
  readonly startedAt: number;
}

/** A stretch of sound, wall times in ms. */
export interface Stretch {
  readonly start: number;
  end: number;
}

export const recordingRate = 16_000;
const blockMs = 10;
const blockSamples = (recordingRate * blockMs) / 1000;
/** RMS of a block above which it is heard: the virtual devices are silent otherwise. */
export const audible = 0.01;

/** RMS of each 10 ms. */
export function loudness(samples: Float32Array): Float32Array {
  const blocks = new Float32Array(Math.floor(samples.length / blockSamples));
  for (let block = 0; block < blocks.length; block += 1) {
    let sum = 0;
    const from = block * blockSamples;
    for (let at = from; at < from + blockSamples; at += 1) sum += (samples[at] as number) ** 2;
    blocks[block] = Math.sqrt(sum / blockSamples);
  }
  return blocks;
}

/**
 * Where there is sound.
 *
 * @param gapMs silence shorter than this is inside a stretch.
 */
export function stretches({ samples, startedAt }: Stamped, gapMs: number): Stretch[] {
  const found: Stretch[] = [];
  for (const [block, level] of loudness(samples).entries()) {
    if (level < audible) continue;
    const start = startedAt + block * blockMs;
    const last = found.at(-1);
    if (last && start - last.end < gapMs) last.end = start + blockMs;
    else found.push({ start, end: start + blockMs });
  }
  return found;
}

/** What a person says: samples (16 kHz), and where in them the speech begins and ends, ms. */
export interface SpokenClip {
  readonly samples: Float32Array;
  readonly startMs: number;
  readonly endMs: number;
}

/** 30 dB below the loudest 10 ms a word is over; noise beside it is left out at three times its own level. */
const belowPeak = 0.03;
const aboveNoise = 3;

/** Finds where the speech is. A clip without any is spoken from its beginning to its end. */
export function spokenClip(samples: Float32Array): SpokenClip {
  const levels = loudness(samples);
  const sorted = [...levels].sort((a, b) => a - b);
  const noise = sorted[Math.floor(sorted.length / 10)] ?? 0;
  const peak = sorted.at(-1) ?? 0;
  // Where even the quiet parts are loud there is no pause to measure the noise in.
  const level = Math.max(belowPeak * peak, noise < peak / 6 ? aboveNoise * noise : 0);
  const first = levels.findIndex((value) => value > level);
  if (first < 0) return { samples, startMs: 0, endMs: (samples.length / recordingRate) * 1000 };
  const last = levels.findLastIndex((value) => value > level);
  return { samples, startMs: first * blockMs, endMs: (last + 1) * blockMs };
}

/** Sound that is certainly there, however quiet it begins; the virtual microphone gives zeros otherwise. */
const something = 2e-3;

/**
 * When a clip was spoken, by the recording of the microphone: the first sample that is not silence after
 * `notBefore` (wall time, ms) is the first of the clip's. Undefined where nothing was recorded.
 */
export function whenSpoken(
  clip: SpokenClip,
  microphone: Stamped,
  notBefore: number,
): Stretch | undefined {
  const own = clip.samples.findIndex((value) => Math.abs(value) > something);
  const toSample = (at: number) => Math.round(((at - microphone.startedAt) * recordingRate) / 1000);
  const from = Math.max(0, toSample(notBefore));
  const found = microphone.samples.subarray(from).findIndex((value) => Math.abs(value) > something);
  if (own < 0 || found < 0) return undefined;
  const beganAt = microphone.startedAt + ((from + found - own) / recordingRate) * 1000;
  return { start: beganAt + clip.startMs, end: beganAt + clip.endMs };
}
