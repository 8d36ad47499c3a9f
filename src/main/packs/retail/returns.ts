import type { Database } from '../../store/port.ts';
import { findOrder, itemsOf, type Order, type OrderItem } from './orders.ts';
import type { ReturnAction, ReturnReason, ReturnStatus } from './rules.ts';

export interface Return {
  readonly id: string;
  readonly orderId: string;
  readonly reason: ReturnReason;
  readonly action: ReturnAction;
  readonly status: ReturnStatus;
  /** In rupees; null for an exchange. */
  readonly amount: number | null;
}

const columns = `id, order_id AS orderId, reason, action_requested AS action, status,
  refund_amount AS amount`;

export function findReturn(db: Database, id: string): Return | undefined {
  return db.get<Return>(`SELECT ${columns} FROM returns WHERE id = :id`, { id });
}

/** The returns on an order, newest first. */
export function returnsOf(db: Database, orderId: string): Return[] {
  return db.all<Return>(
    `SELECT ${columns} FROM returns WHERE order_id = :orderId ORDER BY created_at DESC, id DESC`,
    { orderId },
  );
}

/** The order a return number ("R5001", or its digits alone) belongs to. */
export function orderOfReturn(db: Database, said: string): Order | undefined {
  const found = findReturn(db, said.startsWith('R') ? said : `R${said}`);
  return found && findOrder(db, found.orderId);
}

/** What is being sent back, as lines of its order. */
export function itemsOfReturn(db: Database, { id, orderId }: Return): OrderItem[] {
  const ids = new Set(
    db
      .all<{ id: string }>('SELECT product_id AS id FROM return_items WHERE return_id = :id', {
        id,
      })
      .map((row) => row.id),
  );
  return itemsOf(db, orderId).filter(({ productId }) => ids.has(productId));
}

/** The return that already covers each product of an order; one that was turned down covers nothing. */
export function returnedItems(db: Database, orderId: string): Map<string, string> {
  const rows = db.all<{ productId: string; returnId: string }>(
    `SELECT i.product_id AS productId, r.id AS returnId FROM returns r
     JOIN return_items i ON i.return_id = r.id
     WHERE r.order_id = :orderId AND r.status <> 'rejected' ORDER BY r.created_at`,
    { orderId },
  );
  return new Map(rows.map(({ productId, returnId }) => [productId, returnId]));
}

export function returnEvents(db: Database, id: string): { status: ReturnStatus; at: string }[] {
  return db.all('SELECT status, at FROM return_events WHERE return_id = :id ORDER BY at, rowid', {
    id,
  });
}

/** Books a return and gives its number. */
export function addReturn(
  db: Database,
  wanted: {
    readonly orderId: string;
    readonly items: readonly OrderItem[];
    readonly reason: ReturnReason;
    readonly action: ReturnAction;
    readonly amount: number | null;
    /** ISO 8601. */
    readonly at: string;
  },
): string {
  const last = db.get<{ number: number | null }>(
    'SELECT max(CAST(substr(id, 2) AS INTEGER)) AS number FROM returns',
  );
  const id = `R${(last?.number ?? 5000) + 1}`;
  const { orderId, reason, action, amount, at } = wanted;
  db.run(
    `INSERT INTO returns (id, order_id, reason, action_requested, status, refund_amount, created_at)
     VALUES (:id, :orderId, :reason, :action, 'requested', :amount, :at)`,
    { id, orderId, reason, action, amount, at },
  );
  db.run("INSERT INTO return_events (return_id, status, at) VALUES (:id, 'requested', :at)", {
    id,
    at,
  });
  for (const { productId, quantity } of wanted.items) {
    db.run(
      'INSERT INTO return_items (return_id, product_id, quantity) VALUES (:id, :productId, :quantity)',
      { id, productId, quantity },
    );
  }
  return id;
}

/** Lays the pieces for an exchange aside. */
export function takeFromShelf(db: Database, items: readonly OrderItem[]): void {
  for (const { productId, quantity } of items) {
    db.run(
      'UPDATE products SET stock_quantity = stock_quantity - :quantity WHERE id = :productId',
      { productId, quantity },
    );
  }
}
