import { newId } from '../kernel/ids.ts';
import { assert } from '../kernel/errors.ts';
import { type Database, StorageError } from '../store/port.ts';
import type {
  Action,
  ActionContext,
  ActionReply,
  CheckResult,
  Json,
  Memory,
  Proposal,
  Receipt,
  Slots,
} from './port.ts';
import { findReceipt, insertReceipt } from './receipts.ts';

/** How long a proposal waits for its yes, ms. */
export const proposalLifetimeMs = 60_000;

export interface ActionRequest {
  readonly action: string;
  readonly slots: Slots;
}

export type ActionResponse =
  | Extract<CheckResult<unknown>, { readonly status: 'needs' }>
  | { readonly status: 'refused' | 'answered'; readonly reply: ActionReply }
  | { readonly status: 'proposed'; readonly proposal: Proposal; readonly memory?: Memory };

export type CommitResponse =
  | { readonly status: 'committed'; readonly receipt: Receipt; readonly reply: ActionReply }
  | { readonly status: 'refused'; readonly reply: ActionReply }
  /** Nothing was changed, for a technical reason. */
  | { readonly status: 'failed'; readonly reply: ActionReply };

/** The half of Vaani that touches the database, and nothing else. */
export interface ActionAgent {
  /** Looks up, or works out a proposal. Never writes. */
  request(request: ActionRequest, context: Omit<ActionContext, 'db'>): ActionResponse;
  /** Does what was confirmed, once: under a key that has a receipt already, answers with that receipt. */
  commit(proposal: Proposal, sessionId: string, context: Omit<ActionContext, 'db'>): CommitResponse;
}

/** Makes the action agent of one pack on one database. */
export function createActionAgent(
  actions: Readonly<Record<string, Action>>,
  db: Database,
): ActionAgent {
  const find = (name: string) => {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    assert(action, `there is no action ${name}`);
    return action;
  };
  return {
    request({ action: name, slots }, outer) {
      const context = { ...outer, db };
      const action = find(name);
      const checked = action.check(slots, context);
      if (checked.status !== 'ready') return checked;
      if (action.effect === 'read') {
        const reply = action.run(checked.input, context);
        return {
          status: 'answered',
          reply: { ...reply, memory: { ...checked.memory, ...reply.memory } },
        };
      }
      const { question, lines } = action.describe(checked.input, context);
      const proposal: Proposal = {
        id: newId('proposal'),
        idempotencyKey: newId('key'),
        action: name,
        // An action's input is made of slots and what it looked up: plain JSON.
        input: checked.input as Json,
        question,
        lines: lines.map(({ label, value }) => ({ label: context.label(label), value })),
        expiresAt: context.now + proposalLifetimeMs,
      };
      return { status: 'proposed', proposal, ...(checked.memory && { memory: checked.memory }) };
    },

    commit(proposal, sessionId, outer) {
      const context = { ...outer, db };
      const action = find(proposal.action);
      assert(action.effect === 'write', `${proposal.action} changes nothing`);
      try {
        return db.transaction((): CommitResponse => {
          const earlier = findReceipt(db, proposal.idempotencyKey);
          if (earlier) {
            return {
              status: 'committed',
              receipt: earlier,
              reply: action.report(earlier, context),
            };
          }
          // The world may have changed since the proposal: the rules are asked again, inside the transaction.
          const checked = action.check(proposal.input as Record<string, Json>, context);
          if (checked.status === 'refused') return checked;
          // What was complete when it was proposed is not any more: say what is wrong with it.
          if (checked.status === 'needs')
            return { status: 'failed', reply: { phrases: [checked.phrase] } };
          const receipt: Receipt = {
            id: newId('receipt'),
            idempotencyKey: proposal.idempotencyKey,
            action: proposal.action,
            outcome: action.run(checked.input, context) as Json,
            committedAt: new Date(context.now).toISOString(),
            replayed: false,
          };
          insertReceipt(db, receipt, sessionId, proposal.input);
          return { status: 'committed', receipt, reply: action.report(receipt, context) };
        });
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        return { status: 'failed', reply: { phrases: [{ key: 'storage.failed' }] } };
      }
    },
  };
}
