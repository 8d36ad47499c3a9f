/** The part of an AudioParam that is used. */
export interface LevelLike {
  cancelScheduledValues(from: number): unknown;
  setValueAtTime(value: number, when: number): unknown;
  linearRampToValueAtTime(value: number, when: number): unknown;
}

/** A volume that moves without a click, also when it is moved again on the way. */
export interface Fader {
  /** Moves to this level, 0 to 1, beginning at this time of the context, seconds. */
  moveTo(level: number, now: number): void;
}

/** How long the whole way takes, seconds. */
export const fadeSeconds = 0.03;

export function createFader(param: LevelLike, level: number): Fader {
  let from = level;
  let to = level;
  let since = Number.NEGATIVE_INFINITY;
  if (level !== 1) param.setValueAtTime(level, 0);

  return {
    moveTo(next, now) {
      // Not every browser tells where a ramp is.
      from += (to - from) * Math.min(1, (now - since) / fadeSeconds);
      to = next;
      since = now;
      param.cancelScheduledValues(now);
      param.setValueAtTime(from, now);
      param.linearRampToValueAtTime(to, now + fadeSeconds);
    },
  };
}
