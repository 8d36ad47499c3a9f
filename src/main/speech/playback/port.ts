/** What a player says about an utterance, as it happens; `at` is wall time, ms. */
export interface PlayerEvents {
  /** Its first sample is audible. */
  readonly onStart: (utterance: number, at: number) => void;
  readonly onSentence: (utterance: number, sentence: number, at: number) => void;
  /** Its last sample was played, or it was silenced or lost (`failure`). Always the last word on it. */
  readonly onEnd: (utterance: number, at: number, completed: boolean, failure?: string) => void;
  /** About 20 a second while something is audible. */
  readonly onLevel: (rms: number) => void;
}

/** Plays utterances one after another. */
export interface Player {
  /** Adds audio of a sentence. Utterances and sentences come in order. */
  write(utterance: number, sentence: number, samples: Float32Array, sampleRate: number): void;
  /** No more audio will come for this utterance. `failure`: it is incomplete, and why. */
  finish(utterance: number, failure?: string): void;
  /** Resolves when it holds little enough to take another sentence, or was silenced. */
  room(): Promise<void>;
  /** Lowers everything played from now on, or brings it back; `silence` brings it back too. */
  duck(on: boolean): void;
  /** Fades out and drops everything; every utterance it holds ends, not completed. */
  silence(): void;
  /**
   * Drops what comes after the sentence that is being played, or is on its way to the far speaker; what
   * was dropped ends, not completed. Returns the last sentence kept, of which more may still be written
   * before `finish`; undefined when nothing has begun, and then everything is dropped.
   */
  finishSentence(): { readonly utterance: number; readonly sentence: number } | undefined;
  /** Whether `onEnd` is still to come for this utterance. */
  holds(utterance: number): boolean;
}
