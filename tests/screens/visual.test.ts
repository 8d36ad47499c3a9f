import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/contract/cards.ts';
import type { SessionView } from '../../src/contract/kiosk.ts';
import type { Language } from '../../src/contract/language.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { appointment, cars, venues } from '../fakes/details-cards.ts';
import { orderCard, policyCards, productCards, scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { baselines, compare, isSame, judge, parsePicture, renewing, shrunk } from './pictures.ts';
import { shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

/*
 * The screens as pictures, compared with those in baselines/. When a screen was changed on purpose:
 *   node build/pictures.mjs
 * takes them all anew; look at each that changed before it is committed.
 */
const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const now = '2026-11-21T12:00:00+05:30';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

const takes = renewing ? 2 : 3;

/** A phone's picture is small as it is. */
const shrinkBy: Readonly<Record<StageSize, number>> = { totem: 2, wide: 2, counter: 2, phone: 1 };

describe('every screen looks as it did', needs(missing), () => {
  const stage = shareStage();
  let wrong: string[] = [];

  afterEach(() => {
    const all = wrong;
    wrong = [];
    expect(all).toEqual([]);
  });

  async function open(
    size: StageSize,
    choice: { dark?: boolean; touch?: boolean; path?: string } = {},
  ) {
    return stage.page(size, { ...choice, still: true, frozenAt: now });
  }
  async function begin(page: Page, language: Language): Promise<void> {
    await page.locator(`nav button[lang="${language}"]`).click();
    // The connection with sound is there.
    await page.locator('[data-presence=listening]').waitFor();
  }
  /** Lets the page's clock go on, until what it draws by it is drawn. */
  async function settled(page: Page): Promise<void> {
    await page.evaluate(`document.fonts.ready.then(() => 0)`);
    for (let step = 0; step < 2; step++) await page.clock.runFor(250);
  }
  async function picture(page: Page, size: StageSize) {
    const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
    return shrunk(parsePicture(bytes), shrinkBy[size]);
  }
  async function taken(page: Page, size: StageSize) {
    await settled(page);
    return picture(page, size);
  }
  async function look(page: Page, size: StageSize, name: string, dark = false): Promise<void> {
    await page.setViewportSize(stageSizes[size]);
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    await settled(page);
    let problem: string | null = null;
    for (let take = 1; take <= takes; take++) {
      problem = judge(`${name}-${size}`, await picture(page, size));
      if (problem === null && !renewing) return;
      // On a busy machine something may not be drawn yet; what is really different stays so.
      await page.waitForTimeout(150);
      await page.clock.runFor(20);
    }
    if (problem) wrong.push(problem);
  }

  let id = 0;
  const said = (who: 'person' | 'vaani', text: string, cards: readonly Card[] = []) => ({
    id: ++id,
    who,
    text,
    cards: [...cards],
    interrupted: false,
  });
  const show = (change: Partial<SessionView>) => stage.engine().show(change);
  const asked = (language: Language): SessionView['pending'] => ({
    proposalId: 'p1',
    title: scripts[language].readBack,
    lines: [
      ...scripts[language].lines.map(([label, value]) => ({ label, value })),
      {
        label: scripts[language].lines[1]?.[0] ?? '',
        value: '2',
        edit: { slot: 'quantity', kind: 'number' as const, value: '2', min: 1, max: 9 },
      },
    ].filter((line, place, all) => all.findIndex(({ label }) => label === line.label) === place),
    expiresAt: later(48.5),
  });

  test('the first screen', async () => {
    const page = await open('totem');
    await page.getByRole('button', { name: texts.en['attract.start'] }).waitFor();
    await look(page, 'totem', 'attract');
    await look(page, 'wide', 'attract', true);
    await look(page, 'counter', 'attract');
    await look(page, 'phone', 'attract', true);
    await page.getByRole('button', { name: texts.en['access.button'] }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'counter', 'accessibility');
  });

  test.each([
    ['en', 'totem', 'counter', false],
    ['hi', 'counter', 'phone', true],
    ['bn', 'wide', 'totem', false],
    ['mr', 'phone', 'wide', true],
  ] as const)('a conversation in %s', async (language, first, second, dark) => {
    const script = scripts[language];
    const page = await open(first);
    await begin(page, language);
    show({
      turns: [
        { ...said('person', script.where), unsure: [[0, script.where.indexOf(' ')]] },
        said('vaani', script.found, [orderCard(script, false)]),
      ],
      status: 'listening',
      suggestions: [script.cancel, ...script.suggestions],
    });
    await page.getByRole('article').first().waitFor();
    await look(page, first, `order-${language}`, dark);
    show({ pending: asked(language), suggestions: [] });
    await page.getByRole('alertdialog').waitFor();
    await look(page, first, `confirm-${language}`, dark);
    show({
      pending: null,
      turns: [said('person', script.show), said('vaani', script.shown, productCards(script))],
    });
    await page.getByRole('article', { name: script.products[0]?.[0] }).waitFor();
    await look(page, second, `products-${language}`, dark);
  });

  test('cards, states and notices', async () => {
    const page = await open('counter', { touch: true });
    await begin(page, 'en');
    await look(page, 'counter', 'beginning');
    show({ turns: [said('person', 'Which cars?'), said('vaani', 'These three.', cars)] });
    await page.getByRole('article').first().waitFor();
    await look(page, 'wide', 'vehicles');
    show({
      turns: [said('vaani', 'Here are places.', [...venues('en').slice(0, 2), appointment])],
    });
    await page.getByRole('article', { name: appointment.title }).waitFor();
    await look(page, 'totem', 'venues', true);
    show({ turns: [said('vaani', scripts.en.policy, policyCards(scripts.en))] });
    await page.getByRole('article', { name: scripts.en.policyTitle }).waitFor();
    await look(page, 'totem', 'policy');
    show({
      status: 'hearing',
      task: {
        title: 'Book a table',
        slots: [
          { name: 'day', label: 'Day', value: '23 November', asked: false },
          { name: 'people', label: 'People', value: null, asked: true },
        ],
      },
    });
    stage.engine().partial('for four people');
    await page.getByTestId('partial').waitFor();
    await look(page, 'wide', 'hearing', true);
    show({ status: 'speaking', waiting: 'coming', handover: true, outbox: 1 });
    await page.getByText(texts.en['waiting.coming.title']).waitFor();
    await look(page, 'phone', 'notices');
    show({ status: 'listening', waiting: null, handover: false, outbox: 0, task: null });
    await page.setViewportSize(stageSizes.counter);
    await page.getByLabel(texts.en['input.label']).tap();
    await page.getByTestId('keyboard').waitFor();
    await look(page, 'counter', 'keyboard');
    stage.server().admit(401);
    stage.engine().drop();
    await page.clock.runFor(5_000);
    await page.getByRole('heading', { name: texts.en['problem.refused.title'] }).waitFor();
    await look(page, 'counter', 'problem');
  });

  test('a moved button and a changed colour are seen; nothing changed is not', async () => {
    const page = await open('counter');
    await begin(page, 'en');
    show({ turns: [said('person', scripts.en.where), said('vaani', scripts.en.found)] });
    await page.getByText(scripts.en.found).waitFor();
    await page.getByLabel(texts.en['input.label']).fill('ok');
    await page.evaluate('document.activeElement.blur()');
    const before = await taken(page, 'counter');
    const after = async (change: string, undo: string) => {
      await page.evaluate(change);
      const difference = compare(before, await taken(page, 'counter'));
      await page.evaluate(undo);
      return isSame(difference);
    };
    const send = `document.querySelector('[aria-label="${texts.en['input.send']}"]').style`;
    const root = 'document.documentElement.style';
    expect(await after('0', '0')).toBe(true);
    expect(await after(`${send}.translate = '12px 0'`, `${send}.translate = ''`)).toBe(false);
    expect(await after(`${send}.visibility = 'hidden'`, `${send}.visibility = ''`)).toBe(false);
    const colour = `${root}.setProperty('--brand', '#1d4ed8')`;
    expect(await after(colour, `${root}.removeProperty('--brand')`)).toBe(false);
    // Letters that another build of the browser draws a little otherwise are the same letters.
    const drawn = `document.body.style.textRendering = 'geometricPrecision'`;
    expect(await after(drawn, `document.body.style.textRendering = ''`)).toBe(true);
  });
});

test('all pictures together are small enough to be kept with the source', () => {
  if (renewing && !existsSync(baselines)) return;
  const files = readdirSync(baselines).filter((name) => name.endsWith('.png'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(baselines, name)).size, 0);
  expect(files.length).toBeGreaterThan(20);
  expect(bytes).toBeLessThan(4 * 1024 * 1024);
});
