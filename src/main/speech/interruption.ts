import type { SpeechConfig } from '../../contract/speech.ts';
import { energyDefaults } from './vad/index.ts';

export type Interruption = NonNullable<SpeechConfig['interruption']>;

/** What each sensitivity changes of what makes Vaani fall silent for a voice. */
export const interruptions = {
  /** 190 ms more of a voice, that stands out more from what is left of the echo. */
  low: { patience: 6, bargeInFrames: 18, marginDb: 14, threshold: 0.5, minSpeechMs: 96 },
  normal: {
    patience: 0,
    bargeInFrames: energyDefaults.bargeInFrames,
    marginDb: 10,
    threshold: 0.5,
    minSpeechMs: 96,
  },
  /** A softer, shorter sound is a voice already; noise is taken for one more often. */
  high: { patience: 0, bargeInFrames: 5, marginDb: 7, threshold: 0.4, minSpeechMs: 64 },
} as const satisfies Readonly<
  Record<
    Interruption,
    {
      /** Windows of 32 ms that a voice must last longer while Vaani speaks. */
      readonly patience: number;
      /** Where loudness alone tells: frames of 20 ms in a row. */
      readonly bargeInFrames: number;
      /** How far above what is left of the echo a sound must stand, dB. */
      readonly marginDb: number;
      /** Of Silero: how sure it must be, 0 to 1, and for how long, ms. */
      readonly threshold: number;
      readonly minSpeechMs: number;
    }
  >
>;
