import type { Card } from '../../contract/cards.ts';
import type { Task, Understanding } from '../dialogue/port.ts';
import { decide } from '../dialogue/decide/decide.ts';
import type { TurnEnd } from '../dialogue/turn/end-of-turn/index.ts';
import type { DialogueEvent } from '../dialogue/state/reduce.ts';
import { plain } from '../dialogue/understand/reading.ts';
import { createEmitter } from '../kernel/emitter.ts';
import { createNotices, type Notice } from './notices.ts';
import { noteVisit } from './profiles.ts';
import { createPersonalValues, personalIn } from './redact-values.ts';
import {
  type Session,
  SessionClosedError,
  type SessionEvents,
  type SessionOptions,
} from './session/port.ts';
import {
  afterError,
  type AnswerDesk,
  apology,
  orApology,
  type Worked,
  workOut,
} from './session/answer.ts';
import { rehearse } from './session/rehearse.ts';
import { createTalk } from './session/talk.ts';
import { createTurnQueue } from './session/turn-queue.ts';
import { tellAhead, tellNow } from './session/tell.ts';
import { makesSense, turnEndIn } from './session/work.ts';
import { askByTouch, changeByTouch, settleByTouch, type TurnResult } from './turn/index.ts';
import { placed } from './spoken.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';
import { taskView } from './task-view.ts';
import { recordTurn, type TurnRecord } from './turn-record.ts';

export {
  type Interpret,
  type Session,
  SessionClosedError,
  type SessionHelp,
} from './session/port.ts';
export type { TurnRecord } from './turn-record.ts';

/** What is not taken back by words that come after it. */
const settles: ReadonlySet<DialogueEvent['type']> = new Set(['settled', 'handed-over']);
/** The longest utterance that is understood, in characters. */
const maxUtterance = 2_000;
/** This long, ms, after the person's last word they are told that an answer is being worked out. */
const holdAfterMs = 900;

export function createSession(options: SessionOptions): Session {
  const { clock, lobby } = options;
  const emitter = createEmitter<SessionEvents>();
  const closing = new AbortController();
  const personal = createPersonalValues();
  const talk = createTalk(
    options,
    emitter,
    () => options.help?.ask(session) ?? { how: 'nobody', id: null },
  );
  const notices = createNotices(clock, tellSoon);
  const queue = createTurnQueue(unlessClosed, () => emitter.emit('changed', undefined));
  /** Something was said in the trade. */
  let settled = false;
  let cancelExpiry = () => {};

  const tools = () => talk.tools(queue.more);
  const desk: AnswerDesk = {
    talk,
    clock,
    lobby,
    tools,
    signal: closing.signal,
    holding,
    unlessClosed,
    onError: options.onError,
  };

  /** Tells a notice once nothing is being worked out any more. */
  function tellSoon(notice: Notice): void {
    queue.between(() => {
      if (closing.signal.aborted) return;
      let text = '';
      try {
        text = tellNow(notice, talk);
      } catch (error) {
        options.onError(error);
      }
      emitter.emit('notified', { text });
      emitter.emit('changed', undefined);
    });
  }

  /** Drops a proposal from the screen when its time is over. */
  function watchPending(): void {
    cancelExpiry();
    const proposal = talk.state.pending;
    if (!proposal) return;
    cancelExpiry = clock.after(Math.max(0, proposal.expiresAt - clock.now()), () => {
      if (talk.state.pending?.id !== proposal.id || clock.now() < proposal.expiresAt) return;
      talk.apply({ type: 'settled', proposalId: proposal.id, how: 'expired' });
      emitter.emit('changed', undefined);
    });
  }

  function settle(heard: Understanding, outcome: TurnResult, watch: Stopwatch): TurnRecord {
    watch.lap('actMs');
    const before = talk.state.task;
    talk.apply(...outcome.events);
    note(heard, outcome);
    settled = !talk.inLobby;
    // "Faster" and "say that again" are about what was said before: what waits comes after them.
    const ahead = outcome.last === 'replaced' ? tellAhead(notices.take(), talk) : undefined;
    const cards = [...(ahead?.cards ?? []), ...outcome.cards];
    const phrases = [...(ahead?.phrases ?? []), ...outcome.phrases];
    const { last, receipts } = outcome;
    const report = receipts.length > 0;
    const reply = talk.speak(phrases, cards, { last, personal: ahead?.personal ?? false, report });
    watch.lap('wordMs');
    for (const notice of notices.take()) tellSoon(notice);
    notePersonal([before, talk.state.task], heard, cards);
    talk.endTurn(report || outcome.events.some(({ type }) => settles.has(type)));
    watchPending();
    const pending = talk.pending();
    const told = { reply, cards, pending, receipts, ms: watch.totalMs, stages: watch.laps };
    const record = recordTurn(heard, talk.state, told);
    emitter.emit('answered', record);
    if (outcome.goodbye) emitter.emit('goodbye', undefined);
    return record;
  }

  /** Keeps what the turn tells of somebody who is remembered. */
  function note({ intent }: Understanding, { events, receipts }: TurnResult): void {
    try {
      const told = { events, receipts, intent };
      const noted = noteVisit(talk.state, told, talk.trade.profiles, clock.now());
      if (noted) talk.apply(noted);
    } catch (error) {
      options.onError(error);
    }
  }

  /** Marks the person's turn and its answer when one of them held something personal. */
  function notePersonal(
    tasks: readonly (Task | null)[],
    heard: Understanding,
    cards: readonly Card[],
  ): void {
    const { slots: definitions } = talk.trade.pack;
    const { memory } = talk.state;
    personal.add(personalIn({ heard, tasks, memory, cards }, definitions));
    const slots = [
      ...Object.keys(heard.slots),
      ...tasks.flatMap((task) => [task?.asked ?? '', ...Object.keys(task?.slots ?? {})]),
    ];
    if (slots.some((slot) => definitions[slot]?.personal)) talk.list.markPersonal();
  }

  /** What waited when the conversation ended is forgotten with it. */
  function unlessClosed(): void {
    if (closing.signal.aborted) throw new SessionClosedError();
  }

  /** A turn that was tapped: it is known what it means. */
  function byTouch(
    act: Understanding['act'],
    as: NonNullable<Session['working']>,
    work: () => TurnResult,
  ): Promise<TurnRecord> {
    const watch = createStopwatch();
    return queue.run(async () => {
      const heard = plain('', act, 1);
      talk.apply({ type: 'understood', understanding: heard });
      return tell({ heard, outcome: orApology(work, options.onError) }, watch);
    }, as);
  }

  /** An error in telling an answer becomes an apology, which never hides what was changed. */
  function tell({ heard, outcome }: Worked, watch: Stopwatch): TurnRecord {
    try {
      return settle(heard, outcome, watch);
    } catch (error) {
      options.onError(error);
      return settle(heard, afterError(outcome), watch);
    }
  }

  /** Says that it takes a moment, when it does. */
  async function holding<T>(work: Promise<T>, sinceMs: number): Promise<T> {
    const cancel = clock.after(Math.max(0, sinceMs + holdAfterMs - clock.now()), () => {
      if (closing.signal.aborted) return;
      talk.speak([{ key: 'hold' }], [], { last: 'kept', how: 'holding' });
      emitter.emit('changed', undefined);
    });
    return work.finally(cancel);
  }

  /** What is worked out beside the turns is nobody's answer: an error in it is reported, and costs no turn. */
  function guarded<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      options.onError(error);
      return otherwise;
    }
  }

  /** A sentence of no turn, that nothing depends on. */
  function byTheWay(key: string): ReturnType<Session['farewell']> {
    const { language, rate, volume, said } = talk.state;
    const parts = placed(talk.spoken({ phrases: [{ key }], said }, talk.state));
    return { parts, language, rate, volume };
  }

  const session: Session = {
    id: talk.id,
    get trade() {
      return talk.trade;
    },
    get language() {
      return talk.state.language;
    },
    events: emitter,
    log: talk.log,
    get state() {
      return talk.state;
    },
    get working() {
      return queue.working;
    },
    say(text, how = { confidence: 1 }) {
      const watch = createStopwatch();
      const said = text.trim();
      settled ||= !talk.inLobby;
      return queue.run(async () => {
        const { confidence, continues, replaces, unsure = [] } = how;
        const before = continues ? talk.takeBackTurn(true) : null;
        if (replaces) talk.takeBackTurn(false);
        const whole = [before, said].join(' ').trim();
        const shift = whole.length - said.length;
        talk.beginTurn(whole);
        talk.list.add('person', whole.slice(0, maxUtterance), {
          unsure: unsure.map(([from, to]) => [from + shift, to + shift]),
        });
        emitter.emit('changed', undefined);
        if (said.length <= maxUtterance) {
          return tell(await workOut({ text: said, confidence }, how, desk, watch), watch);
        }
        const heard = plain('', 'unclear', 0);
        talk.apply({ type: 'understood', understanding: heard });
        return tell({ heard, outcome: { ...apology, phrases: [{ key: 'too_long' }] } }, watch);
      });
    },
    // What is still being worked out will change what comes next.
    rehearse: (text, { confidence }) =>
      queue.working ? null : guarded(() => rehearse({ text, confidence }, talk, clock.now()), null),
    adjust(command) {
      const { pack } = talk.trade;
      const wanted = decide(talk.state, plain('', command, 1), pack);
      if (wanted.do === 'set-voice') {
        const { rate, volume } = wanted;
        talk.apply({ type: 'voice-set', rate, volume });
      }
      return talk.state;
    },
    makesSense: (heard) => guarded(() => makesSense(heard, talk, clock.now()), true),
    turnEnd: (text) => guarded(() => turnEndIn(talk, text, clock.now()), unknownTurnEnd),
    confirm: (proposalId, yes) =>
      byTouch(yes ? 'confirm' : 'deny', 'doing', () =>
        settleByTouch(talk.state, proposalId, yes, tools()),
      ),
    change: (proposalId, change) =>
      byTouch('correct', 'thinking', () => changeByTouch(talk.state, proposalId, change, tools())),
    askFor(slot) {
      const { task } = talk.state;
      const needs = (task && talk.trade.pack.intents[task.intent]?.needs) ?? [];
      if (!needs.some(({ slots }) => slots[0] === slot)) return 'gone';
      void byTouch(
        'correct',
        'thinking',
        () => askByTouch(talk.state, slot, tools()) ?? apology,
      ).catch(
        () => {}, // The conversation has ended.
      );
      return 'asked';
    },
    correct(turnId, text) {
      const last = talk.list.turns.findLast(({ who }) => who === 'person');
      return session.say(text, { confidence: 1, replaces: last?.id === turnId });
    },
    setLanguage(language) {
      const { habits, language: spoken } = talk.state;
      // Chosen though it is spoken already, it is a choice all the same.
      const known = language === spoken && habits.accepted.includes(language);
      if (known && !habits.trying) return;
      talk.apply({ type: 'language-chosen', language });
      emitter.emit('changed', undefined);
    },
    enter(packId) {
      if (talk.trade.pack.id === packId) return 'entered';
      const served = lobby?.served.find((one) => one.trade.pack.id === packId);
      if (!served) return 'unknown';
      if (settled) return 'too-late';
      talk.enter(served);
      emitter.emit('changed', undefined);
      return 'entered';
    },
    view: () => ({
      sessionId: talk.id,
      pack: talk.inLobby ? null : talk.trade.pack.id,
      packTitle: talk.wording.label('pack.title'),
      language: talk.state.language,
      turns: [...talk.list.turns],
      pending: talk.pending(),
      ...taskView(talk.state, talk.trade.pack, talk.wording),
      suggestions: talk.trade.pack.suggestions.map((key) => talk.wording.label(key)),
      handover: talk.state.handover,
      ...options.help?.waitingFor(talk.id),
    }),
    notify(notice) {
      if (closing.signal.aborted) return false;
      // What it is about shows at once, whenever it is told.
      emitter.emit('changed', undefined);
      return notices.add(notice);
    },
    get waiting() {
      const { waiting } = options.help?.waitingFor(talk.id) ?? {};
      return waiting === 'asked' || waiting === 'coming';
    },
    transcript: () => talk.list.transcript(),
    personal: () => personal.all,
    remark(phrases) {
      if (closing.signal.aborted) return;
      talk.speak(phrases, [], { last: 'kept' });
      emitter.emit('changed', undefined);
    },
    farewell: () => byTheWay('idle.goodbye'),
    filler: () => byTheWay('hold'),
    markInterrupted(turnId, heard) {
      talk.list.markInterrupted(turnId, heard);
      emitter.emit('changed', undefined);
    },
    close() {
      if (!closing.signal.aborted) emitter.emit('closed', undefined);
      closing.abort();
      notices.clear();
      cancelExpiry();
      personal.clear();
      talk.forget();
    },
  };
  return session;
}

/** As long as a plain timer would wait. */
const unknownTurnEnd: TurnEnd = { strategy: 'nothingYet', likelihood: 0.5, waitMs: 700 };
