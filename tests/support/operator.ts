import type { Priority } from '../../src/contract/operator.ts';
import { createOperators } from '../../src/main/engine/escalation/index.ts';
import type { Session, SessionHelp } from '../../src/main/engine/session.ts';
import type { Log } from '../../src/main/ops/log.ts';
import { type ScriptedOperator, scriptedOperator } from '../fakes/operator.ts';
import type { Shop } from './shop.ts';

/** One thing that a member of staff does at the inbox. */
export type OperatorMove =
  /** Opens the inbox under this name: from now on there is somebody to ask. */
  | { readonly arrives: string }
  | { readonly leaves: true }
  | { readonly accept: true }
  | { readonly answer: string; readonly priority?: Priority | undefined }
  | { readonly complete: true }
  /** `callbackAt`: ISO 8601, when somebody could call instead. */
  | { readonly decline: true; readonly callbackAt?: string | undefined };

/** The staff of a shop: who asks them, and what one of them does. */
export interface Staff {
  readonly help: SessionHelp;
  /** Shows them the last turns of this conversation with its request. */
  follow(session: Session): void;
  /** Rejects with the inbox's own message when a move is not allowed, and when nobody waits. */
  does(move: OperatorMove): Promise<void>;
  close(): void;
}

export function openStaff(shop: Shop, log: Log): Staff {
  const operators = createOperators({
    trades: [{ trade: shop.trade, db: shop.db }],
    seats: () => [],
    clock: shop.clock,
    log,
  });
  let one: ScriptedOperator | undefined;

  async function move(what: OperatorMove): Promise<unknown> {
    if ('arrives' in what) {
      one = scriptedOperator(operators, { name: what.arrives });
      return one.open();
    }
    if (!one) throw new Error('nobody of the staff is there');
    if ('accept' in what) return one.accept();
    if ('answer' in what) return one.answer(what.answer, what.priority ?? 'high');
    if ('complete' in what) return one.complete();
    if ('decline' in what) return one.decline(what.callbackAt);
    one.leave();
    one = undefined;
  }

  return {
    help: operators.help,
    follow: (session) => void session.events.on('answered', () => operators.noted(session)),
    async does(what) {
      // The inbox is sent once for many changes in a row; what is to be told at once is told then.
      await settled();
      await move(what);
      await settled();
    },
    close: () => operators.close(),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
