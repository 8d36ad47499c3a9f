import type { State, To } from './state.ts';

/** Every attempt waits for the lock itself (`busyTimeoutMs`, 2 s); nobody waits longer than this takes. */
export const maxAttempts = 2;

/** Tries again, under the same key; only ever reached where the receipts say that nothing was done. */
export function retry({ action, proposal, attempt, error }: State<'retry'>): To<'retry'> {
  return attempt < maxAttempts
    ? { at: 'execute', action, proposal, attempt: attempt + 1 }
    : { at: 'format', outcome: { kind: 'failed', error } };
}
