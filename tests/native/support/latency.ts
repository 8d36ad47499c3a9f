/** A recording with the wall time of its first sample; 16 kHz mono. */
export interface Stamped {
  readonly samples: Float32Array;
  /** ms since the epoch. */
  readonly startedAt: number;
}

const sampleRate = 16_000;
const blockMs = 10;
/** RMS above which a block is sound: the virtual devices are silent otherwise. */
const audible = 0.01;
/** Silence shorter than this is inside an utterance, ms. */
const gapMs = 400;

/**
 * From the end of each thing said into the microphone to the first sample of the answer, ms: measured
 * on the recordings of both, not on the kiosk's own marks. Things that were not answered are left out.
 */
export function mouthToEar(microphone: Stamped, speaker: Stamped): number[] {
  const said = stretches(microphone);
  const answers = stretches(speaker);
  return said.flatMap(({ end }, index) => {
    const next = said[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const answer = answers.find(({ start }) => start > end && start < next);
    return answer ? [Math.round(answer.start - end)] : [];
  });
}

/** The value below which `percent` of the values lie (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Where there is sound, as wall times in ms. */
function stretches({ samples, startedAt }: Stamped): { start: number; end: number }[] {
  const size = (sampleRate * blockMs) / 1000;
  const found: { start: number; end: number }[] = [];
  for (let from = 0; from + size <= samples.length; from += size) {
    let sum = 0;
    for (let at = from; at < from + size; at += 1) sum += (samples[at] as number) ** 2;
    if (Math.sqrt(sum / size) < audible) continue;
    const start = startedAt + (from / sampleRate) * 1000;
    const last = found.at(-1);
    if (last && start - last.end < gapMs) last.end = start + blockMs;
    else found.push({ start, end: start + blockMs });
  }
  return found;
}
