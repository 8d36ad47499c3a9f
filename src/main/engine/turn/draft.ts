import type { Card } from '../../../contract/cards.ts';
import type { ActionAgent } from '../../actions/agent.ts';
import type {
  ActionContext,
  ActionReply,
  Mention,
  Phrase,
  PhraseParam,
  Receipt,
} from '../../actions/port.ts';
import type { DialogueState } from '../../dialogue/port.ts';
import { type DialogueEvent, reduce } from '../../dialogue/state/reduce.ts';
import type { Pack } from '../../packs/pack.ts';
import type { Help } from '../escalation/port.ts';

/** What a turn came to: events for the log, sentences without wording, cards, receipts. */
export interface TurnResult {
  readonly events: readonly DialogueEvent[];
  readonly phrases: readonly Phrase[];
  readonly cards: readonly Card[];
  readonly receipts: readonly Receipt[];
  /** What becomes of what was said last: the phrases take its place, it is kept, or said again after them, word for word. */
  readonly last: 'replaced' | 'kept' | 'repeated';
  /** The person said goodbye. */
  readonly goodbye: boolean;
  /** Nothing on the fast path fits: worth asking a language model. */
  readonly unsure: boolean;
}

export interface TurnTools {
  readonly pack: Pack;
  readonly agent: ActionAgent;
  readonly sessionId: string;
  readonly now: number;
  /** Something else was said already: it is no answer to what would be asked now. */
  readonly more?: boolean;
  /** Asks for a person; without it nobody can be asked. */
  readonly askForPerson?: () => Help;
  /** A label on the screen in the language of the state. */
  label(key: string): string;
  /** What a thing is called on the screen in the language of the state. */
  name(param: PhraseParam): string;
}

/** A turn being worked out: the state as it will be, and what has been collected to say and show. */
export interface Draft {
  readonly tools: TurnTools;
  readonly state: DialogueState;
  readonly context: Omit<ActionContext, 'db'>;
  apply(...events: readonly DialogueEvent[]): void;
  say(phrases: readonly Phrase[], cards?: readonly Card[]): void;
  /** Takes over what an action answered. */
  answer(reply: ActionReply): void;
  /** Offers things to choose from, by voice and by touch. `shown`: a card that was shown has them already. */
  offer(mentions: readonly Mention[], shown?: boolean): void;
  receive(receipt: Receipt): void;
  /** What the person wished for was answered or done. */
  serve(): void;
  readonly served: boolean;
  finish(how?: Partial<Pick<TurnResult, 'goodbye' | 'unsure' | 'last'>>): TurnResult;
}

export function openDraft(start: DialogueState, tools: TurnTools): Draft {
  let state = start;
  const events: DialogueEvent[] = [];
  const phrases: Phrase[] = [];
  const cards: Card[] = [];
  const receipts: Receipt[] = [];
  let served = false;

  const draft: Draft = {
    tools,
    get state() {
      return state;
    },
    get context() {
      const { language, memory } = state;
      const recent = state.recent.map(({ mention }) => mention);
      const { sessionId } = tools;
      return { now: tools.now, language, memory, recent, sessionId, label: tools.label };
    },
    apply(...more) {
      for (const event of more) {
        events.push(event);
        state = reduce(state, event);
      }
    },
    say(more, shown = []) {
      phrases.push(...more);
      cards.push(...shown);
    },
    answer({ phrases: said, cards: shown, memory, focus, mentions }) {
      if (memory && Object.keys(memory).length > 0) draft.apply({ type: 'remembered', memory });
      if (focus) draft.apply({ type: 'focused', focus });
      if (mentions && !isOneOf(mentions, state.mentions)) {
        draft.apply({ type: 'mentioned', mentions });
      }
      draft.say(said, shown);
    },
    offer(mentions, shown = false) {
      draft.apply({ type: 'mentioned', mentions });
      if (shown) return;
      const labels = mentions.map(({ name }) => tools.name(name));
      cards.push({ kind: 'choice', options: labels.map((label) => ({ label, say: label })) });
    },
    receive(receipt) {
      receipts.push(receipt);
      served = true;
    },
    serve() {
      served = true;
    },
    get served() {
      return served;
    },
    finish: (how = {}) => ({
      events,
      phrases,
      cards,
      receipts,
      last: 'replaced',
      goodbye: false,
      unsure: false,
      ...how,
    }),
  };
  return draft;
}

/** One thing of a list that was shown: the list stays what "the first one" is about. */
function isOneOf(mentions: readonly Mention[], shown: readonly Mention[]): boolean {
  const [only, ...more] = mentions;
  const key = JSON.stringify(only?.slots);
  return more.length === 0 && shown.some(({ slots }) => JSON.stringify(slots) === key);
}
