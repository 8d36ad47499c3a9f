import type { Escalation, Priority } from '../../../contract/operator.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../ops/log.ts';
import {
  changeEscalation,
  type EscalationChange,
  type EscalationRow,
  failLeftEscalations,
  findEscalation,
  forgetEscalations,
  insertEscalation,
  lastEscalationOf,
  listEscalations,
  noteTurns,
} from '../../store/escalations.ts';
import { type Database, StorageError } from '../../store/port.ts';
import type { Notice } from '../notices.ts';
import type { Session, SessionHelp } from '../session.ts';
import { move, type Step } from './moves.ts';
import {
  acceptedNotice,
  answerNotice,
  callOfferNotice,
  doneNotice,
  nobodyNotice,
} from './notices.ts';
import type { EscalationDesk, Help } from './port.ts';
import { shownTo, summaryOf, waitingFor } from './shown.ts';

/** A task that nobody has taken after this long, ms, finds nobody. */
export const acceptWithinMs = 60_000;
/** Whoever took it and lost the connection has this long, ms, to come back. */
export const returnWithinMs = 2 * 60_000;
/** A task that was taken and not finished after this long, ms, was forgotten. */
export const finishWithinMs = 15 * 60_000;
/** What is over stays in the inbox for this long, ms. */
export const keptMs = 24 * 3_600_000;
const sweepEveryMs = 3_600_000;
/** Tasks shown of one database. */
const maxShown = 100;

export interface EscalationsOptions {
  /** Where the tasks of each trade are kept; those of a conversation that has none yet, in the first. */
  readonly trades: readonly [TradeDatabase, ...TradeDatabase[]];
  readonly clock: Clock;
  readonly log: Log;
}

interface TradeDatabase {
  readonly trade: { readonly pack: { readonly id: string } };
  readonly db: Database;
}

/** The tasks for people of the shop, of all conversations. What an operator may not do rejects with an RpcError that says why. */
export interface Escalations extends SessionHelp {
  /** From now on this desk is asked; without one nobody is there. */
  attach(desk: EscalationDesk): void;
  /** A conversation went on: its task shows the last turns. */
  noted(session: Session): void;
  /** Everything open, calls to be made, and what was over in the last day; the newest first. */
  list(): Escalation[];
  accept(id: string, operator: string): void;
  answer(id: string, operator: string, text: string, priority: Priority): void;
  complete(id: string, operator: string): void;
  /** `callbackAt`: ISO 8601, when the person could be called instead; null for no idea. */
  decline(id: string, operator: string, callbackAt: string | null): void;
  /** An operator has no connection any more, or has one again. */
  operatorMoved(operator: string, there: boolean): void;
  close(): void;
}

/** Opens the tasks. Those that an earlier process left open have failed: their conversations are gone. */
export function createEscalations(options: EscalationsOptions): Escalations {
  const { trades, clock, log } = options;
  const stores = [...new Set(trades.map(({ db }) => db))];
  /** Conversations that asked and are not over, with where their tasks are kept. */
  const present = new Map<string, { readonly session: Session; readonly db: Database }>();
  /** What ends a task that is left alone, by its id. */
  const limits = new Map<string, () => void>();
  let desk: EscalationDesk | undefined;
  let cancelSweep = () => {};

  for (const db of stores) attempt(() => failLeftEscalations(db, clock.now()));
  sweep();

  function sweep(): void {
    for (const db of stores) attempt(() => forgetEscalations(db, clock.now() - keptMs));
    cancelSweep = clock.after(sweepEveryMs, sweep);
  }

  /** Does what may fail for want of storage, and goes on without. */
  function attempt(work: () => unknown): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn({ reason: messageOf(error) }, 'a task for a person was not stored');
      return false;
    }
  }

  const databaseOf = ({ id, trade }: Session): Database =>
    present.get(id)?.db ??
    (trades.find((one) => one.trade.pack.id === trade.pack.id) ?? trades[0]).db;

  function find(id: string): { readonly db: Database; readonly row: EscalationRow } {
    for (const db of stores) {
      const row = findEscalation(db, id);
      if (row) return { db, row };
    }
    throw new RpcError('gone', 'there is no such request any more');
  }

  /** Takes one step, if the task is where it is allowed. */
  function take(id: string, step: Step, change: EscalationChange = {}): EscalationRow {
    const { db, row } = find(id);
    const status = move(row.status, step);
    if (status === undefined) throw new RpcError('gone', `this request is over: ${row.status}`);
    const stored = attempt(() =>
      changeEscalation(db, id, row.status, { ...change, status }, now()),
    );
    if (!stored) throw new RpcError('not-saved', 'this could not be saved; try again');
    limits.get(id)?.();
    limits.delete(id);
    desk?.refresh();
    return { ...row, ...change, status };
  }

  const now = () => clock.now();

  /** Finds nobody when nothing has been done about it in time. */
  function limit(id: string, ms: number): void {
    limits.get(id)?.();
    limits.set(
      id,
      clock.after(ms, () => giveUp(id)),
    );
  }

  function giveUp(id: string): void {
    limits.delete(id);
    try {
      const row = take(id, 'nobody');
      // Who has arranged a call meanwhile has been helped.
      if (row.callback_phone === null) tell(row, nobodyNotice(id));
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'a task for a person was not given up');
      if (error instanceof RpcError && error.code === 'not-saved') limit(id, acceptWithinMs);
    }
  }

  function tell(row: EscalationRow, notice: Notice): void {
    present.get(row.session_id)?.session.notify(notice);
  }

  /** The task, taken by this operator if nobody has it. Throws when somebody else does. */
  function own(id: string, operator: string): EscalationRow {
    const { row } = find(id);
    const free = row.operator === null || row.operator === operator || !desk?.has(row.operator);
    if (row.status === 'running' && !free) {
      throw new RpcError('taken', `${row.operator} has taken this already`);
    }
    if (row.status === 'running' && row.operator === operator) return row;
    const taken = take(id, row.status === 'running' ? 'take-over' : 'accept', { operator });
    limit(id, finishWithinMs);
    return taken;
  }

  function arrive(session: Session, db: Database): void {
    if (present.has(session.id)) return;
    present.set(session.id, { session, db });
    session.events.on('closed', () => {
      present.delete(session.id);
      desk?.refresh();
    });
  }

  return {
    ask(session): Help {
      const db = databaseOf(session);
      const last = lastEscalationOf(db, session.id);
      if (last?.status === 'pending' || last?.status === 'running') {
        return { how: 'already', id: last.id };
      }
      const staffed = desk?.staffed ?? false;
      // Asked again in vain, it is the same request.
      if (last?.status === 'failed' && !staffed) return { how: 'nobody', id: last.id };
      const id = newId('escalation');
      const kept = attempt(() => {
        const said = summaryOf(session, { inTurn: true });
        const asked = { id, session_id: session.id, pack: session.trade.pack.id, ...said };
        const status = staffed ? 'pending' : move('pending', 'nobody');
        insertEscalation(db, { ...asked, status: status ?? 'failed' }, now());
      });
      if (!kept) return { how: 'not-saved', id: null };
      arrive(session, db);
      if (staffed) limit(id, acceptWithinMs);
      desk?.refresh();
      return { how: staffed ? 'asked' : 'nobody', id };
    },
    waitingFor(sessionId) {
      const known = present.get(sessionId);
      return waitingFor(known && lastEscalationOf(known.db, sessionId));
    },
    attach(next) {
      desk = next;
    },
    noted(session) {
      if (!present.has(session.id)) return;
      const db = databaseOf(session);
      const last = lastEscalationOf(db, session.id);
      if (last) attempt(() => noteTurns(db, last.id, summaryOf(session)));
      desk?.refresh();
    },
    list() {
      const since = now() - keptMs;
      const rows = stores.flatMap((db) => listEscalations(db, since, maxShown));
      return rows
        .toSorted((a, b) => b.created_at.localeCompare(a.created_at))
        .map((row) => shownTo(row, present.has(row.session_id)));
    },
    accept(id, operator) {
      const before = find(id).row.operator;
      const row = own(id, operator);
      if (before !== operator) tell(row, acceptedNotice(id, operator));
    },
    answer(id, operator, text, priority) {
      own(id, operator);
      const row = take(id, 'answer', { answer: text, priority });
      tell(row, answerNotice(id, operator, text, priority));
    },
    complete(id, operator) {
      const { row } = find(id);
      // The promised call was made.
      if (row.status === 'failed' && row.callback_phone !== null) {
        take(id, 'called', { operator });
        return;
      }
      own(id, operator);
      tell(take(id, 'complete'), doneNotice(id));
    },
    decline(id, operator, callbackAt) {
      if (callbackAt !== null && Date.parse(callbackAt) <= now()) {
        throw new RpcError('invalid', 'the time of the call is over already; choose a later one');
      }
      const { row } = find(id);
      if (row.status === 'running') own(id, operator);
      const promised = row.callback_phone !== null;
      const at = callbackAt === null ? null : new Date(callbackAt).toISOString();
      const change = { operator, ...(!promised && { callback_at: at }) };
      const declined = take(id, 'decline', change);
      if (promised) return;
      tell(declined, at === null ? nobodyNotice(id) : callOfferNotice(id, at));
    },
    operatorMoved(operator, there) {
      const open = stores.flatMap((db) => listEscalations(db, now(), maxShown));
      for (const row of open) {
        if (row.status !== 'running' || row.operator !== operator) continue;
        limit(row.id, there ? finishWithinMs : returnWithinMs);
      }
    },
    close() {
      cancelSweep();
      for (const cancel of limits.values()) cancel();
      limits.clear();
      present.clear();
    },
  };
}
