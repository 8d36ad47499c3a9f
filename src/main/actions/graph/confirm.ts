import type { Ports } from './ports.ts';
import type { State, To } from './state.ts';

/**
 * Takes the answer to a proposal. A no, or a yes that comes too late, changes nothing; but what an
 * earlier yes has done may not be denied, so the receipts are looked through first.
 */
export function confirm(
  { action, proposal, yes }: State<'confirm'>,
  { context }: Pick<Ports, 'context'>,
): To<'confirm'> {
  if (!yes) return { at: 'verify', action, proposal, why: { kind: 'declined' } };
  if (context.now >= proposal.expiresAt) {
    return { at: 'verify', action, proposal, why: { kind: 'expired' } };
  }
  return { at: 'execute', action, proposal, attempt: 1 };
}
