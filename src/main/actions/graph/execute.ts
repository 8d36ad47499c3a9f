import { findReceipt, insertReceipt } from '../receipts.ts';
import type { Json, Receipt, Slots } from '../port.ts';
import { contextOf, type Ports } from './ports.ts';
import type { Outcome, State, To } from './state.ts';

/**
 * Does what was confirmed: key, rules, change and receipt in one transaction. Whatever it throws says
 * nothing of whether it was committed; that is looked up.
 */
export function execute(state: State<'execute'>, ports: Ports): To<'execute'> {
  const { action, proposal, attempt } = state;
  try {
    return { at: 'format', outcome: ports.db.transaction(() => change(state, ports)) };
  } catch (error) {
    return { at: 'verify', action, proposal, why: { kind: 'threw', error, attempt } };
  }
}

function change({ action, proposal }: State<'execute'>, ports: Ports): Outcome {
  const context = contextOf(ports);
  const earlier = findReceipt(ports.db, proposal.idempotencyKey);
  if (earlier) return { kind: 'committed', action, receipt: earlier };
  if (!ports.claim(proposal)) return { kind: 'replaced' };
  // The world may have changed since the proposal: the rules are asked again.
  const checked = action.check(proposal.input as Slots, context);
  if (checked.status !== 'ready') return { kind: 'ready', response: checked };
  const receipt: Receipt = {
    id: ports.newId('receipt'),
    idempotencyKey: proposal.idempotencyKey,
    action: proposal.action,
    outcome: action.run(checked.input, context) as Json,
    committedAt: new Date(context.now).toISOString(),
    replayed: false,
  };
  insertReceipt(ports.db, receipt, ports.sessionId, proposal.input);
  return { kind: 'committed', action, receipt };
}
