import type { DialogueDomain, DialogueState, Task, Understanding } from '../port.ts';
import { carryOver, taskOf, withSlots } from '../state/tasks.ts';

/** What to do about what was understood. */
export type Decision =
  | { readonly do: 'commit'; readonly proposalId: string }
  | { readonly do: 'decline'; readonly proposalId: string }
  /** Work on this task; it becomes the current one. */
  | { readonly do: 'task'; readonly task: Task }
  /** Answer in passing; the current task stays. */
  | { readonly do: 'aside'; readonly task: Task }
  /** The words stop what is going on, or start this task: ask which. */
  | { readonly do: 'stop-or-task'; readonly task: Task }
  | { readonly do: 'drop-task' }
  /** Several things are offered for the slot that is asked for, and a yes was said: ask which. */
  | { readonly do: 'which' }
  | { readonly do: 'say'; readonly phrase: string }
  | { readonly do: 'set-voice'; readonly rate: number; readonly volume: number }
  | { readonly do: 'repeat' | 'goodbye' | 'hand-over' | 'complaint' | 'wait-for-rest' | 'unsure' };

/** Not understood this often in a row, the person is offered the keyboard and staff. */
export const patience = 3;
/** One "slower" or "louder" makes this much of a difference: plainly audible, and undone by its opposite. */
const rateStep = 1.25;
const volumeStep = 1.6;
const rateRange = [0.64, 1.5625] as const;
const volumeRange = [0.390625, 2.56] as const;

/** Chooses the next step. Pure: no wording, no database. */
export function decide(
  state: DialogueState,
  heard: Understanding,
  domain: DialogueDomain,
): Decision {
  const { rate, volume } = state;
  switch (heard.act) {
    case 'confirm':
      if (state.pending) return { do: 'commit', proposalId: state.pending.id };
      if (isChoice(state)) return { do: 'which' };
      if (state.offered) return { do: 'task', task: carryOver(state.offered, state, domain) };
      return { do: 'say', phrase: 'confirm.nothing' };
    case 'deny':
      if (state.pending) return { do: 'decline', proposalId: state.pending.id };
      return state.task ? { do: 'drop-task' } : { do: 'say', phrase: 'deny.nothing' };
    case 'greet':
    case 'thanks':
    case 'help':
    case 'chitchat':
      return { do: 'say', phrase: heard.act };
    case 'stop':
      return { do: 'say', phrase: 'stop.ok' };
    case 'repeat':
    case 'goodbye':
    case 'complaint':
      return { do: heard.act };
    case 'slower':
      return { do: 'set-voice', rate: within(rate / rateStep, rateRange), volume };
    case 'faster':
      return { do: 'set-voice', rate: within(rate * rateStep, rateRange), volume };
    case 'louder':
      return { do: 'set-voice', rate, volume: within(volume * volumeStep, volumeRange) };
    case 'quieter':
      return { do: 'set-voice', rate, volume: within(volume / volumeStep, volumeRange) };
    case 'human':
      return { do: 'hand-over' };
    case 'language':
      return { do: 'say', phrase: 'language.changed' };
    case 'misheard':
      return { do: 'say', phrase: state.misunderstood < patience ? 'misheard' : 'unsure.type' };
    case 'unfinished':
      return { do: 'wait-for-rest' };
    case 'inform':
      return state.task
        ? { do: 'task', task: withSlots(state.task, heard.slots, domain) }
        : { do: 'unsure' };
    case 'correct':
      return corrected(state, heard, domain);
    case 'unclear':
      return { do: 'unsure' };
    case 'request':
      return requested(state, heard, domain);
  }
}

/** A correction is of what is being worked on, or of what ended last. */
function corrected(state: DialogueState, heard: Understanding, domain: DialogueDomain): Decision {
  const base = state.task ?? state.last;
  if (!base) return { do: 'unsure' };
  const change = base.done && domain.intents[base.intent]?.correctedBy;
  if (change) {
    const task = taskOf({ intent: change, slots: heard.slots }, domain);
    return { do: 'task', task: carryOver(task, state, domain) };
  }
  return { do: 'task', task: { ...withSlots(base, heard.slots, domain), asked: null } };
}

/**
 * The task that is going on, where it is wished for again with another detail: "an exchange, please".
 * With another order, it is another task.
 */
function goingOn(
  task: Task | null,
  { intent, slots }: Understanding,
  domain: DialogueDomain,
): Task | undefined {
  const definition = intent === null ? undefined : domain.intents[intent];
  if (!task || task.intent !== intent || definition?.kind !== 'task') return undefined;
  const other = Object.entries(slots).some(([name, { value }]) => {
    const about = domain.slots[name]?.insteadOf ?? name;
    // What is said for the first time belongs to what is going on.
    const before = task.slots[name] ?? task.slots[about];
    return definition.carries.includes(about) && before !== undefined && before !== value;
  });
  return other ? undefined : { intent, slots: withSlots(task, slots, domain).slots, asked: null };
}

function requested(state: DialogueState, heard: Understanding, domain: DialogueDomain): Decision {
  const name = heard.intent;
  const intent =
    name !== null && Object.hasOwn(domain.intents, name) ? domain.intents[name] : undefined;
  if (name === null || !intent) return { do: 'unsure' };
  const task =
    goingOn(state.task, heard, domain) ??
    carryOver(taskOf({ intent: name, slots: heard.slots }, domain), state, domain);
  const busy = state.pending !== null || state.task?.asked != null;
  const vague = intent.soundsLikeStop && Object.keys(heard.slots).length === 0;
  // Said a second time, to the question which of the two is meant, it is the task.
  const asked = state.mentions.some(({ stops }) => stops);
  if (busy && vague && state.task?.intent !== name && !asked) return { do: 'stop-or-task', task };
  // A question about something asked in passing is left, not asked again after each further one.
  const waits = state.pending !== null || (busy && !isAside(state.task?.intent, domain));
  return { do: intent.kind === 'aside' && waits ? 'aside' : 'task', task };
}

/** "Yes" to "10:00, 10:30 or 11:00?" chooses none of them. */
function isChoice({ task, mentions }: DialogueState): boolean {
  const asked = task?.asked;
  return asked != null && mentions.filter(({ slots }) => Object.hasOwn(slots, asked)).length > 1;
}

function isAside(intent: string | undefined, { intents }: DialogueDomain): boolean {
  return intent !== undefined && intents[intent]?.kind === 'aside';
}

function within(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(most, Math.max(least, value));
}
