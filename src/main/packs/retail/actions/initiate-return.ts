import { z } from 'zod';
import type { Edit } from '../../../../contract/kiosk.ts';
import type { ActionContext, PhraseParam, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { rupees } from '../../kit/localised.ts';
import { findOrder, itemsOf, type Order, type OrderItem } from '../orders.ts';
import { namesOf, returnCard } from '../return-view.ts';
import { addReturn, findReturn, returnedItems, takeFromShelf } from '../returns.ts';
import {
  reasonsFor,
  refundOnReturn,
  refusalToExchange,
  type ReturnAction,
  returnActions,
  returnReasons,
  settlementOf,
} from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import {
  checkReturn,
  refusalOf,
  remembering,
  type ReturnInput,
  returnInput,
} from './check-return.ts';
import { openOrder, orderParameters } from './open-order.ts';

const returned = z.object({
  return_id: z.string(),
  order_id: z.string(),
  amount: z.number().nonnegative().nullable(),
  settlement: z.enum(['original', 'bank', 'credit', 'exchange']),
});
type Returned = Readonly<z.output<typeof returned>>;

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
    const opened = openOrder(slots, context, (order) => refusalOf(order, context) === null);
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
        {
          label: 'return.line.reason',
          value: context.label(`reason.${input.return_reason}`),
          edit: choiceEdit(
            'return_reason',
            'reason',
            input.return_reason,
            reasonsFor(items),
            context,
          ),
        },
        {
          label: 'return.line.action',
          value: context.label(`wanted.${input.return_action}`),
          edit: choiceEdit(
            'return_action',
            'wanted',
            input.return_action,
            actionsFor(items),
            context,
          ),
        },
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

/** One of a few things that have a label each. */
function choiceEdit(
  slot: string,
  labels: string,
  value: string,
  options: readonly string[],
  { label }: ActionContext,
): Edit {
  const labelled = options.map((one) => ({ label: label(`${labels}.${one}`), value: one }));
  return { slot, kind: 'choice', value, options: labelled };
}

/** What one can have for things that go back. */
const actionsFor = (items: readonly OrderItem[]): readonly ReturnAction[] =>
  refusalToExchange(items) === null
    ? returnActions
    : returnActions.filter((action) => action !== 'exchange');

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
