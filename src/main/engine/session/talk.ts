import type { Card } from '../../../contract/cards.ts';
import type { Pending } from '../../../contract/kiosk.ts';
import type { Phrase } from '../../actions/port.ts';
import type { DialogueState } from '../../dialogue/port.ts';
import { type DialogueEvent, initialState, reduce } from '../../dialogue/state/reduce.ts';
import type { Medium, Wording } from '../../dialogue/say/phrases.ts';
import type { Emitter } from '../../kernel/emitter.ts';
import { newId } from '../../kernel/ids.ts';
import { spell } from '../../language/spell/index.ts';
import type { Served } from '../lobby/lobby.ts';
import type { Trade } from '../trade.ts';
import { createTurnList, type TurnList } from '../turn-list.ts';
import type { TurnResult, TurnTools } from '../turn/index.ts';
import type { Interpret, SessionEvents, SessionOptions } from './port.ts';

/** How a reply is said, besides its words. */
interface Manner {
  /** What becomes of what was said last; see `TurnResult.last`. */
  readonly last?: TurnResult['last'];
  readonly personal?: boolean;
  /** What is being said ends with its present sentence. */
  readonly interrupts?: boolean;
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
  /** What a turn works with; `more`: another one waits already. */
  tools(more: boolean): TurnTools;
  /** The proposal on the screen. */
  pending(): Pending | null;
  /** Goes on in a trade. */
  enter(served: Served): void;
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

  const wording = () => trade.wording[state.language];

  function apply(...events: readonly DialogueEvent[]): void {
    for (const event of events) {
      const before = state.language;
      log.push(event);
      state = reduce(state, event);
      if (state.language !== before) emitter.emit('language', state.language);
    }
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
    speak(phrases, cards, { last = 'replaced', personal = false, interrupts = false } = {}) {
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
      const turnId = list.add('vaani', text, cards, personal);
      if (spoken.trim() !== '') {
        emitter.emit('speak', { text: spoken, turnId, ...(interrupts && { interrupts }) });
      }
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
    enter(served) {
      ({ trade, interpret } = served);
      apply({ type: 'trade-entered' });
    },
    forget() {
      list.clear();
      log.length = 0;
      state = initialState(state.language);
    },
  };
}
