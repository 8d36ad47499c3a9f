import type { Card } from '../../src/contract/cards.ts';
import type { Language } from '../../src/contract/language.ts';
import { appointment, assorted, cars, directions, venues } from './details-cards.ts';
import { orderCard, policyCards, productCards, scripts } from './engine-script.ts';
import { freeTimes, profile, venue } from './shown-cards.ts';

/** At least one of every kind of card, as many as there are; the words are in this language where they have any. */
export function everyCard(language: Language): Card[] {
  const script = scripts[language];
  const products = productCards(script);
  const [first, second] = products;
  if (first?.kind !== 'product' || second?.kind !== 'product') throw new Error('no products');
  return [
    ...products,
    {
      kind: 'comparison',
      products: [first, second],
      rows: [{ label: 'Weight', values: ['2 kg', '600 g'], differs: true }],
    },
    orderCard(script, false),
    orderCard(script, true),
    {
      kind: 'return',
      id: 'R7',
      order: '1042',
      item: 'Soft Towel',
      reasonLabel: 'It is damaged',
      actionLabel: 'Money back',
      amount: 499,
      status: 'requested',
      statusLabel: 'Requested',
      timeline: [
        { status: 'requested', label: 'Requested', at: '2026-11-21', state: 'current' },
        { status: 'refunded', label: 'Refunded', at: null, state: 'next' },
      ],
    },
    { kind: 'number-check', digits: '9820012345', label: 'Telephone' },
    ...policyCards(script),
    freeTimes(language),
    profile,
    venue,
    ...cars,
    appointment,
    directions,
    ...venues(language),
    ...assorted,
  ];
}
