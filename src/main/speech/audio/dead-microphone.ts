/** Notices a microphone that gives nothing but digital silence, and that it is alive again. */
export interface DeadMicrophone {
  /** Takes samples as the device gives them. */
  push(samples: Int16Array): void;
}

/**
 * A microphone in a room gives some noise all the time. One that has done so and then gives exact zeros
 * is muted or gone: said within two seconds.
 */
const knownPatienceMs = 1_500;
/** For so long it must have given sound without a gap to be known as one that always does. */
const knownAfterMs = 10_000;
const gapMs = 100;
/**
 * Others give zeros when it is quiet: those that cut out noise themselves, and virtual ones. Each time
 * such a one comes back by itself, its next silence may be twice as long.
 */
const firstPatienceMs = 20_000;
const mostPatienceMs = 160_000;

export function createDeadMicrophone(
  sampleRate: number,
  onChange: (dead: boolean) => void,
): DeadMicrophone {
  let zeroMs = 0;
  let soundMs = 0;
  let known = false;
  let patienceMs = firstPatienceMs;
  let dead = false;
  return {
    push(samples) {
      const ms = (samples.length / sampleRate) * 1000;
      if (samples.some((sample) => sample !== 0)) {
        zeroMs = 0;
        soundMs += ms;
        if (soundMs >= knownAfterMs) known = true;
        if (!dead) return;
        dead = false;
        if (!known) patienceMs = Math.min(mostPatienceMs, patienceMs * 2);
        // It has to prove anew that it always gives sound: this may have been its own doing.
        known = false;
        onChange(false);
        return;
      }
      zeroMs += ms;
      if (zeroMs >= gapMs) soundMs = 0;
      if (dead || zeroMs < (known ? knownPatienceMs : patienceMs)) return;
      dead = true;
      onChange(true);
    },
  };
}
