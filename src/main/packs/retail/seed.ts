import { z } from 'zod';
import { assert } from '../../kernel/errors.ts';
import type { Database } from '../../store/port.ts';
import {
  inFourLanguages,
  insert,
  relativeTime,
  rowReader,
  type SeedData,
  text,
} from '../kit/seed-data.ts';
import { itemsOf } from './orders.ts';

const read = rowReader('retail');

const productSchema = z.object({
  id: text,
  ...inFourLanguages('name', 'description').shape,
  category: z.enum(['electronics', 'clothing', 'home', 'beauty', 'sports']),
  brand: text,
  color: text.nullable(),
  price: z.number().int().nonnegative(),
  stock_quantity: z.number().int().nonnegative(),
  image_url: text.nullable(),
  specifications: z.record(text, text),
  keywords: z.array(text),
});

const orderSchema = z.object({
  id: text,
  customer_name: text,
  user_phone: z.string().regex(/^\+91[6-9]\d{9}$/),
  shipping_address: text,
  payment_method: text,
  items: z.array(z.object({ product_id: text, quantity: z.number().int().positive() })).min(1),
  events: z.array(z.object({ status: text, at: relativeTime })).min(1),
  estimated_delivery: relativeTime.nullable(),
  tracking_number: text.nullable(),
  shipping_carrier: text.nullable(),
});

const faqSchema = z.object({
  id: text,
  product_id: text.nullable(),
  topic: text,
  ...inFourLanguages('question', 'answer').shape,
  /** Other ways to ask it, in any of the languages, in any letters. */
  also: z.array(text).optional(),
});

const policySchema = z.object({
  id: text,
  type: text,
  ...inFourLanguages('title', 'summary', 'content').shape,
  effective_date: z.iso.date(),
});

const returnSchema = z.object({
  id: text,
  order_id: text,
  reason: text,
  action_requested: text,
  /** What of the order goes back; all of it when left out. */
  items: z.array(text).min(1).optional(),
  events: z.array(z.object({ status: text, at: relativeTime })).min(1),
});

/** Whether this database holds the shop's data. */
export function isSeeded(db: Database): boolean {
  return db.get('SELECT 1 FROM products LIMIT 1') !== undefined;
}

/** Fills the tables from data/retail/*.json, in one transaction. */
export function seed(db: Database, data: SeedData, nowMs: number): void {
  const now = new Date(nowMs).toISOString();
  db.transaction(() => {
    const prices = seedProducts(db, data, now);
    seedOrders(db, data, nowMs, prices);
    seedFaqs(db, data, now);
    for (const row of read(data, 'policies', policySchema)) {
      insert(db, 'policies', { ...row, updated_at: now });
    }
    seedReturns(db, data, nowMs);
  });
}

function seedProducts(db: Database, data: SeedData, now: string): Map<string, number> {
  const prices = new Map<string, number>();
  for (const [index, row] of read(data, 'products', productSchema).entries()) {
    const number = index + 1;
    insert(db, 'products', {
      ...row,
      number,
      specifications: JSON.stringify(row.specifications),
      keywords: row.keywords.join(' '),
      created_at: now,
    });
    prices.set(row.id, row.price);
  }
  return prices;
}

function seedOrders(
  db: Database,
  data: SeedData,
  nowMs: number,
  prices: ReadonlyMap<string, number>,
): void {
  for (const { items, events, estimated_delivery, ...order } of read(data, 'orders', orderSchema)) {
    // Sample orders happened "this morning": never later than now, whatever the hour of the first start.
    const history = events.map(({ status, at }) => ({ status, at: absolute(at, nowMs, nowMs) }));
    const first = history[0];
    const last = history.at(-1);
    assert(first && last, 'an order has a history');
    const priced = items.map((item) => {
      const price = prices.get(item.product_id);
      if (price === undefined)
        throw new Error(
          `orders.json: order ${order.id} names the unknown product ${item.product_id}`,
        );
      return { ...item, unit_price: price };
    });
    insert(db, 'orders', {
      ...order,
      status: last.status,
      total_amount: priced.reduce((sum, item) => sum + item.unit_price * item.quantity, 0),
      created_at: first.at,
      updated_at: last.at,
      estimated_delivery: estimated_delivery && absolute(estimated_delivery, nowMs),
    });
    for (const [index, item] of priced.entries()) {
      insert(db, 'order_items', { id: `${order.id}-${index + 1}`, order_id: order.id, ...item });
    }
    for (const event of history) insert(db, 'order_events', { order_id: order.id, ...event });
  }
}

function seedReturns(db: Database, data: SeedData, nowMs: number): void {
  for (const { items, events, ...row } of read(data, 'returns', returnSchema)) {
    const history = events.map(({ status, at }) => ({ status, at: absolute(at, nowMs, nowMs) }));
    const first = history[0];
    const last = history.at(-1);
    assert(first && last, 'a return has a history');
    const lines = itemsOf(db, row.order_id).filter(
      ({ productId }) => items === undefined || items.includes(productId),
    );
    if (lines.length === 0 || (items && lines.length < items.length)) {
      throw new Error(
        `returns.json: return ${row.id} is of nothing that is in order ${row.order_id}`,
      );
    }
    const settled = last.status === 'completed' || last.status === 'rejected';
    insert(db, 'returns', {
      ...row,
      status: last.status,
      refund_amount:
        row.action_requested === 'exchange'
          ? null
          : lines.reduce((sum, { amount }) => sum + amount, 0),
      created_at: first.at,
      processed_at: settled ? last.at : null,
    });
    for (const event of history) insert(db, 'return_events', { return_id: row.id, ...event });
    for (const { productId, quantity } of lines) {
      insert(db, 'return_items', { return_id: row.id, product_id: productId, quantity });
    }
  }
}

function seedFaqs(db: Database, data: SeedData, now: string): void {
  for (const { also = [], ...row } of read(data, 'faqs', faqSchema)) {
    insert(db, 'faqs', { ...row, created_at: now });
    insert(db, 'faq_search', {
      id: row.id,
      // A line for each way to ask it.
      questions: [row.question, row.question_hi, row.question_bn, row.question_mr, ...also]
        .join('\n')
        .normalize('NFC'),
      answers: [row.answer, row.answer_hi, row.answer_bn, row.answer_mr].join(' ').normalize('NFC'),
    });
  }
}

/** ISO 8601 of a relative time, not later than `latestMs`. */
function absolute(when: string, nowMs: number, latestMs = Number.POSITIVE_INFINITY): string {
  const match = /^([+-]\d+)d(\d{2}):(\d{2})$/.exec(when);
  assert(match, 'checked by the schema');
  const date = new Date(nowMs);
  date.setDate(date.getDate() + Number(match[1]));
  date.setHours(Number(match[2]), Number(match[3]), 0, 0);
  return new Date(Math.min(date.getTime(), latestMs)).toISOString();
}
