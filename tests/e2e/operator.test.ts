import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { texts } from '../../src/renderer/i18n/index.ts';
import { deskTexts } from '../../src/renderer/operator/i18n/index.ts';
import { needs } from '../support/needs.ts';
import { shareHouse } from './support/house.ts';
import { whyNoBrowser } from './support/requirements.ts';

const t = deskTexts.en;

describe('a person of the shop is asked for', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: false, packs: ['dealership'] });

  /** The first opens the desk by its link; the link is good for one browser. */
  let desk: Page | undefined;
  async function openDesk(): Promise<Page> {
    if (desk) return desk;
    const page = await (await house.browser().newContext({ locale: 'en-IN' })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(house.kiosk().operatorUrl);
    expect(new URL(page.url()).pathname).toBe('/operator');
    await page.getByLabel(t['sign.name']).fill('Asha');
    await page.getByRole('button', { name: t['sign.open'] }).click();
    await page.getByText(t['waiting.none']).waitFor();
    desk = page;
    return page;
  }
  const asked = (page: Page) => page.locator('article[data-status]').first();

  test('the operator takes it and answers while the person talks about something else', async () => {
    const page = await openDesk();
    const screen = await house.screen();
    await screen.begin();
    await screen.type('I want to talk to a person');
    await screen.answer(/staff|person|somebody/);
    await screen.page.getByText(texts.en['waiting.asked.title']).waitFor();

    await expect.poll(() => page.title()).toContain('(1)');
    await asked(page).getByText('I want to talk to a person').waitFor();
    await asked(page).getByText(t['case.present']).waitFor();
    await page.screenshot({ path: 'test-results/e2e/desk-real-waiting.png' });

    // The conversation goes on meanwhile.
    await screen.type('Is there parking?');
    await screen.answer('thirty places');
    await asked(page).getByRole('button', { name: t['case.accept'] }).click();
    await asked(page).getByText('Asha has it').waitFor();
    await screen.page.getByText(texts.en['waiting.coming.title']).waitFor();
    await screen.type('I want to book a test drive');
    await screen.answer('Asha');
    const before = screen.view()?.turns.length ?? 0;

    await asked(page).getByRole('button', { name: t['case.answer'], exact: true }).click();
    await asked(page).getByLabel(t['answer.label']).fill('Yes, five percent off this week.');
    await asked(page).getByRole('button', { name: t['answer.send'] }).click();
    // Nobody said anything: the answer comes by itself, and the open question again after it.
    const told = await screen.answer('five percent off this week');
    expect(told.text).toContain('Asha');
    expect(
      screen
        .view()
        ?.turns.slice(before)
        .map(({ who }) => who),
    ).not.toContain('person');
    await page.getByText(t['waiting.none']).waitFor();
    await page.getByText('Yes, five percent off this week.').waitFor();
    await expect.poll(() => page.title()).not.toContain('(');
    await screen.page.getByText('Waiting for someone from our team').waitFor({ state: 'detached' });
    // The kiosk's row follows the conversation.
    await expect.poll(() => page.getByRole('table').innerText()).toContain('Dealership');
    await page.screenshot({ path: 'test-results/e2e/desk-real-answered.png' });
  });

  test('nobody can come: the person is offered a call at that time', async () => {
    const page = await openDesk();
    const screen = await house.screen();
    await screen.begin();
    await screen.type('I want to talk to a person');
    await screen.answer(/staff|person|somebody/);
    await asked(page).getByRole('button', { name: t['case.decline'] }).click();
    await asked(page).getByRole('button', { name: t['decline.tomorrow'] }).click();
    await page.getByText(t['waiting.none']).waitFor();
    // Told with the next reply.
    await screen.type('Is there parking?');
    await screen.answer(/10 am|10:00/);
    await screen.type('Call me back');
    await screen.answer(/number/i);
    await screen.type('98200 11223');
    await screen.answer('When');
    await screen.type('tomorrow at 10 am');
    await screen.confirmation.waitFor();
    await screen.yes();
    await screen.page.getByText(texts.en['waiting.callback.title']).waitFor();
    const call = page.getByRole('link', { name: /98200/ });
    await call.waitFor();
    await page.screenshot({ path: 'test-results/e2e/desk-real-call.png' });
    await page.getByRole('button', { name: t['calls.done'] }).click();
    await call.waitFor({ state: 'detached' });
  });

  test('a desk that loses its line takes it up again and shows who came meanwhile', async () => {
    const page = await openDesk();
    await page.context().setOffline(true);
    onTestFinished(() => page.context().setOffline(false));
    await page.reload().catch(() => {});
    await page.context().setOffline(false);
    await page.reload();
    await page.getByTestId('waiting-badge').waitFor();
    const screen = await house.screen();
    await screen.begin();
    await screen.type('I want to talk to a person');
    await screen.answer(/staff|person|somebody/);
    await expect.poll(() => page.title()).toContain('(1)');
    await asked(page).getByRole('button', { name: t['case.decline'] }).click();
    await asked(page).getByRole('button', { name: t['decline.none'] }).click();
    await page.getByText(t['waiting.none']).waitFor();
  });

  test('the kiosk’s own link does not open the desk, nor the other way round', async () => {
    const screen = await house.screen();
    screen.expectErrors(/403/);
    const answer = await screen.page.request.get(`${house.door().origin}/operator`);
    expect(answer.status()).toBe(403);
    const page = await openDesk();
    expect((await page.request.get(`${house.door().origin}/`)).status()).toBe(403);
  });
});
