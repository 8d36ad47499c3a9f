import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import type { DetailsCard } from '../../src/contract/cards.ts';
import { languages } from '../../src/contract/language.ts';
import { qrPath } from '../../src/renderer/components/cards/qr-path.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { appointment, assorted, cars, directions } from '../fakes/details-cards.ts';
import { draw, words } from './draw.ts';

describe('a card with a name and facts', () => {
  test('shows all of it, in the order it is read', () => {
    expect(words(draw([appointment]))).toEqual([
      'Service, Thursday 26 November, 10:30 am',
      'Maruti Suzuki Swift, MH 12 AB 1234',
      'Booked',
      ...['Work', 'Periodic service with oil change'],
      ...['Takes', 'About 2 hours 30 minutes'],
      ...['Costs', '₹3,500 to ₹5,200'],
      ...['Bay', '3'],
      'Your code',
      'K4-72',
    ]);
  });

  test('has its own words in every language', () => {
    for (const language of languages) {
      const markup = draw([appointment, directions], language);
      expect(markup).toContain(texts[language]['card.code']);
      expect(markup).toContain(texts[language]['card.scan']);
    }
  });

  test('one stands alone, several stand in a list with all their facts', () => {
    expect(draw([cars[0] as DetailsCard])).not.toContain('<li');
    const markup = draw(cars);
    expect(markup.match(/<li/g)).toHaveLength(3);
    expect(words(markup)).toEqual(
      expect.arrayContaining(['₹8,49,000', 'Automatic', '41,200 km', 'Hyundai Venue', 'Sold']),
    );
  });

  test('two that are alike in everything are both shown', () => {
    expect(draw([directions, directions]).match(/<article/g)).toHaveLength(2);
  });

  test('each status has its own colour', () => {
    const colours = (['good', 'waiting', 'bad', 'neutral'] as const).map((tone) => {
      const markup = draw([{ ...appointment, status: { label: 'X', tone } }]);
      return /<span class="([^"]*)">X</.exec(markup)?.[1];
    });
    expect(new Set(colours).size).toBe(4);
  });

  test('every kind has a picture of its own', () => {
    const pictures = [
      ...assorted,
      cars[0] as DetailsCard,
      { ...directions, about: 'venue' as const },
    ]
      .map((card) => draw([{ ...card, link: null }]))
      .map((markup) => /<svg.*?<\/svg>/s.exec(markup)?.[0]);
    expect(new Set(pictures).size).toBe(8);
    expect(pictures).not.toContain(undefined);
  });

  test('a code is read out sign by sign', () => {
    expect(draw([appointment])).toContain('aria-label="Your code: K 4 - 7 2"');
  });
});

/** The picture a phone's camera would take: black and white, four pixels a module, white around. */
function photograph(text: string) {
  const code = qrPath(text);
  if (!code) throw new Error('there is no code');
  const scale = 4;
  const quiet = 4;
  const side = (code.size + 2 * quiet) * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, width] of code.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      for (let column = 0; column < Number(width) * scale; column++) {
        const pixel =
          ((Number(y) + quiet) * scale + row) * side + (Number(x) + quiet) * scale + column;
        data.fill(0, pixel * 4, pixel * 4 + 3);
      }
    }
  }
  return { width: side, height: side, data };
}

describe('a QR code', () => {
  test.each([
    'geo:18.5362,73.8936?q=18.5362,73.8936(Trattoria%20Lago)',
    'https://maps.example/?daddr=18.5362,73.8936&travelmode=walking',
    'x'.repeat(600),
  ])('is read by a camera as what was put in: %s', (text) => {
    expect(decodeQR(photograph(text))).toBe(text);
  });

  test('of a text too long to be scanned is left out, and its label stays', () => {
    expect(qrPath('x'.repeat(601))).toBeUndefined();
    const url = `https://maps.example/?q=${'x'.repeat(600)}`;
    const markup = draw([{ ...directions, link: { url, label: 'The way there' } }]);
    expect(markup).not.toContain('fill-qr-ink');
    expect(words(markup)).toContain('The way there');
  });

  test('only an address that a phone may open becomes a link', () => {
    const link = (url: string) => draw([{ ...directions, link: { url, label: 'X' } }]);
    expect(link('https://maps.example/a')).toContain('href="https://maps.example/a"');
    expect(link('geo:18.5,73.8')).toContain('href="geo:18.5,73.8"');
    expect(link('javascript:alert(1)')).not.toContain('href');
    expect(link('file:///etc/passwd')).not.toContain('href');
  });
});
