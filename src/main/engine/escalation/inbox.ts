import type { Inbox, SeatSummary } from '../../../contract/operator.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import { stepOf } from '../degrade.ts';
import type { Outbox } from '../outbox.ts';
import type { Seat } from '../seat.ts';
import type { Escalations } from './escalations.ts';
import type { EscalationDesk } from './port.ts';

/** The inbox inside Vaani: operators who have it open are the people who can be asked. */
export interface OperatorInbox extends EscalationDesk {
  /** What it shows now. */
  read(): Inbox;
  /** Told the whole inbox after every change. */
  onChange(listener: (inbox: Inbox) => void): () => void;
  /** Something at a seat has changed. */
  seatChanged(): void;
  /**
   * Somebody has opened it. Returns the name they have here: their own, or with a number where another
   * browser's operator has it already; and what ends it.
   */
  join(name: string, browser: string): { readonly name: string; readonly leave: () => void };
  close(): void;
}

export interface InboxOptions {
  readonly escalations: Escalations;
  /** Where people talk, in a lasting order. */
  readonly seats: () => readonly Seat[];
  readonly clock: Clock;
  /** What the shop's own system is told; left out where it is told nothing. */
  readonly outbox?: Pick<Outbox, 'state'>;
}

/** Views change many times a second while somebody talks; operators see them at most so often, ms. */
const seatsEveryMs = 500;

/** Opens the inbox, and puts it in charge of answering. */
export function createInbox({ escalations, seats, clock, outbox }: InboxOptions): OperatorInbox {
  const emitter = createEmitter<{ change: Inbox }>();
  const operators: { readonly name: string; readonly browser: string }[] = [];
  const numbers = new WeakMap<Seat, number>();
  let lastNumber = 0;
  let planned = false;
  let cancelSeats: (() => void) | undefined;
  let closed = false;

  const has = (operator: string) => operators.some(({ name }) => name === operator);

  function numberOf(seat: Seat): string {
    const number = numbers.get(seat) ?? ++lastNumber;
    numbers.set(seat, number);
    return String(number);
  }

  const read = (): Inbox => ({
    escalations: escalations.list(),
    seats: seats().map((seat) => summaryOf(seat, numberOf(seat))),
    outbox: outbox?.state ?? { waiting: 0, failed: 0, problem: null },
  });

  function send(): void {
    cancelSeats?.();
    cancelSeats = undefined;
    if (!closed && operators.length > 0) emitter.emit('change', read());
  }

  /** One message for many changes in a row. */
  function refresh(): void {
    if (planned || closed) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      send();
    });
  }

  /** A name of one browser: whoever reloads the page keeps theirs. */
  function freeName(wanted: string, browser: string): string {
    let name = wanted;
    const taken = () => operators.some((other) => other.name === name && other.browser !== browser);
    for (let number = 2; taken(); number += 1) name = `${wanted} ${number}`;
    return name;
  }

  const inbox: OperatorInbox = {
    get staffed() {
      return operators.length > 0;
    },
    has,
    refresh,
    read,
    onChange: (listener) => emitter.on('change', listener),
    seatChanged() {
      if (operators.length === 0 || closed) return;
      cancelSeats ??= clock.after(seatsEveryMs, send);
    },
    join(wanted, browser) {
      const entry = { name: freeName(wanted, browser), browser };
      operators.push(entry);
      escalations.operatorMoved(entry.name, true);
      let there = true;
      return {
        name: entry.name,
        leave() {
          if (!there) return;
          there = false;
          operators.splice(operators.indexOf(entry), 1);
          if (!closed && !has(entry.name)) escalations.operatorMoved(entry.name, false);
        },
      };
    },
    close() {
      closed = true;
      cancelSeats?.();
    },
  };
  escalations.attach(inbox);
  return inbox;
}

/** What goes on at a seat: where the router sent the last turn, and how sure it was. */
function summaryOf(seat: Seat, number: string): SeatSummary {
  const { pack, language, status, voice } = seat.view();
  const { log, state, trade } = seat.session;
  const last = log.findLast((event) => event.type === 'understood');
  const { act = null, intent = null, confidence = null } = last?.understanding ?? {};
  const route = intent === null ? undefined : trade.pack.intents[intent]?.route;
  return {
    seat: number,
    pack: pack ?? '',
    language,
    status,
    turn: state.turn,
    act,
    intent,
    confidence: confidence === null ? null : Math.round(confidence * 1000) / 1000,
    route: route ?? (act === 'human' ? 'escalation' : null),
    step: stepOf(voice),
    halfDuplex: voice.halfDuplex,
  };
}
