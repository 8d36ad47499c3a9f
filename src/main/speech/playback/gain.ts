/** A player's volume, moved without a click. */
export interface Gain {
  /** Whether it is on its way to full volume, or there. */
  readonly full: boolean;
  /** Moves to this level, 0 to 1, while samples pass. */
  moveTo(level: number): void;
  /** Full volume at once: only between two sounds. */
  reset(): void;
  /** Changes the samples in place. */
  apply(samples: Float32Array): void;
}

/** How much of its amplitude a voice keeps while the person speaks over it: it is followed still, and not in the way. */
export const duckedLevel = 0.25;
/** How long the way from full volume to ducked takes, ms. */
export const duckMs = 30;

export function createGain(sampleRate: number): Gain {
  const step = (1 - duckedLevel) / ((sampleRate * duckMs) / 1000);
  let level = 1;
  let wanted = 1;
  return {
    get full() {
      return wanted === 1;
    },
    moveTo(next) {
      wanted = next;
    },
    reset() {
      level = 1;
      wanted = 1;
    },
    apply(samples) {
      if (level === 1 && wanted === 1) return;
      for (let i = 0; i < samples.length; i++) {
        if (level < wanted) level = Math.min(wanted, level + step);
        else if (level > wanted) level = Math.max(wanted, level - step);
        samples[i] = (samples[i] ?? 0) * level;
      }
    },
  };
}
