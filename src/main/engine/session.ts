import type { Card } from '../../contract/cards.ts';
import type { Task, Understanding } from '../dialogue/port.ts';
import type { Heard } from '../dialogue/turn/hear.ts';
import { plain } from '../dialogue/understand/reading.ts';
import { createEmitter } from '../kernel/emitter.ts';
import { spell } from '../language/spell/index.ts';
import type { Served } from './lobby/lobby.ts';
import { createNotices, type Notice } from './notices.ts';
import { noteVisit } from './profiles.ts';
import { createPersonalValues, personalIn } from './redact-values.ts';
import {
  type Session,
  SessionClosedError,
  type SessionEvents,
  type SessionOptions,
} from './session/port.ts';
import { createTalk } from './session/talk.ts';
import { tellAhead, tellNow } from './session/tell.ts';
import { listen, meaningIn, turnEndIn, work } from './session/work.ts';
import { settleByTouch, type TurnResult } from './turn/index.ts';
import { recordTurn, type TurnRecord } from './turn-record.ts';

export {
  type Interpret,
  type Session,
  SessionClosedError,
  type SessionHelp,
} from './session/port.ts';
export type { TurnRecord } from './turn-record.ts';

/** The longest utterance that is understood, in characters. */
const maxUtterance = 2_000;
/** After this long without a word, ms, the person is told that an answer is being worked out. */
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
  let queue: Promise<unknown> = Promise.resolve();
  let working = 0;
  /** Something was said in the trade. */
  let settled = false;
  let cancelExpiry = () => {};

  const tools = () => talk.tools(working > 1);

  /** Tells a notice once nothing is being worked out any more. */
  function tellSoon(notice: Notice): void {
    queue = queue.then(() => {
      if (closing.signal.aborted) return;
      try {
        tellNow(notice, talk);
      } catch (error) {
        options.onError(error);
      }
      emitter.emit('notified', undefined);
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

  function settle(heard: Understanding, outcome: TurnResult, startedAt: number): TurnRecord {
    const before = talk.state.task;
    talk.apply(...outcome.events);
    note(heard, outcome);
    settled = !talk.inLobby;
    // "Faster" and "say that again" are about what was said before: what waits comes after them.
    const ahead = outcome.last === 'replaced' ? tellAhead(notices.take(), talk) : undefined;
    const cards = [...(ahead?.cards ?? []), ...outcome.cards];
    const phrases = [...(ahead?.phrases ?? []), ...outcome.phrases];
    const { last } = outcome;
    const reply = talk.speak(phrases, cards, { last, personal: ahead?.personal ?? false });
    for (const notice of notices.take()) tellSoon(notice);
    notePersonal([before, talk.state.task], heard, cards);
    watchPending();
    const { receipts } = outcome;
    const ms = performance.now() - startedAt;
    const pending = talk.pending();
    const record = recordTurn(heard, talk.state, { reply, cards, pending, receipts, ms });
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

  /** Runs one turn after those before it; an error becomes an apology, never a silent kiosk. */
  function enqueue(work: () => Promise<TurnRecord>): Promise<TurnRecord> {
    working += 1;
    emitter.emit('changed', undefined);
    const done = queue
      .then(unlessClosed)
      .then(work)
      .finally(() => {
        working -= 1;
        emitter.emit('changed', undefined);
      });
    queue = done.catch(() => {});
    return done;
  }

  async function answer(said: Heard, startedAt: number): Promise<TurnRecord> {
    let heard = listen(said, talk, clock.now());
    let outcome: TurnResult | undefined;
    try {
      outcome = work(heard, talk, tools());
      const chosen = talk.inLobby ? lobby?.settle(outcome, heard, talk.state) : undefined;
      if (chosen) ({ outcome } = chosen);
      if (chosen?.served) ({ heard, outcome } = beginIn(chosen.served, chosen.wish, heard.text));
      const { interpret } = talk;
      if (outcome.unsure && interpret) {
        const better = await holding(interpret(heard, talk.state, closing.signal));
        unlessClosed();
        if (better) {
          heard = better;
          outcome = work(heard, talk, tools());
        }
      }
      if (chosen?.served && outcome.unsure) outcome = welcome;
      return settle(heard, outcome, startedAt);
    } catch (error) {
      if (error instanceof SessionClosedError) throw error;
      options.onError(error);
      unlessClosed();
      return settle(heard, afterError(outcome), startedAt);
    }
  }

  /** Enters a trade and answers there what was wished for on the way in; whoever only named it is welcomed. */
  function beginIn(served: Served, wish: string | null, said: string) {
    talk.enter(served);
    if (wish === null) return { heard: plain(said, 'greet', 1), outcome: welcome };
    const heard = meaningIn(talk.trade, clock.now())(wish, talk.state);
    return { heard, outcome: work(heard, talk, tools()) };
  }

  /** Says that it takes a moment, when it does. */
  async function holding<T>(work: Promise<T>): Promise<T> {
    const cancel = clock.after(holdAfterMs, () => {
      if (closing.signal.aborted) return;
      talk.speak([{ key: 'hold' }], [], { last: 'kept' });
      emitter.emit('changed', undefined);
    });
    return work.finally(cancel);
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
    get thinking() {
      return working > 0;
    },
    say(text, { confidence } = { confidence: 1 }) {
      const startedAt = performance.now();
      const said = text.trim();
      settled ||= !talk.inLobby;
      return enqueue(async () => {
        talk.list.add('person', said.slice(0, maxUtterance));
        emitter.emit('changed', undefined);
        if (said.length <= maxUtterance) return answer({ text: said, confidence }, startedAt);
        const heard = plain('', 'unclear', 0);
        talk.apply({ type: 'understood', understanding: heard });
        return settle(heard, { ...apology, phrases: [{ key: 'too_long' }] }, startedAt);
      });
    },
    turnEnd: (text) => turnEndIn(talk, text, clock.now()),
    confirm(proposalId, yes) {
      const startedAt = performance.now();
      return enqueue(async () => {
        const heard = plain('', yes ? 'confirm' : 'deny', 1);
        talk.apply({ type: 'understood', understanding: heard });
        let outcome: TurnResult | undefined;
        try {
          outcome = settleByTouch(talk.state, proposalId, yes, tools());
          return settle(heard, outcome, startedAt);
        } catch (error) {
          options.onError(error);
          return settle(heard, afterError(outcome), startedAt);
        }
      });
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
    farewell() {
      const { language, rate, volume } = talk.state;
      const text = talk.wording.word([{ key: 'idle.goodbye' }], 'voice', {});
      return { text: spell(text, language), language, rate, volume };
    },
    markInterrupted(turnId) {
      talk.list.markInterrupted(turnId);
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

const apology: TurnResult = {
  events: [],
  phrases: [{ key: 'failed' }],
  cards: [],
  receipts: [],
  last: 'replaced',
  goodbye: false,
  unsure: false,
};

/** What a trade says first to somebody who has not said what they want of it. */
const welcome: TurnResult = { ...apology, phrases: [{ key: 'greet' }] };

/** What is said after an error: never that nothing was changed when something was. */
function afterError(outcome: TurnResult | undefined): TurnResult {
  if (!outcome || outcome.receipts.length === 0) return apology;
  return { ...apology, phrases: [{ key: 'done.unworded' }], receipts: outcome.receipts };
}
