import type { Ports } from './ports.ts';
import { contextOf } from './ports.ts';
import type { State, To } from './state.ts';

/** Looks something up; nothing changes, so nobody has to be asked. */
export function look({ action, input, memory }: State<'look'>, ports: Ports): To<'look'> {
  const reply = action.run(input, contextOf(ports));
  const response = {
    status: 'answered' as const,
    reply: { ...reply, memory: { ...memory, ...reply.memory } },
  };
  return { at: 'format', outcome: { kind: 'ready', response } };
}
