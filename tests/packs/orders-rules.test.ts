import { describe, expect, test } from 'vitest';
import { mobileOf } from '../../src/main/language/mobile.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import {
  daysSince,
  faultOfAddress,
  hasSizes,
  orderFlow,
  type OrderStatus,
  reasonsFor,
  refundOnCancel,
  refundOnReturn,
  refusalOfReason,
  refusalToCancel,
  refusalToChangeAddress,
  refusalToExchange,
  refusalToReturn,
  returnReasons,
  settlementOf,
} from '../../src/main/packs/retail/rules.ts';

const statuses: readonly OrderStatus[] = [...orderFlow, 'cancelled'];
const now = new Date(2026, 10, 21, 12, 0).getTime();
/** ISO 8601 of an hour, so many days before. */
const ago = (days: number, hours = 12, minutes = 0) =>
  new Date(2026, 10, 21 - days, hours, minutes).toISOString();

test('every status has its phrases: keys put together in the code', () => {
  const known = Object.keys(retail.phrases.en);
  for (const status of statuses) {
    expect(known, status).toContain(`track.${status}`);
    expect(known, status).toContain(`status.${status}`);
  }
});

test('an order can be cancelled, and sent elsewhere, until it ships', () => {
  expect(statuses.filter((status) => refusalToCancel(status) === null)).toEqual([
    'pending',
    'confirmed',
  ]);
  expect(statuses.filter((status) => refusalToChangeAddress(status) === null)).toEqual([
    'pending',
    'confirmed',
  ]);
});

test('what was paid comes back, what was not does not', () => {
  expect(refundOnCancel({ total: 999, paymentMethod: 'upi' })).toBe(999);
  expect(refundOnCancel({ total: 999, paymentMethod: 'cod' })).toBe(0);
});

describe('the window for returns', () => {
  const on = (deliveredAt: string | null) =>
    refusalToReturn({ status: 'delivered', deliveredAt, now });

  test.each([
    [ago(0), null],
    [ago(10), null],
    [ago(10, 0, 0), null],
    [ago(11, 23, 59), 'return.refuse.late'],
    [ago(11), 'return.refuse.late'],
    [ago(60), 'return.refuse.late'],
    [null, null],
  ])('delivered %s: %s', (deliveredAt, refusal) => {
    expect(on(deliveredAt)).toBe(refusal);
  });

  test('days are those of the calendar', () => {
    expect(daysSince(ago(1, 23, 59), new Date(2026, 10, 21, 0, 1).getTime())).toBe(1);
    expect(daysSince(ago(0, 0, 1), new Date(2026, 10, 21, 23, 59).getTime())).toBe(0);
  });

  test('only what was delivered comes back', () => {
    expect(
      statuses.filter((status) => refusalToReturn({ status, deliveredAt: ago(1), now }) === null),
    ).toEqual(['delivered']);
  });
});

describe('reasons', () => {
  const shirt = { category: 'clothing', name: 'Shirt' };
  const shoes = { category: 'sports', name: 'Running Shoes' };
  const bat = { category: 'sports', name: 'Cricket Bat' };
  const cream = { category: 'beauty', name: 'Cream' };

  test('clothes and sports shoes have sizes, other things do not', () => {
    expect([shirt, shoes, bat, cream].map(hasSizes)).toEqual([true, true, false, false]);
    expect(hasSizes({ category: 'home', name: 'Shoe Rack' })).toBe(false);
  });

  test('a change of mind is no reason for beauty products; every other reason is', () => {
    expect(returnReasons.filter((reason) => refusalOfReason(cream, reason) !== null)).toEqual([
      'changed_mind',
      'size_issue',
    ]);
    expect(returnReasons.filter((reason) => refusalOfReason(shirt, reason) !== null)).toEqual([]);
  });

  test('offered are those that hold for everything chosen', () => {
    expect(reasonsFor([shirt, shoes])).toEqual([...returnReasons]);
    expect(reasonsFor([shirt, cream])).toEqual(['defective', 'wrong_item', 'not_as_described']);
  });
});

test('an exchange needs a piece of everything on the shelf', () => {
  expect(refusalToExchange([{ quantity: 2, stock: 2 }])).toBeNull();
  expect(refusalToExchange([{ quantity: 2, stock: 1 }])).toBe('return.no_exchange');
  expect(
    refusalToExchange([
      { quantity: 1, stock: 9 },
      { quantity: 1, stock: 0 },
    ]),
  ).toBe('return.no_exchange');
});

test('amount and way of what comes back', () => {
  const goods = [{ amount: 100 }, { amount: 50 }];
  expect(refundOnReturn(goods, 'refund')).toBe(150);
  expect(refundOnReturn(goods, 'store_credit')).toBe(150);
  expect(refundOnReturn(goods, 'exchange')).toBeNull();
  expect(settlementOf('refund', 'card')).toBe('original');
  expect(settlementOf('refund', 'upi')).toBe('original');
  expect(settlementOf('refund', 'cod')).toBe('bank');
  expect(settlementOf('store_credit', 'cod')).toBe('credit');
  expect(settlementOf('exchange', 'cod')).toBe('exchange');
});

test.each([
  ['14 Rose Lane, Pune 411001', null],
  ['14 Rose Lane, Pune 411 001', null],
  ['14 Rose Lane, Pune', 'address.no_pin'],
  ['14 Rose Lane, Pune 4110011', 'address.no_pin'],
  ['14 Rose Lane, Pune 011001', 'address.no_pin'],
  ['A 411001', 'address.too_short'],
  ['AB 411001 ', null],
  [`${'a'.repeat(193)} 411001`, null],
  [`${'a'.repeat(194)} 411001`, 'address.too_long'],
])('the address "%.30s": %s', (address, fault) => {
  expect(faultOfAddress(address)).toBe(fault);
});

test.each([
  ['9876543210', '+919876543210'],
  ['+91 98765 43210', '+919876543210'],
  ['919876543210', '+919876543210'],
  ['09876543210', '+919876543210'],
  ['00919876543210', '+919876543210'],
  ['5876543210', null],
  ['987654321', null],
  ['98765432101', null],
  ['1042', null],
  ['', null],
])('the phone number %s is %s', (said, mobile) => {
  expect(mobileOf(said)).toBe(mobile);
});

test('every refusal has a phrase in every language', () => {
  const keys = [
    ...statuses.flatMap((status) => [
      refusalToCancel(status),
      refusalToChangeAddress(status),
      refusalToReturn({ status, deliveredAt: ago(99), now }),
    ]),
    refusalOfReason({ category: 'beauty', name: '' }, 'changed_mind'),
    refusalOfReason({ category: 'beauty', name: '' }, 'size_issue'),
    refusalToExchange([{ quantity: 1, stock: 0 }]),
    ...['', '411001', 'a'.repeat(300)].map(faultOfAddress),
  ].filter((key) => key !== null);
  expect(keys.length).toBeGreaterThan(10);
  for (const table of Object.values(retail.phrases))
    expect(keys.filter((key) => [table[key] ?? []].flat().length < 2)).toEqual([]);
});
