import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { record } from './support/customer.ts';
import { browserForTest, kioskForTest, screenForTest } from './support/house.ts';
import { whyNoBrowser, whyNoVoices } from './support/requirements.ts';

const backWithinMs = 5_000;

describe(
  'the speech process is killed in mid-answer',
  needs(whyNoBrowser() ?? whyNoVoices()),
  () => {
    test('the screen goes on, and it hears again within seconds', async () => {
      const recording = record([{ say: 'Where is my order number one zero four two' }], 14);
      const kiosk = await kioskForTest({ models: true });
      const browser = await browserForTest({ microphone: recording.file });
      const screen = await screenForTest(browser, kiosk.url);
      await screen.begin();
      // The voice of this screen is there, and an answer is spoken at once.
      await screen.presence('listening');
      await screen.type('What is your return policy?');
      const policy = await screen.answer(/./);
      await screen.presence('speaking');
      await expect
        .poll(async () => (await screen.timeline()).some(({ what }) => what === 'speaker'))
        .toBe(true);

      const first = kiosk.speechPid();
      if (first === undefined) throw new Error('there is no speech process');
      const killedAt = Date.now();
      process.kill(first, 'SIGKILL');
      // The answer stays to be read, and one can type at once.
      await screen.type('hello');
      await screen.answer('Hello');
      await screen.feed.getByText(policy.text).first().waitFor();
      await expect
        .poll(() => screen.view()?.voice, { timeout: backWithinMs })
        .toMatchObject({ hears: true, speaks: true, notice: null });
      expect(kiosk.speechPid()).not.toBe(first);
      process.stderr.write(`the speech process was back after ${Date.now() - killedAt} ms\n`);

      await screen.presence('hearing', 20_000);
      const asked = (await screen.timeline()).at(-1)?.at ?? 0;
      await screen.answer('last four digits', 15_000);
      const spoke = async () =>
        (await screen.timeline()).some(
          ({ at, what, value }) => at > asked && what === 'speaker' && value === 'begins',
        );
      await expect.poll(spoke).toBe(true);
    });
  },
);
