import { StorageError } from '../../store/port.ts';
import type { ActionReply } from '../port.ts';
import { contextOf, type Ports } from './ports.ts';
import type { Outcome, Response, State, To } from './state.ts';

/**
 * Makes the answer: of a receipt the cards, phrases and offers that its action reports. The change is
 * committed by then, so a report that fails costs the details, never the receipt.
 */
export function format({ outcome }: State<'format'>, ports: Ports): To<'format'> {
  return { at: 'done', response: respond(outcome, ports) };
}

function respond(outcome: Outcome, ports: Ports): Response {
  switch (outcome.kind) {
    case 'ready':
      return outcome.response;
    case 'committed': {
      const { receipt } = outcome;
      return { status: 'committed', receipt, reply: report(outcome, ports) };
    }
    case 'declined':
      return { status: 'declined', reply: say('confirm.declined') };
    case 'expired':
      return { status: 'expired', reply: say('confirm.expired') };
    case 'replaced':
      return { status: 'expired', reply: say('confirm.other') };
    case 'failed':
      return failure(outcome.error);
    case 'unknown':
      ports.onError(outcome.error);
      return { status: 'unknown', reply: say('storage.unknown') };
  }
}

/** Nothing was changed, because of an error. */
export function failure(cause: unknown): Response {
  const key = cause instanceof StorageError ? 'storage.failed' : 'failed';
  return { status: 'failed', reply: say(key), cause };
}

function report(
  { action, receipt }: Extract<Outcome, { readonly kind: 'committed' }>,
  ports: Ports,
): ActionReply {
  try {
    return action.report(receipt, contextOf(ports));
  } catch (error) {
    ports.onError(error);
    return say('done.unworded');
  }
}

const say = (key: string): ActionReply => ({ phrases: [{ key }] });
