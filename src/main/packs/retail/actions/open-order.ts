import type { ActionContext, CheckResult, Memory, Slots } from '../../../actions/port.ts';
import { findOrder, type Order, orderIdsOfPhone } from '../orders.ts';
import { maxWrongTries } from '../rules.ts';

/** What this pack keeps for the length of a session. */
interface OrderMemory {
  /** Orders whose phone number the person has shown to know. */
  readonly verified: readonly string[];
  /** Wrong phone digits given, by order. */
  readonly wrongTries: Readonly<Record<string, number>>;
}

function recall(memory: Memory): OrderMemory {
  return {
    verified: (memory['verified'] as readonly string[] | undefined) ?? [],
    wrongTries: (memory['wrongTries'] as OrderMemory['wrongTries'] | undefined) ?? {},
  };
}

/**
 * Opens an order for the person in front of the kiosk: only with the last digits of the phone
 * number on it, and not after three wrong tries. Every action on an order begins here.
 */
export function openOrder(slots: Slots, { db, memory }: ActionContext): CheckResult<Order> {
  const id = slots['order_id'];
  if (typeof id !== 'string') {
    return { status: 'needs', slot: 'order_id', clear: false, phrase: { key: 'ask.order_id' } };
  }
  const { verified, wrongTries } = recall(memory);
  const number = { kind: 'digits', value: id } as const;
  const tries = wrongTries[id] ?? 0;
  if (tries >= maxWrongTries) {
    return {
      status: 'refused',
      reply: { phrases: [{ key: 'order.locked', params: { order: number } }] },
    };
  }
  const order = findOrder(db, id);
  if (!order) {
    return {
      status: 'needs',
      slot: 'order_id',
      clear: true,
      phrase: { key: 'order.not_found', params: { order: number } },
    };
  }
  if (verified.includes(id)) return { status: 'ready', input: order };
  const last4 = slots['phone_last4'];
  if (typeof last4 !== 'string') {
    return {
      status: 'needs',
      slot: 'phone_last4',
      clear: false,
      phrase: { key: 'ask.phone_last4' },
    };
  }
  if (order.phone.slice(-4) === last4) {
    // Who knows one order's phone number knows it for all orders on that number.
    const opened = [...new Set([...verified, ...orderIdsOfPhone(db, order.phone)])];
    return { status: 'ready', input: order, memory: { verified: opened } };
  }
  const remembered = { wrongTries: { ...wrongTries, [id]: tries + 1 } };
  if (tries + 1 >= maxWrongTries) {
    return {
      status: 'refused',
      reply: { phrases: [{ key: 'order.locked', params: { order: number } }], memory: remembered },
    };
  }
  return {
    status: 'needs',
    slot: 'phone_last4',
    clear: true,
    phrase: { key: 'order.wrong_phone' },
    memory: remembered,
  };
}
