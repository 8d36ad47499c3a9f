import type { SpeechStatus } from '../../../contract/speech.ts';
import { createBlocker, toFloat } from '../audio/pcm.ts';
import type { Resampler, ResamplerFactory } from '../audio/resample.ts';
import { createDuplex } from './duplex.ts';
import { createGate, gateDefaults, silent } from './gate.ts';
import { createPairing } from './pairing.ts';
import { type EchoCanceller, echoRate, frameMs, frameSamples } from './port.ts';
import { createEchoTracker, type EchoPath } from './tracker.ts';

export type EchoStatus = SpeechStatus['echo'];

export interface EchoControlOptions {
  /** Undefined where it could not be loaded, with the reason: then people are heard only while Vaani is silent. */
  readonly canceller: EchoCanceller | undefined;
  readonly problem?: string;
  readonly resamplers: ResamplerFactory;
  /** How far above what is left of the echo a sound must stand to be heard, dB; the usual, where left out. */
  readonly marginDb?: number;
  /** The mode has changed. */
  readonly onStatus: (status: EchoStatus) => void;
}

/** How much of a stretch of sound was somebody else's, by its loudness. */
export interface NearEvidence {
  /** Frames of 10 ms that our own voice may have made. */
  readonly audible: number;
  /** Frames that were clearly louder than it could be, or that were loud when it was not heard. */
  readonly strong: number;
}

/** Keeps Vaani's own voice out of its ears, for one pair of devices. */
export interface EchoControl {
  readonly status: EchoStatus;
  readonly path: EchoPath;
  /** What the speaker was given, silence included, in order. */
  played(samples: Int16Array, sampleRate: number): void;
  /**
   * What may be heard of 16 kHz microphone samples: whole frames of 10 ms, the rest comes with the next
   * call. `delayMs` is how much later the last sample comes out than it went in.
   */
  hear(samples: Float32Array): { readonly samples: Float32Array; readonly delayMs: number };
  /** Evidence of the last `ms`. */
  evidence(ms: number): NearEvidence;
  /** Our own words were recognised. */
  leaked(): void;
  close(): void;
}

/** What is left of sound that may not be heard (−40 dB): to a voice detector silence, to a watch for dead microphones alive. */
const closedGain = 0.01;
/** How much louder than the threshold a frame must be to speak for a person, dB. */
const strongDb = 4;
/** The noise of the place: its power rises by this much a frame (9 dB a second) until something is quieter; −70 dBFS at least. */
const floorRise = 1.02;
const quietest = 1e-7;
/** What is so much louder than the noise of the place (12 dB) is somebody. */
const loud = 16;
/** Evidence is kept for this long, ms: the longest stretch of speech. */
const rememberedMs = 32_000;

/** Mean square. */
function power(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : sum / samples.length;
}

export function createEchoControl(options: EchoControlOptions): EchoControl {
  const { canceller, resamplers } = options;
  const tracker = createEchoTracker();
  const gate = createGate({ ...gateDefaults, marginDb: options.marginDb ?? gateDefaults.marginDb });
  const duplex = createDuplex();
  let conversion: { readonly rate: number; readonly filter: Resampler } | undefined;
  /** Powers played that are not yet set against the microphone; the two streams run side by side. */
  const waiting = createPairing();
  let gain = 1;
  let floor = 1e-5;
  let cleanFrames: Float32Array[] = [];
  let unfilled = 0;
  /** One number a frame: 0 nothing to hear, 1 it may be our own voice, 2 it is a person. */
  const memory = new Uint8Array(rememberedMs / frameMs);
  let remembered = 0;
  let status = statusNow();

  function statusNow(): EchoStatus {
    if (!canceller) {
      const detail = `${options.problem ?? 'there is no echo canceller'}; people are heard only while Vaani is silent`;
      return { ok: false, name: 'aec3', detail, mode: 'half-duplex' };
    }
    const { name } = canceller;
    if (duplex.mode === 'full-duplex') return { ok: true, name, detail: '', mode: 'full-duplex' };
    const detail =
      'Vaani hears its own voice, so people are heard only while it is silent; turn the speaker down, or move it away from the microphone';
    return { ok: false, name, detail, mode: 'half-duplex' };
  }

  function tell(): void {
    const next = statusNow();
    if (next.mode === status.mode) return;
    status = next;
    options.onStatus(status);
  }

  const playedFrames = createBlocker(frameSamples, (frame) => {
    canceller?.played(frame);
    waiting.push(power(frame));
  });

  const heardFrames = createBlocker(frameSamples, (frame) => {
    const cancelled = canceller?.clean(frame) ?? frame;
    // Where nothing of the speaker can be in it, a person is understood best as they are.
    const cleaned = duplex.bare || tracker.level < silent ? frame : cancelled;
    const played = waiting.next();
    const cleanPower = power(cleaned);
    tracker.accept({ played, microphone: power(frame), cleaned: cleanPower });
    const { path } = tracker;
    const muted = !canceller || duplex.mode === 'half-duplex';
    const { proven, cautionDb } = duplex;
    const { level } = tracker;
    const state = gate({ level, cleaned: cleanPower, path, proven, cautionDb, muted });
    floor = Math.max(quietest, Math.min(cleanPower, floor * floorRise));
    const person = state.audible ? state.excessDb > strongDb : cleanPower > floor * loud;
    memory[remembered % memory.length] = person ? 2 : state.audible ? 1 : 0;
    remembered += 1;
    cleanFrames.push(ramp(cleaned, gain, state.open ? 1 : closedGain));
    gain = state.open ? 1 : closedGain;
    if (canceller) duplex.accept({ active: tracker.active, path, passes: state.excessDb > 0 });
    tell();
  });

  return {
    get status() {
      return status;
    },
    get path() {
      return tracker.path;
    },
    played(samples, sampleRate) {
      if (conversion?.rate !== sampleRate) {
        conversion?.filter.close();
        conversion = { rate: sampleRate, filter: resamplers(sampleRate, echoRate) };
      }
      playedFrames.push(conversion.filter.process(toFloat(samples)));
    },
    hear(samples) {
      heardFrames.push(samples);
      const whole = cleanFrames;
      cleanFrames = [];
      unfilled = (unfilled + samples.length) % frameSamples;
      const out = new Float32Array(whole.length * frameSamples);
      for (const [index, frame] of whole.entries()) out.set(frame, index * frameSamples);
      const delayMs = (canceller?.latencyMs ?? 0) + (unfilled * 1000) / echoRate;
      return { samples: out, delayMs };
    },
    evidence(ms) {
      const frames = Math.min(memory.length, remembered, Math.round(ms / frameMs));
      const counts = [0, 0, 0];
      for (let back = 1; back <= frames; back += 1) {
        const kind = memory[(remembered - back) % memory.length] ?? 0;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return { audible: counts[1] ?? 0, strong: counts[2] ?? 0 };
    },
    leaked() {
      duplex.leaked();
      tell();
    },
    close() {
      canceller?.close();
      conversion?.filter.close();
    },
  };
}

/** The frame with its loudness going from one gain to another, so that it does not click. */
function ramp(frame: Float32Array, from: number, to: number): Float32Array {
  if (from === 1 && to === 1) return frame;
  return frame.map((sample, i) => sample * (from + ((to - from) * (i + 1)) / frame.length));
}
