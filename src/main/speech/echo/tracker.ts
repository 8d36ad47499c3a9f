import { createHistogram } from './histogram.ts';
import { createLagFinder } from './lag.ts';
import { frameMs } from './port.ts';

/** What is known of the way from the speaker to the microphone; powers are ratios to the speaker's. */
export interface EchoPath {
  /** From a frame played to the same one heard, frames; undefined while no echo is known. */
  readonly lag: number | undefined;
  /** How loud the echo is in the microphone. */
  readonly coupling: number;
  /** What the canceller leaves of it, as a rule. */
  readonly residual: number;
  /** What the canceller takes away when nobody else is heard, dB. */
  readonly erleDb: number;
  /** Sound from the speaker that this was learned from, ms. */
  readonly learnedMs: number;
  /** Mean power at the microphone while the speaker is active. */
  readonly microphone: number;
}

/** Powers (mean squares) of one frame of 10 ms. */
export interface FramePowers {
  readonly played: number;
  readonly microphone: number;
  readonly cleaned: number;
}

export interface EchoTracker {
  readonly path: EchoPath;
  /** Whether the speaker has been active in the last second. */
  readonly active: boolean;
  /** How loud the speaker is in the room now, with its tail: the power played that is heard. */
  readonly level: number;
  accept(frame: FramePowers): void;
}

/** A second: AEC3 looks half as far, and what comes later must be known to be muted. */
const lags = 100;
/** How long the memory of levels is, in frames that tell something: 3 s. */
const memoryFrames = 300;
/** Speech below this power (−55 dBFS) teaches nothing. */
const activePower = 3e-6;
/** Frames around the lag in which the sound may be: direct sound, drift and jitter. */
const early = 3;
const late = 5;
/** How fast a room falls silent: half a dB in a frame, 60 dB in 1.2 s. Few shops are slower. */
const decay = 10 ** -0.05;
/** Only what is so near to the loudest of late (6 dB) is heard above the room's answer to that. */
const nearLoudest = 0.25;
/** A person may speak for most of the time without passing for the echo, … */
const couplingShare = 0.3;
/** … for half of it without passing for what is left of it, … */
const residualShare = 0.5;
/** … and for three quarters without passing for a canceller that fails. */
const erleShare = 0.75;

/**
 * Learns where the speaker is heard in the microphone, how loud, and what the canceller leaves of it: from
 * how the envelopes go together, and from quantiles of levels. So nobody has to be silent for it.
 */
export function createEchoTracker(): EchoTracker {
  const size = lags + late;
  /** Powers played, the newest at `head`. */
  const ring = new Float64Array(size);
  const finder = createLagFinder(lags);
  const coupled = createHistogram(memoryFrames);
  const left = createHistogram(memoryFrames);
  const taken = createHistogram(memoryFrames);
  let head = 0;
  let activeFor = 0;
  let level = 0;
  let learned = 0;
  let microphone = 0;

  /** The loudest of the frames played that may be heard now. */
  function loudest(): number {
    const { lag } = finder;
    const from = lag === undefined ? 0 : Math.max(0, lag - early);
    const to = lag === undefined ? size - 1 : Math.min(size - 1, lag + late);
    let most = 0;
    for (let at = from; at <= to; at += 1) most = Math.max(most, ring[(head + at) % size] ?? 0);
    return most;
  }

  return {
    get path() {
      return {
        lag: finder.lag,
        coupling: ratio(coupled.quantile(couplingShare)),
        residual: ratio(left.quantile(residualShare)),
        erleDb: Math.max(0, taken.quantile(erleShare)),
        learnedMs: learned * frameMs,
        microphone,
      };
    },
    get level() {
      return level;
    },
    get active() {
      return activeFor > 0;
    },
    accept(frame) {
      head = (head + size - 1) % size;
      ring[head] = frame.played;
      activeFor = frame.played > activePower ? lags : Math.max(0, activeFor - 1);
      finder.accept(frame.played, frame.microphone, activeFor > 0);
      const now = loudest();
      level = Math.max(now, level * decay);
      if (activeFor === 0) return;
      learned += 1;
      microphone += (frame.microphone - microphone) / Math.min(learned, memoryFrames);
      if (finder.lag === undefined || now < activePower || now < level * nearLoudest) return;
      coupled.add(decibels(frame.microphone / level));
      left.add(decibels(frame.cleaned / level));
      taken.add(decibels(frame.microphone / (frame.cleaned + 1e-12)));
    },
  };
}

const decibels = (value: number) => 10 * Math.log10(value + 1e-9);
const ratio = (db: number) => 10 ** (db / 10);
