import type { Json } from '../../actions/port.ts';
import type { DialogueDomain, DialogueState, Task, Understanding } from '../port.ts';

/** What to do about what was understood. */
export type Decision =
  | { readonly do: 'commit'; readonly proposalId: string }
  | { readonly do: 'decline'; readonly proposalId: string }
  /** Work on this task; it becomes the current one. */
  | { readonly do: 'task'; readonly task: Task; readonly fresh: boolean }
  /** Answer in passing; the current task stays. */
  | { readonly do: 'aside'; readonly task: Task }
  | { readonly do: 'drop-task' }
  | { readonly do: 'say'; readonly phrase: string }
  | { readonly do: 'repeat' | 'stop' | 'goodbye' | 'hand-over' | 'unsure' };

/** Chooses the next step. Pure: no wording, no database. */
export function decide(
  state: DialogueState,
  heard: Understanding,
  domain: DialogueDomain,
): Decision {
  switch (heard.act) {
    case 'confirm':
      return state.pending
        ? { do: 'commit', proposalId: state.pending.id }
        : { do: 'say', phrase: 'confirm.nothing' };
    case 'deny':
      if (state.pending) return { do: 'decline', proposalId: state.pending.id };
      return state.task ? { do: 'drop-task' } : { do: 'say', phrase: 'deny.nothing' };
    case 'greet':
      return { do: 'say', phrase: 'greet' };
    case 'thanks':
      return { do: 'say', phrase: 'thanks' };
    case 'help':
      return { do: 'say', phrase: 'help' };
    case 'repeat':
    case 'goodbye':
      return { do: heard.act };
    case 'stop':
      return { do: 'stop' };
    case 'human':
      return { do: 'hand-over' };
    case 'inform':
      return state.task
        ? { do: 'task', task: withSlots(state.task, heard), fresh: false }
        : { do: 'unsure' };
    case 'unclear':
      return { do: 'unsure' };
    case 'request':
      return requested(state, heard, domain);
  }
}

function requested(state: DialogueState, heard: Understanding, domain: DialogueDomain): Decision {
  const name = heard.intent;
  const intent =
    name !== null && Object.hasOwn(domain.intents, name) ? domain.intents[name] : undefined;
  if (name === null || !intent) return { do: 'unsure' };
  const carried: Record<string, Json> = {};
  for (const slot of intent.carries) {
    // "it" is what is being worked on before it is what was last talked about.
    const value = state.task?.slots[slot] ?? state.focus[slot];
    if (value !== undefined) carried[slot] = value;
  }
  const task = withSlots({ intent: name, slots: carried, asked: null }, heard);
  const busy = state.pending !== null || state.task?.asked != null;
  if (intent.kind === 'aside' && busy) return { do: 'aside', task };
  return { do: 'task', task, fresh: true };
}

function withSlots(task: Task, heard: Understanding): Task {
  const slots: Record<string, Json> = { ...task.slots };
  for (const [name, match] of Object.entries(heard.slots)) slots[name] = match.value;
  return { ...task, slots };
}
