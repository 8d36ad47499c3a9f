import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { orderCard } from '../order-view.ts';
import { itemsOf, type Order } from '../orders.ts';
import { namesOf } from '../return-view.ts';
import { openOrder, orderParameters } from './open-order.ts';

export const orderItems: ReadAction<Order> = {
  name: 'order_items',
  description: 'What is in an order, how many, and what it cost in all',
  parameters: z.object(orderParameters),
  effect: 'read',
  check: (slots, context) => openOrder(slots, context),
  run(order, context) {
    const items = itemsOf(context.db, order.id);
    return {
      phrases: [
        {
          key: 'items.are',
          params: {
            order: { kind: 'digits', value: order.id },
            count: items.length,
            items: namesOf(items, context),
            total: { kind: 'money', rupees: order.total },
          },
        },
      ],
      cards: [orderCard(order, context)],
      focus: { order_id: order.id },
    };
  },
};
