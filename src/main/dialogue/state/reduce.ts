import type { Language } from '../../../contract/language.ts';
import type { Json, Memory, Phrase, Proposal } from '../../actions/port.ts';
import type { DialogueState, Task, Understanding } from '../port.ts';

/** Everything that changes a conversation. The log of these, reduced, is its state. */
export type DialogueEvent =
  | { readonly type: 'understood'; readonly understanding: Understanding }
  | { readonly type: 'task-started'; readonly task: Task }
  | { readonly type: 'slots-filled'; readonly slots: Readonly<Record<string, Json>> }
  | { readonly type: 'slot-asked'; readonly slot: string; readonly clear: boolean }
  | { readonly type: 'task-ended' }
  | { readonly type: 'proposed'; readonly proposal: Proposal }
  | {
      readonly type: 'settled';
      readonly proposalId: string;
      readonly how: 'committed' | 'declined' | 'expired' | 'refused' | 'failed';
    }
  | { readonly type: 'focused'; readonly focus: Readonly<Record<string, Json>> }
  | { readonly type: 'remembered'; readonly memory: Memory }
  | { readonly type: 'handed-over' }
  | { readonly type: 'said'; readonly phrases: readonly Phrase[] }
  | { readonly type: 'language-chosen'; readonly language: Language };

export function initialState(language: Language): DialogueState {
  return {
    language,
    turn: 0,
    task: null,
    pending: null,
    focus: {},
    memory: {},
    handover: false,
    misunderstood: 0,
    lastReply: [],
    said: {},
  };
}

/** The state after an event. Pure: the same log always gives the same state. */
export function reduce(state: DialogueState, event: DialogueEvent): DialogueState {
  switch (event.type) {
    case 'understood':
      return {
        ...state,
        turn: state.turn + 1,
        misunderstood: event.understanding.act === 'unclear' ? state.misunderstood + 1 : 0,
      };
    case 'task-started':
      // A new wish takes the place of a proposal: a later yes must not mean the old one.
      return { ...state, task: event.task, pending: null };
    case 'slots-filled':
      return state.task
        ? { ...state, task: { ...state.task, slots: { ...state.task.slots, ...event.slots } } }
        : state;
    case 'slot-asked': {
      if (!state.task) return state;
      const { [event.slot]: wrong, ...others } = state.task.slots;
      const slots = event.clear ? others : state.task.slots;
      return { ...state, task: { ...state.task, slots, asked: event.slot } };
    }
    case 'task-ended':
      return { ...state, task: null };
    case 'proposed':
      return { ...state, pending: event.proposal };
    case 'settled':
      return state.pending?.id === event.proposalId
        ? { ...state, pending: null, task: null }
        : state;
    case 'focused':
      return { ...state, focus: { ...state.focus, ...event.focus } };
    case 'remembered':
      return { ...state, memory: { ...state.memory, ...event.memory } };
    case 'handed-over':
      return { ...state, handover: true };
    case 'said': {
      const said = { ...state.said };
      for (const { key } of event.phrases) said[key] = (said[key] ?? 0) + 1;
      return { ...state, said, lastReply: event.phrases };
    }
    case 'language-chosen':
      return { ...state, language: event.language };
  }
}
