import { z } from 'zod';
import type {
  ActionContext,
  CheckResult,
  Memory,
  Mention,
  Phrase,
  PhraseParam,
  WriteAction,
} from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { rupees } from '../localised.ts';
import { orderCard } from '../order-view.ts';
import { findOrder, itemsOf, type Order, type OrderItem, reachedAt } from '../orders.ts';
import {
  actionMentions,
  itemMentions,
  namesOf,
  optionsOf,
  reasonMentions,
  returnCard,
} from '../return-view.ts';
import { addReturn, findReturn, returnedItems, takeFromShelf } from '../returns.ts';
import {
  reasonsFor,
  refundOnReturn,
  refusalOfReason,
  refusalToExchange,
  refusalToReturn,
  returnActions,
  returnReasons,
  returnWindowDays,
  settlementOf,
} from '../rules.ts';
import { readSlots } from '../slot-values.ts';
import { openOrder, orderParameters } from './open-order.ts';
import { type Picked, pickItems } from './pick-items.ts';

const returnInput = z.object({
  order_id: z.string(),
  /** A product's id, or "all". */
  return_item: z.string(),
  return_reason: z.enum(returnReasons),
  return_action: z.enum(returnActions),
});
type ReturnInput = Readonly<z.output<typeof returnInput>>;

const returned = z.object({
  return_id: z.string(),
  order_id: z.string(),
  amount: z.number().nonnegative().nullable(),
  settlement: z.enum(['original', 'bank', 'credit', 'exchange']),
});
type Returned = Readonly<z.output<typeof returned>>;

type Step = Extract<CheckResult<unknown>, { readonly status: 'needs' | 'refused' }>;

/** Books a return: which thing, why, and what the person wants for it are asked one at a time. */
export const initiateReturn: WriteAction<ReturnInput, Returned> = {
  name: 'initiate_return',
  description: 'Return something that was delivered, for a refund, an exchange or store credit',
  parameters: z.object({
    ...orderParameters,
    return_item: z.string().optional().describe('the product to return, or "all"'),
    return_reason: z.enum(returnReasons).optional(),
    return_action: z.enum(returnActions).optional(),
  }),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const { db, now } = context;
    const opened = openOrder(slots, context, (order) => refusalOf(order, db, now) === null);
    if (opened.status !== 'ready') return opened;
    const order = opened.input;
    const checked = checkReturn(order, readSlots(returnInput, slots), context);
    return remembering(checked, opened.memory ?? {});
  },
  describe(input, context) {
    const order = orderOf(input, context);
    const items = chosen(order, input.return_item, context);
    const amount = refundOnReturn(items, input.return_action);
    const names = namesOf(items, context);
    return {
      question: {
        key: `return.question.${input.return_action}`,
        params: {
          item: names,
          order: { kind: 'digits', value: order.id },
          total: { kind: 'money', rupees: amount ?? 0 },
        },
      },
      lines: [
        { label: 'return.line.order', value: order.id },
        { label: 'return.line.item', value: names },
        { label: 'return.line.reason', value: context.label(`reason.${input.return_reason}`) },
        { label: 'return.line.action', value: context.label(`wanted.${input.return_action}`) },
        ...(amount === null ? [] : [{ label: 'return.line.amount', value: rupees(amount) }]),
      ],
    };
  },
  run(input, context) {
    const { db, now } = context;
    const order = orderOf(input, context);
    const items = chosen(order, input.return_item, context);
    const amount = refundOnReturn(items, input.return_action);
    const id = addReturn(db, {
      orderId: order.id,
      items,
      reason: input.return_reason,
      action: input.return_action,
      amount,
      at: new Date(now).toISOString(),
    });
    if (input.return_action === 'exchange') takeFromShelf(db, items);
    return {
      return_id: id,
      order_id: order.id,
      amount,
      settlement: settlementOf(input.return_action, order.paymentMethod),
    };
  },
  report(receipt, context) {
    const { return_id, order_id, amount, settlement } = returned.parse(receipt.outcome);
    const entry = findReturn(context.db, return_id);
    assert(entry, 'a return that was booked exists');
    const card = returnCard(entry, context);
    const params: Record<string, PhraseParam> = {
      return: { kind: 'digits', value: return_id },
      item: card.item,
      total: { kind: 'money', rupees: amount ?? 0 },
    };
    return {
      phrases: [
        { key: 'done.return', params },
        { key: `return.expect.${settlement}`, params },
      ],
      cards: [card],
      focus: { order_id },
      memory: { returnPick: null },
    };
  },
};

function orderOf({ order_id }: ReturnInput, { db }: ActionContext): Order {
  const order = findOrder(db, order_id);
  assert(order, 'an order that was checked exists');
  return order;
}

/** What can still be returned of an order, or the one thing of it that was chosen. */
function chosen(order: Order, item: string, { db }: ActionContext): OrderItem[] {
  const returnedAlready = returnedItems(db, order.id);
  return itemsOf(db, order.id).filter(
    ({ productId }) => !returnedAlready.has(productId) && (item === 'all' || item === productId),
  );
}

function refusalOf({ id, status }: Order, db: ActionContext['db'], now: number): string | null {
  return refusalToReturn({ status, deliveredAt: reachedAt(db, id, 'delivered'), now });
}

function checkReturn(
  order: Order,
  given: Partial<ReturnInput>,
  context: ActionContext,
): CheckResult<ReturnInput> {
  const params = {
    order: { kind: 'digits', value: order.id },
    days: returnWindowDays,
  } as const;
  const refusal = refusalOf(order, context.db, context.now);
  if (refusal !== null) return refuse({ key: refusal, params }, order, context);
  const picked = pickItems(order, given.return_item, context);
  if (picked.status !== 'ready') return remembering(picked, { returnPick: null });
  const returnPick = { order_id: order.id, item: picked.item };
  return remembering(checkWishes(order, picked, given, context), { returnPick });
}

/** Why it goes back and what the person gets for it, once it is known what it is. */
function checkWishes(
  order: Order,
  { items, item }: Picked,
  given: Partial<ReturnInput>,
  context: ActionContext,
): CheckResult<ReturnInput> {
  const params = { order: { kind: 'digits', value: order.id } } as const;
  const names = namesOf(items, context);

  const reason = given.return_reason;
  const reasons = reasonsFor(items);
  if (reason === undefined) {
    return ask(
      'return_reason',
      false,
      'return.ask_reason',
      names,
      reasonMentions(reasons, context),
    );
  }
  const faults = items.filter((one) => refusalOfReason(one, reason) !== null);
  const [fault] = faults;
  if (fault) {
    const key = refusalOfReason(fault, reason) ?? '';
    const others = items.filter((one) => !faults.includes(one));
    const name = namesOf(faults, context);
    if (others.length > 0) {
      const asked = itemMentions(others, context);
      return remembering(ask('return_item', true, 'return.not_this_item', name, asked), {
        returnPick: null,
      });
    }
    // A wrong size may have been a slip of the tongue; a change of mind is one.
    if (key === 'return.refuse.size') {
      return ask('return_reason', true, key, name, reasonMentions(reasons, context));
    }
    return refuse({ key, params: { ...params, item: name } }, order, context);
  }

  const action = given.return_action;
  const noExchange = refusalToExchange(items);
  if (action === 'exchange' && noExchange !== null) {
    return ask(
      'return_action',
      true,
      noExchange,
      names,
      actionMentions(['refund', 'store_credit'], context),
    );
  }
  if (action === undefined) {
    const possible = noExchange === null ? returnActions : (['refund', 'store_credit'] as const);
    return ask(
      'return_action',
      false,
      'return.ask_action',
      names,
      actionMentions(possible, context),
    );
  }
  return {
    status: 'ready',
    input: { order_id: order.id, return_item: item, return_reason: reason, return_action: action },
  };
}

function ask(
  slot: string,
  clear: boolean,
  key: string,
  item: string,
  mentions: readonly Mention[],
): Step {
  return {
    status: 'needs',
    slot,
    clear,
    phrase: { key, params: { item, options: optionsOf(mentions) } },
    mentions,
  };
}

const refuse = (phrase: Phrase, order: Order, context: ActionContext): Step => ({
  status: 'refused',
  reply: {
    phrases: [phrase],
    cards: [orderCard(order, context)],
    focus: { order_id: order.id },
  },
});

/** The same answer, with what opening the order has to be remembered. */
function remembering<Input>(checked: CheckResult<Input>, memory: Memory): CheckResult<Input> {
  if (checked.status === 'refused') {
    return {
      ...checked,
      reply: { ...checked.reply, memory: { ...memory, ...checked.reply.memory } },
    };
  }
  return { ...checked, memory: { ...memory, ...checked.memory } };
}
