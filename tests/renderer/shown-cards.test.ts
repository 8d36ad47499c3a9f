import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Card, DetailsCard, ProductCard } from '../../src/contract/cards.ts';
import { languages } from '../../src/contract/language.ts';
import { drawn, freeTimes, profile, venue } from '../fakes/shown-cards.ts';
import { draw, words } from './draw.ts';

/** The rows of a file of the sample data, as far as they are looked at here. */
function data(file: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../data', file), 'utf8'));
}
const kindsIn = (file: string, field: string): string[] => [
  ...new Set(data(file).flatMap((row) => (row[field] ? [String(row[field])] : []))),
];

const pictureOf = (card: Card): string => {
  const [picture = ''] = /<svg.*?<\/svg>/s.exec(draw([card])) ?? [];
  if (picture === '') throw new Error(`nothing is drawn for ${JSON.stringify(card)}`);
  // The same drawing in another place has another size.
  return picture.replace(/class="[^"]*"/, '');
};

const product = (category: string, image: string | null = null): ProductCard => ({
  kind: 'product',
  id: category,
  name: category,
  description: '',
  category,
  price: 1,
  stock: 1,
  image,
});

describe('a thing without a picture is drawn, each kind of the sample data by a drawing of its own', () => {
  test.each([
    ['dealership/models.json', 'body', 'vehicle'],
    ['dealership/services.json', 'id', 'service'],
    ['dining/venues.json', 'cuisine', 'venue'],
  ] as const)('%s, by its %s', (file, field, about) => {
    const kinds = kindsIn(file, field);
    expect(kinds.length).toBeGreaterThan(4);
    const pictures = drawn(about, kinds).map(pictureOf);
    expect(new Set(pictures).size).toBe(kinds.length);
    const [unknown] = drawn(about, ['of no known kind']);
    expect(pictures).not.toContain(pictureOf(unknown as DetailsCard));
  });

  test('products by their category', () => {
    const categories = kindsIn('retail/products.json', 'category');
    const pictures = categories.map((category) => pictureOf(product(category)));
    expect(new Set(pictures).size).toBe(categories.length);
    expect(pictures).not.toContain(pictureOf(product('of no known kind')));
  });
});

describe('a picture', () => {
  test.each(['/pictures/p101.webp', 'pictures/p101.webp', 'p101.webp', 'data:image/png;base64,AA'])(
    'of the kiosk itself is shown: %s',
    (image) => {
      expect(draw([product('home', image)])).toContain(`src="${image}"`);
      expect(draw([{ ...venue, image }])).toContain(`src="${image}"`);
    },
  );

  test.each([
    'https://pictures.example/p101.webp',
    '//pictures.example/p101.webp',
    '\\\\pictures\\p101.webp',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('from anywhere else is none: %s', (image) => {
    expect(draw([product('home', image)])).not.toContain('<img');
    expect(pictureOf({ ...venue, image })).toBe(pictureOf(venue));
  });
});

describe('free times', () => {
  test.each(languages)('are buttons under their days: %s', (language) => {
    const card = freeTimes(language);
    const markup = draw([card], language);
    const times = card.days.flatMap((day) => day.times);
    const seen = words(markup);
    for (const { label } of times) expect(seen).toContain(label);
    for (const { label } of card.days) expect(markup).toContain(`<section aria-label="${label}"`);
    // And one button for each day, where there is room for one day at a time.
    expect(markup.match(/<button/g)).toHaveLength(times.length + card.days.length);
    expect(markup).not.toContain('card.times');
  });
});

describe('a policy', () => {
  const policy = (paragraphs: number): Card => ({
    kind: 'policy',
    id: 'returns',
    title: 'Returns',
    content: Array.from({ length: paragraphs }, (_, index) => `Paragraph ${index + 1}.`),
  });

  test('shows its first paragraphs, and the rest behind a button that says what it does', () => {
    const markup = draw([policy(5)]);
    expect(markup).toMatch(/<button[^>]*aria-expanded="false"[^>]*>Read all of it/);
    const [, id] = /aria-controls="([^"]+)"/.exec(markup) ?? [];
    const hidden = markup.slice(markup.indexOf(`id="${id}"`));
    expect(markup).toMatch(new RegExp(`id="${id}"[^>]*hidden`));
    expect(words(hidden)).toEqual(expect.arrayContaining(['Paragraph 3.', 'Paragraph 5.']));
    expect(words(hidden)).not.toContain('Paragraph 2.');
  });

  test('that is short is all there, without a button', () => {
    const markup = draw([policy(2)]);
    expect(words(markup)).toContain('Paragraph 2.');
    expect(markup).not.toMatch(/<button| hidden=/);
  });
});

test('what is remembered of somebody stands under headings', () => {
  const markup = draw([profile]);
  expect(words(markup)).toEqual(
    expect.arrayContaining(['What I remember of you', 'Kavya Joshi', 'What you did here']),
  );
  expect(markup).toContain('<section aria-label="What you come back to"');
});

test('a restaurant says how far it is, and has a map for the phone', () => {
  const markup = draw([venue]);
  expect(words(markup)).toContain('2.4 km from here');
  expect(markup).toContain('fill-qr-ink');
});
