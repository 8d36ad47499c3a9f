import type { Inbox } from '../../../contract/operator.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Outbox } from '../outbox.ts';
import type { Seat } from '../seat.ts';
import type { Session, SessionHelp } from '../session.ts';
import { createEscalations, type EscalationsOptions } from './escalations.ts';
import { createInbox } from './inbox.ts';
import { connectOperator, openOperatorPage, type OperatorPage } from './operator.ts';

/** The people of the shop behind a kiosk: conversations ask for them, their pages answer. */
export interface Operators {
  readonly help: SessionHelp;
  /** A conversation went on. */
  noted(session: Session): void;
  /** Something at a seat has changed. */
  seatChanged(): void;
  /** Serves the operator API on this wire. `browser`: the pages of one are one operator. */
  connect(wire: Wire, browser: string): void;
  /** The same without a wire: for a connection that serves other things as well. */
  page(browser: string, onInbox: (inbox: Inbox) => void): OperatorPage;
  /** What the inbox shows now. */
  read(): Inbox;
  close(): void;
}

export interface OperatorsOptions extends EscalationsOptions {
  /** Where people talk, in a lasting order. */
  readonly seats: () => readonly Seat[];
  readonly clock: Clock;
  /** What the shop's own system is told of requests; left out where it is told nothing. */
  readonly outbox?: Outbox;
  readonly log: Log;
}

export function createOperators(options: OperatorsOptions): Operators {
  const escalations = createEscalations(options);
  const inbox = createInbox({ ...options, escalations });
  return {
    help: escalations,
    noted(session) {
      escalations.noted(session);
      options.outbox?.collect(session.id);
    },
    seatChanged: inbox.seatChanged,
    page: (browser, onInbox) => openOperatorPage(browser, { escalations, inbox }, onInbox),
    read: inbox.read,
    connect: (wire, browser) => connectOperator(wire, browser, { escalations, inbox }, options.log),
    close() {
      inbox.close();
      escalations.close();
    },
  };
}
