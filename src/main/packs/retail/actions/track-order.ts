import { z } from 'zod';
import type { Phrase, PhraseParam, ReadAction } from '../../../actions/port.ts';
import { type Order, orderCard, statusSince } from '../orders.ts';
import { openOrder } from './open-order.ts';

export const trackOrder: ReadAction<Order> = {
  name: 'track_order',
  description: 'Where an order is and when it will arrive',
  parameters: z.object({
    order_id: z.string().optional().describe('the order number, digits only'),
    phone_last4: z
      .string()
      .optional()
      .describe('last four digits of the phone number on the order'),
  }),
  effect: 'read',
  check: openOrder,
  run(order, context) {
    const params: Record<string, PhraseParam> = {
      order: { kind: 'digits', value: order.id },
      carrier: order.carrier ?? '',
      date: { kind: 'date', iso: statusSince(context.db, order) },
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
