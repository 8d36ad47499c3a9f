import { setTimeout as sleep } from 'node:timers/promises';
import { decodeAudioFrame, encodeAudioFrame } from '../../../../contract/audio-frame.ts';
import type { EventData, EventName } from '../../../../contract/rpc/api.ts';
import type { Language } from '../../../../contract/language.ts';
import type { SpeechApi, SpeechConfig } from '../../../../contract/speech.ts';
import { toInt16 } from '../../../speech/index.ts';
import { createSpeechService } from '../../../speech/service.ts';
import { createFastClock } from './fast-clock.ts';
import { type Bounds, createWatch, type SoakRun } from './readings.ts';

/** A whole run. */
export const audioSoakMinutes = 30;

/**
 * What is still flat in 30 minutes. They are some 300 stretches of speech and as many answers; one kept
 * recognition (100 kB and more) or the sound of one sentence of each (60 kB at 22 kHz) would be 20 to 30 MB.
 * The native allocator alone moves by some MB.
 */
export const audioBounds: Bounds = { heapMb: 4, residentMb: 16, files: 2, handles: 4 };

export interface AudioSoakOptions {
  readonly config: SpeechConfig;
  readonly language: Language;
  /** Things a person says, 16 kHz. */
  readonly clips: readonly Float32Array[];
  readonly minutes: number;
  readonly readings: number;
  readonly progress: (minutes: number) => void;
  readonly signal: AbortSignal;
  /** Told of everything the speech process says; for tests. */
  readonly onEvent?: (name: string) => void;
}

const channel = 1;
const sampleRate = 16_000;
const frameMs = 20;
const frameSamples = (sampleRate * frameMs) / 1000;
const framesPerSecond = 1000 / frameMs;
/** Silence between two things that the person says, ms: some answers are over by then, some are cut. */
const pausesMs = [900, 2_600, 5_200] as const;
/** While an answer is being made its voice gets so much real time for a second of the soak's, ms. */
const voiceMs = 40;
/** Sentences of the answers; with a number in each, so that no two are the same. */
const answers: readonly ((number: string) => string)[] = [
  (n) => `Your order ${n} is on its way. It will be with you tomorrow.`,
  (n) => `We have it in ${n} colours. The blue one is the cheapest. Shall I put one aside?`,
  (n) => `I am sorry, row ${n} is empty just now.`,
];

/**
 * The speech process's own work, in this process and on a clock that does not wait: a person speaks and is
 * silent, every end of a turn is answered, and every third answer is cut by the person's next words.
 */
export async function soakAudio(
  options: AudioSoakOptions,
): Promise<SoakRun & { heard: number; spoken: number }> {
  const { clips, language, signal } = options;
  const clock = createFastClock(1_700_000_000_000);
  const watch = createWatch();
  let heard = 0;
  let spoken = 0;
  let speaking = 0;

  const emit = <E extends EventName<SpeechApi>>(name: E, data: EventData<SpeechApi, E>): void => {
    options.onEvent?.(name);
    if (name === 'pause')
      later(() => void service.handlers['channel.end-turn']({ channel, force: false }, signal));
    if (name === 'heard' && (data as EventData<SpeechApi, 'heard'>).text !== '') later(answer);
    if (name === 'speech-start' && speaking > 0 && heard % 3 === 0) {
      later(() => void service.handlers.silence({ channel }, signal));
    }
    if (name === 'audio-end') speaking -= 1;
    if (name === 'playback.complete') {
      const { utterance } = data as EventData<SpeechApi, 'playback.complete'>;
      // A far player says so when it has played what it holds.
      clock.after(1_400, () => report(utterance, 'ended'));
    }
    if (name === 'playback.stop') later(() => report(spoken, 'ended'));
  };
  const started = new Set<number>();
  const service = createSpeechService({
    clock,
    emit,
    sendBytes(bytes) {
      const utterance = decodeAudioFrame(bytes)?.utterance;
      if (utterance === undefined || started.has(utterance)) return;
      started.clear();
      started.add(utterance);
      later(() => report(utterance, 'started'));
    },
    restart() {},
  });
  const later = (work: () => void) => void clock.after(1, work);
  const report = (utterance: number, state: 'started' | 'ended') =>
    void service.handlers['playback.report']({ channel, utterance, state }, signal);

  function answer(): void {
    heard += 1;
    spoken += 1;
    speaking += 1;
    const text = (answers[spoken % answers.length] as (n: string) => string)(String(spoken));
    const manner = { rate: 1, volume: 1, holding: false };
    void service.handlers.speak({ channel, utterance: spoken, text, language, ...manner }, signal);
  }

  await service.handlers.start({ ...options.config, devices: null, phraseCache: null }, signal);
  await service.handlers['channel.open']({ channel, kind: 'remote', language }, signal);
  const total = Math.round(options.minutes * 60 * framesPerSecond);
  const every = Math.max(1, Math.floor(total / options.readings));
  const microphone = speech(clips);
  for (let frame = 1; frame <= total && !signal.aborted; frame += 1) {
    const samples = microphone.next().value as Int16Array;
    service.acceptBytes(encodeAudioFrame({ channel, utterance: 0, sampleRate, samples }));
    clock.advance(frameMs);
    // Voices are threads of their own: they need real time, and their sound comes as messages.
    if (frame % framesPerSecond === 0) await sleep(speaking > 0 ? voiceMs : 0);
    if (frame % every !== 0) continue;
    const minutes = frame / framesPerSecond / 60;
    options.progress(minutes);
    await watch.take(minutes);
  }
  await service.handlers['channel.close']({ channel }, signal);
  return { readings: watch.readings, heard, spoken };
}

/** What the microphone gives, for ever: a clip, silence, the next clip. */
function* speech(clips: readonly Float32Array[]): Generator<Int16Array, never> {
  const silence = new Int16Array(frameSamples);
  for (let turn = 0; ; turn += 1) {
    const clip = toInt16(clips[turn % clips.length] ?? new Float32Array(frameSamples));
    for (let from = 0; from < clip.length; from += frameSamples) {
      const frame = new Int16Array(frameSamples);
      frame.set(clip.subarray(from, from + frameSamples));
      yield frame;
    }
    const pauseMs = pausesMs[turn % pausesMs.length] as number;
    for (let ms = 0; ms < pauseMs; ms += frameMs) yield silence;
  }
}
