import type { Card } from '../../contract/cards.ts';
import type { Pending, SessionView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Phrase } from '../actions/port.ts';
import type { DialogueState, Task, Understanding } from '../dialogue/port.ts';
import { type DialogueEvent, initialState, reduce } from '../dialogue/state/reduce.ts';
import type { Medium } from '../dialogue/say/phrases.ts';
import { type Heard, hear } from '../dialogue/turn/hear.ts';
import { plain } from '../dialogue/understand/reading.ts';
import { understand } from '../dialogue/understand/understand.ts';
import type { Clock } from '../kernel/clock.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { newId } from '../kernel/ids.ts';
import { spell } from '../language/spell/index.ts';
import { normalise } from '../language/normalise.ts';
import { settleByTouch, takeTurn, type TurnResult, type TurnTools } from './turn/index.ts';
import type { Trade } from './trade.ts';
import { createTurnList, type TurnList } from './turn-list.ts';
import { recordTurn, type TurnRecord } from './turn-record.ts';

export type { TurnRecord } from './turn-record.ts';

interface SessionEvents {
  /** The view may have changed. */
  changed: undefined;
  /** A sentence to be spoken, in spoken form: no digit and no symbol is left. */
  speak: { readonly text: string; readonly turnId: number };
  /** The voice must stop at once. */
  silence: undefined;
  /** The conversation goes on in another language. */
  language: Language;
  /** A turn was answered. */
  answered: TurnRecord;
  /** The person said goodbye. */
  goodbye: undefined;
}

export interface Session {
  readonly id: string;
  readonly language: Language;
  readonly events: Pick<Emitter<SessionEvents>, 'on'>;
  /** Everything that happened in the dialogue; reduced from initialState, it is its state. */
  readonly log: readonly DialogueEvent[];
  readonly state: DialogueState;
  /**
   * Takes one turn of the person. Turns are answered one after the other, in the order they came.
   * Rejects with SessionClosedError when the conversation ended before the answer.
   *
   * @param heard how sure the recogniser was of the words; typed and tapped words are sure.
   */
  say(text: string, heard?: Pick<Heard, 'confidence'>): Promise<TurnRecord>;
  /** Yes or no by touch, for the proposal on the screen. */
  confirm(proposalId: string, yes: boolean): Promise<TurnRecord>;
  setLanguage(language: Language): void;
  /** What the screen shows of the conversation. */
  view(): Pick<
    SessionView,
    | 'sessionId'
    | 'pack'
    | 'packTitle'
    | 'language'
    | 'turns'
    | 'pending'
    | 'suggestions'
    | 'handover'
  >;
  /** What was said, to be kept by the shop; null in place of what tells who the person is. */
  transcript(): ReturnType<TurnList['transcript']>;
  /** Whether an answer is being worked out. */
  readonly thinking: boolean;
  /** The person interrupted the answer with this turn id. */
  markInterrupted(turnId: number): void;
  /** Forgets everything; the session can not be used any more. */
  close(): void;
}

/** A second opinion on an utterance the fast path is unsure of; null when there is none. */
export type Interpret = (
  heard: Understanding,
  state: DialogueState,
  signal: AbortSignal,
) => Promise<Understanding | null>;

export interface SessionOptions {
  readonly trade: Trade;
  readonly clock: Clock;
  readonly language: Language;
  readonly interpret: Interpret | null;
  /** Told when an answer could not be worked out, with the error; the person hears an apology. */
  readonly onError: (error: unknown) => void;
}

/** The conversation ended before this turn was answered; nothing of it is kept. */
export class SessionClosedError extends Error {
  constructor() {
    super('the conversation has ended');
    this.name = 'SessionClosedError';
  }
}

/** The longest utterance that is understood, in characters. */
const maxUtterance = 2_000;
/** After this long without a word, ms, the person is told that an answer is being worked out. */
const holdAfterMs = 900;

export function createSession(options: SessionOptions): Session {
  const { trade, clock } = options;
  const id = newId('session');
  const emitter = createEmitter<SessionEvents>();
  const log: DialogueEvent[] = [];
  const closing = new AbortController();
  let state = initialState(options.language);
  const list = createTurnList();
  let queue: Promise<unknown> = Promise.resolve();
  let working = 0;
  let cancelExpiry = () => {};

  const wording = () => trade.wording[state.language];
  const tools = (): TurnTools => ({
    pack: trade.pack,
    agent: trade.agent,
    sessionId: id,
    now: clock.now(),
    label: (key) => wording().label(key),
    name: (value) => wording().name(value),
  });

  function apply(event: DialogueEvent): void {
    const before = state.language;
    log.push(event);
    state = reduce(state, event);
    if (state.language !== before) emitter.emit('language', state.language);
  }

  /** Says phrases on the screen and by voice, and what was said last after them when it is repeated. */
  function speak(
    phrases: readonly Phrase[],
    cards: readonly Card[],
    last: TurnResult['last'] = 'replaced',
  ): string {
    const { said, lastReply } = state;
    const worded = (medium: Medium) => {
      const fresh = wording().word(phrases, medium, said);
      return last === 'repeated'
        ? `${fresh} ${wording().word(lastReply.phrases, medium, lastReply.said)}`.trim()
        : fresh;
    };
    const text = worded('screen');
    const spoken = spell(worded('voice'), state.language, { dateOrder: 'day-first' });
    apply({ type: 'said', phrases, ...(last !== 'replaced' && { passing: true }) });
    const turnId = list.add('vaani', text, cards);
    if (spoken.trim() !== '') emitter.emit('speak', { text: spoken, turnId });
    return text;
  }

  /** Drops a proposal from the screen when its time is over. */
  function watchPending(): void {
    cancelExpiry();
    const proposal = state.pending;
    if (!proposal) return;
    cancelExpiry = clock.after(Math.max(0, proposal.expiresAt - clock.now()), () => {
      if (state.pending?.id !== proposal.id || clock.now() < proposal.expiresAt) return;
      apply({ type: 'settled', proposalId: proposal.id, how: 'expired' });
      emitter.emit('changed', undefined);
    });
  }

  function settle(heard: Understanding, outcome: TurnResult, startedAt: number): TurnRecord {
    const before = state.task;
    for (const event of outcome.events) apply(event);
    const reply = speak(outcome.phrases, outcome.cards, outcome.last);
    notePersonal([before, state.task], heard);
    watchPending();
    const { cards, receipts } = outcome;
    const ms = performance.now() - startedAt;
    const record = recordTurn(heard, state, { reply, cards, pending: pendingView(), receipts, ms });
    emitter.emit('answered', record);
    if (outcome.goodbye) emitter.emit('goodbye', undefined);
    return record;
  }

  /** Marks the person's turn and its answer when one of them held something personal. */
  function notePersonal(tasks: readonly (Task | null)[], heard: Understanding): void {
    const slots = [
      ...Object.keys(heard.slots),
      ...tasks.flatMap((task) => [task?.asked ?? '', ...Object.keys(task?.slots ?? {})]),
    ];
    if (slots.some((slot) => trade.pack.slots[slot]?.personal)) list.markPersonal();
  }

  function pendingView(): Pending | null {
    const proposal = state.pending;
    return (
      proposal && {
        proposalId: proposal.id,
        title: wording().word([proposal.question], 'screen', {}),
        lines: proposal.lines.map((line) => ({ ...line })),
        expiresAt: new Date(proposal.expiresAt).toISOString(),
      }
    );
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

  /** A label that was tapped names its intent and holds no details. */
  function meaning(text: string, at: DialogueState): Understanding {
    const chosen = trade.choices.get(normalise(text));
    return chosen
      ? { ...plain(text, 'request', 1), intent: chosen }
      : understand(text, at, trade.pack, trade.classifier, clock.now());
  }

  async function answer(said: Heard, startedAt: number): Promise<TurnRecord> {
    const { events, understanding } = hear(said, state, meaning);
    for (const event of events) apply(event);
    let heard = understanding;
    let outcome: TurnResult | undefined;
    try {
      outcome = takeTurn(state, heard, tools());
      if (outcome.unsure && options.interpret) {
        const better = await holding(options.interpret(heard, state, closing.signal));
        unlessClosed();
        if (better) {
          heard = better;
          outcome = takeTurn(state, heard, tools());
        }
      }
      return settle(heard, outcome, startedAt);
    } catch (error) {
      if (error instanceof SessionClosedError) throw error;
      options.onError(error);
      unlessClosed();
      return settle(heard, afterError(outcome), startedAt);
    }
  }

  /** Says that it takes a moment, when it does. */
  async function holding<T>(work: Promise<T>): Promise<T> {
    const cancel = clock.after(holdAfterMs, () => {
      if (closing.signal.aborted) return;
      speak([{ key: 'hold' }], [], 'kept');
      emitter.emit('changed', undefined);
    });
    return work.finally(cancel);
  }

  return {
    id,
    get language() {
      return state.language;
    },
    events: emitter,
    log,
    get state() {
      return state;
    },
    get thinking() {
      return working > 0;
    },
    say(text, { confidence } = { confidence: 1 }) {
      const startedAt = performance.now();
      const said = text.trim();
      return enqueue(async () => {
        list.add('person', said.slice(0, maxUtterance));
        emitter.emit('changed', undefined);
        if (said.length <= maxUtterance) return answer({ text: said, confidence }, startedAt);
        const heard = plain('', 'unclear', 0);
        apply({ type: 'understood', understanding: heard });
        return settle(heard, { ...apology, phrases: [{ key: 'too_long' }] }, startedAt);
      });
    },
    confirm(proposalId, yes) {
      const startedAt = performance.now();
      return enqueue(async () => {
        const heard = plain('', yes ? 'confirm' : 'deny', 1);
        apply({ type: 'understood', understanding: heard });
        let outcome: TurnResult | undefined;
        try {
          outcome = settleByTouch(state, proposalId, yes, tools());
          return settle(heard, outcome, startedAt);
        } catch (error) {
          options.onError(error);
          return settle(heard, afterError(outcome), startedAt);
        }
      });
    },
    setLanguage(language) {
      if (language === state.language && !state.habits.trying) return;
      apply({ type: 'language-chosen', language });
      emitter.emit('changed', undefined);
    },
    view: () => ({
      sessionId: id,
      pack: trade.pack.id,
      packTitle: wording().label('pack.title'),
      language: state.language,
      turns: [...list.turns],
      pending: pendingView(),
      suggestions: trade.pack.suggestions.map((key) => wording().label(key)),
      handover: state.handover,
    }),
    transcript: () => list.transcript(),
    markInterrupted(turnId) {
      list.markInterrupted(turnId);
      emitter.emit('changed', undefined);
    },
    close() {
      closing.abort();
      cancelExpiry();
      list.clear();
      log.length = 0;
      state = initialState(state.language);
    },
  };
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

/** What is said after an error: never that nothing was changed when something was. */
function afterError(outcome: TurnResult | undefined): TurnResult {
  if (!outcome || outcome.receipts.length === 0) return apology;
  return { ...apology, phrases: [{ key: 'done.unworded' }], receipts: outcome.receipts };
}
