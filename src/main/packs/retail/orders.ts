import type { Database } from '../../store/port.ts';
import type { OrderStatus } from './rules.ts';

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

/** A product of an order; names in every language as `name`, `name_hi`, … */
export interface OrderItem {
  readonly productId: string;
  readonly quantity: number;
  /** Of one piece, when it was ordered. */
  readonly price: number;
  /** Of all pieces. */
  readonly amount: number;
  /** Pieces on the shelf now. */
  readonly stock: number;
  readonly category: string;
  readonly brand: string;
  readonly color: string | null;
  readonly keywords: string;
  /** English. */
  readonly name: string;
}

const columns = `id, user_phone AS phone, status, total_amount AS total, payment_method AS paymentMethod,
  estimated_delivery AS estimatedDelivery, tracking_number AS trackingNumber, shipping_carrier AS carrier`;

export function findOrder(db: Database, id: string): Order | undefined {
  return db.get<Order>(`SELECT ${columns} FROM orders WHERE id = :id`, { id });
}

/** The orders on a phone number ("+91…"), newest first. */
export function ordersOfPhone(db: Database, phone: string): Order[] {
  return db.all<Order>(
    `SELECT ${columns} FROM orders WHERE user_phone = :phone ORDER BY created_at DESC, id DESC`,
    { phone },
  );
}

/** Those orders of a list of ids that exist, newest first. */
export function ordersOf(db: Database, ids: readonly string[]): Order[] {
  return db.all<Order>(
    `SELECT ${columns} FROM orders WHERE id IN (SELECT value FROM json_each(:ids))
     ORDER BY created_at DESC, id DESC`,
    { ids: JSON.stringify(ids) },
  );
}

/** What is in an order, each product once, in the order of its lines. */
export function itemsOf(db: Database, orderId: string): OrderItem[] {
  return db.all<OrderItem>(
    `SELECT i.product_id AS productId, sum(i.quantity) AS quantity, max(i.unit_price) AS price,
       sum(i.quantity * i.unit_price) AS amount, p.stock_quantity AS stock, p.category, p.brand,
       p.color, p.keywords, p.name, p.name_hi, p.name_bn, p.name_mr
     FROM order_items i JOIN products p ON p.id = i.product_id
     WHERE i.order_id = :id GROUP BY i.product_id ORDER BY min(i.id)`,
    { id: orderId },
  );
}

/** When the order reached a status; ISO 8601, null where it did not. */
export function reachedAt(db: Database, orderId: string, status: OrderStatus): string | null {
  const row = db.get<{ at: string }>(
    'SELECT at FROM order_events WHERE order_id = :id AND status = :status',
    { id: orderId, status },
  );
  return row?.at ?? null;
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

/** Sends an order somewhere else. */
export function setAddress(db: Database, id: string, address: string, at: string): void {
  db.run('UPDATE orders SET shipping_address = :address, updated_at = :at WHERE id = :id', {
    id,
    address,
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
