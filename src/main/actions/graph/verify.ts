import { StorageError } from '../../store/port.ts';
import { findReceipt } from '../receipts.ts';
import type { Ports } from './ports.ts';
import type { State, To } from './state.ts';

/**
 * Looks up whether a proposal was carried out, by its key. Where even that cannot be told, the answer
 * is that it is not known.
 */
export function verify(
  { action, proposal, why }: State<'verify'>,
  { db }: Pick<Ports, 'db'>,
): To<'verify'> {
  try {
    const receipt = findReceipt(db, proposal.idempotencyKey);
    if (receipt) return { at: 'format', outcome: { kind: 'committed', action, receipt } };
  } catch (error) {
    return { at: 'format', outcome: { kind: 'unknown', error } };
  }
  if (why.kind !== 'threw') return { at: 'format', outcome: { kind: why.kind } };
  const { error, attempt } = why;
  // Another process held the lock: it will let go. A full disk stays full, and a mistake stays one.
  const passing = error instanceof StorageError && error.code === 'busy';
  return passing
    ? { at: 'retry', action, proposal, attempt, error }
    : { at: 'format', outcome: { kind: 'failed', error } };
}
