import type { Language } from '../../contract/language.ts';
import type { EventData, Params } from '../../contract/rpc/api.ts';
import type { SpeechApi } from '../../contract/speech.ts';
import { splitSentences } from './tts/sentences.ts';

/** What the client must tell a fresh process about one channel. */
export interface KnownChannel {
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  language: Language;
  listening: boolean;
  hotwords: readonly string[];
}

/** Everything the client remembers so that a dead process can be replaced. */
export interface ClientState {
  readonly channels: ReadonlyMap<number, KnownChannel>;
  /** Notes the effect of a call that is about to be made. */
  note(method: string, params: unknown): void;
  /** The process took this utterance: from now on it ends with `audio-end`, whatever happens. */
  accepted(params: Params<SpeechApi, 'speak'>): void;
  /** The call was refused, so nothing is owed for it. */
  refused(params: Params<SpeechApi, 'speak'>): void;
  /** An event arrived. */
  saw(name: string, data: unknown): void;
  /** The ends of utterances that a dead process can no longer send; forgets them. */
  takeSpoken(at: number, failure: string): EventData<SpeechApi, 'audio-end'>[];
  /** Channels on which a person was speaking; forgets that. */
  takeHearing(): KnownChannel[];
}

interface Spoken {
  readonly channel: number;
  readonly utterance: number;
  readonly text: string;
  accepted: boolean;
  /** The sentences that were audible, and the place of the last one. */
  readonly heard: string[];
  sentence: number;
}

export function createClientState(): ClientState {
  const channels = new Map<number, KnownChannel>();
  const speaking = new Map<string, Spoken>();
  /** Channels between `speech-start` and `heard`. */
  const hearing = new Set<number>();
  const key = (data: { channel: number; utterance: number }) => `${data.channel}/${data.utterance}`;

  return {
    channels,
    note(method, params) {
      if (method === 'channel.open') {
        const open = params as Params<SpeechApi, 'channel.open'>;
        channels.set(open.channel, { ...open, listening: true, hotwords: [] });
      } else if (method === 'channel.close') {
        channels.delete((params as Params<SpeechApi, 'channel.close'>).channel);
      } else if (method === 'channel.language') {
        const { channel, language } = params as Params<SpeechApi, 'channel.language'>;
        const known = channels.get(channel);
        if (known) known.language = language;
      } else if (method === 'channel.listen') {
        const { channel, on } = params as Params<SpeechApi, 'channel.listen'>;
        const known = channels.get(channel);
        if (known) known.listening = on;
        if (!on) hearing.delete(channel);
      } else if (method === 'channel.hotwords') {
        const { channel, words } = params as Params<SpeechApi, 'channel.hotwords'>;
        const known = channels.get(channel);
        if (known) known.hotwords = words;
      } else if (method === 'speak') {
        const { channel, utterance, text } = params as Params<SpeechApi, 'speak'>;
        const spoken = { channel, utterance, text, accepted: false, heard: [], sentence: 0 };
        if (!speaking.has(key(spoken))) speaking.set(key(spoken), spoken);
      }
    },
    accepted(params) {
      const spoken = speaking.get(key(params));
      if (spoken) spoken.accepted = true;
    },
    refused(params) {
      const spoken = speaking.get(key(params));
      if (spoken && !spoken.accepted) speaking.delete(key(params));
    },
    saw(name, data) {
      if (name === 'sentence') {
        const sentence = data as EventData<SpeechApi, 'sentence'>;
        const spoken = speaking.get(key(sentence));
        if (!spoken) return;
        spoken.heard.push(sentence.text);
        spoken.sentence = sentence.index;
      } else if (name === 'audio-end') {
        speaking.delete(key(data as EventData<SpeechApi, 'audio-end'>));
      } else if (name === 'speech-start') {
        hearing.add((data as EventData<SpeechApi, 'speech-start'>).channel);
      } else if (name === 'heard') {
        hearing.delete((data as EventData<SpeechApi, 'heard'>).channel);
      }
    },
    takeHearing() {
      const taken = [...channels.values()].filter(({ channel }) => hearing.has(channel));
      hearing.clear();
      return taken;
    },
    takeSpoken(at, failure) {
      const lost = [...speaking.values()].filter((spoken) => spoken.accepted);
      speaking.clear();
      return lost.map(({ channel, utterance, text, heard, sentence }) => ({
        channel,
        utterance,
        at,
        completed: false,
        heardText: heard.join(' '),
        // In the same pieces as the process made: the cut one is said from its beginning.
        rest: splitSentences(text).slice(sentence).join(' '),
        failure,
      }));
    },
  };
}
