import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { deskTexts } from '../../src/renderer/operator/i18n/index.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const sizes = Object.keys(stageSizes) as StageSize[];
const t = deskTexts.en;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('the desk in a real browser', needs(missing), () => {
  const stage = shareStage();

  async function open(size: StageSize, choice: { dark?: boolean; language?: Language } = {}) {
    const page = await stage.page(size, { path: '/operator', dark: choice.dark ?? false });
    const { language = 'en' } = choice;
    await page.getByRole('combobox').selectOption(language);
    await page.getByRole('textbox').fill('Asha');
    await page.getByRole('textbox').press('Enter');
    // The desk is shown at once, and opened over the wire after.
    await expect.poll(() => stage.desk().calls).toHaveLength(1);
    return page;
  }

  /** One person who waits, one who is looked after, one to call, one who is done, and two kiosks. */
  function fill(language: Language): void {
    const desk = stage.desk();
    const said: Readonly<Record<Language, readonly [string, string]>> = {
      en: ['Can I get ten percent off if I pay in cash today?', 'I will ask a colleague.'],
      hi: ['नकद दूँ तो कुछ कम होगा क्या?', 'मैं एक साथी से पूछती हूँ।'],
      bn: ['নগদে দিলে কিছু কম হবে?', 'আমি একজন সহকর্মীকে জিজ্ঞেস করছি।'],
      mr: ['रोख दिले तर काही कमी होईल का?', 'मी एका सहकाऱ्याला विचारते.'],
    };
    const [person, vaani] = said[language];
    desk.put({
      id: 'e1',
      language,
      topic: 'Price of the Swift ZXI',
      createdAt: minutesAgo(3),
      turns: [
        { who: 'person', text: person },
        { who: 'vaani', text: vaani },
      ],
    });
    desk.put({
      id: 'e2',
      pack: 'dining',
      language: 'mr',
      status: 'running',
      operator: 'Ravi',
      createdAt: minutesAgo(9),
      present: false,
      callbackAt: minutesAgo(-40),
    });
    desk.put({
      id: 'e3',
      status: 'failed',
      topic: 'Insurance claim after an accident',
      createdAt: minutesAgo(70),
      callbackAt: minutesAgo(5),
      callbackPhone: '98200 11223',
      present: false,
    });
    desk.put({
      id: 'e4',
      status: 'completed',
      operator: 'Asha',
      answer: 'Yes, five percent.',
      createdAt: minutesAgo(200),
    });
    desk.outbox({ waiting: 2, failed: 0, problem: 'ECONNREFUSED' });
    desk.seats([
      {
        seat: '1',
        pack: 'dealership',
        language,
        status: 'speaking',
        turn: 7,
        act: 'ask',
        intent: 'book_appointment',
        confidence: 0.934,
        route: 'booking',
        step: 'full',
        halfDuplex: true,
      },
      {
        seat: '2',
        pack: 'dining',
        language: 'hi',
        status: 'idle',
        turn: 0,
        act: null,
        intent: null,
        confidence: null,
        route: null,
        step: 'typed',
        halfDuplex: false,
      },
    ]);
  }

  test.each(sizes.map((size, index) => [size, languages[index] ?? 'en', index % 2 === 1] as const))(
    'all of it on a %s screen in %s (dark: %s)',
    async (size, language, dark) => {
      const page = await open(size, { dark, language });
      await stage.shot(page, `desk-${size}-${language}-empty`);
      await expectFits(page);
      fill(language);
      const waiting = page.locator('article[data-status=pending]');
      await waiting.waitFor();
      await expect.poll(() => page.title()).toContain('(1)');
      await page.locator('table').waitFor();
      await stage.shot(page, `desk-${size}-${language}-people`);
      await expectFits(page);
      const texts = deskTexts[language];
      // What does not work is said: at each kiosk, and of what is to be sent.
      for (const words of [
        texts['outbox.waiting'].replace('{count}', '2'),
        texts['outbox.away'].replace('{problem}', 'ECONNREFUSED'),
        texts['step.typed'],
        texts['step.halfDuplex'],
      ]) {
        await page.getByText(words).waitFor();
      }
      stage.desk().outbox({ waiting: 0, failed: 1, problem: 'HTTP 401' });
      await page.getByText(texts['outbox.refused'].replace('{problem}', 'HTTP 401')).waitFor();
      await waiting.getByRole('button', { name: texts['case.answer'], exact: true }).click();
      await stage.shot(page, `desk-${size}-${language}-answer`);
      await expectFits(page);
      await page.keyboard.press('Escape');
      await waiting.getByRole('button', { name: texts['case.decline'], exact: true }).click();
      await stage.shot(page, `desk-${size}-${language}-decline`);
      await expectFits(page);
    },
  );

  const calls = () => stage.desk().calls.map(({ method, params }) => [method, params] as const);

  test('somebody is accepted, answered in words, and leaves the list', async () => {
    const page = await open('counter');
    expect(calls()).toEqual([['open', { name: 'Asha' }]]);
    fill('en');
    const person = page.getByRole('article', { name: 'Price of the Swift ZXI' });
    await person.getByRole('button', { name: t['case.accept'] }).click();
    await person.getByText('Asha has it').waitFor();
    await expect.poll(() => page.title()).toBe(t.title);
    await person.getByRole('button', { name: t['case.answer'], exact: true }).click();
    const answer = person.getByLabel(t['answer.label']);
    await answer.fill('  Yes, five percent.  ');
    await person.getByLabel(t['answer.high']).check();
    await person.getByRole('button', { name: t['answer.send'] }).click();
    await person.waitFor({ state: 'detached' });
    expect(calls().slice(1)).toEqual([
      ['accept', { id: 'e1' }],
      ['answer', { id: 'e1', text: 'Yes, five percent.', priority: 'high' }],
    ]);
  });

  test('somebody is declined with a time by the keyboard alone', async () => {
    const page = await open('counter');
    stage.desk().put({ id: 'e9', topic: 'Loan' });
    const person = page.getByRole('article', { name: 'Loan' });
    await person.getByRole('button', { name: t['case.decline'] }).focus();
    // The first choice has the focus once the form is there: in 15 minutes.
    const first = person.locator('button:focus', { hasText: t['decline.soon'] });
    await page.keyboard.press('Enter');
    await first.waitFor();
    await page.keyboard.press('Escape');
    await first.waitFor({ state: 'detached' });
    // The button that opened the form has it again.
    await page.keyboard.press('Enter');
    await first.waitFor();
    const before = Date.now();
    await page.keyboard.press('Enter');
    await person.waitFor({ state: 'detached' });
    const [method, params] = calls().at(-1) ?? [];
    expect(method).toBe('decline');
    const { callbackAt } = params as { callbackAt: string };
    const inMs = Date.parse(callbackAt) - before;
    expect(inMs).toBeGreaterThanOrEqual(15 * 60_000);
    expect(inMs).toBeLessThan(16 * 60_000);
  });

  test('a call that was promised shows the number, and is ticked off', async () => {
    const page = await open('phone');
    fill('en');
    const call = page.getByRole('article', { name: 'Insurance claim after an accident' });
    await call.getByText(t['call.due']).waitFor();
    expect(await call.getByRole('link').getAttribute('href')).toBe('tel:9820011223');
    await call.getByRole('button', { name: t['calls.done'] }).click();
    await call.waitFor({ state: 'detached' });
    expect(calls().at(-1)).toEqual(['complete', { id: 'e3' }]);
  });

  test('a colleague who was faster is told of, and the words stay', async () => {
    const page = await open('counter');
    fill('en');
    const person = page.getByRole('article', { name: 'Price of the Swift ZXI' });
    await person.getByRole('button', { name: t['case.answer'], exact: true }).click();
    await person.getByLabel(t['answer.label']).fill('Yes.');
    stage.desk().failNext('taken');
    await person.getByRole('button', { name: t['answer.send'] }).click();
    await person.getByRole('alert').filter({ hasText: t['failure.taken'] }).waitFor();
    expect(await person.getByLabel(t['answer.label']).inputValue()).toBe('Yes.');
  });

  test('a lost line is said, nothing can be pressed meanwhile, and the desk opens again', async () => {
    const page = await open('counter');
    fill('en');
    const person = page.getByRole('article', { name: 'Price of the Swift ZXI' });
    await person.waitFor();
    stage.server().admit(503);
    stage.desk().drop();
    await page.getByText(t['line.reconnecting']).waitFor();
    expect(await person.getByRole('button', { name: t['case.accept'] }).isDisabled()).toBe(true);
    await stage.shot(page, 'desk-counter-en-lost');
    stage.server().admit(true);
    await page.getByText(t['line.reconnecting']).waitFor({ state: 'detached', timeout: 15_000 });
    await expect.poll(() => calls().filter(([method]) => method === 'open')).toHaveLength(2);
    await person.getByRole('button', { name: t['case.accept'] }).click();
    await person.getByText('Asha has it').waitFor();
  });

  test('a reload keeps the desk open; leaving it asks for a name again', async () => {
    const page: Page = await open('counter');
    await page.reload();
    await page.getByTestId('waiting-badge').waitFor();
    await page.getByRole('button', { name: t['sign.out'] }).click();
    await page.getByRole('heading', { name: t['sign.title'] }).waitFor();
    await page.getByRole('button', { name: t['sign.open'] }).click();
    await page.getByRole('alert').filter({ hasText: t['sign.missing'] }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: t['sign.title'] }).waitFor();
  });
});
