import { type Database, StorageError } from '../store/port.ts';
import { drive } from './graph/drive.ts';
import { openPorts, type Tools } from './graph/ports.ts';
import type { Call, Response } from './graph/state.ts';
import type { Action, ActionContext, Proposal, Slots } from './port.ts';

export { proposalLifetimeMs } from './graph/propose.ts';

export interface ActionRequest {
  readonly action: string;
  readonly slots: Slots;
  /**
   * The slots that were said or pointed at in this very turn. Words in it are newer than an id that
   * is not, and the other way round; without it, an id that the words may mean is kept.
   */
  readonly fresh?: readonly string[];
}

export type ActionResponse = Extract<
  Response,
  { readonly status: 'needs' | 'answered' | 'refused' | 'proposed' }
>;

/** `needs`: the world changed since the proposal; what is wrong now must be given again. */
export type CommitResponse = Extract<
  Response,
  { readonly status: 'committed' | 'refused' | 'needs' | 'expired' | 'failed' | 'unknown' }
>;

/**
 * `proposed`: the new proposal, in place of the old one. `needs`, `refused`: it cannot be, said why; the old
 * proposal stays. `expired`: it had waited too long to be changed.
 */
export type ChangeResponse = Extract<
  Response,
  { readonly status: 'needs' | 'answered' | 'refused' | 'proposed' | 'declined' | 'expired' }
>;

/** `committed`: an earlier yes had done it already. */
export type DeclineResponse = Extract<
  Response,
  { readonly status: 'declined' | 'committed' | 'unknown' }
>;

type Context = Omit<ActionContext, 'db'>;

/** The half of Vaani that touches the database, and nothing else. */
export interface ActionAgent {
  /**
   * Looks up, or works out a proposal. Never writes.
   *
   * @throws ActionError for a call that makes no sense; and what the action itself throws.
   */
  request(request: ActionRequest, context: Context): ActionResponse;
  /**
   * Makes of a proposal another one, with one line changed (`ProposalLine.edit`): new id, new key, new
   * time, through the same rules. Never writes; whoever shows the new one takes no yes to the old any more.
   *
   * @throws ActionError where the proposal has no such line, or its screen could not have sent that value.
   */
  change(
    proposal: Proposal,
    change: { readonly slot: string; readonly value: string },
    context: Context,
  ): ChangeResponse;
  /**
   * Does what was confirmed, once: under a key that has a receipt already, answers with that receipt.
   * A yes after `expiresAt` does nothing.
   *
   * @throws ActionError; and what the action itself threw. Nothing was changed then, and the proposal
   *   may be tried again.
   */
  commit(proposal: Proposal, sessionId: string, context: Context): CommitResponse;
  /** Takes a no. Changes nothing, and does not deny what an earlier yes has done. */
  decline(proposal: Proposal, sessionId: string, context: Context): DeclineResponse;
}

/** A call that no code of ours should make: an action nobody has, slots that are no plain data. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}

/** Makes the action agent of one pack on one database: the graph, bound to both. */
export function createActionAgent(
  actions: Readonly<Record<string, Action>>,
  db: Database,
  tools: Tools = {},
): ActionAgent {
  const run = (call: Call, sessionId: string, context: Context) =>
    // A proposal that never left the process is as it was made, and the dialogue keeps only one.
    drive(call, openPorts({ actions, db, sessionId, context, claim: () => true, ...tools }));
  return {
    request: (request, context) =>
      narrow<ActionResponse>(run({ kind: 'request', ...request }, '', context)),
    change: (proposal, { slot, value }, context) =>
      narrow<ChangeResponse>(run({ kind: 'change', proposal, slot, value }, '', context)),
    commit: (proposal, sessionId, context) =>
      narrow<CommitResponse>(run({ kind: 'answer', proposal, yes: true }, sessionId, context)),
    decline: (proposal, sessionId, context) =>
      narrow<DeclineResponse>(run({ kind: 'answer', proposal, yes: false }, sessionId, context)),
  };
}

/**
 * What a call of this kind comes to: the edges of the graph lead to no other answer. Mistakes, of the
 * caller or of an action, are thrown: whoever runs the conversation apologises, and reports them.
 */
function narrow<T extends Response>(response: Response): T {
  if (response.status === 'error') throw new ActionError(response.message);
  if (response.status === 'failed' && !(response.cause instanceof StorageError)) {
    throw response.cause;
  }
  return response as T;
}
