import type { Json, Proposal } from '../port.ts';
import { contextOf, type Ports } from './ports.ts';
import type { State, To } from './state.ts';
import { filled } from './validate.ts';

/** How long a proposal waits for its yes, ms. */
export const proposalLifetimeMs = 60_000;

/**
 * Works out what would be changed, to be read back. Every proposal has an id and a key of its own, so
 * a yes to one can never count for another with other details.
 */
export function propose(state: State<'propose'>, ports: Ports): To<'propose'> {
  const { action, input, memory, resolved } = state;
  const context = contextOf(ports);
  const { question, lines } = action.describe(input, context);
  const proposal: Proposal = {
    id: ports.newId('proposal'),
    idempotencyKey: ports.newId('key'),
    action: action.name,
    // An action's input is made of slots and what it looked up: plain JSON.
    input: input as Json,
    question,
    lines: lines.map((line) => ({ ...line, label: context.label(line.label) })),
    expiresAt: context.now + proposalLifetimeMs,
  };
  const response = {
    status: 'proposed' as const,
    proposal,
    ...(Object.keys(memory).length > 0 && { memory }),
    ...filled(resolved),
  };
  return { at: 'format', outcome: { kind: 'ready', response } };
}
