import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { readBooks } from './support/database.ts';
import { shareHouse } from './support/house.ts';
import { hasModels, root, whyNoBrowser } from './support/requirements.ts';

describe('a person types and taps', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: hasModels() });

  test('an order is found and cancelled with the keyboard alone', async () => {
    const screen = await house.screen();
    const { keyboard } = screen.page;
    await screen.picture('1-attract');
    await screen.begin();
    await screen.picture('2-opening');
    await screen.page.getByLabel('Type your question').focus();
    await keyboard.type('Where is my order 1042?');
    await keyboard.press('Enter');
    await screen.answer('last four digits');
    await keyboard.type('4321');
    await keyboard.press('Enter');
    await screen.answer('Order 1042 is confirmed');
    await screen.feed.getByRole('article', { name: 'Order 1042' }).waitFor();
    await screen.picture('3-order');
    await keyboard.type('cancel it');
    await keyboard.press('Enter');
    await screen.answer('Shall I cancel order 1042');
    await screen.picture('4-confirmation');

    // A key pressed by chance means nothing: the buttons have to be gone to.
    await keyboard.press('Enter');
    await keyboard.press('Space');
    expect(screen.calls('confirm')).toEqual([]);
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await screen.answer('I have cancelled order 1042');
    const card = screen.feed.getByRole('article', { name: 'Order 1042' }).last();
    await card.getByText('Cancelled').first().waitFor();
    await screen.picture('5-done');
    const books = readBooks(house.kiosk().databaseFile);
    expect(books.receipts()).toEqual([{ action: 'cancel_order', input: '{"order_id":"1042"}' }]);
    expect(books.orderStatus('1042')).toBe('cancelled');
  });

  test('a no leaves everything as it was', async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.type('cancel order 1053');
    await screen.answer('last four digits');
    await screen.type('4519');
    await screen.answer('Shall I cancel order 1053');
    await screen.confirmation.getByRole('button', { name: 'No' }).click();
    await screen.answer(/left everything|nothing was changed/);
    await screen.confirmation.waitFor({ state: 'detached' });
    const books = readBooks(house.kiosk().databaseFile);
    expect(books.receipts().filter(({ input }) => input.includes('1053'))).toEqual([]);
    expect(books.orderStatus('1053')).toBe('pending');
  });

  test('two quick taps on yes are one yes', async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.type('cancel order 1054');
    await screen.answer('last four digits');
    await screen.type('6214');
    await screen.answer('Shall I cancel order 1054');
    const proposalId = screen.view()?.pending?.proposalId;
    await screen.confirmation.getByRole('button', { name: 'Yes' }).dblclick();
    await screen.answer('I have cancelled order 1054');
    expect(screen.calls('confirm')[0]).toEqual({ proposalId, yes: true });
    const receipts = readBooks(house.kiosk().databaseFile).receipts();
    expect(receipts.filter(({ input }) => input.includes('1054'))).toHaveLength(1);
  });

  test('a tap on a suggestion shows products within the price', async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.page
      .getByRole('button', { name: 'Show me running shoes under three thousand' })
      .click();
    const { cards } = await screen.answer(/found|Here/);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      if (card.kind !== 'product') throw new Error(`a ${card.kind} card`);
      expect(card.price).toBeLessThanOrEqual(3_000);
      await screen.feed.getByRole('article', { name: card.name }).waitFor();
    }
    await screen.picture('6-products');
  });

  test('a policy is shown whole, paragraph by paragraph', async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.page.getByRole('button', { name: 'What is your return policy?' }).click();
    await screen.answer(/./);
    const article = screen.feed.getByRole('article').last();
    await article.waitFor();
    await screen.picture('7-policy');
    // The beginning is there; the rest is one tap away.
    await article.getByRole('button', { name: 'Read all of it' }).click();
    const written = policyOfType('return');
    expect(squeezed(await article.innerText())).toContain(squeezed(written));
    // The end of it can be reached.
    const end = article.getByRole('paragraph').last();
    await end.scrollIntoViewIfNeeded();
    const box = await end.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(800);
  });

  test('what is too long is not sent, and the words stay to be shortened', async () => {
    const screen = await house.screen();
    await screen.begin();
    const input = screen.page.getByLabel('Type your question');
    await screen.type('a'.repeat(10_001));
    await screen.page.getByRole('alert').filter({ hasText: '10,001' }).waitFor();
    expect(await input.inputValue()).toHaveLength(10_001);
    expect(screen.calls('say')).toEqual([]);
    await screen.picture('8-too-long');
    // The longest that is allowed gets an answer that says what to do.
    await screen.type('a '.repeat(5_000).slice(0, 9_999));
    await screen.answer('That is too long for me');
  });

  test('the end of a conversation leaves nothing for the next person', async () => {
    const screen = await house.screen();
    await screen.begin();
    await screen.type('Where is my order 1042?');
    await screen.answer('last four digits');
    const first = screen.view()?.sessionId;
    await screen.page.getByRole('button', { name: 'Finish' }).click();
    await screen.page.getByRole('button', { name: 'Tap to start' }).waitFor();
    await screen.begin();
    expect(await screen.feed.innerText()).not.toContain('1042');
    expect(screen.view()?.sessionId).not.toBe(first);
    await screen.type('4321');
    await expect.poll(() => screen.view()?.turns.length).toBe(2);
    expect(
      screen
        .view()
        ?.turns.at(-1)
        ?.cards.some(({ kind }) => kind === 'order'),
    ).toBe(false);
  });
});

function policyOfType(type: string): string {
  const file = join(root, 'data/retail/policies.json');
  const policies = JSON.parse(readFileSync(file, 'utf8')) as { type: string; content: string }[];
  const found = policies.find((policy) => policy.type.startsWith(type));
  if (!found) throw new Error(`no ${type} policy in ${file}`);
  return found.content;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
