import { createBlocker, rms } from '../audio/pcm.ts';
import { createNoiseFloor } from './noise-floor.ts';
import type { VoiceDetector, VoiceDetectorModel } from './port.ts';
import { windowMs } from './segmenter.ts';

export interface EnergyOptions {
  /** RMS, 0 to 1 of full scale, that is a voice in a silent room. */
  readonly threshold: number;
  /** How far above the noise of the room a voice must be, as a ratio of RMS. */
  readonly aboveNoise: number;
  /** Frames of 20 ms in a row that are speech. */
  readonly startFrames: number;
  /** The same while Vaani speaks: its own voice comes back in bursts. */
  readonly bargeInFrames: number;
  /** Silent frames in a row after which there is no voice just now: the stretch pauses, and may go on. */
  readonly releaseFrames: number;
  /** Silent frames in a row that end a stretch, where nobody has ended it in its pause. */
  readonly endFrames: number;
}

export const energyDefaults = {
  threshold: 0.012,
  aboveNoise: 2.5,
  startFrames: 5,
  bargeInFrames: 8,
  releaseFrames: 5,
  endFrames: 60,
} as const satisfies EnergyOptions;

const sampleRate = 16_000;
const frameMs = 20;
const frameSamples = (sampleRate * frameMs) / 1000;

/**
 * Finds speech by loudness alone: for a kiosk whose voice detection model is not installed. It takes
 * every loud sound for a person, but a steady one (a fan) only until its floor has risen to it, 4 s.
 */
export function createEnergyVad(options: EnergyOptions = energyDefaults): VoiceDetectorModel {
  return { name: 'energy', open: () => openDetector(options) };
}

function openDetector(options: EnergyOptions): VoiceDetector {
  const floor = createNoiseFloor();
  let voiced = false;
  let loudFrames = 0;
  let silentFrames = 0;
  let vaaniSpeaks = false;
  let onsetFrames = options.startFrames;

  const frames = createBlocker(frameSamples, (frame) => {
    const loudness = rms(frame);
    const threshold = Math.max(options.threshold, floor.rms * options.aboveNoise);
    floor.push(loudness);
    if (loudness < threshold) {
      loudFrames = 0;
      silentFrames += 1;
      if (silentFrames >= options.releaseFrames) voiced = false;
      return;
    }
    silentFrames = 0;
    loudFrames += 1;
    const needed = vaaniSpeaks ? options.bargeInFrames : options.startFrames;
    if (voiced || loudFrames < needed) return;
    voiced = true;
    onsetFrames = needed;
  });

  return {
    accept(window) {
      frames.push(window);
      return voiced;
    },
    reset() {
      voiced = false;
      loudFrames = 0;
      silentFrames = 0;
      frames.clear();
    },
    setVaaniSpeaking(on) {
      vaaniSpeaks = on;
    },
    get onsetLagMs() {
      // Frames end inside windows: known half a window late in the middle.
      return onsetFrames * frameMs + windowMs / 2;
    },
    // The window in which that becomes known is counted as silence already.
    releaseLagMs: options.releaseFrames * frameMs - windowMs / 2,
    endSilenceMs: options.endFrames * frameMs,
  };
}
