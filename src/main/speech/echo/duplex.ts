import { frameMs } from './port.ts';
import type { EchoPath } from './tracker.ts';

export type DuplexMode = 'full-duplex' | 'half-duplex';

/** What the mode is decided by, frame by frame of 10 ms. */
export interface DuplexInput {
  /** Whether the speaker is active: only then anything is learned. */
  readonly active: boolean;
  readonly path: EchoPath;
  /** Whether this frame stands above what our own voice may leave. */
  readonly passes: boolean;
}

export interface Duplex {
  readonly mode: DuplexMode;
  /** Whether the canceller has shown that it works here, or that there is nothing to cancel. */
  readonly proven: boolean;
  /**
   * There is no echo: the microphone stayed quiet while the speaker was active, and nothing has followed it
   * since. AEC3 would take people away there for its first seconds (30 dB and more).
   */
  readonly bare: boolean;
  /** How much clearer than usual a person must stand out, dB. */
  readonly cautionDb: number;
  accept(input: DuplexInput): void;
  /** Our own words were recognised in what was heard. */
  leaked(): void;
}

/** Less than this taken away, dB, is no control; this much is needed to be trusted again. */
const badErleDb = 6;
const goodErleDb = 10;
/** As far as AEC3 looks, frames: a voice that comes back later (a far Bluetooth speaker) it cannot take away. */
const reach = 50;
/** Mean power at the microphone (−60 dBFS) below which there is no echo to speak of. */
const quiet = 1e-6;
/** Activity of the speaker after which the canceller is trusted, ms: with an echo, in silence, with an echo that no one finds. */
const provenMs = 2_500;
const quietProvenMs = 700;
const unheardProvenMs = 1_500;
/** A new canceller gets better for some seconds of activity; it is trusted less until then. */
const newMs = 8_000;
const newCautionDb = 10;
/** Each leak makes more cautious by so much; it wears off by a dB in ten seconds of activity. */
const leakCautionDb = 6;
const cautionPerFrame = frameMs / 10_000;
/** Activity with bad cancelling that ends full duplex, ms. */
const badMs = 3_000;
/** Activity with good cancelling that ends half-duplex, ms; doubled when it fails again soon. */
const goodMs = 4_000;
const longestGoodMs = 60_000;
/** So much longer where the echo has no known path, and the place is not quiet. */
const unknownSlower = 8;
/** A return to half-duplex within this much activity is "soon", ms. */
const soonMs = 120_000;
/** Leaks within this time that end full duplex. */
const leaks = 2;
const leakWithinMs = 60_000;
/** More frames than this share above the threshold, in half-duplex, are not somebody who speaks over Vaani. */
const passShare = 0.15;

/** Decides by itself whether people may speak over Vaani, and takes its time with "yes". */
export function createDuplex(): Duplex {
  let mode: DuplexMode = 'full-duplex';
  let proven = false;
  let bare = false;
  let learnedMs = 0;
  let caution = 0;
  let badFor = 0;
  let goodFor = 0;
  let passed = 0;
  let wantedMs = goodMs;
  /** Activity since full duplex came back. */
  let fullFor = Number.POSITIVE_INFINITY;
  let now = 0;
  let leakedAt: number[] = [];

  const staysQuiet = ({ learnedMs: ms, microphone }: EchoPath) =>
    ms >= quietProvenMs && microphone < quiet;

  function proves(path: EchoPath): boolean {
    const { lag, erleDb } = path;
    if (staysQuiet(path)) return true;
    if (lag === undefined) return path.learnedMs >= unheardProvenMs;
    return path.learnedMs >= provenMs && lag <= reach && erleDb >= badErleDb;
  }

  function toHalf(): void {
    mode = 'half-duplex';
    wantedMs = fullFor < soonMs ? Math.min(longestGoodMs, wantedMs * 2) : goodMs;
    badFor = 0;
    goodFor = 0;
    passed = 0;
    leakedAt = [];
  }

  function toFull(): void {
    mode = 'full-duplex';
    fullFor = 0;
  }

  /** Half-duplex ends after a while of good cancelling in which hardly anything would have passed. */
  function recover({ lag, erleDb, microphone }: EchoPath, passes: boolean): void {
    const quietNow = microphone < quiet;
    const unknown = lag === undefined && !quietNow;
    const good = lag === undefined || quietNow || (lag <= reach && erleDb >= goodErleDb);
    // Where there is sound and nothing is known of it, it takes longer.
    goodFor = good ? goodFor + (unknown ? frameMs / unknownSlower : frameMs) : 0;
    passed = good ? passed + (passes ? frameMs : 0) : 0;
    if (goodFor < wantedMs) return;
    if (passed <= goodFor * passShare) return toFull();
    goodFor = 0;
    passed = 0;
  }

  return {
    get mode() {
      return mode;
    },
    get proven() {
      return proven;
    },
    get bare() {
      return bare && mode === 'full-duplex';
    },
    get cautionDb() {
      return caution + newCautionDb * Math.max(0, 1 - learnedMs / newMs);
    },
    accept({ active, path, passes }) {
      now += frameMs;
      if (!active) return;
      learnedMs = path.learnedMs;
      caution = Math.max(0, caution - cautionPerFrame);
      bare = path.lag === undefined && (bare || (!proven && staysQuiet(path)));
      proven ||= proves(path);
      const { lag, erleDb } = path;
      const echo = lag !== undefined && path.microphone >= quiet;
      const beyond = lag !== undefined && lag > reach;
      if (mode === 'half-duplex') {
        if (proven) recover(path, passes);
        return;
      }
      fullFor += frameMs;
      const bad = echo && learnedMs >= provenMs && (beyond || erleDb < badErleDb);
      badFor = bad ? badFor + frameMs : 0;
      if (badFor >= badMs) toHalf();
    },
    leaked() {
      bare = false;
      if (mode === 'half-duplex') return;
      caution = Math.min(2 * leakCautionDb, caution + leakCautionDb);
      leakedAt = [...leakedAt.filter((at) => now - at < leakWithinMs), now];
      if (leakedAt.length >= leaks) toHalf();
    },
  };
}
