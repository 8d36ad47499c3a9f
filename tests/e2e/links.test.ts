import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { launchBrowser } from './support/browser.ts';
import { shareHouse } from './support/house.ts';
import { whyNoBrowser } from './support/requirements.ts';

describe('links', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: false });

  test('a second browser has a conversation of its own', async () => {
    const first = await house.screen();
    await first.begin();
    await first.type('Where is my order 1042?');
    await first.answer('last four digits');
    // The first screen asks for the link, as its page may.
    const link = (await first.page.evaluate(
      `fetch('/api/links', { method: 'POST' }).then((answer) => answer.json())`,
    )) as { url: string };
    const context = await house.browser().newContext();
    const page = await context.newPage();
    const views: string[] = [];
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => void views.push(String(payload))),
    );
    await page.goto(link.url);
    await page.getByRole('button', { name: 'Tap to start' }).click();
    await page.getByText('How can I help you?').waitFor();
    await page.getByLabel('Type your question').fill('What is your return policy?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article').waitFor();
    expect(views.length).toBeGreaterThan(0);
    expect(views.filter((view) => view.includes(first.view()?.sessionId ?? '?'))).toEqual([]);
    expect(views.filter((view) => view.includes('1042'))).toEqual([]);
    // Nor does the first see anything of the second.
    expect(first.view()?.turns).toHaveLength(2);
    await context.close();
  });

  test('two tabs of one browser are two conversations', async () => {
    const first = await house.screen();
    await first.begin();
    await first.type('Where is my order 1042?');
    await first.answer('last four digits');
    const second = await first.context.newPage();
    await second.goto(new URL('/', first.page.url()).href);
    await second.getByRole('button', { name: 'Tap to start' }).waitFor();
    expect(await second.getByText('1042').count()).toBe(0);
    await second.close();
  });

  test('a wrong link gets a page that says so and how to get another', async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    const answer = await page.goto(`${house.door().origin}/?token=wrong`);
    expect(answer?.status()).toBe(403);
    await page.getByRole('heading', { name: 'This link does not open Vaani' }).waitFor();
    await page.getByText('Get a new link').waitFor();
    await browser.close();
  });

  test('a used link opens nothing elsewhere, and still works where it was used', async () => {
    const link = await house.door().newLink();
    const owner = await house.browser().newContext();
    const page = await owner.newPage();
    await page.goto(link);
    await page.getByRole('button', { name: 'Tap to start' }).waitFor();
    const other = await house.browser().newContext();
    const elsewhere = await other.newPage();
    expect((await elsewhere.goto(link))?.status()).toBe(403);
    expect((await elsewhere.goto(house.door().origin))?.status()).toBe(403);
    expect((await page.goto(link))?.status()).toBe(200);
    await page.getByRole('button', { name: 'Tap to start' }).waitFor();
    expect(page.url()).not.toContain('token');
    await owner.close();
    await other.close();
  });
});
