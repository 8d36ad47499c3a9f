import type { Language } from '../../contract/language.ts';
import { createBlocker, createLevelMeter } from './audio/pcm.ts';
import { createEarHints, type EarHint } from './ear-hints.ts';
import type { Denoiser } from './noise/index.ts';
import {
  createLevelNormaliser,
  type Recogniser,
  type Recognition,
  type Transcript,
} from './stt/index.ts';
import { createSegmenter, segmenterDefaults, type VoiceDetector, windowMs } from './vad/index.ts';

/** What an ear says; every `at` is on the clock of the `at` given to `accept`. */
export type EarEvent =
  | { readonly kind: 'speech-start'; readonly at: number }
  | { readonly kind: 'partial'; readonly at: number; readonly text: string }
  /** The person fell silent, and may be done: the words so far. */
  | {
      readonly kind: 'pause';
      readonly at: number;
      readonly text: string;
      readonly confidence: number;
    }
  /** They went on. */
  | { readonly kind: 'resume'; readonly at: number }
  | { readonly kind: 'speech-end'; readonly at: number }
  | {
      readonly kind: 'heard';
      readonly at: number;
      readonly text: string;
      readonly confidence: number;
      readonly unsure?: Transcript['unsure'];
      readonly language: Language;
      readonly durationMs: number;
    }
  /** Why the person is hard to hear. */
  | { readonly kind: 'hint'; readonly hint: EarHint }
  | { readonly kind: 'level'; readonly rms: number };

export interface EarOptions {
  /** Absent where no VAD model is installed: then only levels are reported. */
  readonly detector: VoiceDetector | undefined;
  readonly recogniser: (language: Language) => Recogniser | undefined;
  /** Takes noise out of what is heard; the level and the hints are of the microphone as it is. */
  readonly denoiser?: Denoiser | undefined;
  readonly language: Language;
  /** Silence that ends a turn by itself, ms: nobody said earlier that it is over. */
  readonly endSilenceMs?: number;
  readonly emit: (event: EarEvent) => void;
}

/** One channel's hearing: microphone samples in, words out. */
export interface Ear {
  /** 16 kHz samples, the last one taken at `at` ms. Ignored while not listening. */
  accept(samples: Float32Array, at: number): void;
  /**
   * The turn is over, if the person is still silent; else they have gone on and it is not. `force`: over
   * in any case, in the middle of a word too (push-to-talk was let go).
   */
  endTurn(force: boolean): void;
  /**
   * Words to expect, as they are said. Takes effect with a following stretch of speech: the recogniser gets
   * ready for them in the next silence.
   */
  setHotwords(words: readonly string[]): void;
  /** Takes effect with the next stretch of speech. */
  setLanguage(language: Language): void;
  /** Vaani is audible, and may be heard by its own ears. */
  setVaaniSpeaking(on: boolean): void;
  /** Off: audio is dropped and a started stretch of speech is forgotten. */
  listen(on: boolean): void;
}

const nothing: Transcript = { text: '', confidence: 0 };
const sampleRate = 16_000;
const windowSamples = 512;
/** Audio kept from before the start of speech, so that its first sound is not lost. */
const preRollMs = 300;
/**
 * Of a pause inside a turn this much is heard by the recogniser, its end: with all of it, it finds words
 * in the silence (word error rate 11 % against 6 %; docs/decisions/006-end-of-turn.md).
 */
const heardOfPauseMs = 290;
/**
 * A recogniser gives out its last word about half a second after it; in a pause it has heard 200 ms of
 * that already. The rest is the sound of the pause once more, backwards: digital silence after a noisy
 * room is heard as something new.
 */
const flushMs = 300;

/** Nobody has spoken for so long: making recognisers, which takes a moment, disturbs nobody. */
const quietWindowsToPrepare = 16;

const flushWindows = Math.ceil(flushMs / windowMs);

/** 300 ms that go on where these windows end: backwards, forwards again, and so on. */
function mirrored(windows: readonly Float32Array[]): Float32Array {
  const made = new Float32Array(flushWindows * windowSamples);
  for (let at = 0; at < flushWindows && windows.length > 0; at += 1) {
    const back = Math.floor(at / windows.length) % 2 === 0;
    const step = at % windows.length;
    const window = windows[back ? windows.length - 1 - step : step] as Float32Array;
    made.set(back ? window.toReversed() : window, at * windowSamples);
  }
  return made;
}

export function createEar(options: EarOptions): Ear {
  const { detector, emit } = options;
  const endSilenceMs =
    detector?.endSilenceMs ?? options.endSilenceMs ?? segmenterDefaults.endSilenceMs;
  const segmenter = detector && createSegmenter(detector, { ...segmenterDefaults, endSilenceMs });
  const level = createLevelNormaliser();
  const hints = createEarHints((hint) => emit({ kind: 'hint', hint }));
  const meter = createLevelMeter(sampleRate, (rms) => emit({ kind: 'level', rms }));
  const preRollWindows = Math.ceil((preRollMs + (detector?.onsetLagMs ?? 0)) / windowMs);
  const heldWindows = Math.floor(heardOfPauseMs / windowMs);
  let preRoll: Float32Array[] = [];
  /** The last of a pause that may go on. */
  let held: Float32Array[] = [];
  /** What was heard last, as it was given to the recogniser. */
  let latest: Float32Array[] = [];
  let recognition: Recognition | undefined;
  let spokenLanguage = options.language;
  let language = options.language;
  let hotwords: readonly string[] = [];
  /** The recogniser does not know of the words or language yet. */
  let unprepared = false;
  let quietWindows = 0;
  let vaaniSpeaks = false;
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
      quietWindows = vaaniSpeaks ? 0 : quietWindows + 1;
      prepare();
      return;
    }
    if (change?.kind === 'start') {
      emit({ kind: 'speech-start', at: at - change.agoMs });
      hints.begin(vaaniSpeaks);
      quietWindows = 0;
      spokenLanguage = language;
      recognition = options.recogniser(language)?.open(hotwords);
      // The loudness of the first word is known before any of it is recognised.
      for (const earlier of [...preRoll, window]) level.observe(earlier);
      for (const earlier of preRoll) hear(earlier, at);
      preRoll = [];
    } else level.observe(window);
    if (change?.kind === 'end') return finish(change, at);
    if (segmenter.paused && change?.kind !== 'pause') {
      held.push(window);
      if (held.length > heldWindows) held.shift();
      return;
    }
    if (change?.kind === 'resume') {
      emit({ kind: 'resume', at });
      for (const earlier of held) hear(earlier, at);
      held = [];
    }
    hear(window, at);
    if (change?.kind !== 'pause') return;
    const quiet = latest.slice(-Math.floor(change.agoMs / windowMs));
    const { text, confidence } = recognition?.pause(mirrored(quiet)) ?? nothing;
    emit({ kind: 'pause', at, text, confidence });
  }

  function prepare(): void {
    const disturbs = vaaniSpeaks || (listening && quietWindows < quietWindowsToPrepare);
    if (!unprepared || disturbs) return;
    unprepared = false;
    options.recogniser(language)?.expect?.(hotwords);
  }

  function hear(window: Float32Array, at: number): void {
    const heard = level.apply(window);
    latest = [...latest, heard].slice(-flushWindows);
    const text = recognition?.accept(heard);
    if (text !== undefined && text !== '') emit({ kind: 'partial', at, text });
  }

  function finish({ agoMs, durationMs }: { agoMs: number; durationMs: number }, at: number): void {
    emit({ kind: 'speech-end', at: at - agoMs });
    const words = recognition?.finish();
    const { text, confidence, unsure = [] } = words ?? nothing;
    recognition = undefined;
    held = [];
    hints.end(words ?? null, durationMs, at);
    const doubt = unsure.length > 0 && { unsure };
    const language = spokenLanguage;
    emit({ kind: 'heard', at, text, confidence, ...doubt, language, durationMs });
  }

  return {
    accept(samples, at) {
      if (!listening) return;
      lastAt = at;
      pendingSamples += samples.length;
      meter.push(samples);
      hints.accept(samples, at);
      blocker.push(options.denoiser?.process(samples) ?? samples);
    },
    endTurn(force) {
      const change = segmenter?.endPause(force);
      if (change?.kind === 'end') finish(change, lastAt);
    },
    setHotwords(words) {
      hotwords = words;
      unprepared = words.length > 0;
      prepare();
    },
    setLanguage(next) {
      language = next;
      unprepared = hotwords.length > 0;
      prepare();
    },
    setVaaniSpeaking(on) {
      vaaniSpeaks = on;
      detector?.setVaaniSpeaking?.(on);
      if (on) hints.spoil();
      else prepare();
    },
    listen(on) {
      if (on === listening) return;
      listening = on;
      if (on) return;
      segmenter?.reset();
      options.denoiser?.reset();
      recognition = undefined;
      preRoll = [];
      held = [];
      pendingSamples = 0;
      blocker.clear();
      meter.clear();
    },
  };
}
