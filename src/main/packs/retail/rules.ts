/** The rules of the business, in one place. Each refusal names the phrase that explains it. */

export type OrderStatus =
  | 'pending'
  | 'confirmed'
  | 'shipped'
  | 'out_for_delivery'
  | 'delivered'
  | 'cancelled';

/** The way of an order, in order. */
export const orderFlow: readonly OrderStatus[] = [
  'pending',
  'confirmed',
  'shipped',
  'out_for_delivery',
  'delivered',
];

/** Wrong phone digits after which an order stays closed for the session. */
export const maxWrongTries = 3;

/** An order can be cancelled until it ships; otherwise the phrase that says why not. */
export function refusalToCancel(status: OrderStatus): string | null {
  switch (status) {
    case 'pending':
    case 'confirmed':
      return null;
    case 'shipped':
    case 'out_for_delivery':
      return 'refuse.shipped';
    case 'delivered':
      return 'refuse.delivered';
    case 'cancelled':
      return 'refuse.already_cancelled';
  }
}

/** What goes back to the customer when an order is cancelled, in rupees: all that was paid. */
export function refundOnCancel(order: {
  readonly total: number;
  readonly paymentMethod: string;
}): number {
  return order.paymentMethod === 'cod' ? 0 : order.total;
}
