import type { AudioFrame } from '../../contract/audio-frame.ts';
import type { Language } from '../../contract/language.ts';
import type { EventData, EventName } from '../../contract/rpc/api.ts';
import type { SpeechApi } from '../../contract/speech.ts';
import type { Clock } from '../kernel/clock.ts';
import { isOwnWords } from '../language/own-words.ts';
import { toFloat } from './audio/pcm.ts';
import type { Resampler, ResamplerFactory } from './audio/resample.ts';
import { createEar } from './ear.ts';
import { createOwnVoice, type EchoControl } from './echo/index.ts';
import type { EarHint } from './ear-hints.ts';
import { createMouth, type Speech, type Utterance } from './mouth.ts';
import {
  createDevicePlayer,
  createRemotePlayer,
  type DevicePlayer,
  devicePlayerDefaults,
} from './playback/index.ts';
import type { RemotePlayer } from './playback/remote.ts';
import type { DenoiserModel } from './noise/index.ts';
import type { Recogniser } from './stt/index.ts';
import type { Voices } from './tts/index.ts';
import type { VoiceDetectorModel } from './vad/index.ts';

/** Sends an event of the speech API. */
export type EmitSpeech = <E extends EventName<SpeechApi>>(
  name: E,
  data: EventData<SpeechApi, E>,
) => void;

/** The loaded models that channels share. */
export interface Parts {
  readonly vad: VoiceDetectorModel | undefined;
  readonly recognisers: readonly Recogniser[];
  /** Absent: off, or not installed. */
  readonly denoiser?: DenoiserModel | undefined;
  readonly voices: Pick<Voices, 'speak' | 'prepare' | 'prerender' | 'pieces' | 'forget'>;
  readonly resamplers: ResamplerFactory;
}

export interface ChannelOptions {
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  readonly language: Language;
  readonly parts: Parts;
  readonly clock: Clock;
  readonly emit: EmitSpeech;
  readonly sendFrame: (frame: AudioFrame) => void;
  /** Of this machine's devices; absent for remote channels, which cancel the echo where it arises. */
  readonly echo?: EchoControl | undefined;
}

/** One conversation's ears and mouth. */
export interface Channel {
  readonly kind: 'device' | 'remote';
  /** Microphone audio of any accepted rate; the last sample was taken just now. */
  accept(samples: Int16Array, sampleRate: number): void;
  setLanguage(language: Language): void;
  listen(on: boolean): void;
  /** The person's turn is over, if they are still silent; `force`: even if not. */
  endTurn(force: boolean): void;
  /** Words to expect in the next stretch of speech. */
  setHotwords(words: readonly string[]): void;
  /** Makes the first sentence of what may be spoken next. */
  prepare(speech: Speech): void;
  /** Lowers what is being said, or brings it back. */
  duck(on: boolean): void;
  /** False when the utterance number is in use or too many wait. */
  speak(utterance: Utterance): boolean;
  silence(): void;
  /** Ends what is being said after its present sentence; drops the rest. */
  finishSentence(): void;
  /** Only for remote channels. */
  report(utterance: number, state: 'started' | 'ended'): void;
  /** Only for device channels: the next samples for the speaker. */
  render(frames: number): Int16Array;
  /** The speaker is gone: what is being said ends with this failure. */
  failPlayback(failure: string): void;
  close(): void;
}

const hearingRate = 16_000;
/** The engine says when a turn is over, 1.5 s after its end at the latest; this is for when it does not. */
const longestSilenceMs = 1_700;
/** How long after its end our own voice may still be heard, ms: the room, and the way there and back. */
const ownTailMs = { device: 300, remote: 600 } as const;

export function createChannel(options: ChannelOptions): Channel {
  const { channel, kind, parts, clock, emit, echo } = options;
  let language = options.language;
  /** Utterances that can be heard now. */
  const audible = new Set<number>();
  let device: DevicePlayer | undefined;
  let remote: RemotePlayer | undefined;
  let conversion: { readonly rate: number; readonly filter: Resampler } | undefined;

  const ownVoice = createOwnVoice({
    isOwnWords,
    tailMs: ownTailMs[kind],
    evidence: echo?.evidence,
    onLeak: () => echo?.leaked(),
  });

  const ear = createEar({
    detector: parts.vad?.open(),
    recogniser: (language) => parts.recognisers.find((r) => r.languages.includes(language)),
    denoiser: parts.denoiser?.open(),
    language: options.language,
    endSilenceMs: longestSilenceMs,
    emit(event) {
      const { kind: name, ...data } = ownVoice.filter(event, language);
      if (name === 'level') emit('level', { channel, source: 'person', ...data } as never);
      else if (name === 'hint') emit('hint', { channel, kind: (data as { hint: EarHint }).hint });
      else emit(name, { channel, ...data } as never);
    },
  });

  const mouth = createMouth({
    voices: parts.voices,
    clock,
    player(events) {
      if (kind === 'device') {
        device = createDevicePlayer(clock, parts.resamplers, events);
        return device;
      }
      const end = {
        sendFrame: (utterance: number, samples: Int16Array, sampleRate: number) =>
          options.sendFrame({ channel, utterance, samples, sampleRate }),
        complete: (utterance: number) => emit('playback.complete', { channel, utterance }),
        stop: () => emit('playback.stop', { channel }),
        duck: (on: boolean) => emit('playback.duck', { channel, on }),
      };
      remote = createRemotePlayer(clock, end, events);
      return remote;
    },
    emit(event) {
      const { kind: name, ...data } = event;
      if (event.kind === 'audio-start') audible.add(event.utterance);
      if (event.kind === 'audio-end') audible.delete(event.utterance);
      if (event.kind === 'sentence') ownVoice.sentence(event.utterance, event.text, event.at);
      if (event.kind === 'audio-end') ownVoice.ended(event.utterance, event.at);
      if (name !== 'level') ear.setVaaniSpeaking(audible.size > 0);
      if (name === 'level') emit('level', { channel, source: 'vaani', ...data } as never);
      else emit(name, { channel, ...data } as never);
    },
  });

  function convert(samples: Float32Array, rate: number): Float32Array {
    if (conversion?.rate !== rate) {
      conversion?.filter.close();
      conversion = { rate, filter: parts.resamplers(rate, hearingRate) };
    }
    return conversion.filter.process(samples);
  }

  return {
    kind,
    accept(samples, rate) {
      const heard = convert(toFloat(samples), rate);
      const cleaned = echo?.hear(heard) ?? { samples: heard, delayMs: 0 };
      ear.accept(cleaned.samples, clock.now() - cleaned.delayMs);
    },
    setLanguage(next) {
      language = next;
      ear.setLanguage(next);
    },
    listen: ear.listen,
    endTurn: ear.endTurn,
    setHotwords: ear.setHotwords,
    prepare: mouth.prepare,
    duck: mouth.duck,
    speak: mouth.speak,
    silence: mouth.silence,
    finishSentence: mouth.finishSentence,
    report: (utterance, state) => remote?.report(utterance, state),
    render(frames) {
      const block = device?.render(frames) ?? new Int16Array(frames);
      echo?.played(block, devicePlayerDefaults.sampleRate);
      return block;
    },
    failPlayback: (failure) => device?.fail(failure),
    close() {
      ear.listen(false);
      mouth.close();
      remote?.close();
      device?.fail('the channel was closed');
      conversion?.filter.close();
    },
  };
}
