import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { texts } from '../../src/renderer/i18n/index.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const sizes = Object.keys(stageSizes) as StageSize[];
const packs = [
  {
    id: 'retail',
    title: 'Aangan Store',
    line: 'Products, orders, returns and our policies',
  },
  {
    id: 'dealership',
    title: 'Sarthi Motors: cars and service',
    line: 'New and used cars, service and test drives',
  },
  { id: 'dining', title: 'Restaurants', line: 'Find a restaurant, book a table, invite friends' },
];

describe('a kiosk with several trades', needs(missing), () => {
  const stage = shareStage();
  const calls = () =>
    stage
      .engine()
      .calls.filter(({ method }) => method !== 'open')
      .map(({ method, params }) => [method, params]);

  test.each(sizes.map((size, index) => [size, index % 2 === 0] as const))(
    'asks which, in the language chosen, on a %s screen (dark: %s)',
    async (size, dark) => {
      const page = await stage.page(size, { dark, still: true, engine: { packs } });
      await page.getByRole('heading', { name: texts.en['attract.which'] }).waitFor();
      await page.getByText(texts.en['attract.which.hint']).waitFor();
      await stage.shot(page, `packs-${size}-en`);
      await expectFits(page);
      // All of it can be seen without scrolling.
      const last = await page.getByRole('button', { name: 'मराठी' }).boundingBox();
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(stageSizes[size].height);
      await page.getByRole('button', { name: 'मराठी' }).click();
      await page.getByRole('heading', { name: texts.mr['attract.which'] }).waitFor();
      await stage.shot(page, `packs-${size}-mr`);
      await expectFits(page);
      await page.getByRole('button', { name: 'Restaurants' }).click();
      await page.getByRole('log').waitFor();
      await expect.poll(calls).toEqual([
        ['language', { language: 'mr' }],
        ['pack', { pack: 'dining' }],
        ['listen', { on: true }],
      ]);
      await page.locator('header').getByText('Restaurants').waitFor({ state: 'attached' });
    },
  );

  test('whoever would rather say what they need begins without choosing', async () => {
    const page = await stage.page('counter', { engine: { packs } });
    await page.getByRole('button', { name: texts.en['attract.which.speak'] }).click();
    await page.getByRole('log').waitFor();
    await expect.poll(calls).toEqual([['listen', { on: true }]]);
  });

  test('a trade that cannot be had brings the question back, and says so', async () => {
    const page = await stage.page('counter', { engine: { packs } });
    const button = page.getByRole('button', { name: 'Restaurants' });
    await button.waitFor();
    stage.engine().refuse('unknown-pack');
    await button.click();
    await page.getByText(texts.en['input.failed']).waitFor();
    await stage.shot(page, 'packs-counter-en-failed');
    expect(await page.getByRole('log').count()).toBe(0);
    await button.click();
    await page.getByRole('log').waitFor();
  });
});
