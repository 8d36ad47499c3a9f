import { z } from 'zod';
import type { Phrase, PhraseParam, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { localised, rupees } from '../../kit/localised.ts';
import { orderCard } from '../order-view.ts';
import { findOrder, itemsOf, restock, setStatus } from '../orders.ts';
import { refundOnCancel, refusalToCancel } from '../rules.ts';
import { openOrder, orderParameters } from './open-order.ts';

type CancelInput = { readonly order_id: string };

const cancelled = z.object({ order_id: z.string(), refund: z.number().nonnegative() });
type Cancelled = Readonly<z.output<typeof cancelled>>;

export const cancelOrder: WriteAction<CancelInput, Cancelled> = {
  name: 'cancel_order',
  description: 'Cancel an order that has not shipped yet',
  parameters: z.object(orderParameters),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const opened = openOrder(slots, context, ({ status }) => refusalToCancel(status) === null);
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
  describe({ order_id }, { db, language }) {
    const order = findOrder(db, order_id);
    assert(order, 'an order that was checked exists');
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
          value: itemsOf(db, order.id)
            .map((item) => `${item.quantity} × ${localised(item, 'name', language)}`)
            .join(', '),
        },
        { label: 'cancel.line.refund', value: rupees(refundOnCancel(order)) },
      ],
    };
  },
  run({ order_id }, { db, now }) {
    const order = findOrder(db, order_id);
    assert(order, 'an order that was checked exists');
    setStatus(db, order_id, 'cancelled', new Date(now).toISOString());
    restock(db, order_id);
    return { order_id, refund: refundOnCancel(order) };
  },
  report(receipt, context) {
    const outcome = cancelled.parse(receipt.outcome);
    const order = findOrder(context.db, outcome.order_id);
    const params: Record<string, PhraseParam> = {
      order: { kind: 'digits', value: outcome.order_id },
      total: { kind: 'money', rupees: outcome.refund },
    };
    const phrases: Phrase[] = [
      { key: 'done.cancelled', params },
      { key: outcome.refund > 0 ? 'done.refund' : 'done.no_payment', params },
    ];
    return {
      phrases,
      cards: order ? [orderCard(order, context)] : [],
      focus: { order_id: outcome.order_id },
    };
  },
};
