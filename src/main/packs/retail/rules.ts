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

export const returnReasons = [
  'defective',
  'wrong_item',
  'not_as_described',
  'changed_mind',
  'size_issue',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const returnActions = ['refund', 'exchange', 'store_credit'] as const;
export type ReturnAction = (typeof returnActions)[number];

export type ReturnStatus = 'requested' | 'picked_up' | 'completed' | 'rejected';

/** The way of a return, in order. */
export const returnFlow: readonly ReturnStatus[] = ['requested', 'picked_up', 'completed'];

/** Wrong phone digits after which an order stays closed for the session. */
export const maxWrongTries = 3;

/** Phone numbers without any order after which no more are looked up in the session. */
export const maxUnknownPhones = 3;

/** How many orders are said and shown at once. */
export const maxListed = 5;

/** Days after the day of delivery on which a return can still be asked for. */
export const returnWindowDays = 10;

/** Characters of a delivery address. */
export const addressLength = { min: 10, max: 200 } as const;

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

/** The address can be changed until the order ships. */
export function refusalToChangeAddress(status: OrderStatus): string | null {
  switch (status) {
    case 'pending':
    case 'confirmed':
      return null;
    case 'shipped':
    case 'out_for_delivery':
      return 'address.refuse.shipped';
    case 'delivered':
      return 'address.refuse.delivered';
    case 'cancelled':
      return 'address.refuse.cancelled';
  }
}

/** A PIN code: six digits, the first not a zero; a space may stand in the middle. */
export const pinCode = /(?<!\d)[1-9]\d{2} ?\d{3}(?!\d)/;

/** What is wrong with a delivery address, as the phrase that asks for it again. */
export function faultOfAddress(address: string): string | null {
  if (address.length > addressLength.max) return 'address.too_long';
  if (!pinCode.test(address)) return 'address.no_pin';
  if (address.length < addressLength.min) return 'address.too_short';
  return null;
}

/** An order can be returned when it was delivered, within the window (`now` in ms). */
export function refusalToReturn(order: {
  readonly status: OrderStatus;
  /** ISO 8601. */
  readonly deliveredAt: string | null;
  readonly now: number;
}): string | null {
  switch (order.status) {
    case 'pending':
    case 'confirmed':
      return 'return.refuse.not_shipped';
    case 'shipped':
    case 'out_for_delivery':
      return 'return.refuse.on_its_way';
    case 'cancelled':
      return 'return.refuse.cancelled';
    case 'delivered':
      return order.deliveredAt !== null &&
        daysSince(order.deliveredAt, order.now) > returnWindowDays
        ? 'return.refuse.late'
        : null;
  }
}

/** Whole days between two dates as a calendar counts them, in the kiosk's time zone. */
export function daysSince(iso: string, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(Date.parse(iso))) / 86_400_000);
}

const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);

/** What the rules of returns need to know of a thing. */
export interface Goods {
  /** Category of the product. */
  readonly category: string;
  /** English name. */
  readonly name: string;
}

/** Whether a thing comes in sizes: clothes, and shoes for sports. */
export function hasSizes({ category, name }: Goods): boolean {
  return category === 'clothing' || (category === 'sports' && /\bshoes?\b/i.test(name));
}

/** Beauty goods do not come back for a change of mind, and only what has sizes for its size. */
export function refusalOfReason(goods: Goods, reason: ReturnReason): string | null {
  if (reason === 'changed_mind' && goods.category === 'beauty') return 'return.refuse.beauty';
  if (reason === 'size_issue' && !hasSizes(goods)) return 'return.refuse.size';
  return null;
}

/** Reasons for which all of these could be returned, to offer. */
export function reasonsFor(goods: readonly Goods[]): ReturnReason[] {
  return returnReasons.filter((reason) =>
    goods.every((one) => refusalOfReason(one, reason) === null),
  );
}

/** An exchange takes another piece off the shelf: there must be one of everything. */
export function refusalToExchange(
  goods: readonly { readonly quantity: number; readonly stock: number }[],
): string | null {
  return goods.every(({ quantity, stock }) => stock >= quantity) ? null : 'return.no_exchange';
}

/** What comes back, in rupees; nothing for an exchange. */
export function refundOnReturn(
  goods: readonly { readonly amount: number }[],
  action: ReturnAction,
): number | null {
  if (action === 'exchange') return null;
  return goods.reduce((sum, { amount }) => sum + amount, 0);
}

/** How a return is made good. */
export type Settlement = 'original' | 'bank' | 'credit' | 'exchange';

/** Money goes back the way it came; what was paid in cash at the door goes to a bank account. */
export function settlementOf(action: ReturnAction, paymentMethod: string): Settlement {
  switch (action) {
    case 'exchange':
      return 'exchange';
    case 'store_credit':
      return 'credit';
    case 'refund':
      return paymentMethod === 'cod' ? 'bank' : 'original';
  }
}
