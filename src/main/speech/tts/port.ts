import type { Language } from '../../../contract/language.ts';

export interface SpeakRequest {
  /** One sentence, in spoken form. */
  readonly text: string;
  readonly language: Language;
  /** 1 is normal speed. */
  readonly rate: number;
  /** After an abort nothing more is given out; the promise resolves. */
  readonly signal: AbortSignal;
  /** Called with pieces of audio, without the silence before and after the sentence, as they are made. */
  readonly onAudio: (samples: Float32Array, sampleRate: number) => void;
}

/** A voice that turns one sentence at a time into audio. */
export interface Voice {
  readonly engine: 'sherpa-onnx' | 'espeak-ng';
  readonly name: string;
  readonly languages: readonly Language[];
  /** Resolves when the sentence is complete. Rejects when the voice failed. */
  speak(request: SpeakRequest): Promise<void>;
  close(): Promise<void>;
}
