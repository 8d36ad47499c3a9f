import { describe, expect, test } from 'vitest';
import { texts } from '../../src/renderer/i18n/index.ts';
import { needs } from '../support/needs.ts';
import { shareHouse } from './support/house.ts';
import { whyNoBrowser } from './support/requirements.ts';

describe('a kiosk that serves several trades', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: false, packs: ['retail', 'dealership', 'dining'] });

  test('asks on the first screen which one, in the language chosen, and asks the next person again', async () => {
    const screen = await house.screen();
    const { page } = screen;
    await page.getByRole('heading', { name: texts.en['attract.which'] }).waitFor();
    const trades = page.getByRole('list', { name: texts.en['attract.which'] });
    expect(await trades.getByRole('button').count()).toBe(3);
    await screen.picture('20-which-trade');

    await trades.getByRole('button', { name: /Car showroom/ }).click();
    await page.getByTestId('presence').waitFor();
    await expect.poll(() => screen.view()?.pack).toBe('dealership');
    await screen.type('Which services do you offer?');
    await screen.answer(/./);
    await page.getByRole('article').first().waitFor();
    await screen.picture('21-services');
    await screen.type('Show me used cars under ten lakh');
    await screen.answer(/./);
    await expect
      .poll(() => page.getByRole('listitem').getByRole('article').count())
      .toBeGreaterThan(1);
    await screen.picture('22-cars');

    await page.getByRole('button', { name: texts.en['controls.end'] }).click();
    await page.getByRole('heading', { name: texts.en['attract.which'] }).waitFor();
    await expect.poll(() => screen.view()?.pack).toBeNull();
    expect(screen.view()?.turns).toEqual([]);

    await page.getByRole('button', { name: 'हिन्दी' }).click();
    await page.getByRole('heading', { name: texts.hi['attract.which'] }).waitFor();
    await page.getByRole('button', { name: /रेस्टोरेंट/ }).click();
    await expect.poll(() => screen.view()?.pack).toBe('dining');
    expect(screen.view()?.language).toBe('hi');
    await page.getByLabel(texts.hi['input.label']).fill('कोई अच्छा इटालियन रेस्टोरेंट बताइए');
    await page.getByRole('button', { name: texts.hi['input.send'] }).click();
    await page.getByRole('article').first().waitFor();
    await screen.picture('23-restaurants');
  });

  test('or is simply told, and finds the trade itself', async () => {
    const screen = await house.screen();
    const { page } = screen;
    await page.getByRole('button', { name: texts.en['attract.which.speak'] }).click();
    await page.getByTestId('presence').waitFor();
    await screen.type('I want to book a test drive');
    await expect.poll(() => screen.view()?.pack).toBe('dealership');
    await screen.answer(/./);
  });
});
