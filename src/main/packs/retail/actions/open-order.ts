import { z } from 'zod';
import type { ActionContext, CheckResult, Memory, Phrase, Slots } from '../../../actions/port.ts';
import { mobileOf } from '../../../language/mobile.ts';
import { orderCard, orderMention } from '../order-view.ts';
import { findOrder, type Order, ordersOf, ordersOfPhone } from '../orders.ts';
import { orderOfReturn } from '../returns.ts';
import { maxListed, maxUnknownPhones, maxWrongTries } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { recall, withPerson, withVerified } from './order-memory.ts';

/** What the language model may say about an order; part of the parameters of every action on one. */
export const orderParameters = {
  order_id: z.string().optional().describe('the order number, digits only'),
  which_order: z.enum(['last']).optional().describe('"last" for the latest order'),
  phone: z.string().optional().describe('the whole phone number on the order'),
  phone_last4: z.string().optional().describe('last four digits of the phone number on the order'),
};

const orderSlots = z.object({
  order_id: z.string().trim().toUpperCase().min(1).max(20),
  which_order: z.enum(['last']),
  phone: z.string().trim().min(1).max(30),
  phone_last4: z.string().regex(/^\d{4}$/),
});
type Given = Partial<z.output<typeof orderSlots>>;

type Needs = Extract<CheckResult<unknown>, { readonly status: 'needs' }>;
type Refused = Extract<CheckResult<unknown>, { readonly status: 'refused' }>;
/** The orders on a phone number, and what to remember of having asked. */
type Unlocked = { readonly status: 'ready'; readonly orders: Order[]; readonly memory: Memory };

const digits = (value: string) => ({ kind: 'digits', value }) as const;

/**
 * The one door to an order; every action on an order begins here. It opens with the order's number and
 * the last four digits of the phone number on it (or all of it), or with the phone number alone, and
 * stays open for the session. Three wrong tries close an order for the session, three phone numbers
 * without orders close that way in. `fits` tells which orders the action can do something with: where
 * several could be meant, those come first.
 */
export function openOrder(
  slots: Slots,
  context: ActionContext,
  fits: (order: Order) => boolean = () => true,
): CheckResult<Order> {
  const given = readSlots(orderSlots, slots);
  const { verified } = recall(context.memory);
  if (given.which_order === 'last') return openLast(given, context);
  if (given.order_id !== undefined) return openNumbered(given.order_id, given, context);
  if (given.phone !== undefined) {
    const unlocked = unlock(given.phone, context);
    return unlocked.status === 'ready' ? choose(unlocked, context, fits) : unlocked;
  }
  if (verified.length > 0) {
    const orders = ordersOf(context.db, verified);
    return choose({ status: 'ready', orders, memory: {} }, context, fits);
  }
  return { status: 'needs', slot: 'order_id', clear: false, phrase: { key: 'ask.order_id' } };
}

/** All orders the person may see: those on the phone number given now, else those opened before. */
export function openOrders(slots: Slots, context: ActionContext): Unlocked | Needs | Refused {
  const { phone } = readSlots(orderSlots, slots);
  if (phone !== undefined) return unlock(phone, context);
  const { verified } = recall(context.memory);
  if (verified.length > 0) {
    return { status: 'ready', orders: ordersOf(context.db, verified), memory: {} };
  }
  return { status: 'needs', slot: 'phone', clear: false, phrase: { key: 'ask.phone' } };
}

function openLast(given: Given, context: ActionContext): CheckResult<Order> {
  const opened = openOrders(given.phone === undefined ? {} : { phone: given.phone }, context);
  if (opened.status !== 'ready') return opened;
  const newest = opened.orders[0];
  // A phone number that opens has orders, and those opened before exist.
  if (!newest) return { status: 'needs', slot: 'phone', clear: true, phrase: { key: 'ask.phone' } };
  return { status: 'ready', input: newest, memory: opened.memory };
}

function openNumbered(said: string, given: Given, context: ActionContext): CheckResult<Order> {
  const { db, memory } = context;
  const order = findOrder(db, said) ?? orderOfReturn(db, said);
  const { verified, wrongTries } = recall(memory);
  const id = order?.id ?? said;
  const tries = wrongTries[id] ?? 0;
  if (tries >= maxWrongTries) return locked(id);
  if (!order) return notFound(said, given, context);
  if (verified.includes(id)) return { status: 'ready', input: order };
  const proof = given.phone_last4 ?? given.phone?.replace(/\D/g, '');
  if (proof === undefined) {
    return {
      status: 'needs',
      slot: 'phone_last4',
      clear: false,
      phrase: { key: 'ask.phone_last4' },
    };
  }
  if (proves(proof, order.phone)) {
    // Who knows one order's phone number knows it for all orders on that number.
    const all = ordersOfPhone(db, order.phone).map((one) => one.id);
    const told = proof.length === 4 ? {} : withPerson(order.phone);
    return { status: 'ready', input: order, memory: { ...withVerified(memory, all), ...told } };
  }
  const remembered = { wrongTries: { ...wrongTries, [id]: tries + 1 } };
  if (tries + 1 >= maxWrongTries) return locked(id, remembered);
  return {
    status: 'needs',
    // Whichever was wrong is given up; either may be given now.
    slot: given.phone_last4 === undefined ? 'phone' : 'phone_last4',
    clear: true,
    phrase: { key: 'order.wrong_phone' },
    memory: remembered,
  };
}

/** The last four digits, or a whole number. */
function proves(proof: string, phone: string): boolean {
  return proof.length === 4 ? phone.endsWith(proof) : mobileOf(proof) === phone;
}

function notFound(said: string, given: Given, context: ActionContext): CheckResult<Order> {
  const { db, memory } = context;
  const params = { order: digits(said) };
  const cards = [
    { kind: 'number-check', digits: said, label: context.label('number_check.label') } as const,
  ];
  // The number is wrong, but the phone number that came with it opens orders: one of those is meant.
  const unlocked = given.phone === undefined ? undefined : unlock(given.phone, context);
  if (unlocked?.status === 'refused') return unlocked;
  const remembered = unlocked?.memory ?? {};
  const known = ordersOf(db, recall({ ...memory, ...remembered }).verified);
  const near = known.filter(({ id }) => isNear(id, said));
  const offered =
    near.length > 0
      ? near
      : unlocked?.status === 'ready'
        ? unlocked.orders.slice(0, maxListed)
        : [];
  const phrase: Phrase =
    offered.length === 0
      ? { key: 'order.not_found', params }
      : {
          key: 'order.not_found_near',
          params: {
            ...params,
            options: { kind: 'list', items: offered.map(({ id }) => digits(id)) },
          },
        };
  return {
    status: 'needs',
    slot: 'order_id',
    clear: true,
    phrase,
    cards,
    ...(offered.length > 0 && {
      mentions: offered.map((order) => orderMention(order, context)),
    }),
    memory: remembered,
  };
}

/** Whether one digit differs, or two neighbours are swapped. */
function isNear(id: string, said: string): boolean {
  if (id.length !== said.length) return false;
  const differing = Array.from(id).flatMap((digit, at) => (digit === said[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  return (
    differing.length === 1 ||
    (differing.length === 2 &&
      second === first + 1 &&
      id[first] === said[second] &&
      id[second] === said[first])
  );
}

/** Opens all orders on a phone number, save those that are closed for the session. */
function unlock(said: string, context: ActionContext): Unlocked | Needs | Refused {
  const { unknownPhones, wrongTries } = recall(context.memory);
  if (unknownPhones >= maxUnknownPhones) return refused({ key: 'phone.locked' });
  const phone = mobileOf(said);
  const again = { status: 'needs', slot: 'phone', clear: true } as const;
  if (phone === null) return { ...again, phrase: { key: 'phone.incomplete' } };
  const all = ordersOfPhone(context.db, phone);
  if (all.length === 0) {
    const memory = { unknownPhones: unknownPhones + 1 };
    if (unknownPhones + 1 >= maxUnknownPhones) return refused({ key: 'phone.locked' }, memory);
    return { ...again, phrase: { key: 'phone.none' }, memory };
  }
  const orders = all.filter(({ id }) => (wrongTries[id] ?? 0) < maxWrongTries);
  if (orders.length === 0) return locked(all[0]?.id ?? '');
  const ids = orders.map(({ id }) => id);
  const memory = { ...withVerified(context.memory, ids), ...withPerson(phone) };
  return { status: 'ready', orders, memory };
}

/** The one order, or the one that fits; else asks which. */
function choose(
  { orders, memory }: Unlocked,
  context: ActionContext,
  fits: (order: Order) => boolean,
): CheckResult<Order> {
  const fitting = orders.filter(fits);
  const candidates = fitting.length > 0 ? fitting : orders;
  const [only, another] = candidates;
  if (only && !another) return { status: 'ready', input: only, memory };
  const offered = candidates.slice(0, maxListed);
  const more = candidates.length - offered.length;
  return {
    status: 'needs',
    slot: 'order_id',
    clear: false,
    phrase: {
      key: 'which_order',
      params: {
        more,
        options: { kind: 'list', items: offered.map(({ id }) => digits(id)) },
      },
    },
    cards: offered.map((order) => orderCard(order, context)),
    mentions: offered.map((order) => orderMention(order, context)),
    memory,
  };
}

const locked = (id: string, memory?: Memory) =>
  refused({ key: 'order.locked', params: { order: digits(id) } }, memory);

const refused = (phrase: Phrase, memory?: Memory): Refused => ({
  status: 'refused',
  reply: { phrases: [phrase], ...(memory && { memory }) },
});
