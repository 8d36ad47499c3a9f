import { editedSlots, editOf, readEdit } from '../edit.ts';
import type { Action, Slots } from '../port.ts';
import { readPlain, slotBounds } from '../plain.ts';
import type { Ports } from './ports.ts';
import type { State, To } from './state.ts';

/** Finds the action that is called, and checks that what was given for it is plain data. */
export function parse(
  { call }: State<'parse'>,
  { actions, context }: Pick<Ports, 'actions' | 'context'>,
): To<'parse'> {
  if (call.kind === 'request') {
    const action = find(actions, call.action);
    if (!action) return wrong(`there is no action ${call.action}`);
    const read = readPlain(call.slots, 'slots', slotBounds);
    if ('wrong' in read) return wrong(read.wrong);
    return { at: 'resolve', action, slots: given(read.value), fresh: call.fresh ?? null };
  }
  const { proposal } = call;
  const action = find(actions, proposal.action);
  if (!action) return wrong(`there is no action ${proposal.action}`);
  if (action.effect !== 'write') return wrong(`${proposal.action} changes nothing`);
  if (call.kind === 'answer') return { at: 'confirm', action, proposal, yes: call.yes };
  // What nobody could say yes to any more is not taken up again by changing it.
  if (context.now >= proposal.expiresAt) return { at: 'format', outcome: { kind: 'expired' } };
  const edit = editOf(proposal, call.slot);
  if (!edit) return wrong(`the proposal has no line ${call.slot} that may be changed`);
  const changed = readEdit(edit, call.value);
  if ('wrong' in changed) return wrong(changed.wrong);
  const read = readPlain(proposal.input, 'input', slotBounds);
  if ('wrong' in read) return wrong(read.wrong);
  // An action's input is slots again: with other ones it goes the way of any other wish.
  const fresh = editedSlots(action, call.slot, changed.value);
  const slots = given({ ...read.value, ...fresh });
  return { at: 'resolve', action, slots, fresh: Object.keys(fresh) };
}

/** A slot that holds null was not given. */
const given = (slots: Slots): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== null));

function find(actions: Ports['actions'], name: string): Action | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

const wrong = (message: string): To<'parse'> => ({
  at: 'format',
  outcome: { kind: 'ready', response: { status: 'error', message } },
});
