import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { browserForTest, kioskForTest, screenForTest } from './support/house.ts';
import { whyNoBrowser, whyNoModels } from './support/requirements.ts';
import { silence } from './support/customer.ts';

const missing = [
  {
    what: 'a microphone',
    browser: { hasMicrophone: false },
    says: 'There is no microphone here',
  },
  {
    what: 'leave to use the microphone',
    browser: { allowMicrophone: false },
    says: 'The microphone is not allowed',
  },
];

describe('without', needs(whyNoBrowser() ?? whyNoModels()), () => {
  test.each(missing)('$what the kiosk says so, and typing and the voice work', async (missed) => {
    const kiosk = await kioskForTest({ models: true });
    const browser = await browserForTest(missed.browser);
    const screen = await screenForTest(browser, kiosk.url);
    await screen.begin();
    await screen.page.getByText(missed.says).waitFor();
    await screen.presence('typing');
    await screen.picture(`14-without-${missed.what.split(' ')[0]}`);
    await screen.type('What is your return policy?');
    await screen.answer(/./);
    await screen.presence('speaking');
    await expect
      .poll(async () => (await screen.timeline()).some(({ what }) => what === 'speaker'))
      .toBe(true);
    // Nobody was heard, so nothing but the typed turn is there.
    expect(screen.view()?.turns).toHaveLength(2);
  });
});

describe('without models', needs(whyNoBrowser()), () => {
  test('the kiosk says what is missing, typing works and espeak speaks', async () => {
    const kiosk = await kioskForTest({ models: false });
    const browser = await browserForTest({ microphone: silence() });
    const screen = await screenForTest(browser, kiosk.url);
    await screen.begin();
    await screen.page.getByText('The speech model for this language is not installed').waitFor();
    await screen.presence('typing');
    await screen.picture('15-without-models');
    await screen.type('Where is my order 1042?');
    await screen.answer('last four digits');
    await screen.presence('speaking');
    await expect
      .poll(() => screen.calls('played').map((call) => (call as { state: string }).state))
      .toEqual(['started', 'ended']);
    expect((await screen.timeline()).some(({ what }) => what === 'speaker')).toBe(true);
    await screen.presence('typing');
  });
});
