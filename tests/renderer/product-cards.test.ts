import { describe, expect, test } from 'vitest';
import { type Card, cardSchema, type ProductCard } from '../../src/contract/cards.ts';
import { languages } from '../../src/contract/language.ts';
import { translator } from '../../src/renderer/i18n/index.ts';
import { draw } from './draw.ts';

const phone: ProductCard = {
  kind: 'product',
  id: 'P1',
  name: 'Spark <Phone>',
  description: 'A phone.',
  category: 'electronics',
  price: 8499,
  stock: 3,
  image: null,
};
const other = { ...phone, id: 'P2', name: 'Nova Phone', price: 17_999, stock: 0 };

describe('a product card', () => {
  test('among others it stands in a list, without specifications', () => {
    const html = draw([phone, other]);
    expect(html.match(/<li/g)).toHaveLength(2);
    expect(html).toContain('₹8,499');
    expect(html).not.toContain('<dl');
    expect(html).toContain('Spark &lt;Phone&gt;');
  });

  test('asked about, it takes the whole width and shows all that is known', () => {
    const specifications = [
      { label: 'RAM', value: '4 GB' },
      { label: 'Warranty', value: '1 year' },
    ];
    const html = draw([{ ...phone, specifications }, other]);
    expect(html.match(/<li/g)).toHaveLength(1);
    expect(html).toMatch(/<dt[^>]*>RAM<\/dt><dd[^>]*>4 GB<\/dd>/);
    expect(html).toContain('aria-label="Specifications"');
  });

  test('the last three are counted, as they are when spoken', () => {
    expect(draw([phone])).toContain('Only 3 left');
    expect(draw([{ ...phone, stock: 4 }])).toContain('In stock');
    expect(draw([other])).toContain('Out of stock');
  });
});

describe('a comparison card', () => {
  const card: Card = {
    kind: 'comparison',
    products: [phone, other],
    rows: [
      { label: 'RAM', values: ['4 GB', '8 GB'], differs: true },
      { label: 'Battery', values: ['5000 mAh', '5000 mAh'], differs: false },
    ],
  };

  test('is a table of both products that marks what differs', () => {
    const html = draw([card]);
    expect(html).toContain('role="table"');
    expect(html.match(/role="row"/g)).toHaveLength(3);
    expect(html.match(/role="columnheader"/g)).toHaveLength(3);
    expect(html.match(/role="cell"/g)).toHaveLength(4);
    expect(html.match(/data-differs="true"/g)).toHaveLength(1);
    expect(html).toMatch(/₹8,499.*₹17,999/s);
  });

  test.each(languages)('has its own words in every language: %s', (language) => {
    expect(draw([card], language)).toContain(
      `aria-label="${translator(language)('card.comparison')}"`,
    );
  });

  test('needs two products and two values a row', () => {
    expect(cardSchema.safeParse({ ...card, products: [phone] }).success).toBe(false);
    const rows = [{ label: 'RAM', values: ['4 GB'], differs: true }];
    expect(cardSchema.safeParse({ ...card, rows }).success).toBe(false);
  });
});
