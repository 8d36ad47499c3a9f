import type { SessionView } from '../../../contract/kiosk.ts';
import type { ServerMessage } from '../../../contract/web-messages.ts';

/**
 * What happened between one state of a session and the next, as messages of their own: for clients that
 * react to single things rather than draw the whole state. Call it with every state, in order. It keeps the
 * last state only.
 */
export function createDerive(): (next: SessionView) => ServerMessage[] {
  let last: SessionView | undefined;
  return (next) => {
    // Another conversation at the same place: its turns are counted anew.
    const before = last?.sessionId === next.sessionId ? last : undefined;
    const pendingBefore = last?.pending ?? null;
    const taskBefore = last && taskOf(last);
    const statusBefore = last?.status;
    last = next;
    const messages: ServerMessage[] = [];
    if (next.status !== statusBefore) messages.push({ type: 'status', status: next.status });
    messages.push(...changedTurns(before, next));
    const task = taskOf(next);
    if (JSON.stringify(task) !== JSON.stringify(taskBefore ?? noTask)) messages.push(task);
    const confirmation = confirmationOf(pendingBefore, next.pending);
    if (confirmation) messages.push(confirmation);
    return messages;
  };
}

type TaskUpdate = Extract<ServerMessage, { type: 'task_update' }>;
type Confirmation = Extract<ServerMessage, { type: 'action_confirmation' }>;

const noTask: TaskUpdate = {
  type: 'task_update',
  task: null,
  later: [],
  waiting: null,
  callbackAt: null,
};

function taskOf({ task, later, waiting, callbackAt }: SessionView): TaskUpdate {
  return {
    type: 'task_update',
    task,
    later,
    waiting: waiting ?? null,
    callbackAt: callbackAt ?? null,
  };
}

/** Turns that are new, or were changed: corrected, or gone on with. */
function changedTurns(before: SessionView | undefined, next: SessionView): ServerMessage[] {
  const known = new Map(before?.turns.map(({ id, text }) => [id, text]));
  return next.turns
    .filter(({ id, text }) => known.get(id) !== text)
    .map(({ id, who, text }) => ({ type: 'transcript', who, final: true, text, turnId: id }));
}

function confirmationOf(
  before: SessionView['pending'],
  pending: SessionView['pending'],
): Confirmation | undefined {
  const type = 'action_confirmation';
  if (!pending) {
    return before
      ? { type, change: 'gone', proposalId: before.proposalId, pending: null }
      : undefined;
  }
  const { proposalId } = pending;
  if (!before) return { type, change: 'appeared', proposalId, pending };
  const same = JSON.stringify(before) === JSON.stringify(pending);
  return same ? undefined : { type, change: 'changed', proposalId, pending };
}
