import type { Ports } from './ports.ts';
import { contextOf } from './ports.ts';
import type { State, To } from './state.ts';

/** Asks the action whether it can run: what is missing, what is wrong, what a rule forbids. */
export function validate(state: State<'validate'>, ports: Ports): To<'validate'> {
  const { action, slots, resolved } = state;
  const checked = action.check(slots, contextOf(ports));
  if (checked.status === 'refused') {
    return { at: 'format', outcome: { kind: 'ready', response: checked } };
  }
  if (checked.status === 'needs') {
    const response = { ...checked, ...filled(resolved) };
    return { at: 'format', outcome: { kind: 'ready', response } };
  }
  const { input, memory = {} } = checked;
  if (action.effect === 'read') return { at: 'look', action, input, memory };
  return { at: 'propose', action, input, memory, resolved };
}

/** What was resolved, where something was. */
export const filled = (resolved: State<'validate'>['resolved']) =>
  Object.keys(resolved).length > 0 ? { resolved } : {};
