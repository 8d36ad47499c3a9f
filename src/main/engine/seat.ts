import type { SessionView } from '../../contract/kiosk.ts';
import { type Language, languages } from '../../contract/language.ts';
import { createEmitter } from '../kernel/emitter.ts';
import { newId } from '../kernel/ids.ts';
import { examplesOf } from './examples.ts';
import { createIdle } from './idle.ts';
import { createLatencyWatch } from './latency.ts';
import { createSession, type Session, SessionClosedError } from './session.ts';
import { createUnheard } from './unheard.ts';
import type { Voice } from './voice/port.ts';
import { createVoice } from './voice.ts';
import { createDegradeWatch } from './degrade.ts';
import type { AudioKind, Seat, SeatEvents, SeatOptions } from './seat/port.ts';
import { createShownHint, situationOf, voiceView, wordedVoice } from './voice-view.ts';

export type { AudioKind, Seat, SeatOptions } from './seat/port.ts';

/** Sound that is still being opened says what was answered up to this long before, ms: a browser asks the person first. */
const soundOpensWithinMs = 5_000;

export function createSeat(options: SeatOptions): Seat {
  const { trade, lobby, clock, speech, log } = options;
  const offered = options.languages ?? languages;
  const served = lobby ? lobby.served.map((one) => one.trade) : [trade];
  const token = newId('seat');
  const emitter = createEmitter<SeatEvents>();
  let audio: AudioKind = 'none';
  let channel = 0;
  let lastUtterance = 0;
  let voice: Voice | null = null;
  let wantsListening = false;
  let muted = false;
  let viewPlanned = false;
  let screens = 0;
  /** The last screen has gone and no other has come yet. */
  let deserted = false;
  const idle = createIdle({
    clock,
    times: options.idleTimes,
    busy: () =>
      session.working !== null || voice?.status === 'hearing' || voice?.status === 'speaking',
    waiting: () => session.waiting,
    onQuiet: () => {
      if (!deserted) session.remark([{ key: 'idle.still_there' }]);
      planView();
    },
    onGone: (how) => void endConversation(how),
  });
  const hint = createShownHint(clock, planView);
  const watch = createDegradeWatch({
    clock,
    begun: () => session.state.turn > 0,
    announce: (phrases) => session.remark(phrases),
  });
  const latency = createLatencyWatch((told) => emitter.emit('latency', told));
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
    fresh.events.on('answered', ({ stages }) => {
      latency.answered(stages, voice !== null && !muted);
      idle.person();
      options.onTurn(fresh);
      planView();
    });
    fresh.events.on('speak', ({ parts, turnId, how }) => {
      if (voice || !speech || muted || how === 'holding') return;
      const { language, rate, volume } = fresh.state;
      unheard.keep({ parts, turnId, language, rate, volume }, soundOpensWithinMs);
    });
    fresh.events.on('notified', ({ text }) => {
      if (text !== '') emitter.emit('notification', { text });
      idle.answer();
    });
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
      status: (quiet && session.working) || voiceStatus,
      voice: { ...wordedVoice(voiceView(audio, speech, language, hint.shown), label), muted },
      endsAt: idle.endsAt === null ? null : new Date(idle.endsAt).toISOString(),
      notice: options.notice(language),
      outbox: outbox(),
      packs: served.map(({ pack, wording }) => ({
        id: pack.id,
        title: wording[language].label('pack.title'),
        line: wording[language].label('pack.line'),
      })),
      languages: [...offered],
      // Of several trades, the first screen asks which.
      ...(!lobby && shown.turns.length === 0 && { examples: examplesOf(trade, offered) }),
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
    mine.events.on('caption', (caption) => emitter.emit('caption', caption));
    mine.events.on('turn', ({ at }) => latency.heard(at, clock.now()));
    mine.events.on('sounded', ({ at }) => latency.sounded(at));
    mine.events.on('hint', ({ kind }) => hint.show(kind));
    mine.events.on('playback.duck', (data) => emitter.emit('playback.duck', data));
    mine.events.on('playback.stop', () => emitter.emit('playback.stop', undefined));
    mine.events.on('playback.complete', (data) => emitter.emit('playback.complete', data));
    mine.mute(muted);
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
    muted = false;
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
    hold: () => voice?.hold(),
    endTurn: () => voice?.endTurn(),
    mute(on) {
      muted = on;
      voice?.mute(on);
      if (session.state.turn > 0) idle.person();
      planView();
    },
    silence() {
      voice?.silence();
      latency.tapped(clock.now());
      // "I am still here" is this call, and may be the first thing that they do.
      if (session.state.turn > 0 || idle.endsAt !== null) idle.person();
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
