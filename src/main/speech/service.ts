import { decodeAudioFrame, encodeAudioFrame } from '../../contract/audio-frame.ts';
import type { Handlers } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import type { SpeechApi, SpeechConfig, SpeechStatus } from '../../contract/speech.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { loadResampler } from './audio/resample.ts';
import { type Channel, createChannel, type EmitSpeech, type Parts } from './channel.ts';
import { openDevices } from './devices.ts';
import { type EchoControl, loadEchoControl, noDevices } from './echo/index.ts';
import { interruptions } from './interruption.ts';
import { loadDenoiser, loadRecognisers, loadVad, loadVoices } from './load.ts';
import { emptyStatus, loadingDetail } from './status.ts';
import { loadEspeak } from './tts/index.ts';

export interface ServiceOptions {
  readonly emit: EmitSpeech;
  readonly sendBytes: (frame: Uint8Array) => void;
  /** Ends this process so that a fresh one is started: the only way to look for devices again. */
  readonly restart: (reason: string) => void;
  readonly clock?: Clock;
}

export interface SpeechService {
  readonly handlers: Handlers<SpeechApi>;
  /** An encoded audio frame of a remote channel; anything else is ignored. */
  acceptBytes(bytes: Uint8Array): void;
}

/** Channels open at most; each costs a few MB and a share of a core while someone speaks. */
const maxChannels = 16;

/** The speech process without its wire: answers speechApi. */
export function createSpeechService(options: ServiceOptions): SpeechService {
  const { emit, sendBytes } = options;
  const clock = options.clock ?? systemClock;
  const channels = new Map<number, Channel>();
  let status = emptyStatus();
  let parts: Parts | undefined;
  let echo: EchoControl | undefined;
  let started = false;
  /** What a rate and a volume of 1 mean. */
  let voice: NonNullable<SpeechConfig['voice']> = { rate: 1, volume: 1 };

  function setStatus(change: Partial<SpeechStatus>): void {
    status = { ...status, ...change };
    emit('status', status);
  }
  const loading = (name: string) => ({ ok: false, name, detail: loadingDetail });

  /**
   * One part after another, each announced first: when the process dies, the last one named did
   * it. The devices come first because their first audio takes longest, and nothing waits for it.
   */
  async function start(config: SpeechConfig): Promise<SpeechStatus> {
    if (started) throw new RpcError('invalid', 'start may be called once');
    started = true;
    setStatus({ microphone: loading('microphone'), speaker: loading('speaker') });
    const devices = openDevices(config.devices, {
      onFrame: (samples, rate) => deviceChannel()?.accept(samples, rate),
      render: (frames) => deviceChannel()?.render(frames) ?? new Int16Array(frames),
      onStatus(change) {
        setStatus(change);
        if (change.speaker?.ok === false) deviceChannel()?.failPlayback(change.speaker.detail);
      },
      restart: options.restart,
    });
    const opening = (name: string) => ({ ok: false, name, detail: 'waiting for its first audio' });
    const opened = { microphone: opening('microphone'), speaker: opening('speaker') };
    const espeak = loadEspeak();
    espeak.catch(() => {}); // loadVoices tells.
    setStatus({ ...opened, vad: loading('silero') });
    voice = config.voice ?? voice;
    const vad = await loadVad(config.vad, config.interruption);
    setStatus({ vad: vad.status, recognition: { ...loading('zipformer'), languages: [] } });
    const recognisers = await loadRecognisers(config.recognisers);
    setStatus({ recognition: recognisers.status, noise: loading('gtcrn') });
    const noise = await loadDenoiser(config.denoiser);
    setStatus({ noise: noise.status, voice: loading('voice') });
    const onVoice = (voice: SpeechStatus['voice']) => setStatus({ voice });
    const voices = await loadVoices(config.voices, onVoice, espeak, config.phraseCache);
    setStatus({ voice: voices.status });
    const resamplers = await loadResampler();
    if (config.devices) {
      const { marginDb } = interruptions[config.interruption ?? 'normal'];
      echo = await loadEchoControl(
        resamplers,
        (now) => setStatus({ echo: now }),
        undefined,
        marginDb,
      );
    }
    setStatus({ echo: echo?.status ?? noDevices });
    parts = {
      vad: vad.value,
      recognisers: recognisers.value,
      denoiser: noise.value,
      voices: voices.value,
      resamplers,
    };
    setStatus(await devices.status);
    return status;
  }

  const paced = (rate: number) => within(0.5, rate * voice.rate, 2);
  const deviceChannel = () => [...channels.values()].find((channel) => channel.kind === 'device');

  function need(number: number): Channel {
    const found = channels.get(number);
    if (!found) throw new RpcError('no-channel', `channel ${number} is not open`);
    return found;
  }

  const handlers: Handlers<SpeechApi> = {
    start,
    status: () => status,
    'channel.open'({ channel, kind, language }) {
      if (!parts) throw new RpcError('not-started', 'call start first');
      if (channels.has(channel))
        throw new RpcError('invalid', `channel ${channel} is open already`);
      if (channels.size >= maxChannels) throw new RpcError('busy', 'too many channels are open');
      if (kind === 'device' && deviceChannel()) {
        throw new RpcError(
          'busy',
          'another channel uses the microphone and speaker; close it first',
        );
      }
      const sendFrame = (frame: Parameters<typeof encodeAudioFrame>[0]) =>
        sendBytes(encodeAudioFrame(frame));
      const base = { channel, kind, language, parts, clock, emit, sendFrame };
      channels.set(channel, createChannel(kind === 'device' ? { ...base, echo } : base));
      return {};
    },
    'channel.close'({ channel }) {
      const found = channels.get(channel);
      channels.delete(channel);
      found?.close();
      return {};
    },
    'channel.language'({ channel, language }) {
      need(channel).setLanguage(language);
      return {};
    },
    'channel.listen'({ channel, on }) {
      need(channel).listen(on);
      return {};
    },
    'channel.end-turn'({ channel, force }) {
      need(channel).endTurn(force);
      return {};
    },
    'channel.hotwords'({ channel, words }) {
      need(channel).setHotwords(words);
      return {};
    },
    speak({ channel, ...wanted }) {
      const target = need(channel);
      const { rate, volume } = wanted;
      const utterance = {
        ...wanted,
        rate: paced(rate),
        volume: within(0.25, volume * voice.volume, 4),
      };
      if (target.kind === 'device' && !status.speaker.ok) {
        const end = { channel, utterance: utterance.utterance, at: clock.now(), completed: false };
        // After the answer to this call, as in every other case.
        const failure = `no speaker: ${status.speaker.detail}`;
        setImmediate(() =>
          emit('audio-end', {
            ...end,
            heardText: '',
            rest: utterance.holding ? '' : utterance.text,
            failure,
          }),
        );
        return {};
      }
      if (!target.speak(utterance)) {
        throw new RpcError('busy', 'too much is being said, or this utterance number is in use');
      }
      return {};
    },
    prepare({ channel, ...speech }) {
      need(channel).prepare({ ...speech, rate: paced(speech.rate) });
      return {};
    },
    prerender({ language, texts }) {
      if (!parts) throw new RpcError('not-started', 'call start first');
      parts.voices.prerender(language, texts, voice.rate);
      return {};
    },
    duck({ channel, on }) {
      need(channel).duck(on);
      return {};
    },
    silence({ channel }) {
      need(channel).silence();
      return {};
    },
    'finish-sentence'({ channel }) {
      need(channel).finishSentence();
      return {};
    },
    'playback.report'({ channel, utterance, state }) {
      channels.get(channel)?.report(utterance, state);
      return {};
    },
  };

  return {
    handlers,
    acceptBytes(bytes) {
      const frame = decodeAudioFrame(bytes);
      if (!frame) return;
      const channel = channels.get(frame.channel);
      if (channel?.kind === 'remote') channel.accept(frame.samples, frame.sampleRate);
    },
  };
}

const within = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value));
