import type { Card } from '../../../contract/cards.ts';
import type { Pending } from '../../../contract/kiosk.ts';
import type { Phrase } from '../../actions/port.ts';
import type { DialogueState } from '../../dialogue/port.ts';
import { type DialogueEvent, initialState, reduce } from '../../dialogue/state/reduce.ts';
import type { Wording } from '../../dialogue/say/phrases.ts';
import type { Emitter } from '../../kernel/emitter.ts';
import { newId } from '../../kernel/ids.ts';
import type { Served } from '../lobby/lobby.ts';
import {
  type MustHear,
  onScreen,
  placed,
  type Said,
  type SpokenPart,
  spokenParts,
} from '../spoken.ts';
import type { Trade } from '../trade.ts';
import { createTurnList, type TurnList } from '../turn-list.ts';
import type { TurnResult, TurnTools } from '../turn/index.ts';
import type { Interpret, SessionEvents, SessionOptions } from './port.ts';

/** How a reply is said, besides its words. */
interface Manner {
  /** What becomes of what was said last; see `TurnResult.last`. */
  readonly last?: TurnResult['last'];
  readonly personal?: boolean;
  readonly how?: SessionEvents['speak']['how'];
  /** It tells of something that was done. */
  readonly report?: boolean;
}

/** What a conversation is made of: its trade, its state, and what was said. */
export interface Talk {
  readonly id: string;
  readonly state: DialogueState;
  readonly log: readonly DialogueEvent[];
  readonly list: TurnList;
  readonly trade: Trade;
  readonly interpret: Interpret | null;
  /** It has not been said yet which of several trades it is about. */
  readonly inLobby: boolean;
  readonly wording: Wording;
  apply(...events: readonly DialogueEvent[]): void;
  /** Says phrases on the screen and by voice; the words on the screen. */
  speak(phrases: readonly Phrase[], cards: readonly Card[], manner?: Manner): string;
  /** How phrases are spoken in a state. */
  spoken(said: Said, state: DialogueState, report?: boolean): Omit<SpokenPart, 'at'>[];
  /** What a turn works with; `more`: another one waits already. */
  tools(more: boolean): TurnTools;
  /** The proposal on the screen. */
  pending(): Pending | null;
  /** Goes on in a trade. */
  enter(served: Served): void;
  /** A turn of the person begins. */
  beginTurn(text: string): void;
  /** The turn is answered. `final`: it has changed something outside the conversation, and stays. */
  endTurn(final: boolean): void;
  /**
   * Takes the last turn back. Returns its words; null where it must stay, or where anything has happened
   * since its answer. `half`: they were the first half of a sentence, and what comes next is joined to them.
   */
  takeBackTurn(half: boolean): string | null;
  forget(): void;
}

export function createTalk(
  options: Pick<SessionOptions, 'clock' | 'language' | 'lobby' | 'trade' | 'interpret'>,
  emitter: Emitter<SessionEvents>,
  askForPerson: TurnTools['askForPerson'],
): Talk {
  const { clock, lobby } = options;
  const id = newId('session');
  const log: DialogueEvent[] = [];
  const list = createTurnList();
  let { trade, interpret } = options;
  let state = initialState(options.language);
  /** How everything was before the last turn, while it may be taken back; `end`: the length of the log after it. */
  let undo: {
    readonly text: string;
    readonly state: DialogueState;
    readonly events: number;
    readonly turns: number;
    readonly end: number | null;
  } | null = null;

  const wording = () => trade.wording[state.language];

  function apply(...events: readonly DialogueEvent[]): void {
    for (const event of events) {
      const before = state.language;
      log.push(event);
      state = reduce(state, event);
      if (state.language !== before) emitter.emit('language', state.language);
    }
  }

  function spoken(said: Said, { language, pending }: DialogueState, report = false) {
    const mustHear = ({ key }: Phrase): MustHear | null => {
      if (key === pending?.question.key) return 'question';
      return report ? 'report' : null;
    };
    const pronounce = trade.pronounce[language];
    const needed = { mustHear, proposalId: pending?.id ?? null };
    return spokenParts(said, needed, { wording: trade.wording[language], language, pronounce });
  }

  return {
    id,
    log,
    list,
    get state() {
      return state;
    },
    get trade() {
      return trade;
    },
    get interpret() {
      return interpret;
    },
    get inLobby() {
      return trade === lobby?.trade;
    },
    get wording() {
      return wording();
    },
    apply,
    spoken,
    speak(phrases, cards, manner = {}) {
      const { last = 'replaced', personal = false, how = 'next', report = false } = manner;
      const fresh = { phrases, said: state.said };
      const all = last === 'repeated' ? [fresh, state.lastReply] : [fresh];
      const parts = placed(all.flatMap((one) => spoken(one, state, report)));
      const text = onScreen(parts);
      const aloud = parts.filter((part) => part.text !== '');
      apply({ type: 'said', phrases, ...(last !== 'replaced' && { passing: true }) });
      const turnId = list.add('vaani', text, { cards, personal });
      if (aloud.length > 0) emitter.emit('speak', { parts: aloud, turnId, how });
      return text;
    },
    tools: (more) => ({
      pack: trade.pack,
      agent: trade.agent,
      sessionId: id,
      now: clock.now(),
      more,
      askForPerson,
      label: (key) => wording().label(key),
      name: (value) => wording().name(value),
    }),
    pending() {
      const proposal = state.pending;
      return (
        proposal && {
          proposalId: proposal.id,
          title: wording().word([proposal.question], 'screen', {}),
          lines: proposal.lines.map((line) => ({ ...line })),
          expiresAt: new Date(proposal.expiresAt).toISOString(),
        }
      );
    },
    beginTurn(text) {
      undo = { text, state, events: log.length, turns: list.turns.length, end: null };
    },
    endTurn(final) {
      undo = final || !undo ? null : { ...undo, end: log.length };
    },
    takeBackTurn(half) {
      if (undo?.end !== log.length) return null;
      const { text, events, turns } = undo;
      const { language } = state;
      ({ state } = undo);
      log.length = events;
      list.cutTo(turns);
      if (state.language !== language) emitter.emit('language', state.language);
      undo = null;
      if (half) apply({ type: 'cut-off', text });
      return text;
    },
    enter(served) {
      undo = null;
      ({ trade, interpret } = served);
      apply({ type: 'trade-entered' });
    },
    forget() {
      undo = null;
      list.clear();
      log.length = 0;
      state = initialState(state.language);
    },
  };
}
