import { z } from 'zod';
import type { Phrase, PhraseParam, WriteAction } from '../../../actions/port.ts';
import { findOrder, type Order, orderCard, restock, setStatus } from '../orders.ts';
import { refundOnCancel, refusalToCancel } from '../rules.ts';
import { openOrder } from './open-order.ts';

type CancelInput = { readonly order_id: string };
type Cancelled = { readonly order_id: string; readonly refund: number };

export const cancelOrder: WriteAction<CancelInput, Cancelled> = {
  name: 'cancel_order',
  description: 'Cancel an order that has not shipped yet',
  parameters: z.object({
    order_id: z.string().optional().describe('the order number, digits only'),
    phone_last4: z
      .string()
      .optional()
      .describe('last four digits of the phone number on the order'),
  }),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const opened = openOrder(slots, context);
    if (opened.status !== 'ready') return opened;
    const order = opened.input;
    const refusal = refusalToCancel(order.status);
    if (refusal === null) return { ...opened, input: { order_id: order.id } };
    return {
      status: 'refused',
      reply: {
        phrases: [{ key: refusal, params: { order: { kind: 'digits', value: order.id } } }],
        cards: [orderCard(order, context)],
        focus: { order_id: order.id },
        ...(opened.memory && { memory: opened.memory }),
      },
    };
  },
  describe({ order_id }, context) {
    const order = findOrder(context.db, order_id) as Order;
    const card = orderCard(order, context);
    const rupees = (amount: number) => `₹${amount.toLocaleString('en-IN')}`;
    return {
      question: {
        key: 'cancel.question',
        params: {
          order: { kind: 'digits', value: order.id },
          total: { kind: 'money', rupees: order.total },
        },
      },
      lines: [
        { label: 'cancel.line.order', value: order.id },
        {
          label: 'cancel.line.items',
          value: card.items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', '),
        },
        { label: 'cancel.line.refund', value: rupees(refundOnCancel(order)) },
      ],
    };
  },
  run({ order_id }, { db, now }) {
    const order = findOrder(db, order_id) as Order;
    setStatus(db, order_id, 'cancelled', new Date(now).toISOString());
    restock(db, order_id);
    return { order_id, refund: refundOnCancel(order) };
  },
  report({ outcome }, context) {
    const order = findOrder(context.db, outcome.order_id) as Order;
    const params: Record<string, PhraseParam> = {
      order: { kind: 'digits', value: outcome.order_id },
      total: { kind: 'money', rupees: outcome.refund },
    };
    const phrases: Phrase[] = [
      { key: 'done.cancelled', params },
      { key: outcome.refund > 0 ? 'done.refund' : 'done.no_payment', params },
    ];
    return { phrases, cards: [orderCard(order, context)], focus: { order_id: order.id } };
  },
};
