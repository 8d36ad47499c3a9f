import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, stageSizes } from '../e2e/support/stage.ts';
import { begin, type } from './order-walk.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;

describe('the screen in a real browser', needs(missing), () => {
  const stage = shareStage();
  const { page: openPage, shot, engine, server } = stage;

  async function askForProducts(page: Page): Promise<void> {
    await type(page, 'en', scripts.en.show);
    // The answer first: it would replace what a test shows before it.
    await page.getByRole('article').first().waitFor();
  }

  test('the microphone is sent as 20 ms frames, and played audio is reported', async () => {
    const page = await openPage('counter');
    await begin(page, 'en');
    await expect.poll(() => engine().heardBytes()).toBeGreaterThan(652 * 20);
    expect(
      engine()
        .calls.filter(({ method }) => method === 'open')
        .map(({ params }) => params),
    ).toMatchObject([{ audio: 'none' }, { audio: 'remote' }]);
    const { encodeAudioFrame } = await import('../../src/contract/audio-frame.ts');
    const samples = Int16Array.from({ length: 2205 }, (_, i) => 6000 * Math.sin(i / 8));
    for (let frame = 0; frame < 5; frame++) {
      engine().sendAudio(
        encodeAudioFrame({ channel: 0, utterance: 1, sampleRate: 22_050, samples }),
      );
    }
    const sentAt = performance.now();
    engine().complete(1);
    const played = () =>
      engine()
        .calls.filter(({ method }) => method === 'played')
        .map(({ params }) => params);
    await expect.poll(played).toEqual([
      { utterance: 1, state: 'started' },
      { utterance: 1, state: 'ended' },
    ]);
    // Half a second of sound cannot be over sooner.
    expect(performance.now() - sentAt).toBeGreaterThan(480);
  });

  test('without a microphone it says so in words and works by typing', async () => {
    const page = await openPage('phone');
    await page.addInitScript(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));`,
    );
    await page.reload();
    await page.getByRole('button', { name: texts.en['attract.start'] }).click();
    await page.getByText(texts.en['voice.missing']).waitFor();
    expect(await page.getByTestId('presence').getAttribute('data-presence')).toBe('typing');
    await type(page, 'en', scripts.en.where);
    await page.getByText(scripts.en.askDigits).waitFor();
    await shot(page, 'phone-en-no-microphone');
    await expectFits(page);
  });

  test('a confirmation survives a reload of the page', async () => {
    const page = await openPage('totem');
    await begin(page, 'en');
    await type(page, 'en', scripts.en.cancel);
    await page.getByRole('alertdialog').waitFor();
    await page.reload();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Yes', exact: true }).click();
    await page.getByText(scripts.en.done).waitFor();
    await expect
      .poll(
        () =>
          engine()
            .calls.filter(({ method }) => method === 'open')
            .at(-1)?.params,
      )
      .toMatchObject({ resumeToken: expect.any(String) });
  });

  test('typed text over the limit is refused with a message and nothing is sent', async () => {
    const page = await openPage('counter');
    await begin(page, 'en');
    await type(page, 'en', 'x'.repeat(10_001));
    await page.getByRole('alert').filter({ hasText: '10,001' }).waitFor();
    expect(engine().calls.some(({ method }) => method === 'say')).toBe(false);
    await shot(page, 'counter-en-too-long');
    await type(page, 'en', 'y'.repeat(10_000));
    await expect.poll(() => engine().calls.filter(({ method }) => method === 'say').length).toBe(1);
  });

  test('a dropped line is said, and the conversation goes on when it is back', async () => {
    const page = await openPage('counter');
    await begin(page, 'en');
    await type(page, 'en', scripts.en.digits);
    await page.getByRole('article').waitFor();
    server().admit(503);
    engine().drop();
    await page.getByText(texts.en['link.reconnecting']).waitFor();
    await shot(page, 'counter-en-reconnecting');
    server().admit(true);
    await page.getByText(texts.en['link.reconnecting']).waitFor({ state: 'detached' });
    await page.getByRole('article').waitFor();
  });

  test('an engine that is away, or does not let the page in, is explained', async () => {
    const page = await openPage('counter', { dark: true });
    await page.getByRole('button', { name: texts.en['attract.start'] }).waitFor();
    server().admit(503);
    engine().drop();
    await page.getByRole('heading', { name: texts.en['problem.unreachable.title'] }).waitFor();
    await shot(page, 'counter-en-unreachable');
    server().admit(401);
    await page.getByRole('button', { name: texts.en['problem.retry'] }).click();
    await page.getByRole('heading', { name: texts.en['problem.refused.title'] }).waitFor();
    await shot(page, 'counter-en-refused');
  });

  test('notices: speaking with stop, handover, missing models, downloads', async () => {
    const page = await openPage('totem');
    await begin(page, 'en');
    await askForProducts(page);
    engine().show({
      status: 'speaking',
      handover: true,
      voice: {
        hears: true,
        speaks: true,
        notice:
          'The natural English voice is still being fetched; I speak with a simpler one until then.',
        hint: null,
        halfDuplex: false,
        muted: false,
      },
      models: [
        {
          id: 'stt-en',
          title: 'English recogniser',
          state: 'downloading',
          bytes: 31e6,
          totalBytes: 70e6,
          detail: null,
        },
        {
          id: 'tts-en',
          title: 'English voice',
          state: 'waiting',
          bytes: 0,
          totalBytes: 63e6,
          detail: null,
        },
        {
          id: 'tts-hi',
          title: 'Hindi voice',
          state: 'failed',
          bytes: 0,
          totalBytes: 60e6,
          detail: 'No network. Bring it on a stick: vaani models import FOLDER.',
        },
      ],
    });
    for (const rms of [0.05, 0.2, 0.3, 0.12]) engine().level('vaani', rms);
    await shot(page, 'totem-en-speaking');
    await page.setViewportSize(stageSizes.phone);
    await shot(page, 'phone-en-speaking');
    await expectFits(page);
    await page.setViewportSize(stageSizes.totem);
    await page.getByRole('button', { name: 'Downloading 23%' }).click();
    await page.getByText('31 MB of 70 MB').waitFor();
    await shot(page, 'totem-en-models');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: texts.en['controls.stop'] }).click();
    await expect.poll(() => engine().calls.some(({ method }) => method === 'stop')).toBe(true);
  });

  test.each([
    ['asked', 'wide', null],
    ['coming', 'phone', null],
    ['callback', 'counter', '2026-11-21T19:30:00+05:30'],
  ] as const)(
    'waiting for a person of the shop, %s, is seen on a %s screen',
    async (waiting, size, at) => {
      const page = await openPage(size);
      await begin(page, 'en');
      await askForProducts(page);
      engine().show({ handover: true, waiting, callbackAt: at });
      await page.getByText(texts.en[`waiting.${waiting}.title`]).waitFor();
      if (at) await page.getByText(/21 Nov, \d+:\d\d/).waitFor();
      await shot(page, `${size}-en-${waiting}`);
      await expectFits(page);
    },
  );
});
