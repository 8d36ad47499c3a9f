import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { silence } from './support/customer.ts';
import { readBooks } from './support/database.ts';
import { browserForTest, kioskForTest, screenForTest, shareHouse } from './support/house.ts';
import { whyNoBrowser, whyNoModels } from './support/requirements.ts';
import type { Screen } from './support/screen.ts';

/** Lets the line drop as a network does: the page only learns that it is gone. */
const dropLine = (screen: Screen) => screen.page.evaluate('globalThis.vaaniProbe.dropLine()');

async function untilConfirmation(screen: Screen, order: string, digits: string): Promise<void> {
  await screen.begin();
  await screen.type(`cancel order ${order}`);
  await screen.answer('last four digits');
  await screen.type(digits);
  await screen.answer(`Shall I cancel order ${order}`);
}

describe('a conversation survives', needs(whyNoBrowser() ?? whyNoModels()), () => {
  const house = shareHouse({ models: true });
  const receiptsOf = (order: string) =>
    readBooks(house.kiosk().databaseFile)
      .receipts()
      .filter(({ input }) => input.includes(order));

  test('a reload in the middle of a confirmation', async () => {
    const screen = await house.screen();
    await untilConfirmation(screen, '1042', '4321');
    const before = screen.view();
    // This browser allows sound only after a tap, and says so when it is tried without.
    screen.expectErrors(/AudioContext was not allowed to start/);
    await screen.page.reload();
    await screen.confirmation.waitFor();
    const after = screen.view();
    expect(after?.sessionId).toBe(before?.sessionId);
    expect(after?.turns.map(({ id, text }) => [id, text])).toEqual(
      before?.turns.map(({ id, text }) => [id, text]),
    );
    expect(after?.pending).toEqual(before?.pending);
    for (const { text } of before?.turns ?? []) await screen.feed.getByText(text).last().waitFor();
    expect(receiptsOf('1042')).toEqual([]);
    await screen.picture('9-reloaded');
    await screen.yes();
    await screen.answer('I have cancelled order 1042');
    expect(receiptsOf('1042')).toHaveLength(1);
  });

  test("a reload in the kiosk's own browser, which listens again without a tap", async () => {
    const browser = await browserForTest({ microphone: silence(), soundWithoutTap: true });
    const screen = await screenForTest(browser, await house.door().newLink());
    await screen.begin();
    await screen.type('hello');
    await screen.answer('Hello');
    await screen.page.reload();
    await screen.presence('listening');
    expect(screen.calls('listen').at(-1)).toEqual({ on: true });
    await screen.type('thank you');
    await screen.answer(/welcome|pleasure/);
    await screen.presence('speaking');
  });

  test('a dropped line, which comes back by itself with the same confirmation', async () => {
    const screen = await house.screen();
    await untilConfirmation(screen, '1053', '4519');
    const before = screen.view();
    const opened = screen.calls('open').length;
    await dropLine(screen);
    await expect.poll(() => screen.calls('open').length).toBe(opened + 1);
    await expect.poll(() => screen.view()?.sessionId).toBe(before?.sessionId);
    expect(screen.view()?.pending).toEqual(before?.pending);
    await screen.yes();
    await screen.answer('I have cancelled order 1053');
    expect(receiptsOf('1053')).toHaveLength(1);
  });

  test('a line that drops right after the yes: it is done once and the screen says so', async () => {
    const screen = await house.screen();
    await untilConfirmation(screen, '1054', '6214');
    await screen.page.evaluate(`(() => {
      const yes = [...document.querySelectorAll('[role=alertdialog] button')].at(-1);
      yes.click();
      globalThis.vaaniProbe.dropLine();
    })()`);
    await screen.feed.getByText('I have cancelled order 1054').waitFor();
    await screen.confirmation.waitFor({ state: 'detached' });
    expect(receiptsOf('1054')).toHaveLength(1);
  });
});

describe('a kiosk that ends', needs(whyNoBrowser()), () => {
  test('leaves a screen that says what happened and what to do', async () => {
    const kiosk = await kioskForTest({ models: false });
    const browser = await browserForTest({});
    const screen = await screenForTest(browser, kiosk.url);
    screen.expectErrors(/WebSocket|ERR_CONNECTION_REFUSED/);
    await screen.begin();
    await screen.type('hello');
    await screen.answer('Hello');
    // The screen hears of it at once, the kiosk may need longer to be gone.
    const lost = screen.page.getByText('The connection was lost').waitFor();
    expect(await kiosk.stop()).toBe(0);
    await lost;
    await screen.page
      .getByRole('alert')
      .filter({ hasText: 'I cannot be reached right now' })
      .waitFor({ timeout: 20_000 });
    await screen.picture('10-unreachable');
  });
});
