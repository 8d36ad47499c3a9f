import type { OrderCard } from '../../../contract/cards.ts';
import type { ActionContext } from '../../actions/port.ts';
import type { Database } from '../../store/port.ts';
import { localised } from './localised.ts';
import { type OrderStatus, orderFlow } from './rules.ts';

export interface Order {
  readonly id: string;
  readonly phone: string;
  readonly status: OrderStatus;
  readonly total: number;
  readonly paymentMethod: string;
  readonly estimatedDelivery: string | null;
  readonly trackingNumber: string | null;
  readonly carrier: string | null;
}

const columns = `id, user_phone AS phone, status, total_amount AS total, payment_method AS paymentMethod,
  estimated_delivery AS estimatedDelivery, tracking_number AS trackingNumber, shipping_carrier AS carrier`;

export function findOrder(db: Database, id: string): Order | undefined {
  return db.get<Order>(`SELECT ${columns} FROM orders WHERE id = :id`, { id });
}

export function orderIdsOfPhone(db: Database, phone: string): string[] {
  return db
    .all<{ id: string }>('SELECT id FROM orders WHERE user_phone = :phone ORDER BY id', { phone })
    .map(({ id }) => id);
}

/** When the order reached its present status; ISO 8601. */
export function statusSince(db: Database, order: Order): string {
  const row = db.get<{ at: string }>(
    'SELECT at FROM order_events WHERE order_id = :id AND status = :status',
    { id: order.id, status: order.status },
  );
  return row?.at ?? '';
}

/** Sets an order's status and adds it to its history. */
export function setStatus(db: Database, id: string, status: OrderStatus, at: string): void {
  db.run('UPDATE orders SET status = :status, updated_at = :at WHERE id = :id', { id, status, at });
  db.run('INSERT INTO order_events (order_id, status, at) VALUES (:id, :status, :at)', {
    id,
    status,
    at,
  });
}

/** Puts an order's items back on the shelf. */
export function restock(db: Database, id: string): void {
  db.run(
    `UPDATE products SET stock_quantity = stock_quantity +
       (SELECT sum(quantity) FROM order_items WHERE order_id = :id AND product_id = products.id)
     WHERE id IN (SELECT product_id FROM order_items WHERE order_id = :id)`,
    { id },
  );
}

/** The order as the screen shows it, with its timeline. */
export function orderCard(order: Order, context: ActionContext): OrderCard {
  const { db, language, label } = context;
  const items = db
    .all<{ quantity: number; price: number }>(
      `SELECT i.quantity, i.unit_price AS price, p.name, p.name_hi, p.name_bn, p.name_mr
       FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.order_id = :id ORDER BY i.id`,
      { id: order.id },
    )
    .map((row) => ({
      name: localised(row, 'name', language),
      quantity: row.quantity,
      price: row.price,
    }));
  return {
    kind: 'order',
    id: order.id,
    status: order.status,
    statusLabel: label(`status.${order.status}`),
    total: order.total,
    items,
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
