import type { Language } from '../../src/contract/language.ts';
import { languages } from '../../src/contract/language.ts';
import type { SpeechStatus } from '../../src/contract/speech.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Resampler, ResamplerFactory } from '../../src/main/speech/audio/resample.ts';
import type { Recogniser } from '../../src/main/speech/stt/index.ts';
import type { SpeakRequest, Voice } from '../../src/main/speech/tts/index.ts';
import type { VoiceDetectorModel } from '../../src/main/speech/vad/index.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Tape } from './tape.ts';

/** Hz; a frame of less is no frame (contract/audio-frame.ts). */
export const voiceRate = 8_000;
const msPerCharacter = 16;
const loud = 0.3;
/** How loud a person is, and a silent room. */
const personLevel = 0.1;
const roomLevel = 0.0005;
const heardLevel = 0.02;

/** How long a voice speaks a sentence, ms. */
export const spokenMs = (sentence: string, rate: number) =>
  Math.max(200, (sentence.length * msPerCharacter) / rate);

export interface Stages {
  readonly vad: VoiceDetectorModel;
  readonly recogniser: Recogniser;
  readonly natural: Voice;
  readonly simple: Voice;
  readonly resamplers: ResamplerFactory;
}

export interface StageOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly tape: Tape;
}

/** Models that do as the tape of the person's sounds says, and fail as they are told. */
export function scriptedStages({ clock, chance, faults, tape }: StageOptions): Stages {
  /** The frame that is being heard; sounds are found by it, whatever was done to their samples. */
  let position = 0;

  const vad: VoiceDetectorModel = {
    name: 'scripted',
    open: () => ({
      accept: (window) => (window[window.length >> 1] ?? 0) > heardLevel,
      reset() {},
      onsetLagMs: 60,
      releaseLagMs: 100,
    }),
  };

  const recogniser: Recogniser = {
    name: 'scripted',
    languages,
    open() {
      const from = position;
      const loudCase = chance.of(0.3);
      const confidence = chance.of(faults.mishears) ? 0.3 : 0.9;
      const words = () => {
        const text = tape.words(from, position);
        return loudCase ? text.toUpperCase() : text;
      };
      const said = () => ({ text: words(), confidence: words() === '' ? 0 : confidence });
      let last = '';
      return {
        accept() {
          const text = words();
          if (text === last) return undefined;
          last = text;
          return text;
        },
        pause: said,
        finish: said,
      };
    },
  };

  const resamplers: ResamplerFactory = (from, to) => {
    if (from > to) return dropping(from / to);
    if (from < to) return repeating(to / from);
    return hearing((at) => {
      position = at;
      return tape.voiced(at) ? personLevel : roomLevel;
    });
  };

  return {
    vad,
    recogniser,
    natural: scriptedVoice('natural', { clock, chance, faults }),
    simple: scriptedVoice('simple', { clock, chance, faults }),
    resamplers,
  };
}

/** Reads the number of a frame of the person's microphone out of its samples (tape.ts), and makes it as loud as it was. */
function hearing(levelOf: (at: number) => number): Resampler {
  return unbuffered((samples) => {
    const number = (index: number) => Math.round((samples[index] ?? 0) * 32_768);
    return new Float32Array(samples.length).fill(levelOf(number(0) + number(1) * 2 ** 14));
  });
}

const dropping = (share: number): Resampler =>
  unbuffered((samples) => {
    const made = new Float32Array(samples.length / share);
    for (let at = 0; at < made.length; at += 1) made[at] = samples[at * share] ?? 0;
    return made;
  });

const repeating = (times: number): Resampler =>
  unbuffered((samples) => {
    const made = new Float32Array(samples.length * times);
    for (let at = 0; at < samples.length; at += 1) {
      made.fill(samples[at] ?? 0, at * times, (at + 1) * times);
    }
    return made;
  });

const unbuffered = (process: Resampler['process']): Resampler => ({
  process,
  flush: () => new Float32Array(0),
  close() {},
});

function scriptedVoice(
  name: 'natural' | 'simple',
  { clock, chance, faults }: Pick<StageOptions, 'clock' | 'chance' | 'faults'>,
): Voice {
  const own = chance.fork();
  async function speak({ text, rate, signal, onAudio }: SpeakRequest): Promise<void> {
    const how = faults.voice(name, own);
    const totalMs = spokenMs(text, rate);
    const pieces = own.between(1, 3);
    const samples = Math.round((totalMs * voiceRate) / 1000 / pieces);
    const wait = (ms: number) => sleep(clock, ms, signal);
    await wait(how.firstMs);
    if (how.kind === 'hangs') await wait(Number.POSITIVE_INFINITY);
    if (how.kind === 'fails') throw new Error('a scripted failure');
    for (let piece = 0; piece < pieces; piece += 1) {
      if (signal.aborted) return;
      onAudio(new Float32Array(samples).fill(loud), voiceRate);
      if (how.kind === 'breaks') throw new Error('a scripted failure in the middle');
      if (piece < pieces - 1) await wait(how.nextMs);
    }
  }
  return {
    engine: name === 'natural' ? 'sherpa-onnx' : 'espeak-ng',
    name,
    slow: name === 'natural',
    languages: [...languages] as Language[],
    speak,
    close: async () => {},
  };
}

/** Resolves after this long, or when it is aborted. */
function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = Number.isFinite(ms) ? clock.after(ms, done) : () => {};
    signal.addEventListener('abort', done);
  });
}

const well = (name: string) => ({ ok: true, name, detail: '' });
export const wellRecognised: SpeechStatus['recognition'] = {
  ...well('scripted'),
  languages: [...languages],
};
export { well };
