import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Card, cardSchema } from '../../src/contract/cards.ts';
import type { SessionView } from '../../src/contract/kiosk.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { deskTexts } from '../../src/renderer/operator/i18n/index.ts';
import { orderCard, scripts } from '../fakes/engine-script.ts';
import { everyCard } from '../fakes/every-card.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';
import { root } from '../e2e/support/requirements.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const t = texts.en;

test('the cards that are looked at are of every kind there is', () => {
  const kinds = cardSchema.options.map((option) => option.shape.kind.value);
  expect(new Set(everyCard('en').map(({ kind }) => kind))).toEqual(new Set(kinds));
});

describe('everybody can use the screen', needs(missing), () => {
  const stage = shareStage();

  /** What axe finds now, one line each; nothing is what is wanted. */
  async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
    return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ': ' + node.target + ' ' + (node.any[0]?.message ?? node.all[0]?.message ?? ''))))`);
  }

  /** By day, by night, and with more contrast. */
  async function expectAccessible(page: Page, where: string): Promise<void> {
    if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`${axeSource};0`);
    const found: string[] = [];
    for (const [theme, colorScheme, contrast] of [
      ['light', 'light', false],
      ['dark', 'dark', false],
      ['light, high contrast', 'light', true],
      ['dark, high contrast', 'dark', true],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(
        `document.documentElement.${contrast ? `dataset.contrast = 'more'` : `removeAttribute('data-contrast')`}`,
      );
      // Another theme has other colours and nothing else that is other.
      const rules = found.length === 0 && theme === 'light' ? standards : ['color-contrast'];
      for (const line of await violations(page, rules)) found.push(`${where}, ${theme}: ${line}`);
    }
    await page.evaluate(`document.documentElement.removeAttribute('data-contrast')`);
    expect(found).toEqual([]);
  }

  async function open(size: StageSize, touch = false): Promise<Page> {
    const page = await stage.page(size, { still: true, touch });
    await page.getByRole('button', { name: t['attract.start'] }).waitFor();
    return page;
  }
  async function begin(page: Page): Promise<void> {
    await page.locator('nav button[lang="en"]').click();
    // The connection with sound is there.
    await page.locator('[data-presence=listening]').waitFor();
  }
  const turn = (id: number, who: 'person' | 'vaani', text: string, cards: Card[] = []) => ({
    id,
    who,
    text,
    cards,
    interrupted: false,
  });
  const pending = (): SessionView['pending'] => ({
    proposalId: 'p9',
    title: 'Shall I book a table for four on 23 November at 7:30 pm?',
    lines: [
      { label: 'Restaurant', value: 'Saffron Court' },
      {
        label: 'People',
        value: '4',
        edit: { slot: 'people', kind: 'number', value: '4', min: 1, max: 12 },
      },
      { label: 'Name', value: 'Asha', edit: { slot: 'name', kind: 'text', value: 'Asha' } },
    ],
    expiresAt: new Date(Date.now() + 55_000).toISOString(),
  });
  const task: SessionView['task'] = {
    title: 'Book a table',
    slots: [
      { name: 'date', label: 'Day', value: '23 November', asked: false },
      { name: 'people', label: 'People', value: null, asked: true },
    ],
  };

  test('axe finds nothing from the first screen to the last', async () => {
    const page = await open('counter', true);
    await expectAccessible(page, 'attract');
    await page.getByRole('button', { name: t['access.button'] }).click();
    await page.getByRole('switch', { name: t['access.contrast'] }).waitFor();
    await expectAccessible(page, 'accessibility menu');
    await page.keyboard.press('Escape');
    await begin(page);
    stage.engine().show({ status: 'hearing' });
    stage.engine().partial('and how');
    // Read out once, when it is whole.
    await page.locator('[aria-live=off] > [data-testid=partial]').waitFor();
    await expectAccessible(page, 'beginning');

    stage.engine().show({
      turns: [
        { ...turn(1, 'person', 'Show me everything'), unsure: [[8, 18]] },
        turn(2, 'vaani', 'Here it is.', everyCard('en')),
      ],
      status: 'listening',
      task,
      later: ['Return an item'],
    });
    await page.getByRole('article').first().waitFor();
    await expectAccessible(page, 'every card');

    stage.engine().show({ pending: pending() });
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page, 'confirmation');
    await page.getByLabel(t['input.label']).tap();
    // Of a script whose marks have names.
    const keyboard = page.getByTestId('keyboard');
    await keyboard.getByRole('button', { name: t['keyboard.language'] }).tap();
    await keyboard.getByRole('button', { name: 'हलंत' }).waitFor();
    await stage.shot(page, 'counter-en-confirm-keyboard');
    await expectAccessible(page, 'keyboard');

    stage.engine().show({
      pending: null,
      status: 'speaking',
      handover: true,
      waiting: 'asked',
      outbox: 1,
      notice: 'The data was restored from yesterday.',
      voice: {
        ...stage.engine().view().voice,
        notice: 'The natural voice is being fetched.',
        muted: true,
      },
      models: [
        {
          id: 'a',
          title: 'English voice',
          state: 'downloading',
          bytes: 3e7,
          totalBytes: 7e7,
          detail: null,
        },
        {
          id: 'b',
          title: 'Hindi voice',
          state: 'failed',
          bytes: 0,
          totalBytes: 6e7,
          detail: 'No network.',
        },
      ],
    });
    await page.getByText(t['waiting.asked.title']).waitFor();
    await expectAccessible(page, 'notices');
    stage.server().admit(401);
    stage.engine().drop();
    await page.getByRole('heading', { name: t['problem.refused.title'] }).waitFor();
    await expectAccessible(page, 'problem');
  });

  test('axe finds nothing at the desk', async () => {
    const page = await stage.page('counter', { path: '/operator', still: true });
    await page.getByRole('textbox').waitFor();
    await expectAccessible(page, 'sign-in');
    await page.getByRole('textbox').fill('Asha');
    await page.getByRole('textbox').press('Enter');
    await page.getByTestId('waiting-badge').waitFor();
    stage.desk().put({
      id: 'e1',
      topic: 'Price of the Swift ZXI',
      createdAt: new Date(Date.now() - 180_000).toISOString(),
      turns: [
        { who: 'person', text: 'Is there a discount?' },
        { who: 'vaani', text: 'I will ask a colleague.' },
      ],
    });
    await page.getByText('Price of the Swift ZXI').first().click();
    await expectAccessible(page, 'desk');
    expect(await page.title()).toBe(deskTexts.en['title.waiting'].replace('{count}', '1'));
  });

  /** Words that stick out of their box lie over what is beside it. */
  async function expectWhole(page: Page): Promise<void> {
    const cut =
      await page.evaluate(`[...document.querySelectorAll('header, .stage, .area-bar, .task, .task-title, .keyboard, [role=alertdialog], [role=alertdialog] button, .key')]
      .filter((box) => box.checkVisibility() && (box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2))
      .map((box) => box.className.slice(0, 60) + ' ' + box.scrollWidth + 'x' + box.scrollHeight + ' in ' + box.clientWidth + 'x' + box.clientHeight)`);
    expect(cut).toEqual([]);
    await expectFits(page);
  }

  test('the largest text fits on every screen, and what one person set is gone with them', async () => {
    const page = await open('totem');
    await page.getByRole('button', { name: t['access.button'] }).click();
    await page.getByRole('radio', { name: t['access.text.larger'] }).click();
    await page.getByRole('switch', { name: t['access.motion'] }).click();
    async function onEverySize(name: string): Promise<void> {
      for (const size of Object.keys(stageSizes) as StageSize[]) {
        await page.setViewportSize(stageSizes[size]);
        if (name !== 'menu') await stage.shot(page, `${size}-en-largest-${name}`);
        await expectWhole(page);
      }
    }
    await onEverySize('menu');
    await page.keyboard.press('Escape');
    await onEverySize('attract');
    await begin(page);
    stage.engine().show({
      turns: [
        turn(1, 'person', scripts.en.where),
        turn(2, 'vaani', scripts.en.found, [orderCard(scripts.en, false)]),
      ],
      task,
    });
    await page.getByRole('article').first().waitFor();
    await onEverySize('order');
    stage.engine().show({ pending: pending() });
    await page.getByRole('alertdialog').waitFor();
    await onEverySize('confirm');
    expect(await page.locator('html').getAttribute('data-text')).toBe('larger');
    stage.engine().show({ pending: null });
    await page.getByRole('button', { name: t['controls.end'] }).click();
    await page.getByRole('button', { name: t['attract.start'] }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('data-text')).toBeNull();
    expect(await page.locator('html').getAttribute('data-motion')).toBeNull();
  });

  test('by keys alone: the focus is seen, Escape closes, and it goes on where the next screen begins', async () => {
    const page = await open('counter');
    const focused = () =>
      page.evaluate(
        `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
      ) as Promise<string>;
    await page.getByRole('button', { name: t['access.button'] }).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog');
    await menu.waitFor();
    expect(await page.evaluate(`!!document.activeElement.closest('[role=dialog]')`)).toBe(true);
    await page.getByRole('switch', { name: t['access.sound'] }).focus();
    await page.keyboard.press('Space');
    await expect
      .poll(() => stage.engine().calls.filter(({ method }) => method === 'mute'))
      .toEqual([{ method: 'mute', params: { on: true } }]);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(t['access.button']);

    await page.getByRole('button', { name: t['attract.start'] }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('presence').waitFor();
    await expect.poll(() => page.evaluate(`document.activeElement.tagName`)).toBe('MAIN');
    const seen = new Set<string>();
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(
        `parseFloat(getComputedStyle(document.activeElement).outlineWidth)`,
      );
      if ((await page.evaluate(`document.activeElement === document.body`)) === true) break;
      expect(outline, await focused()).toBeGreaterThan(2);
      seen.add(await focused());
    }
    for (const name of [t['controls.end'], t['input.label'], t['access.button']]) {
      expect([...seen]).toContain(name);
    }
  });
});
