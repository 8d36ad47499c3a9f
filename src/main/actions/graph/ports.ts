import { newId } from '../../kernel/ids.ts';
import { createLog } from '../../ops/log.ts';
import type { Database } from '../../store/port.ts';
import type { Action, ActionContext, Proposal } from '../port.ts';
import type { State } from './state.ts';

/** All that the nodes touch besides their state. */
export interface Ports {
  readonly actions: Readonly<Record<string, Action>>;
  readonly db: Database;
  /** With the time of the turn: it stands still while the graph runs. */
  readonly context: Omit<ActionContext, 'db'>;
  /** Whose receipts are made. */
  readonly sessionId: string;
  newId(prefix: string): string;
  /**
   * Takes a proposal out of those that wait for an answer; false when it is not among them as it is
   * (changed, replaced, settled). Called inside the transaction: when that fails it waits again.
   */
  claim(proposal: Proposal): boolean;
  /** Told every state before its node runs. */
  watch(state: State): void;
  /** Told what went wrong where the answer has no room for it. */
  onError(error: unknown): void;
}

/** The context in which actions work. */
export const contextOf = ({ context, db }: Ports): ActionContext => ({ ...context, db });

/** What need not be given: production has the right ones. */
export type Tools = Partial<Pick<Ports, 'newId' | 'watch' | 'onError'>>;

export function openPorts(given: Omit<Ports, keyof Tools> & Tools): Ports {
  return { newId, watch: () => {}, onError: logError, ...given };
}

/** The log is opened when it is needed: hardly ever. */
export function logError(error: unknown): void {
  createLog('actions').error({ err: error }, 'an action failed');
}
