import type { Action } from '../port.ts';
import { readPlain, slotBounds } from '../plain.ts';
import type { Ports } from './ports.ts';
import type { State, To } from './state.ts';

/** Finds the action that is called, and checks that what was given for it is plain data. */
export function parse({ call }: State<'parse'>, { actions }: Pick<Ports, 'actions'>): To<'parse'> {
  if (call.kind === 'request') {
    const action = find(actions, call.action);
    if (!action) return wrong(`there is no action ${call.action}`);
    const read = readPlain(call.slots, 'slots', slotBounds);
    if ('wrong' in read) return wrong(read.wrong);
    // A slot that holds null was not given.
    const given = Object.entries(read.value).filter(([, value]) => value !== null);
    return { at: 'resolve', action, slots: Object.fromEntries(given), fresh: call.fresh ?? null };
  }
  const { proposal, yes } = call;
  const action = find(actions, proposal.action);
  if (!action) return wrong(`there is no action ${proposal.action}`);
  if (action.effect !== 'write') return wrong(`${proposal.action} changes nothing`);
  return { at: 'confirm', action, proposal, yes };
}

function find(actions: Ports['actions'], name: string): Action | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

const wrong = (message: string): To<'parse'> => ({
  at: 'format',
  outcome: { kind: 'ready', response: { status: 'error', message } },
});
