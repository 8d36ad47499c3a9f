import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type BrowserChoice, launchBrowser } from './browser.ts';
import { silence } from './customer.ts';
import { type KioskChoice, type ServedKiosk, serveKiosk } from './kiosk.ts';
import { type Door, enter } from './links.ts';
import { openScreen, type Screen, type ScreenChoice } from './screen.ts';

/** A kiosk for one test; it must end well. */
export async function kioskForTest(choice: KioskChoice): Promise<ServedKiosk> {
  const kiosk = await serveKiosk(choice);
  onTestFinished(async () => expect(await kiosk.stop(), kiosk.log()).toBe(0));
  return kiosk;
}

/** A browser for one test. */
export async function browserForTest(choice: BrowserChoice): Promise<Browser> {
  const browser = await launchBrowser(choice);
  onTestFinished(() => browser.close());
  return browser;
}

/** A screen for one test; it must have had nothing to complain about. */
export async function screenForTest(
  browser: Browser,
  url: string,
  choice?: ScreenChoice,
): Promise<Screen> {
  const screen = await openScreen(browser, url, choice);
  onTestFinished(screen.close);
  return screen;
}

/** One kiosk and one browser, in a silent room, for all tests of a file. */
export interface House {
  kiosk(): ServedKiosk;
  browser(): Browser;
  door(): Door;
  /** A screen in a browser profile of its own. */
  screen(choice?: ScreenChoice): Promise<Screen>;
}

/** To be called in a `describe`. */
export function shareHouse(choice: KioskChoice & BrowserChoice): House {
  let all: { kiosk: ServedKiosk; browser: Browser; door: Door } | undefined;
  beforeAll(async () => {
    const kiosk = await serveKiosk(choice);
    const browser = await launchBrowser({ microphone: silence(), ...choice });
    all = { kiosk, browser, door: await enter(kiosk.url) };
  });
  afterAll(async () => {
    await all?.browser.close();
    if (all) expect(await all.kiosk.stop(), all.kiosk.log()).toBe(0);
  });
  const house = () => {
    if (!all) throw new Error('the house is not open yet');
    return all;
  };
  return {
    kiosk: () => house().kiosk,
    browser: () => house().browser,
    door: () => house().door,
    screen: async (screenChoice) =>
      screenForTest(house().browser, await house().door.newLink(), screenChoice),
  };
}
