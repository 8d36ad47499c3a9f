import type { Browser } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { type Line, type Recording, record } from './support/customer.ts';
import { readBooks } from './support/database.ts';
import { serveKiosk, type ServedKiosk } from './support/kiosk.ts';
import { unless, whyNoBrowser, whyNoVoices } from './support/requirements.ts';
import { openScreen, type Screen } from './support/screen.ts';

const lines = {
  where: { say: 'Track order one zero four two', thenWait: 9.5 },
  digits: { say: 'four three two one', thenWait: 11 },
  cancel: { say: 'I want to cancel my order', thenWait: 9 },
  yes: { say: 'Yes please', thenWait: 0 },
} satisfies Record<string, Line>;

describe('a person speaks to the kiosk', unless(whyNoBrowser(), whyNoVoices()), () => {
  let kiosk: ServedKiosk | undefined;
  let browser: Browser | undefined;
  let recording: Recording | undefined;
  afterEach(async () => {
    await browser?.close();
    recording?.remove();
    expect(await kiosk?.stop()).toBe(0);
  });

  async function begin(...said: Line[]): Promise<{ screen: Screen; file: string }> {
    recording = record(said);
    kiosk = await serveKiosk({ models: true });
    browser = await launchBrowser({ microphone: recording.file });
    const screen = await openScreen(browser, kiosk.url);
    await expect.poll(() => screen.view()?.voice.notice ?? null).toBeNull();
    return { screen, file: kiosk.databaseFile };
  }

  test('order, digits and cancellation by voice, the yes by touch', async () => {
    const { screen, file } = await begin(lines.where, lines.digits, lines.cancel);
    await screen.begin();
    await screen.presence('hearing');
    await screen.page.getByTestId('partial').waitFor();
    await screen.answer('last four digits');
    console.log(screen.view()?.turns, screen.partials());
    await screen.presence('speaking');
    await screen.presence('listening', 15000);
    await screen.answer('is confirmed', 20000);
    await screen.feed.getByRole('article', { name: 'Order 1042' }).waitFor();
    await screen.presence('speaking');
    await screen.presence('listening', 15000);
    await screen.confirmation.waitFor({timeout: 20000});
    await screen.presence('confirm', 10000);
    await screen.yes();
    await screen.answer('I have cancelled order 1042');
    await screen.presence('speaking');
    await screen.presence('listening', 15000);
    console.log(JSON.stringify(await screen.timeline()));
    console.log(JSON.stringify(screen.calls('played')));
    console.log(readBooks(file).receipts(), readBooks(file).orderStatus('1042'));
    console.log(kiosk?.log());
    await screen.close();
  });
});
