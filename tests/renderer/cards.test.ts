import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/contract/cards.ts';
import { languages } from '../../src/contract/language.ts';
import { draw, words } from './draw.ts';

const returned: Card = {
  kind: 'return',
  id: 'R5004',
  order: '1020',
  item: 'Urjex Slim Power Bank',
  reasonLabel: 'Broken or not working',
  actionLabel: 'Refund',
  amount: 1299,
  status: 'requested',
  statusLabel: 'Booked',
  timeline: [
    { status: 'requested', label: 'Booked', at: '2026-11-20T16:40:00.000Z', state: 'current' },
    { status: 'picked_up', label: 'Picked up', at: null, state: 'next' },
    { status: 'completed', label: 'Completed', at: null, state: 'next' },
  ],
};

describe('a return', () => {
  test('shows what, of which order, why, what for, how much and how far', () => {
    const markup = draw([returned]);
    expect(words(markup)).toEqual(
      expect.arrayContaining([
        'Return R5004',
        'Order 1020',
        'Urjex Slim Power Bank',
        'Broken or not working',
        'Refund',
        '₹1,299',
      ]),
    );
    expect(markup.match(/<li/g)).toHaveLength(3);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup).toContain('data-status="requested"');
  });

  test('an exchange has no amount', () => {
    const markup = draw([{ ...returned, amount: null }]);
    expect(markup).not.toMatch(/₹|Amount/);
  });

  test('one that was not accepted says so in its colour', () => {
    expect(draw([{ ...returned, status: 'rejected' }])).toContain('text-bad');
    expect(draw([returned])).not.toContain('text-bad');
  });

  test.each(languages)('has its title in %s', (language) => {
    expect(words(draw([returned], language))[0]).toContain('R5004');
    expect(draw([returned], language)).not.toContain('card.return');
  });
});

describe('a number to check', () => {
  const check: Card = { kind: 'number-check', digits: '1024', label: 'Is every digit right?' };

  test('has a box for every digit, and is read out digit by digit', () => {
    const markup = draw([check]);
    expect(words(markup)).toEqual(['Is every digit right?', '1', '0', '2', '4']);
    expect(markup).toContain('aria-label="1 0 2 4"');
  });

  test('the same digit twice is two boxes', () => {
    expect(words(draw([{ ...check, digits: '1122' }])).slice(1)).toEqual(['1', '1', '2', '2']);
  });
});

test('an order keeps its timeline', () => {
  const markup = draw([
    {
      kind: 'order',
      id: '1041',
      status: 'cancelled',
      statusLabel: 'Cancelled',
      total: 699,
      items: [{ name: 'Yoga Mat', quantity: 2, price: 699 }],
      timeline: [
        { status: 'pending', label: 'Received', at: '2026-11-18T10:00:00.000Z', state: 'done' },
        { status: 'cancelled', label: 'Cancelled', at: '2026-11-19T10:00:00Z', state: 'current' },
      ],
      estimatedDelivery: null,
      carrier: null,
      trackingNumber: null,
    },
  ]);
  expect(markup).toContain('Progress of the order');
  expect(markup.match(/<li[^>]*aria-current="step"/g)).toHaveLength(1);
  expect(markup).toContain('border-bad');
  expect(words(markup)).toEqual(expect.arrayContaining(['Order 1041', 'Yoga Mat', '× 2', '₹699']));
});
