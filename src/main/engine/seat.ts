import type { AudioFrame } from '../../contract/audio-frame.ts';
import type { ModelProgress, SessionView } from '../../contract/kiosk.ts';
import { type Language, languages } from '../../contract/language.ts';
import type { Clock } from '../kernel/clock.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../ops/log.ts';
import type { SpeechClient } from '../speech/index.ts';
import { createIdle } from './idle.ts';
import type { Lobby } from './lobby/lobby.ts';
import {
  createSession,
  type Interpret,
  type Session,
  type SessionHelp,
  SessionClosedError,
} from './session.ts';
import type { Trade } from './trade.ts';
import { createUnheard } from './unheard.ts';
import type { Voice } from './voice/port.ts';
import { createVoice } from './voice.ts';
import { createDegradeWatch } from './degrade.ts';
import { createShownHint, situationOf, voiceView, wordedVoice } from './voice-view.ts';

/** Which ears and mouth a seat has. */
export type AudioKind = 'none' | 'remote' | 'device';

interface SeatEvents {
  view: SessionView;
  partial: { readonly text: string };
  level: { readonly source: 'person' | 'vaani'; readonly rms: number };
  'playback.duck': { readonly on: boolean };
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
  /** Chooses one of several trades by touch. Where the talk has begun, it is a turn like its name said aloud. */
  choosePack(packId: string): ReturnType<Session['enter']>;
  listen(on: boolean): void;
  /** Push-to-talk was let go: the person's turn is over. */
  endTurn(): void;
  silence(): void;
  played(utterance: number, state: 'started' | 'ended'): void;
  /** Microphone audio of a remote screen. */
  hear(frame: AudioFrame): void;
  /** Ends the conversation: everything of this person is forgotten, and the next one can begin. */
  endConversation(): Promise<void>;
  close(): Promise<void>;
}

export interface SeatOptions {
  /** The one trade; of several, the first. */
  readonly trade: Trade;
  /** Where every conversation begins, of several trades; null or left out with one. */
  readonly lobby?: Lobby | null;
  readonly clock: Clock;
  readonly language: Language;
  /** The languages offered; all, where left out. */
  readonly languages?: readonly Language[];
  /** Heads the screen in place of the trade's title; of several trades, until one is chosen. */
  readonly shopName?: string | null;
  readonly speech: SpeechClient | null;
  readonly interpret: Interpret | null;
  /** Who asks people of the shop; left out where there is nobody to ask. */
  readonly help?: SessionHelp;
  readonly models: () => ModelProgress[];
  readonly notice: (language: Language) => string | null;
  /** How much of this conversation waits for the network; left out where nothing needs one. */
  readonly outbox?: (sessionId: string) => number;
  /** A number no other open channel has. */
  readonly nextChannel: () => number;
  /** Told when a conversation has changed, to be stored. */
  readonly onTurn: (session: Session) => void;
  readonly log: Log;
}

export function createSeat(options: SeatOptions): Seat {
  const { trade, lobby, clock, speech, log } = options;
  const served = lobby ? lobby.served.map((one) => one.trade) : [trade];
  const token = newId('seat');
  const emitter = createEmitter<SeatEvents>();
  let audio: AudioKind = 'none';
  let channel = 0;
  let lastUtterance = 0;
  let voice: Voice | null = null;
  let wantsListening = false;
  let viewPlanned = false;
  let screens = 0;
  /** The last screen has gone and no other has come yet. */
  let deserted = false;
  const idle = createIdle({
    clock,
    busy: () => session.thinking || voice?.status === 'hearing' || voice?.status === 'speaking',
    waiting: () => session.waiting,
    onQuiet: () => {
      if (!deserted) session.remark([{ key: 'idle.still_there' }]);
    },
    onGone: (how) => void endConversation(how),
  });
  const hint = createShownHint(clock, planView);
  const watch = createDegradeWatch({
    clock,
    begun: () => session.state.turn > 0,
    announce: (phrases) => session.remark(phrases),
  });
  const situation = () => situationOf(audio, speech, session.language);
  const outbox = () => options.outbox?.(session.id) ?? 0;
  let ending: Promise<void> | null = null;
  let closed = false;
  let session = begin(options.language);
  let unheard = createUnheard(clock);
  watch.begin(situation());

  function begin(language: Language): Session {
    const onError = (error: unknown) => log.error({ err: error }, 'a turn failed');
    const fresh = createSession({
      ...(lobby
        ? { trade: lobby.trade, interpret: null }
        : { trade, interpret: options.interpret }),
      lobby: lobby ?? undefined,
      ...(options.help && { help: options.help }),
      clock,
      language,
      onError,
    });
    fresh.events.on('changed', planView);
    fresh.events.on('language', (spoken) => {
      voice?.setLanguage(spoken);
      watch.update(situation());
    });
    fresh.events.on('answered', () => {
      idle.person();
      options.onTurn(fresh);
      planView();
    });
    fresh.events.on('notified', idle.answer);
    fresh.events.on('goodbye', idle.leaving);
    return fresh;
  }

  /** One typed or tapped turn. */
  function say(text: string): void {
    session.say(text).catch((error: unknown) => {
      if (!(error instanceof SessionClosedError)) log.error({ err: error }, 'a turn failed');
    });
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
    const { language } = session;
    const label = (key: string) => trade.wording[language].label(key);
    const shown = session.view();
    const chosen = lobby && shown.pack !== null;
    return {
      ...shown,
      packTitle: (!chosen && options.shopName) || shown.packTitle,
      status: quiet && session.thinking ? 'thinking' : voiceStatus,
      voice: wordedVoice(voiceView(audio, speech, language, hint.shown), label),
      notice: options.notice(language),
      outbox: outbox(),
      packs: served.map(({ pack, wording }) => ({
        id: pack.id,
        title: wording[language].label('pack.title'),
        line: wording[language].label('pack.line'),
      })),
      languages: [...(options.languages ?? languages)],
      models: options.models(),
    };
  }

  async function openVoice(): Promise<void> {
    if (!speech || audio === 'none' || closed) return;
    channel = options.nextChannel();
    const nextUtterance = () => ++lastUtterance;
    const kind = audio;
    const mine = createVoice({
      speech,
      session,
      channel,
      kind,
      nextUtterance,
      unheard,
      clock,
      log,
    });
    voice = mine;
    mine.events.on('changed', () => {
      if (mine.status === 'hearing' && session.state.turn > 0) idle.person();
      else idle.answer();
      planView();
    });
    mine.events.on('partial', (data) => emitter.emit('partial', data));
    mine.events.on('level', (data) => emitter.emit('level', data));
    mine.events.on('hint', ({ kind }) => hint.show(kind));
    mine.events.on('playback.duck', (data) => emitter.emit('playback.duck', data));
    mine.events.on('playback.stop', () => emitter.emit('playback.stop', undefined));
    mine.events.on('playback.complete', (data) => emitter.emit('playback.complete', data));
    mine.listen(wantsListening);
    if (deserted) mine.leave();
  }

  async function closeVoice(): Promise<void> {
    const old = voice;
    voice = null;
    hint.clear();
    await old?.close();
  }

  /** Asked for twice at once (a goodbye's time is over while the person taps "end"), it happens once. */
  function endConversation(how?: 'without a word' | 'goodbye'): Promise<void> {
    ending ??= startAnew(how === 'without a word').finally(() => {
      ending = null;
    });
    return ending;
  }

  /** `farewell`: says goodbye to whoever may still hear it; the screen is the next person's already. */
  async function startAnew(farewell: boolean): Promise<void> {
    idle.stop();
    const goodbye = farewell && !deserted ? session.farewell() : null;
    voice?.silence();
    await closeVoice();
    session.close();
    wantsListening = false;
    session = begin(options.language);
    unheard = createUnheard(clock);
    await openVoice();
    watch.begin(situation());
    if (goodbye) voice?.say(goodbye);
    planView();
  }

  const stopAudio = speech?.onAudio((frame) => {
    if (voice && frame.channel === channel) emitter.emit('audio', frame);
  });
  const stopStatus = speech?.on('status', () => {
    watch.update(situation());
    planView();
  });

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
    refresh() {
      watch.waiting(outbox());
      planView();
    },
    async setAudio(kind) {
      if (kind === audio) return;
      await closeVoice();
      audio = kind;
      await openVoice();
      watch.begin(situation());
      planView();
    },
    attach() {
      screens += 1;
      deserted = false;
      if (session.state.turn > 0) idle.person();
      voice?.join();
    },
    detach() {
      screens = Math.max(0, screens - 1);
      if (screens > 0) return;
      deserted = true;
      voice?.leave();
    },
    setLanguage(language) {
      session.setLanguage(language);
      idle.person();
    },
    choosePack(packId) {
      const named = served.find(({ pack }) => pack.id === packId);
      if (named && session.trade === lobby?.trade && session.state.turn > 0) {
        say(named.wording[session.language].label('pack.title'));
        return 'entered';
      }
      const how = session.enter(packId);
      // Whoever goes away without a word must not leave their choice to the next one.
      if (how === 'entered' && lobby) idle.person();
      return how;
    },
    listen(on) {
      wantsListening = on;
      voice?.listen(on);
      idle.answer();
      planView();
    },
    endTurn: () => voice?.endTurn(),
    silence() {
      voice?.silence();
      if (session.state.turn > 0) idle.person();
    },
    played: (utterance, state) => voice?.played(utterance, state),
    hear(frame) {
      if (voice && audio === 'remote') speech?.sendAudio({ ...frame, channel });
    },
    endConversation: () => endConversation(),
    async close() {
      closed = true;
      idle.stop();
      watch.close();
      hint.clear();
      stopAudio?.();
      stopStatus?.();
      await closeVoice();
      session.close();
    },
  };
}
