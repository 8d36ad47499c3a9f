import type { Language } from '../../../contract/language.ts';

/** What a voice is asked for. */
export interface Sentence {
  /** One sentence, in spoken form. */
  readonly text: string;
  readonly language: Language;
  /** 1 is normal speed. */
  readonly rate: number;
  /** Whom it is said to: the same object for all of one channel. What was made for it is forgotten with it. */
  readonly owner?: object;
}

export interface SpeakRequest extends Sentence {
  /** After an abort nothing more is given out; the promise resolves. */
  readonly signal: AbortSignal;
  /** Called with pieces of audio, without the silence before and after the sentence, as they are made. */
  readonly onAudio: (samples: Float32Array, sampleRate: number) => void;
}

/** A voice that turns one sentence at a time into audio. */
export interface Voice {
  readonly engine: 'sherpa-onnx' | 'espeak-ng';
  readonly name: string;
  /** Differs where voices of the same name sound different; absent: they do not. */
  readonly version?: string;
  readonly languages: readonly Language[];
  /**
   * It makes a sentence to its end before it gives any of it, and cannot be stopped in between: what it
   * made is worth keeping, making early, and making in pieces.
   */
  readonly slow?: boolean;
  /** Resolves when the sentence is complete. Rejects when the voice failed. */
  speak(request: SpeakRequest): Promise<void>;
  close(): Promise<void>;
}

/** A sentence as it was made: 16-bit mono. */
export interface Made {
  readonly samples: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
}
