/** Finds by how much one stream follows another. */
export interface LagFinder {
  /** Frames; undefined while the second does not follow the first. */
  readonly lag: number | undefined;
  /** How well it follows at its best, 0 to 1. */
  readonly correlation: number;
  /** The powers of the next frame of each; `learn`: whether there is something to learn from. */
  accept(played: number, heard: number, learn: boolean): void;
}

/** Memory in frames: 10 s, so that a sentence of somebody else does not count for much. */
const memoryFrames = 1_000;
/** Correlation from which the second follows the first, and below which it no longer does. */
const known = 0.4;
const lost = 0.2;
/**
 * Later than half a second it must be plainer than that: people who speak up soon after Vaani begins follow
 * it too, in their way.
 */
const farFrames = 50;
const farKnown = 0.65;
/** So much better must another lag be than the known one. */
const clearly = 0.1;
/** From fewer frames anything seems to go together. */
const fewFrames = 40;

/** Loudness as a number that grows with the logarithm: a shout counts for little more than a word. */
const loudness = (power: number) => Math.log10(1 + power * 1e6);

/** Looks at lags from 0 to `lags` - 1 frames. */
export function createLagFinder(lags: number): LagFinder {
  const ring = new Float64Array(lags);
  const far = new Float64Array(lags);
  const farSquared = new Float64Array(lags);
  const both = new Float64Array(lags);
  let head = 0;
  let smooth = 0;
  let near = 0;
  let nearSquared = 0;
  let frames = 0;
  let lag: number | undefined;
  let correlation = 0;

  function correlationAt(at: number): number {
    const mean = far[at] ?? 0;
    const variance = (farSquared[at] ?? 0) - mean * mean;
    const nearVariance = nearSquared - near * near;
    if (variance <= 1e-9 || nearVariance <= 1e-9) return 0;
    return ((both[at] ?? 0) - mean * near) / Math.sqrt(variance * nearVariance);
  }

  function learn(heard: number): void {
    frames = Math.min(memoryFrames, frames + 1);
    const weight = 1 / frames;
    near += (heard - near) * weight;
    nearSquared += (heard * heard - nearSquared) * weight;
    for (let at = 0; at < lags; at += 1) {
      const played = ring[(head + at) % lags] ?? 0;
      far[at] = (far[at] ?? 0) + (played - (far[at] ?? 0)) * weight;
      farSquared[at] = (farSquared[at] ?? 0) + (played * played - (farSquared[at] ?? 0)) * weight;
      both[at] = (both[at] ?? 0) + (played * heard - (both[at] ?? 0)) * weight;
    }
  }

  function choose(): void {
    let best = lag ?? 0;
    let most = correlationAt(best) + (lag === undefined ? 0 : clearly);
    for (let at = 0; at < lags; at += 1) {
      const here = correlationAt(at);
      if (here <= most) continue;
      best = at;
      most = here;
    }
    correlation = frames < fewFrames ? 0 : Math.max(0, correlationAt(best));
    // At the end of what is looked at it is no maximum: the sound comes later still.
    const needed = best > farFrames ? farKnown : lag === undefined ? known : lost;
    const found = correlation >= needed && best < lags - 1;
    lag = found ? best : undefined;
  }

  return {
    get lag() {
      return lag;
    },
    get correlation() {
      return correlation;
    },
    accept(played, heard, learning) {
      // A little smoothed, as a room does.
      smooth += (played - smooth) * 0.3;
      head = (head + lags - 1) % lags;
      ring[head] = loudness(smooth);
      if (!learning) return;
      learn(loudness(heard));
      choose();
    },
  };
}
