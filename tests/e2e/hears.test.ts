import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { type Line, record } from './support/customer.ts';
import { readBooks } from './support/database.ts';
import { browserForTest, kioskForTest, screenForTest } from './support/house.ts';
import { bargeIn, pauses } from './support/pauses.ts';
import { whyNoBrowser, whyNoVoices } from './support/requirements.ts';

/** A kiosk, and a customer who says these lines when the microphone is opened. */
async function meet(lines: readonly Line[], quietFor?: number) {
  const recording = record(lines, quietFor);
  const kiosk = await kioskForTest({ models: true });
  const browser = await browserForTest({ microphone: recording.file });
  const screen = await screenForTest(browser, kiosk.url);
  return { screen, books: readBooks(kiosk.databaseFile) };
}

describe('a person speaks', needs(whyNoBrowser() ?? whyNoVoices()), () => {
  test('an order is found by voice and cancelled by voice and touch', async () => {
    // Each wait is what the answer takes to be said, and 2 s more: else it would be interrupted.
    const { screen, books } = await meet([
      { say: 'Where is my order number one zero four two', thenWait: 8 },
      { say: 'four three two one', thenWait: 11.5 },
      { say: 'I want to cancel my order' },
    ]);
    await screen.begin();
    await screen.presence('hearing');
    await screen.page.getByTestId('partial').waitFor();
    await screen.answer('last four digits');
    // Words appeared while they were spoken.
    expect(new Set(screen.partials()).size).toBeGreaterThan(3);
    await screen.presence('speaking');

    await screen.answer('Order 1042 is confirmed', 20_000);
    const order = screen.feed.getByRole('article', { name: 'Order 1042' });
    await order.getByRole('list', { name: 'Progress of the order' }).waitFor();
    expect(await order.getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Confirmed'),
        expect.stringContaining('Delivered'),
      ]),
    );

    await screen.answer('Shall I cancel order 1042', 25_000);
    expect(books.receipts()).toEqual([]);
    expect(books.orderStatus('1042')).toBe('confirmed');
    await screen.presence('confirm', 20_000);
    await screen.yes();
    await screen.answer('I have cancelled order 1042');
    await order.last().getByText('Cancelled').first().waitFor();
    expect(books.receipts()).toEqual([{ action: 'cancel_order', input: '{"order_id":"1042"}' }]);
    expect(books.orderStatus('1042')).toBe('cancelled');

    // All of it was really audible, and the person was answered before they lost patience.
    await screen.presence('speaking');
    await screen.presence('listening', 20_000);
    const said = screen.calls('played').map((call) => (call as { state: string }).state);
    expect(said).toEqual(Array.from({ length: 4 }, () => ['started', 'ended']).flat());
    expect(screen.view()?.turns.some(({ interrupted }) => interrupted)).toBe(false);
    const waits = pauses(await screen.timeline());
    process.stderr.write(`voice to voice in the browser: ${waits.map(Math.round).join(', ')} ms\n`);
    expect(waits).toHaveLength(3);
  });

  test('a spoken yes cancels the order', async () => {
    const { screen, books } = await meet([{ say: 'Yes please' }], 14);
    await screen.begin();
    await screen.type('cancel order 1042');
    await screen.answer('last four digits');
    await screen.type('4321');
    await screen.answer('Shall I cancel order 1042');
    expect(books.receipts()).toEqual([]);
    await screen.answer('I have cancelled order 1042', 20_000);
    expect(books.receipts()).toHaveLength(1);
    expect(books.orderStatus('1042')).toBe('cancelled');
    await screen.confirmation.waitFor({ state: 'detached' });
  });

  test('a person who speaks over the answer silences it and is answered', async () => {
    // Said a second time for a machine that was too slow for the first.
    const wish = 'I want to cancel my order';
    const { screen } = await meet([{ say: wish, thenWait: 6 }, { say: wish }], 7);
    await screen.begin();
    // Only then is there a connection that an answer can be heard over.
    await screen.presence('listening');
    // The longest answer there is: it must not be over before the person speaks.
    await screen.type('What can you do?');
    const long = await screen.answer(/./);
    await screen.presence('speaking');
    await screen.presence('hearing', 15_000);
    await screen.answer('order number', 15_000);
    await screen.feed.getByText('Stopped here').waitFor();
    expect(screen.view()?.turns.find(({ id }) => id === long.id)?.interrupted).toBe(true);

    const barge = bargeIn(await screen.timeline());
    process.stderr.write(`a person speaks, Vaani is silent: ${Math.round(barge)} ms\n`);
    expect(barge).toBeGreaterThan(0);
  });
});
