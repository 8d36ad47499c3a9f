import type { Status } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { SpeechApi } from '../../contract/speech.ts';
import type { EventData } from '../../contract/rpc/api.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { createDisposables } from '../kernel/disposables.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import type { SpeechClient } from '../speech/index.ts';
import { type Session, SessionClosedError } from './session.ts';
import { createTurnTaker } from './turn-taker.ts';
import { type Answer, createUnheard, type Unheard } from './unheard.ts';

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
  /** Says something that belongs to no turn; where the line is gone nobody hears it, then or later. */
  say(answer: Omit<Answer, 'turnId'>): void;
  /** Fades out what is being said. */
  silence(): void;
  /** What the far speaker did with an utterance (remote channels). */
  played(utterance: number, state: 'started' | 'ended'): void;
  /**
   * The line to the far microphone and speaker is gone (remote channels): nothing is heard and
   * nothing said until `join`, and an answer that was being spoken counts as not heard.
   */
  leave(): void;
  /** The line is there, again or from another screen: what was not heard to its end is said again. */
  join(): void;
  close(): Promise<void>;
}

export interface VoiceOptions {
  readonly speech: SpeechClient;
  readonly session: Session;
  /** Unique among the open channels of the speech process. */
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  /** Keeps the answer that nobody heard; given where it must outlive this voice. */
  readonly unheard?: Unheard;
  readonly clock?: Clock;
  readonly log: Log;
}

/** No turn of any list has this id. */
const noTurn = 0;
/** What `pause` comes after, ms (contract/speech.ts). */
const pauseMs = 200;
/** Notices that wait for the person to stop speaking; the last ones count. */
const maxHeld = 4;

/**
 * Joins a session and a speech channel: what is heard becomes a turn, what the session says is
 * spoken, and a person who starts to speak silences it.
 */
export function createVoice(options: VoiceOptions): Voice {
  const { speech, session, channel, kind, log } = options;
  const clock = options.clock ?? systemClock;
  const unheard = options.unheard ?? createUnheard(clock);
  const emitter = createEmitter<VoiceEvents>();
  const disposables = createDisposables();
  let listening = false;
  let hearing = false;
  let away = false;
  let nextUtterance = 1;
  /** Utterances that were asked for and have not ended; `cutOff`: the person wanted no more of it. */
  const speaking = new Map<number, { readonly answer: Answer; begun: boolean; cutOff: boolean }>();
  /** What interrupts waits here while the person speaks. */
  let held: readonly Answer[] = [];

  const turnTaker = createTurnTaker({
    clock,
    judge: (text) => session.turnEnd(text),
    end: () => tell(speech.call('channel.end-turn', { channel }), 'end-turn'),
  });
  disposables.add(() => turnTaker.cancel());

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
    for (const spoken of speaking.values()) spoken.cutOff = true;
    tell(speech.call('silence', { channel }), 'silence');
  }

  function speak(answer: Answer): void {
    if (away) return unheard.keep(answer);
    // It is the newest: whatever was not heard before it is out of date.
    unheard.forget();
    const utterance = nextUtterance++;
    speaking.set(utterance, { answer, begun: false, cutOff: false });
    const { text, language, rate, volume } = answer;
    const call = speech.call('speak', { channel, utterance, text, language, rate, volume });
    call.catch(() => {
      speaking.delete(utterance);
      changed();
    });
    tell(call, 'speak');
  }

  /** Says it after the sentence being said. What was not begun yet comes after it: nobody has heard it. */
  function interrupt(answer: Answer): void {
    if (hearing) {
      held = [...held, answer].slice(-maxHeld);
      return;
    }
    const waiting = [...speaking].filter(([, { begun, cutOff }]) => !begun && !cutOff);
    if (speaking.size > 0) {
      for (const [utterance] of waiting) speaking.delete(utterance);
      tell(speech.call('finish-sentence', { channel }), 'finish-sentence');
    }
    for (const next of [answer, ...waiting.map(([, spoken]) => spoken.answer)]) speak(next);
  }

  /** The person has stopped speaking: what waited for that is said. */
  function release(): void {
    hearing = false;
    turnTaker.cancel();
    const due = held;
    held = [];
    for (const answer of due) interrupt(answer);
  }

  /** Keeps what is being said, to be said again from its beginning. */
  function keepSpoken(): void {
    for (const { answer, cutOff } of speaking.values()) {
      if (cutOff) session.markInterrupted(answer.turnId);
      else unheard.keep(answer);
    }
    speaking.clear();
  }

  /** The same, and the channel goes quiet. */
  function takeBack(): void {
    if (speaking.size === 0) return;
    keepSpoken();
    tell(speech.call('silence', { channel }), 'silence');
  }

  // Noise that holds no words waits for its own end.
  mine('pause', ({ text, at }) => {
    if (text.trim() !== '') turnTaker.paused(text, pauseMs + Math.max(0, clock.now() - at));
  });
  mine('resume', () => turnTaker.cancel());
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
  mine('heard', ({ text, confidence }) => {
    release();
    emitter.emit('partial', { text: '' });
    changed();
    if (text.trim() === '') return;
    void session.say(text, { confidence }).catch((error: unknown) => {
      if (!(error instanceof SessionClosedError)) log.error({ err: error }, 'a turn failed');
    });
  });
  mine('level', ({ source, rms }) => emitter.emit('level', { source, rms }));
  mine('playback.stop', () => emitter.emit('playback.stop', undefined));
  mine('playback.complete', ({ utterance }) => emitter.emit('playback.complete', { utterance }));
  // What its player still holds will never be completed.
  disposables.add(speech.onDown(() => emitter.emit('playback.stop', undefined)));
  mine('audio-start', ({ utterance }) => {
    const spoken = speaking.get(utterance);
    if (spoken) spoken.begun = true;
    changed();
  });
  mine('audio-end', ({ utterance, completed, failure }) => {
    const spoken = speaking.get(utterance);
    speaking.delete(utterance);
    if (!spoken) return changed();
    const { answer, cutOff } = spoken;
    if (failure !== undefined) {
      log.warn({ utterance, failure }, 'an answer was not spoken');
      // A newer one makes it out of date.
      if (!cutOff && speaking.size === 0) unheard.keep(answer);
    } else if (!completed) session.markInterrupted(answer.turnId);
    changed();
  });
  disposables.add(session.events.on('silence', silence));
  disposables.add(
    session.events.on('speak', ({ text, turnId, interrupts }) => {
      const { language, rate, volume } = session.state;
      const answer = { text, turnId, language, rate, volume };
      if (interrupts) interrupt(answer);
      else speak(answer);
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
      release();
      tell(speech.call('channel.listen', { channel, on }), 'listen');
      changed();
    },
    setLanguage: (language) =>
      tell(speech.call('channel.language', { channel, language }), 'language'),
    say(answer) {
      if (!away) speak({ ...answer, turnId: noTurn });
    },
    silence,
    played: (utterance, state) =>
      tell(speech.call('playback.report', { channel, utterance, state }), 'played'),
    leave() {
      if (kind === 'device' || away) return;
      away = true;
      takeBack();
      release();
      // The line will not bring the end of what the person was saying.
      tell(speech.call('channel.listen', { channel, on: false }), 'listen');
      changed();
    },
    join() {
      if (kind === 'device') return;
      if (away && listening) tell(speech.call('channel.listen', { channel, on: true }), 'listen');
      away = false;
      // What the screen before this one was told is lost on the way, or was heard only in part here.
      takeBack();
      const answer = unheard.take();
      if (answer) speak(answer);
      changed();
    },
    async close() {
      keepSpoken();
      await disposables.dispose();
      await speech.call('channel.close', { channel }).catch(() => {});
    },
  };
}
