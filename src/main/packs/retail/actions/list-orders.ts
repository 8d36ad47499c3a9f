import { z } from 'zod';
import type { Memory, Phrase, ReadAction } from '../../../actions/port.ts';
import { orderCard, orderMention } from '../order-view.ts';
import type { Order } from '../orders.ts';
import { maxListed } from '../rules.ts';
import { openOrders, orderParameters } from './open-order.ts';

interface ListInput {
  readonly orders: readonly Order[];
  readonly memory: Memory;
}

export const listOrders: ReadAction<ListInput> = {
  name: 'list_orders',
  description: 'All orders on a phone number, also when the order number is forgotten',
  parameters: z.object({ phone: orderParameters.phone }),
  effect: 'read',
  check(slots, context) {
    const opened = openOrders(slots, context);
    if (opened.status !== 'ready') return opened;
    return { status: 'ready', input: opened, memory: opened.memory };
  },
  run({ orders }, context) {
    const shown = orders.slice(0, maxListed);
    const more = orders.length - shown.length;
    const phrases: Phrase[] = [
      { key: 'list.count', params: { count: orders.length } },
      ...shown.map((order) => ({
        key: `list.${order.status}`,
        params: { order: { kind: 'digits', value: order.id } as const },
      })),
    ];
    if (more > 0) phrases.push({ key: 'list.more', params: { more } });
    const [only] = orders;
    return {
      phrases,
      cards: shown.map((order) => orderCard(order, context)),
      mentions: shown.map((order) => orderMention(order, context)),
      // "it" means the only one; among several nothing yet.
      focus: { order_id: orders.length === 1 && only ? only.id : null },
    };
  },
};
