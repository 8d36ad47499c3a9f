import type { AudioFrame } from '../../contract/audio-frame.ts';
import type { Language } from '../../contract/language.ts';
import type { EventData, EventName } from '../../contract/rpc/api.ts';
import type { SpeechApi } from '../../contract/speech.ts';
import type { Clock } from '../kernel/clock.ts';
import { toFloat } from './audio/pcm.ts';
import type { Resampler, ResamplerFactory } from './audio/resample.ts';
import { createEar } from './ear.ts';
import { createMouth, type Utterance } from './mouth.ts';
import { createDevicePlayer, createRemotePlayer, type DevicePlayer } from './playback/index.ts';
import type { RemotePlayer } from './playback/remote.ts';
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
  readonly voices: Pick<Voices, 'speak'>;
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
}

/** One conversation's ears and mouth. */
export interface Channel {
  readonly kind: 'device' | 'remote';
  /** Microphone audio of any accepted rate; the last sample was taken just now. */
  accept(samples: Int16Array, sampleRate: number): void;
  setLanguage(language: Language): void;
  listen(on: boolean): void;
  /** The person's turn is over, if they are still silent. */
  endTurn(): void;
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

export function createChannel(options: ChannelOptions): Channel {
  const { channel, kind, parts, clock, emit } = options;
  let device: DevicePlayer | undefined;
  let remote: RemotePlayer | undefined;
  let conversion: { readonly rate: number; readonly filter: Resampler } | undefined;

  const ear = createEar({
    detector: parts.vad?.open(),
    recogniser: (language) => parts.recognisers.find((r) => r.languages.includes(language)),
    language: options.language,
    endSilenceMs: longestSilenceMs,
    emit({ kind: name, ...data }) {
      if (name === 'level') emit('level', { channel, source: 'person', ...data } as never);
      else emit(name, { channel, ...data } as never);
    },
  });

  const mouth = createMouth({
    voices: parts.voices,
    now: clock.now,
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
      };
      remote = createRemotePlayer(clock, end, events);
      return remote;
    },
    emit({ kind: name, ...data }) {
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
    accept: (samples, rate) => ear.accept(convert(toFloat(samples), rate), clock.now()),
    setLanguage: ear.setLanguage,
    listen: ear.listen,
    endTurn: ear.endTurn,
    speak: mouth.speak,
    silence: mouth.silence,
    finishSentence: mouth.finishSentence,
    report: (utterance, state) => remote?.report(utterance, state),
    render: (frames) => device?.render(frames) ?? new Int16Array(frames),
    failPlayback: (failure) => device?.fail(failure),
    close() {
      ear.listen(false);
      mouth.silence();
      remote?.close();
      device?.fail('the channel was closed');
      conversion?.filter.close();
    },
  };
}
