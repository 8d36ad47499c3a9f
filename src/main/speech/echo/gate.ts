import type { EchoPath } from './tracker.ts';

export interface GateOptions {
  /** How far above the echo that may be left a sound must stand to pass, dB. */
  readonly marginDb: number;
  /** What is left is never taken to be less than the echo minus this, dB: the estimate is of a mean. */
  readonly trustDb: number;
  /** Frames above the threshold, of the last `openOf`, that open it. */
  readonly openFrames: number;
  readonly openOf: number;
  /** Frames it stays open after the last one above: people pause inside words. */
  readonly holdFrames: number;
}

export const gateDefaults = {
  marginDb: 10,
  trustDb: 24,
  openFrames: 3,
  openOf: 5,
  holdFrames: 25,
} as const satisfies GateOptions;

/** What a gate is told of a frame; powers are mean squares. */
export interface GateInput {
  /** How loud the speaker is in the room now: the power played that is heard. */
  readonly level: number;
  readonly cleaned: number;
  readonly path: EchoPath;
  /** Whether the canceller is known to work here; until then nothing passes while the speaker is heard. */
  readonly proven: boolean;
  /** Added to the margin, dB: for a canceller that is new here or has let something through. */
  readonly cautionDb: number;
  /** Half-duplex: nothing passes while the speaker is heard. */
  readonly muted: boolean;
}

export interface GateState {
  /** Whether the frame may be heard. */
  readonly open: boolean;
  /** Whether Vaani's own voice, or the room's answer to it, may be in it. */
  readonly audible: boolean;
  /** How far it stands above what passes, dB; 0 where nothing is audible. */
  readonly excessDb: number;
}

/** Played sound below this power (−65 dBFS) is not heard by anyone. */
export const silent = 3e-7;
/** Echo below this power (−74 dBFS) is no voice to a recogniser. */
const harmless = 4e-8;
/** Where the coupling cannot be relied on, a loudspeaker is taken to be as loud in the microphone as in the reference. */
const unknownCoupling = 1;

const ratio = (db: number) => 10 ** (db / 10);

/** Lets a person through while Vaani speaks, and what its canceller leaves of itself not. */
export function createGate(options: GateOptions = gateDefaults): (input: GateInput) => GateState {
  const trust = ratio(-options.trustDb);
  const above: boolean[] = [];
  let hold = 0;

  return ({ level, cleaned, path, proven, cautionDb, muted }) => {
    const known = path.lag === undefined ? 0 : path.coupling;
    // Half-duplex is for where the path cannot be relied on.
    const coupling = proven && !muted ? known : unknownCoupling;
    const audible = level > silent && level * coupling > harmless;
    if (!audible) {
      above.length = 0;
      hold = 0;
      return { open: true, audible, excessDb: 0 };
    }
    const threshold =
      ratio(options.marginDb + cautionDb) * level * Math.max(path.residual, path.coupling * trust);
    const excessDb = 10 * Math.log10((cleaned + 1e-12) / (threshold + 1e-12));
    above.push(excessDb > 0);
    if (above.length > options.openOf) above.shift();
    const enough = above.filter(Boolean).length >= options.openFrames;
    if (enough) hold = options.holdFrames;
    else hold = Math.max(0, hold - 1);
    return { open: proven && !muted && hold > 0, audible, excessDb };
  };
}
