import type { Card } from '../../contract/cards.ts';
import type { Pending, SessionView, ViewTurn } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Phrase, Receipt } from '../actions/port.ts';
import type { DialogueState, Understanding } from '../dialogue/port.ts';
import { type DialogueEvent, initialState, reduce } from '../dialogue/state/reduce.ts';
import { understand } from '../dialogue/understand/understand.ts';
import type { Clock } from '../kernel/clock.ts';
import { createEmitter, type Emitter } from '../kernel/emitter.ts';
import { newId } from '../kernel/ids.ts';
import { spell } from '../language/spell/index.ts';
import { normalise } from '../language/normalise.ts';
import { settleByTouch, takeTurn, type TurnResult, type TurnTools } from './turn.ts';
import type { Trade } from './trade.ts';

/** One answered turn, as the command line prints it. */
export interface TurnRecord {
  readonly turn: number;
  readonly user: string;
  readonly language: Language;
  readonly act: string;
  readonly intent: string | null;
  readonly confidence: number;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly state: {
    readonly intent: string | null;
    readonly slots: Readonly<Record<string, unknown>>;
    readonly asked: string | null;
    readonly focus: Readonly<Record<string, unknown>>;
  };
  readonly reply: string;
  readonly cards: readonly Card[];
  readonly pending: Pending | null;
  readonly receipts: readonly Receipt[];
  readonly handover: boolean;
  readonly ms: number;
}

interface SessionEvents {
  /** The view may have changed. */
  changed: undefined;
  /** A sentence to be spoken, in spoken form: no digit and no symbol is left. */
  speak: { readonly text: string; readonly turnId: number };
  /** The voice must stop at once. */
  silence: undefined;
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
   */
  say(text: string): Promise<TurnRecord>;
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

/** Turns kept on the screen and in memory. */
const maxShownTurns = 40;
/** The longest utterance that is understood, in characters. */
const maxUtterance = 2_000;

export function createSession(options: SessionOptions): Session {
  const { trade, clock } = options;
  const id = newId('session');
  const emitter = createEmitter<SessionEvents>();
  const log: DialogueEvent[] = [];
  const closing = new AbortController();
  let state = initialState(options.language);
  let turns: ViewTurn[] = [];
  let nextTurnId = 1;
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
  });

  function apply(event: DialogueEvent): void {
    log.push(event);
    state = reduce(state, event);
  }

  function show(who: ViewTurn['who'], text: string, cards: readonly Card[] = []): number {
    const turnId = nextTurnId++;
    turns = [...turns, { id: turnId, who, text, cards: [...cards], interrupted: false }].slice(
      -maxShownTurns,
    );
    return turnId;
  }

  /** Says phrases on the screen and by voice. */
  function speak(phrases: readonly Phrase[], cards: readonly Card[]): string {
    const text = wording().word(phrases, 'screen', state.said);
    const worded = wording().word(phrases, 'voice', state.said);
    const spoken = spell(worded, state.language, { dateOrder: 'day-first' });
    apply({ type: 'said', phrases });
    const turnId = show('vaani', text, cards);
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
    for (const event of outcome.events) apply(event);
    const reply = speak(outcome.phrases, outcome.cards);
    watchPending();
    const record: TurnRecord = {
      turn: state.turn,
      user: heard.text,
      language: state.language,
      act: heard.act,
      intent: heard.intent,
      confidence: round(heard.confidence),
      slots: Object.fromEntries(
        Object.entries(heard.slots).map(([name, slot]) => [name, slot.value]),
      ),
      state: {
        intent: state.task?.intent ?? null,
        slots: state.task?.slots ?? {},
        asked: state.task?.asked ?? null,
        focus: state.focus,
      },
      reply,
      cards: outcome.cards,
      pending: pendingView(),
      receipts: outcome.receipts,
      handover: state.handover,
      ms: round(performance.now() - startedAt),
    };
    emitter.emit('answered', record);
    if (outcome.goodbye) emitter.emit('goodbye', undefined);
    return record;
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

  async function answer(text: string, startedAt: number): Promise<TurnRecord> {
    const chosen = trade.choices.get(normalise(text));
    // A label that was tapped names its intent and holds no details.
    let heard: Understanding = chosen
      ? { ...nothingUnderstood(text), act: 'request', intent: chosen, confidence: 1 }
      : understand(text, state, trade.pack, trade.classifier);
    apply({ type: 'understood', understanding: heard });
    let outcome: TurnResult | undefined;
    try {
      outcome = takeTurn(state, heard, tools());
      if (outcome.unsure && options.interpret) {
        const better = await options.interpret(heard, state, closing.signal);
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
    say(text) {
      const startedAt = performance.now();
      const said = text.trim();
      return enqueue(async () => {
        show('person', said.slice(0, maxUtterance));
        emitter.emit('changed', undefined);
        if (said.length <= maxUtterance) return answer(said, startedAt);
        const heard = nothingUnderstood('');
        apply({ type: 'understood', understanding: heard });
        return settle(heard, { ...apology, phrases: [{ key: 'too_long' }] }, startedAt);
      });
    },
    confirm(proposalId, yes) {
      const startedAt = performance.now();
      return enqueue(async () => {
        const heard = {
          ...nothingUnderstood(''),
          act: yes ? ('confirm' as const) : ('deny' as const),
          confidence: 1,
        };
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
      if (language === state.language) return;
      apply({ type: 'language-chosen', language });
      emitter.emit('changed', undefined);
    },
    view: () => ({
      sessionId: id,
      pack: trade.pack.id,
      packTitle: wording().label('pack.title'),
      language: state.language,
      turns,
      pending: pendingView(),
      suggestions: trade.pack.suggestions.map((key) => wording().label(key)),
      handover: state.handover,
    }),
    markInterrupted(turnId) {
      turns = turns.map((turn) => (turn.id === turnId ? { ...turn, interrupted: true } : turn));
      emitter.emit('changed', undefined);
    },
    close() {
      closing.abort();
      cancelExpiry();
      turns = [];
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
  goodbye: false,
  unsure: false,
};

/** What is said after an error: never that nothing was changed when something was. */
function afterError(outcome: TurnResult | undefined): TurnResult {
  if (!outcome || outcome.receipts.length === 0) return apology;
  return { ...apology, phrases: [{ key: 'done.unworded' }], receipts: outcome.receipts };
}

function nothingUnderstood(text: string): Understanding {
  return { text, act: 'unclear', intent: null, confidence: 0, slots: {}, alternatives: [] };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
