import type { SpeechApi } from '../../contract/speech.ts';
import type { EventData } from '../../contract/rpc/api.ts';
import type { Command } from '../dialogue/turn/commands.ts';
import { systemClock } from '../kernel/clock.ts';
import { createDisposables } from '../kernel/disposables.ts';
import { createEmitter } from '../kernel/emitter.ts';
import { messageOf } from '../kernel/errors.ts';
import { SessionClosedError } from './session.ts';
import type { Answer } from './spoken.ts';
import { createTurnTaker } from './turn-taker.ts';
import { createUnheard } from './unheard.ts';
import { createAhead } from './voice/ahead.ts';
import { createFloor } from './voice/floor.ts';
import { createHeld, type Words } from './voice/held.ts';
import type { Voice, VoiceEvents, VoiceOptions } from './voice/port.ts';
import { createSpeaker } from './voice/speaker.ts';

/** No turn of any list has this id. */
const noTurn = 0;
/** What `pause` comes after, ms (contract/speech.ts). */
const pauseMs = 200;
/** Whoever goes on within this, ms, was not done. */
const joinedWithinMs = 2_000;
/** Nothing audible for this long, ms, after the person's last word: they are told that it takes a moment. */
const holdAfterMs = 900;
/** From the answer to its first sound, ms, at the most, where all is well. */
const answerWithinMs = 300;

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
  let lastUtterance = 0;
  let listening = false;
  let hearing = false;
  let away = false;
  let muted = false;
  /** When the person fell silent last, and their turn is not answered yet. */
  let silentSince: number | null = null;
  let cancelHold = () => {};
  /** Their last turn has no audible answer yet. */
  let unanswered = false;
  /** What they are saying began then: it belongs to that turn. */
  let continues = false;
  /** When the last words of their last turn were said, and whether what they are saying came right after. */
  let lastTurnAt = Number.NEGATIVE_INFINITY;
  let goesOn = false;

  const changed = () => emitter.emit('changed', undefined);
  // The speech process may be restarting; the client opens the channel again by itself.
  const tell = (call: Promise<unknown>, what: string) =>
    void call.catch((error: unknown) =>
      log.warn({ what, reason: messageOf(error) }, 'speech call failed'),
    );

  const speaker = createSpeaker({
    mouth: {
      speak(utterance, said) {
        const call = speech.call('speak', { channel, utterance, ...said });
        call.catch(() => speaker.refused(utterance));
        tell(call, 'speak');
      },
      prepare: (said) => tell(speech.call('prepare', { channel, ...said }), 'prepare'),
      silence: () => tell(speech.call('silence', { channel }), 'silence'),
      finishSentence: () => tell(speech.call('finish-sentence', { channel }), 'finish-sentence'),
      duck: (on) => tell(speech.call('duck', { channel, on }), 'duck'),
    },
    nextUtterance: options.nextUtterance ?? (() => ++lastUtterance),
    onChanged: changed,
    onCaption: (caption) => emitter.emit('caption', caption),
    onInterrupted: ({ turnId }, heard) => session.markInterrupted(turnId, heard),
    onUnheard: (answer) => unheard.keep(answer),
  });
  const floor = createFloor({
    clock,
    speaker,
    language: () => session.language,
    thinking: () => session.working !== null,
    makesSense: (words) => session.makesSense(words),
    asked: () => session.state.pending !== null || (session.state.task?.asked ?? null) !== null,
  });
  const ahead = createAhead({
    clock,
    rehearse: (text, confidence) => session.rehearse(text, { confidence }),
    prepare: (opening) => tell(speech.call('prepare', { channel, ...opening }), 'prepare'),
  });
  const held = createHeld();
  const turnTaker = createTurnTaker({
    clock,
    judge: (text) => session.turnEnd(text),
    end: () => endTurn(false),
  });
  disposables.add(() => {
    turnTaker.cancel();
    ahead.cancel();
    cancelHold();
  });

  function endTurn(force: boolean): void {
    tell(speech.call('channel.end-turn', { channel, force }), 'end-turn');
  }

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

  /** Says something when nothing of an answer to what was said is audible for too long. */
  function holdWhileSilent(): void {
    cancelHold();
    if (silentSince === null) return;
    // A turn that waited long for its end is late already: its answer still gets a moment.
    const dueMs = Math.max(answerWithinMs, silentSince + holdAfterMs - clock.now());
    cancelHold = clock.after(dueMs, () => {
      if (speaker.late) speaker.hold({ ...session.filler(), turnId: noTurn });
    });
  }

  function say(answer: Answer, how: 'next' | 'interrupts' | 'holding' = 'next'): void {
    if (muted) return;
    if (away) return unheard.keep(answer);
    // It is the newest: whatever was not heard before it is out of date.
    unheard.forget();
    if (how === 'holding') return speaker.hold(answer);
    if (how === 'interrupts') speaker.interrupt(answer);
    else speaker.say(answer);
    holdWhileSilent();
  }

  /** Does at once what was said about the voice itself. */
  function obey(command: Command, text: string): void {
    if (command === 'stop' || command === 'wait') return speaker.silence();
    if (command === 'repeat') {
      if (!speaker.repeat()) take({ text, confidence: 1 }, false);
      return;
    }
    speaker.change(session.adjust(command));
    speaker.goOn();
  }

  function take({ text, confidence, unsure }: Words, questionCut: boolean): void {
    const endedAt = silentSince ?? clock.now();
    const how = { confidence, unsure: unsure ?? [], endedAt, questionCut, continues };
    emitter.emit('turn', { at: endedAt });
    lastTurnAt = endedAt;
    unanswered = true;
    continues = false;
    void session.say(text, how).catch((error: unknown) => {
      if (!(error instanceof SessionClosedError)) log.error({ err: error }, 'a turn failed');
    });
  }

  /** The person is not speaking any more, or cannot be heard. */
  function release(): void {
    hearing = false;
    turnTaker.cancel();
    ahead.cancel();
  }

  mine('speech-start', () => {
    hearing = true;
    continues = unanswered && clock.now() - (silentSince ?? 0) < joinedWithinMs;
    goesOn = clock.now() - lastTurnAt < joinedWithinMs;
    floor.started();
    changed();
  });
  mine('partial', ({ text }) => {
    floor.words(text);
    ahead.words(text);
    emitter.emit('partial', { text });
  });
  mine('pause', ({ text, confidence, at }) => {
    // Whoever holds the button has not done.
    if (held.on) return;
    if (floor.paused(text)) return endTurn(false);
    // Noise that holds no words waits for its own end.
    if (text.trim() === '') return;
    turnTaker.paused(text, pauseMs + Math.max(0, clock.now() - at));
    ahead.paused(text, confidence);
  });
  mine('resume', () => {
    turnTaker.cancel();
    floor.resumed();
  });
  mine('speech-end', ({ at }) => {
    hearing = false;
    silentSince = at;
    changed();
  });
  mine('heard', (stretch) => {
    release();
    emitter.emit('partial', { text: '' });
    const words = held.heard(stretch);
    if (words) answer(words);
    else changed();
  });

  function answer(words: Words): void {
    const { text } = words;
    const heard = floor.heard(goesOn ? { ...words, meant: true } : words);
    changed();
    if (heard.kind !== 'turn') silentSince = null;
    if (heard.kind === 'command') obey(heard.command, text);
    if (heard.kind === 'turn') take(words, heard.questionCut);
  }

  mine('level', ({ source, rms }) => emitter.emit('level', { source, rms }));
  mine('hint', ({ kind: why }) => emitter.emit('hint', { kind: why }));
  mine('playback.duck', ({ on }) => emitter.emit('playback.duck', { on }));
  mine('playback.stop', () => emitter.emit('playback.stop', undefined));
  mine('playback.complete', ({ utterance }) => emitter.emit('playback.complete', { utterance }));
  // What its player still holds will never be completed.
  disposables.add(speech.onDown(() => emitter.emit('playback.stop', undefined)));
  mine('audio-start', ({ utterance, at }) => {
    emitter.emit('sounded', { at });
    silentSince = null;
    unanswered = false;
    speaker.started(utterance);
  });
  mine('sentence', ({ utterance, index }) => speaker.sentence(utterance, index));
  mine('audio-end', (end) => {
    const { utterance, failure } = end;
    // It is over, whether they heard it or not.
    silentSince = null;
    unanswered &&= failure === undefined;
    if (failure !== undefined) log.warn({ utterance, failure }, 'an answer was not spoken');
    speaker.ended(end);
    changed();
  });
  disposables.add(session.events.on('silence', speaker.silence));
  disposables.add(
    session.events.on('speak', ({ parts, turnId, how }) => {
      const { language, rate, volume } = session.state;
      say({ parts, turnId, language, rate, volume }, how);
    }),
  );
  tell(speech.call('channel.open', { channel, kind, language: session.language }), 'open');
  expect();

  /** Tells the recogniser which names to expect. */
  function expect(): void {
    const words = [...session.trade.hotwords(session.language)];
    if (words.length > 0) {
      tell(speech.call('channel.hotwords', { channel, words }), 'hotwords');
    }
  }

  return {
    events: emitter,
    get status() {
      if (hearing) return 'hearing';
      if (speaker.speaking) return 'speaking';
      return listening ? 'listening' : 'idle';
    },
    listen(on) {
      listening = on;
      const last = held.end();
      if (last) answer(last);
      release();
      floor.release();
      tell(speech.call('channel.listen', { channel, on }), 'listen');
      changed();
    },
    hold: held.hold,
    endTurn() {
      const said = held.letGo(hearing);
      if (said) answer(said);
      else endTurn(true);
    },
    setLanguage(language) {
      tell(speech.call('channel.language', { channel, language }), 'language');
      expect();
    },
    say(answer) {
      if (!away) say({ ...answer, turnId: noTurn });
    },
    silence() {
      // What is typed or tapped next goes on from nothing that was said.
      unanswered = false;
      speaker.silence();
    },
    mute(on) {
      muted = on;
      if (on) speaker.silence();
    },
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
      if (answer) speaker.say(answer);
      changed();
    },
    async close() {
      takeBack();
      // The speech process will say so too late, when nobody passes it on any more.
      emitter.emit('playback.stop', undefined);
      await disposables.dispose();
      await speech.call('channel.close', { channel }).catch(() => {});
    },
  };

  /** Keeps what is being said, to be said again from its beginning, and goes quiet. */
  function takeBack(): void {
    const answer = speaker.takeBack();
    if (answer) unheard.keep(answer);
  }
}
