import { z } from 'zod';
import type { ActionContext, ActionReply, Phrase, ReadAction } from '../../../actions/port.ts';
import { orderCard } from '../order-view.ts';
import { type Order, reachedAt } from '../orders.ts';
import { returnCard } from '../return-view.ts';
import { type Return, returnEvents, returnsOf } from '../returns.ts';
import { maxListed, refundOnCancel, settlementOf } from '../rules.ts';
import { openOrder, orderParameters } from './open-order.ts';

/** "Where is my refund": of a return, or of an order that was cancelled. */
export const returnStatus: ReadAction<Order> = {
  name: 'return_status',
  description: 'How far a return, an exchange or a refund is; order_id may be a return number',
  parameters: z.object(orderParameters),
  effect: 'read',
  check: (slots, context) =>
    openOrder(
      slots,
      context,
      ({ id, status }) => status === 'cancelled' || returnsOf(context.db, id).length > 0,
    ),
  run(order, context) {
    const returns = returnsOf(context.db, order.id);
    const [newest] = returns;
    const focus = { order_id: order.id };
    if (!newest) return { ...withoutReturn(order, context), focus };
    return {
      phrases: phrasesOf(newest, order, context),
      cards: returns.slice(0, maxListed).map((entry) => returnCard(entry, context)),
      focus,
    };
  },
};

function phrasesOf(entry: Return, order: Order, context: ActionContext): Phrase[] {
  const at = returnEvents(context.db, entry.id).find(({ status }) => status === entry.status)?.at;
  const params = {
    return: { kind: 'digits', value: entry.id },
    item: returnCard(entry, context).item,
    total: { kind: 'money', rupees: entry.amount ?? 0 },
    date: { kind: 'date', iso: at ?? '' },
  } as const;
  switch (entry.status) {
    case 'requested':
    case 'picked_up': {
      const is = { key: `return.is.${entry.status}`, params };
      const settlement = settlementOf(entry.action, order.paymentMethod);
      // The new one comes with the pick-up; after it, that is no news.
      if (entry.status === 'picked_up' && settlement === 'exchange') return [is];
      return [is, { key: `return.expect.${settlement}`, params }];
    }
    case 'completed':
      return [{ key: `return.is.completed.${entry.action}`, params }];
    case 'rejected':
      return [{ key: 'return.is.rejected', params }];
  }
}

function withoutReturn(order: Order, context: ActionContext): ActionReply {
  const refund = refundOnCancel(order);
  const params = {
    order: { kind: 'digits', value: order.id },
    total: { kind: 'money', rupees: refund },
    date: { kind: 'date', iso: reachedAt(context.db, order.id, order.status) ?? '' },
  } as const;
  const cards = [orderCard(order, context)];
  if (order.status !== 'cancelled') return { phrases: [{ key: 'return.none', params }], cards };
  return {
    phrases: [
      { key: 'track.cancelled', params },
      { key: refund > 0 ? 'refund.after_cancel' : 'refund.nothing_paid', params },
    ],
    cards,
  };
}
