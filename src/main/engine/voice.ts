import type { Status } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { SpeechApi } from '../../contract/speech.ts';
import type { EventData } from '../../contract/rpc/api.ts';
import { createDisposables } from '../kernel/disposables.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import type { SpeechClient } from '../speech/index.ts';
import { type Session, SessionClosedError } from './session.ts';

interface VoiceEvents {
  changed: undefined;
  partial: { readonly text: string };
  level: { readonly source: 'person' | 'vaani'; readonly rms: number };
  'playback.stop': undefined;
  'playback.complete': { readonly utterance: number };
}

/** One session's ears and mouth. */
export interface Voice {
  readonly events: Pick<Emitter<VoiceEvents>, 'on'>;
  /** What the voice is doing; the session itself tells whether it is thinking. */
  readonly status: Exclude<Status, 'thinking'>;
  listen(on: boolean): void;
  setLanguage(language: Language): void;
  /** Fades out what is being said. */
  silence(): void;
  /** What the far speaker did with an utterance (remote channels). */
  played(utterance: number, state: 'started' | 'ended'): void;
  close(): Promise<void>;
}

export interface VoiceOptions {
  readonly speech: SpeechClient;
  readonly session: Session;
  /** Unique among the open channels of the speech process. */
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  readonly log: Log;
}

/**
 * Joins a session and a speech channel: what is heard becomes a turn, what the session says is
 * spoken, and a person who starts to speak silences it.
 */
export function createVoice({ speech, session, channel, kind, log }: VoiceOptions): Voice {
  const emitter = createEmitter<VoiceEvents>();
  const disposables = createDisposables();
  let listening = false;
  let hearing = false;
  let nextUtterance = 1;
  /** Utterances that were asked for and have not ended, with the turn they belong to. */
  const speaking = new Map<number, number>();

  const changed = () => emitter.emit('changed', undefined);
  // The speech process may be restarting; the client opens the channel again by itself.
  const tell = (call: Promise<unknown>, what: string) =>
    void call.catch((error: unknown) =>
      log.warn({ what, reason: messageOf(error) }, 'speech call failed'),
    );

  function mine<E extends keyof SpeechApi['events']>(
    name: E,
    listener: (data: EventData<SpeechApi, E>) => void,
  ): void {
    disposables.add(
      speech.on(name, (data) => {
        if ((data as { channel?: number }).channel === channel) listener(data);
      }),
    );
  }

  function silence(): void {
    if (speaking.size === 0) return;
    tell(speech.call('silence', { channel }), 'silence');
  }

  mine('speech-start', () => {
    hearing = true;
    silence();
    changed();
  });
  mine('speech-end', () => {
    hearing = false;
    changed();
  });
  mine('partial', ({ text }) => emitter.emit('partial', { text }));
  mine('heard', ({ text }) => {
    hearing = false;
    emitter.emit('partial', { text: '' });
    changed();
    if (text.trim() === '') return;
    void session.say(text).catch((error: unknown) => {
      if (!(error instanceof SessionClosedError)) log.error({ err: error }, 'a turn failed');
    });
  });
  mine('level', ({ source, rms }) => emitter.emit('level', { source, rms }));
  mine('playback.stop', () => emitter.emit('playback.stop', undefined));
  mine('playback.complete', ({ utterance }) => emitter.emit('playback.complete', { utterance }));
  // What its player still holds will never be completed.
  disposables.add(speech.onDown(() => emitter.emit('playback.stop', undefined)));
  mine('audio-start', changed);
  mine('audio-end', ({ utterance, completed, failure }) => {
    const turnId = speaking.get(utterance);
    speaking.delete(utterance);
    if (failure !== undefined) log.warn({ utterance, failure }, 'an answer was not spoken');
    else if (!completed && turnId !== undefined) session.markInterrupted(turnId);
    changed();
  });
  disposables.add(
    session.events.on('speak', ({ text, turnId }) => {
      const utterance = nextUtterance++;
      speaking.set(utterance, turnId);
      const call = speech.call('speak', {
        channel,
        utterance,
        text,
        language: session.language,
        rate: 1,
      });
      call.catch(() => {
        speaking.delete(utterance);
        changed();
      });
      tell(call, 'speak');
    }),
  );
  tell(speech.call('channel.open', { channel, kind, language: session.language }), 'open');

  return {
    events: emitter,
    get status() {
      if (hearing) return 'hearing';
      if (speaking.size > 0) return 'speaking';
      return listening ? 'listening' : 'idle';
    },
    listen(on) {
      listening = on;
      hearing = false;
      tell(speech.call('channel.listen', { channel, on }), 'listen');
      changed();
    },
    setLanguage: (language) =>
      tell(speech.call('channel.language', { channel, language }), 'language'),
    silence,
    played: (utterance, state) =>
      tell(speech.call('playback.report', { channel, utterance, state }), 'played'),
    async close() {
      await disposables.dispose();
      await speech.call('channel.close', { channel }).catch(() => {});
    },
  };
}
