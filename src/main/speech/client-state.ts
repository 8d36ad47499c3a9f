import type { Language } from '../../contract/language.ts';
import type { EventData, Params } from '../../contract/rpc/api.ts';
import type { SpeechApi } from '../../contract/speech.ts';

/** What the client must tell a fresh process about one channel. */
export interface KnownChannel {
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  language: Language;
  listening: boolean;
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
  sentence(data: EventData<SpeechApi, 'sentence'>): void;
  ended(data: EventData<SpeechApi, 'audio-end'>): void;
  /** The utterances that the dead process can no longer end, and forgets them. */
  takeLost(at: number, failure: string): EventData<SpeechApi, 'audio-end'>[];
}

interface Spoken {
  readonly channel: number;
  readonly utterance: number;
  accepted: boolean;
  readonly heard: string[];
}

export function createClientState(): ClientState {
  const channels = new Map<number, KnownChannel>();
  const speaking = new Map<string, Spoken>();
  const key = (data: { channel: number; utterance: number }) => `${data.channel}/${data.utterance}`;

  return {
    channels,
    note(method, params) {
      if (method === 'channel.open') {
        const open = params as Params<SpeechApi, 'channel.open'>;
        channels.set(open.channel, { ...open, listening: true });
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
      } else if (method === 'speak') {
        const { channel, utterance } = params as Params<SpeechApi, 'speak'>;
        const spoken = { channel, utterance, accepted: false, heard: [] };
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
    sentence: (data) => void speaking.get(key(data))?.heard.push(data.text),
    ended: (data) => void speaking.delete(key(data)),
    takeLost(at, failure) {
      const lost = [...speaking.values()].filter((spoken) => spoken.accepted);
      speaking.clear();
      return lost.map(({ channel, utterance, heard }) => ({
        channel,
        utterance,
        at,
        completed: false,
        heardText: heard.join(' '),
        failure,
      }));
    },
  };
}
