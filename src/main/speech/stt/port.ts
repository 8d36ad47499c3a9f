import type { Language } from '../../../contract/language.ts';

export interface Transcript {
  readonly text: string;
  /** How likely it is that the words are right, 0 to 1 (confidence.ts); 0 when nothing was recognised. */
  readonly confidence: number;
  /** Words that may be wrong, as ranges of `text` in UTF-16 units, end excluded. */
  readonly unsure?: [from: number, to: number][];
}

/** One stretch of speech being recognised. */
export interface Recognition {
  /** Takes 16 kHz samples; returns the words so far when they changed. */
  accept(samples: Float32Array): string | undefined;
  /**
   * The person is silent, perhaps for good: flushes the last word and returns the words so far.
   *
   * @param silence 16 kHz samples of the room with nobody speaking, about 300 ms.
   */
  pause(silence: Float32Array): Transcript;
  /** Flushes the last word, where no pause has, and returns the final words; the recognition is over then. */
  finish(): Transcript;
}

/** A loaded streaming recogniser. Serves any number of channels, one Recognition each. */
export interface Recogniser {
  readonly name: string;
  readonly languages: readonly Language[];
  /**
   * Gets ready to expect these words, as they are said; absent where the model cannot. May hold up this
   * thread for as long as the model takes to load, so ask in silence.
   */
  expect?(hotwords: readonly string[]): void;
  /** `hotwords`: words to expect, used if the recogniser is ready for them. */
  open(hotwords?: readonly string[]): Recognition;
}
