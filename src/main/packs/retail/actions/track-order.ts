import { z } from 'zod';
import type { Phrase, PhraseParam, ReadAction } from '../../../actions/port.ts';
import { orderCard } from '../order-view.ts';
import { type Order, reachedAt } from '../orders.ts';
import { openOrder, orderParameters } from './open-order.ts';

export const trackOrder: ReadAction<Order> = {
  name: 'track_order',
  description: 'Where an order is and when it will arrive',
  parameters: z.object(orderParameters),
  effect: 'read',
  check: (slots, context) =>
    openOrder(slots, context, ({ status }) => status !== 'delivered' && status !== 'cancelled'),
  run(order, context) {
    const params: Record<string, PhraseParam> = {
      order: { kind: 'digits', value: order.id },
      carrier: order.carrier ?? '',
      date: { kind: 'date', iso: reachedAt(context.db, order.id, order.status) ?? '' },
    };
    const phrases: Phrase[] = [{ key: `track.${order.status}`, params }];
    const open = order.status !== 'delivered' && order.status !== 'cancelled';
    if (open && order.estimatedDelivery) {
      phrases.push({
        key: 'track.expected',
        params: { date: { kind: 'date', iso: order.estimatedDelivery } },
      });
    }
    return { phrases, cards: [orderCard(order, context)], focus: { order_id: order.id } };
  },
};
