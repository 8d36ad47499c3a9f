import type { Json } from '../../actions/port.ts';
import type { DialogueDomain, DialogueState, SlotMatch, Task, Wish } from '../port.ts';

/** The task with what was said about it; what belonged to a value that changes is forgotten. */
export function withSlots(
  task: Task,
  matches: Readonly<Record<string, SlotMatch>>,
  domain: Pick<DialogueDomain, 'slots'>,
): Task {
  const slots: Record<string, Json> = { ...task.slots };
  const changed = Object.entries(matches).filter(
    ([name, { value }]) => slots[name] !== undefined && slots[name] !== value,
  );
  for (const [name] of changed) {
    for (const [other, { of }] of Object.entries(domain.slots)) {
      if (of === name) delete slots[other];
    }
  }
  for (const [name, { value }] of Object.entries(matches)) slots[name] = value;
  return { ...task, slots };
}

/**
 * The task with what it does not name taken over ("cancel it") from what is being worked on, else
 * from what was last talked about.
 */
export function carryOver(
  task: Task,
  state: Pick<DialogueState, 'task' | 'focus'>,
  domain: DialogueDomain,
): Task {
  const slots: Record<string, Json> = { ...task.slots };
  for (const slot of domain.intents[task.intent]?.carries ?? []) {
    const named = Object.keys(task.slots).some(
      (name) => name === slot || domain.slots[name]?.insteadOf === slot,
    );
    const value = state.task?.slots[slot] ?? state.focus[slot];
    if (!named && value != null) slots[slot] = value;
  }
  return { ...task, slots };
}

/** The task that a wish starts, with nothing but what was said. */
export function taskOf(wish: Pick<Wish, 'intent' | 'slots'>, domain: DialogueDomain): Task {
  return withSlots({ intent: wish.intent, slots: {}, asked: null }, wish.slots, domain);
}
