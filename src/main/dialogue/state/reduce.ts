import type { Language } from '../../../contract/language.ts';
import type { Json, Memory, Mention, Phrase, Proposal } from '../../actions/port.ts';
import type { DialogueAct, DialogueState, Task, Understanding } from '../port.ts';

/** Everything that changes a conversation. The log of these, reduced, is its state. */
export type DialogueEvent =
  | { readonly type: 'understood'; readonly understanding: Understanding }
  /** The words end in the middle of a sentence. */
  | { readonly type: 'cut-off'; readonly text: string }
  | { readonly type: 'task-started'; readonly task: Task }
  /** `question` is how it was asked, to ask it again after something else. */
  | {
      readonly type: 'slot-asked';
      readonly slot: string;
      readonly clear: boolean;
      readonly question?: Phrase;
    }
  | { readonly type: 'task-ended' }
  /** To be done after the present task: further wishes at the end, an interrupted task (`first`) before them. */
  | { readonly type: 'queued'; readonly tasks: readonly Task[]; readonly first: boolean }
  /** The first of the queue is taken up. */
  | { readonly type: 'dequeued' }
  | { readonly type: 'proposed'; readonly proposal: Proposal }
  | {
      readonly type: 'settled';
      readonly proposalId: string;
      readonly how: 'committed' | 'declined' | 'expired' | 'refused' | 'failed';
    }
  | { readonly type: 'focused'; readonly focus: Readonly<Record<string, Json>> }
  | { readonly type: 'mentioned'; readonly mentions: readonly Mention[] }
  | { readonly type: 'remembered'; readonly memory: Memory }
  | { readonly type: 'offered'; readonly task: Task | null }
  | { readonly type: 'handed-over' }
  /** The conversation goes on in one of several trades: what was shown or wished for before is not its matter. */
  | { readonly type: 'trade-entered' }
  /** The person who was asked for has answered, or came. */
  | { readonly type: 'handed-back' }
  /** `passing`: "I will speak faster" is not what "say that again" asks for. */
  | { readonly type: 'said'; readonly phrases: readonly Phrase[]; readonly passing?: boolean }
  | { readonly type: 'voice-set'; readonly rate: number; readonly volume: number }
  /** The person asked for it: by touch, or in words. */
  | { readonly type: 'language-chosen'; readonly language: Language }
  /** The person speaks another language: Vaani answers in it. */
  | { readonly type: 'language-tried'; readonly language: Language }
  | { readonly type: 'language-asked' }
  /**
   * What becomes of the language being tried: it stays, or the one before comes back, because the person
   * declined or because they simply speak it again.
   */
  | { readonly type: 'language-settled'; readonly how: 'kept' | 'declined' | 'left' };

/** Tasks that may wait; more than a person can keep in mind. */
export const maxQueue = 5;
/** Turns for which what was shown can still be meant. */
export const recentTurns = 10;
/** Things remembered of those turns. */
const maxRecent = 60;

export function initialState(language: Language): DialogueState {
  return {
    language,
    habits: { accepted: [], declined: [], trying: null },
    turn: 0,
    task: null,
    queue: [],
    last: null,
    pending: null,
    focus: {},
    mentions: [],
    recent: [],
    memory: {},
    offered: null,
    handover: false,
    misunderstood: 0,
    unfinished: null,
    rate: 1,
    volume: 1,
    lastReply: { phrases: [], said: {} },
    said: {},
  };
}

const notUnderstood: ReadonlySet<DialogueAct> = new Set(['unclear', 'misheard']);

/** The state after an event. Pure: the same log always gives the same state. */
export function reduce(state: DialogueState, event: DialogueEvent): DialogueState {
  switch (event.type) {
    case 'understood':
      return {
        ...state,
        turn: state.turn + 1,
        recent: state.recent.filter(({ turn }) => turn > state.turn + 1 - recentTurns),
        misunderstood: notUnderstood.has(event.understanding.act) ? state.misunderstood + 1 : 0,
        unfinished: null,
      };
    case 'cut-off':
      return { ...state, unfinished: event.text };
    case 'task-started':
      // A new wish takes the place of a proposal: a later yes must not mean the old one.
      return { ...state, task: event.task, pending: null };
    case 'slot-asked': {
      if (!state.task) return state;
      const { [event.slot]: wrong, ...others } = state.task.slots;
      const slots = event.clear ? others : state.task.slots;
      const { intent } = state.task;
      const question = event.question && { question: event.question };
      return { ...state, task: { intent, slots, asked: event.slot, ...question } };
    }
    case 'task-ended':
      return { ...state, task: null, last: state.task ?? state.last };
    case 'queued': {
      const queue = event.first
        ? [...event.tasks, ...state.queue]
        : [...state.queue, ...event.tasks];
      return { ...state, queue: queue.slice(0, maxQueue) };
    }
    case 'dequeued':
      return { ...state, queue: state.queue.slice(1) };
    case 'proposed':
      return { ...state, pending: event.proposal };
    case 'settled': {
      if (state.pending?.id !== event.proposalId) return state;
      const done = event.how === 'committed' && { done: true as const };
      const last = state.task ? { ...state.task, ...done } : state.last;
      return { ...state, pending: null, task: null, last };
    }
    case 'focused':
      return { ...state, focus: { ...state.focus, ...event.focus } };
    case 'mentioned':
      return { ...state, mentions: event.mentions, recent: withRecent(state, event.mentions) };
    case 'remembered':
      return { ...state, memory: { ...state.memory, ...event.memory } };
    case 'offered':
      return { ...state, offered: event.task };
    case 'handed-over':
      return { ...state, handover: true };
    case 'handed-back':
      return { ...state, handover: false };
    case 'trade-entered': {
      const { language, habits, turn, handover, rate, volume, said } = state;
      const kept = { habits, turn, handover, rate, volume, said };
      return { ...initialState(language), ...kept };
    }
    case 'said': {
      const said = { ...state.said };
      for (const { key } of event.phrases) said[key] = (said[key] ?? 0) + 1;
      if (event.passing) return { ...state, said };
      return { ...state, said, lastReply: { phrases: event.phrases, said: state.said } };
    }
    case 'voice-set':
      return { ...state, rate: event.rate, volume: event.volume };
    case 'language-chosen':
    case 'language-tried':
    case 'language-asked':
    case 'language-settled':
      return { ...state, ...changeLanguage(state, event) };
  }
}

/** What was shown now before what was shown earlier, each thing once. */
function withRecent(
  { recent, turn }: DialogueState,
  mentions: readonly Mention[],
): DialogueState['recent'] {
  const things = mentions.filter(({ slots }) => Object.keys(slots).length > 0);
  const key = ({ slots }: Mention) => JSON.stringify(slots);
  const fresh = new Set(things.map(key));
  return [
    ...things.map((mention) => ({ turn, mention })),
    ...recent.filter(({ mention }) => !fresh.has(key(mention))),
  ].slice(0, maxRecent);
}

type LanguageEvent = Extract<DialogueEvent, { readonly type: `language-${string}` }>;

function changeLanguage(
  { language, habits }: DialogueState,
  event: LanguageEvent,
): Pick<DialogueState, 'language' | 'habits'> {
  switch (event.type) {
    case 'language-chosen': {
      const accepted = together(habits.accepted, event.language);
      return { language: event.language, habits: { ...habits, accepted, trying: null } };
    }
    case 'language-tried':
      return {
        language: event.language,
        habits: { ...habits, trying: { from: language, asked: false } },
      };
    case 'language-asked': {
      const { trying } = habits;
      return { language, habits: { ...habits, trying: trying && { ...trying, asked: true } } };
    }
    case 'language-settled': {
      const { trying } = habits;
      if (!trying) return { language, habits };
      const back = event.how === 'kept' ? language : trying.from;
      if (event.how === 'declined') {
        const declined = together(habits.declined, language);
        return { language: back, habits: { ...habits, declined, trying: null } };
      }
      const accepted = together(habits.accepted, trying.from, language);
      return { language: back, habits: { ...habits, accepted, trying: null } };
    }
  }
}

const together = (known: readonly Language[], ...more: Language[]) => [
  ...new Set([...known, ...more]),
];
