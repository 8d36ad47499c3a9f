import type { AudioFrame } from '../../contract/audio-frame.ts';
import type { ModelProgress, SessionView, VoiceView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Clock } from '../kernel/clock.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../ops/log.ts';
import type { SpeechClient } from '../speech/index.ts';
import { createSession, type Interpret, type Session } from './session.ts';
import type { Trade } from './trade.ts';
import { createUnheard } from './unheard.ts';
import { createVoice, type Voice } from './voice.ts';
import { voiceView } from './voice-view.ts';

/** Which ears and mouth a seat has. */
export type AudioKind = 'none' | 'remote' | 'device';

interface SeatEvents {
  view: SessionView;
  partial: { readonly text: string };
  level: { readonly source: 'person' | 'vaani'; readonly rms: number };
  'playback.stop': undefined;
  'playback.complete': { readonly utterance: number };
  /** Audio for a remote speaker. */
  audio: AudioFrame;
}

/**
 * One place where people talk to Vaani, one after the other: a screen with its current session and
 * voice. It outlives its connection, so that a reload or a dropped line finds everything again.
 */
export interface Seat {
  readonly token: string;
  readonly audio: AudioKind;
  readonly session: Session;
  readonly events: Pick<Emitter<SeatEvents>, 'on'>;
  view(): SessionView;
  /** Something outside the seat that the view shows has changed. */
  refresh(): void;
  setAudio(kind: AudioKind): Promise<void>;
  /** A screen shows this seat, and its ears and mouth are set: it hears again what no screen has heard. */
  attach(): void;
  /** A screen is gone. With the last one goes the line to a far microphone and speaker. */
  detach(): void;
  setLanguage(language: Language): void;
  listen(on: boolean): void;
  silence(): void;
  played(utterance: number, state: 'started' | 'ended'): void;
  /** Microphone audio of a remote screen. */
  hear(frame: AudioFrame): void;
  /** Ends the conversation: everything of this person is forgotten, and the next one can begin. */
  endConversation(): Promise<void>;
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly trade: Trade;
  readonly clock: Clock;
  readonly language: Language;
  readonly speech: SpeechClient | null;
  readonly interpret: Interpret | null;
  readonly models: () => ModelProgress[];
  readonly notice: (language: Language) => string | null;
  /** A number no other open channel has. */
  readonly nextChannel: () => number;
  /** Told when a conversation has changed, to be stored. */
  readonly onTurn: (session: Session) => void;
  readonly log: Log;
}

/** After a goodbye the screen stays readable this long, ms; then the conversation ends. */
const goodbyeMs = 8_000;
/** Nothing said, tapped or spoken for this long, ms: the person has left, and the next one must not find their orders open. */
const idleMs = 90_000;

export function createSeat(options: SeatOptions): Seat {
  const { trade, clock, speech, log } = options;
  const token = newId('seat');
  const emitter = createEmitter<SeatEvents>();
  let audio: AudioKind = 'none';
  let channel = 0;
  let voice: Voice | null = null;
  let wantsListening = false;
  let viewPlanned = false;
  let screens = 0;
  /** The last screen has gone and no other has come yet. */
  let deserted = false;
  /** How long after the last sign of life the conversation ends. */
  let endsAfterMs = idleMs;
  let cancelEnd = () => {};
  let ending: Promise<void> | null = null;
  let closed = false;
  let session = begin(options.language);
  let unheard = createUnheard(clock);

  function begin(language: Language): Session {
    const onError = (error: unknown) => log.error({ err: error }, 'a turn failed');
    const fresh = createSession({ trade, clock, language, interpret: options.interpret, onError });
    fresh.events.on('changed', planView);
    fresh.events.on('language', (spoken) => voice?.setLanguage(spoken));
    fresh.events.on('answered', () => {
      endsAfterMs = idleMs;
      noteLife();
      options.onTurn(fresh);
      planView();
    });
    fresh.events.on('goodbye', () => {
      endsAfterMs = goodbyeMs;
      noteLife();
    });
    return fresh;
  }

  function noteLife(): void {
    cancelEnd();
    cancelEnd = clock.after(endsAfterMs, () => void endConversation());
  }

  /** One view for many changes in a row. */
  function planView(): void {
    if (viewPlanned) return;
    viewPlanned = true;
    setImmediate(() => {
      viewPlanned = false;
      emitter.emit('view', view());
    });
  }

  function view(): SessionView {
    const voiceStatus = voice?.status ?? 'idle';
    // Hearing and speaking are seen before thinking: they are what the person perceives.
    const quiet = voiceStatus === 'idle' || voiceStatus === 'listening';
    const voiceState: VoiceView = voiceView(audio, speech, session.language);
    return {
      ...session.view(),
      status: quiet && session.thinking ? 'thinking' : voiceStatus,
      voice: {
        ...voiceState,
        notice: voiceState.notice && trade.wording[session.language].label(voiceState.notice),
      },
      notice: options.notice(session.language),
      packs: [{ id: trade.pack.id, title: trade.wording[session.language].label('pack.title') }],
      models: options.models(),
    };
  }

  async function openVoice(): Promise<void> {
    if (!speech || audio === 'none' || closed) return;
    channel = options.nextChannel();
    const mine = createVoice({ speech, session, channel, kind: audio, unheard, log });
    voice = mine;
    mine.events.on('changed', () => {
      if (session.state.turn > 0) noteLife();
      planView();
    });
    mine.events.on('partial', (data) => emitter.emit('partial', data));
    mine.events.on('level', (data) => emitter.emit('level', data));
    mine.events.on('playback.stop', () => emitter.emit('playback.stop', undefined));
    mine.events.on('playback.complete', (data) => emitter.emit('playback.complete', data));
    mine.listen(wantsListening);
    if (deserted) mine.leave();
  }

  async function closeVoice(): Promise<void> {
    const old = voice;
    voice = null;
    await old?.close();
  }

  /** Asked for twice at once (a goodbye's time is over while the person taps "end"), it happens once. */
  function endConversation(): Promise<void> {
    ending ??= startAnew().finally(() => {
      ending = null;
    });
    return ending;
  }

  async function startAnew(): Promise<void> {
    cancelEnd();
    voice?.silence();
    await closeVoice();
    session.close();
    wantsListening = false;
    session = begin(options.language);
    unheard = createUnheard(clock);
    await openVoice();
    planView();
  }

  const stopAudio = speech?.onAudio((frame) => {
    if (voice && frame.channel === channel) emitter.emit('audio', frame);
  });
  const stopStatus = speech?.on('status', planView);

  return {
    token,
    get audio() {
      return audio;
    },
    get session() {
      return session;
    },
    events: emitter,
    view,
    refresh: planView,
    async setAudio(kind) {
      if (kind === audio) return;
      await closeVoice();
      audio = kind;
      await openVoice();
      planView();
    },
    attach() {
      screens += 1;
      deserted = false;
      if (session.state.turn > 0) noteLife();
      voice?.join();
    },
    detach() {
      screens = Math.max(0, screens - 1);
      if (screens > 0) return;
      deserted = true;
      voice?.leave();
    },
    setLanguage: (language) => session.setLanguage(language),
    listen(on) {
      wantsListening = on;
      voice?.listen(on);
      planView();
    },
    silence: () => voice?.silence(),
    played: (utterance, state) => voice?.played(utterance, state),
    hear(frame) {
      if (voice && audio === 'remote') speech?.sendAudio({ ...frame, channel });
    },
    endConversation,
    async close() {
      closed = true;
      cancelEnd();
      stopAudio?.();
      stopStatus?.();
      await closeVoice();
      session.close();
    },
  };
}
