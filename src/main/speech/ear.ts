import type { Language } from '../../contract/language.ts';
import { createBlocker, createLevelMeter } from './audio/pcm.ts';
import { createLevelNormaliser, type Recogniser, type Recognition } from './stt/index.ts';
import { createSegmenter, type VoiceDetector, windowMs } from './vad/index.ts';

/** What an ear says; every `at` is on the clock of the `at` given to `accept`. */
export type EarEvent =
  | { readonly kind: 'speech-start'; readonly at: number }
  | { readonly kind: 'partial'; readonly at: number; readonly text: string }
  | { readonly kind: 'speech-end'; readonly at: number }
  | {
      readonly kind: 'heard';
      readonly at: number;
      readonly text: string;
      readonly confidence: number;
      readonly language: Language;
      readonly durationMs: number;
    }
  | { readonly kind: 'level'; readonly rms: number };

export interface EarOptions {
  /** Absent where no VAD model is installed: then only levels are reported. */
  readonly detector: VoiceDetector | undefined;
  readonly recogniser: (language: Language) => Recogniser | undefined;
  readonly language: Language;
  readonly emit: (event: EarEvent) => void;
}

/** One channel's hearing: microphone samples in, words out. */
export interface Ear {
  /** 16 kHz samples, the last one taken at `at` ms. Ignored while not listening. */
  accept(samples: Float32Array, at: number): void;
  /** Takes effect with the next stretch of speech. */
  setLanguage(language: Language): void;
  /** Off: audio is dropped and a started stretch of speech is forgotten. */
  listen(on: boolean): void;
}

const sampleRate = 16_000;
const windowSamples = 512;
/** Audio kept from before the start of speech, so that its first sound is not lost. */
const preRollMs = 300;

export function createEar(options: EarOptions): Ear {
  const { detector, emit } = options;
  const segmenter = detector && createSegmenter(detector);
  const level = createLevelNormaliser();
  const meter = createLevelMeter(sampleRate, (rms) => emit({ kind: 'level', rms }));
  const preRollWindows = Math.ceil((preRollMs + (detector?.onsetLagMs ?? 0)) / windowMs);
  let preRoll: Float32Array[] = [];
  let recognition: Recognition | undefined;
  let spokenLanguage = options.language;
  let language = options.language;
  let listening = true;
  /** When the last sample given to `accept` was taken. */
  let lastAt = 0;
  let pendingSamples = 0;

  const blocker = createBlocker(windowSamples, (window) => {
    pendingSamples -= windowSamples;
    onWindow(window, lastAt - (pendingSamples / sampleRate) * 1000);
  });

  function onWindow(window: Float32Array, at: number): void {
    if (!segmenter) return;
    const change = segmenter.accept(window);
    if (!segmenter.speaking && !change) {
      preRoll.push(window);
      if (preRoll.length > preRollWindows) preRoll.shift();
      return;
    }
    if (change?.kind === 'start') {
      emit({ kind: 'speech-start', at: at - change.agoMs });
      spokenLanguage = language;
      recognition = options.recogniser(language)?.open();
      // The loudness of the first word is known before any of it is recognised.
      for (const earlier of [...preRoll, window]) level.observe(earlier);
      for (const earlier of preRoll) hear(earlier, at);
      preRoll = [];
    } else level.observe(window);
    hear(window, at);
    if (change?.kind === 'end') finish(at - change.agoMs, change.durationMs, at);
  }

  function hear(window: Float32Array, at: number): void {
    const text = recognition?.accept(level.apply(window));
    if (text !== undefined && text !== '') emit({ kind: 'partial', at, text });
  }

  function finish(endAt: number, durationMs: number, at: number): void {
    emit({ kind: 'speech-end', at: endAt });
    const { text, confidence } = recognition?.finish() ?? { text: '', confidence: 0 };
    recognition = undefined;
    emit({ kind: 'heard', at, text, confidence, language: spokenLanguage, durationMs });
  }

  return {
    accept(samples, at) {
      if (!listening) return;
      lastAt = at;
      pendingSamples += samples.length;
      meter.push(samples);
      blocker.push(samples);
    },
    setLanguage(next) {
      language = next;
    },
    listen(on) {
      if (on === listening) return;
      listening = on;
      if (on) return;
      segmenter?.reset();
      recognition = undefined;
      preRoll = [];
      pendingSamples = 0;
      blocker.clear();
      meter.clear();
    },
  };
}
