import type { OrderCard } from '../../../contract/cards.ts';
import type { ActionContext, Mention } from '../../actions/port.ts';
import { inAllLanguages, localised } from '../kit/localised.ts';
import { itemsOf, type Order, type OrderItem } from './orders.ts';
import { orderFlow, type OrderStatus } from './rules.ts';

/** The order as the screen shows it, with its timeline. */
export function orderCard(order: Order, context: ActionContext): OrderCard {
  const { db, language, label } = context;
  return {
    kind: 'order',
    id: order.id,
    status: order.status,
    statusLabel: label(`status.${order.status}`),
    total: order.total,
    items: itemsOf(db, order.id).map((item) => ({
      name: localised(item, 'name', language),
      quantity: item.quantity,
      price: item.price,
    })),
    timeline: timeline(order, context),
    estimatedDelivery: order.status === 'cancelled' ? null : order.estimatedDelivery,
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
  };
}

function timeline(order: Order, { db, label }: ActionContext): OrderCard['timeline'] {
  const events = db.all<{ status: OrderStatus; at: string }>(
    'SELECT status, at FROM order_events WHERE order_id = :id ORDER BY at, rowid',
    { id: order.id },
  );
  const reached = events.map(({ status, at }) => ({
    status,
    label: label(`status.${status}`),
    at,
    state: status === order.status ? ('current' as const) : ('done' as const),
  }));
  if (order.status === 'cancelled') return reached;
  const ahead = orderFlow.slice(orderFlow.indexOf(order.status) + 1).map((status) => ({
    status,
    label: label(`status.${status}`),
    at: null,
    state: 'next' as const,
  }));
  return [...reached, ...ahead];
}

/** Everything a product of an order could be called by. */
export function wordsOf(item: OrderItem): string {
  return [inAllLanguages(item, 'name'), item.brand, item.color ?? '', item.category, item.keywords]
    .join(' ')
    .trim();
}

/** An order among several: called by its number, or by what is in it. */
export function orderMention(order: Order, { db }: Pick<ActionContext, 'db'>): Mention {
  return {
    name: { kind: 'digits', value: order.id },
    words: [order.id, ...itemsOf(db, order.id).map(wordsOf)].join(' '),
    slots: { order_id: order.id },
    price: order.total,
  };
}
