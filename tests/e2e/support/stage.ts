import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createFakeEngine, type FakeEngine, type FakeEngineOptions } from '../../fakes/engine.ts';
import { createFakeConsole, type FakeConsole } from '../../fakes/console.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/desk.ts';
import { serveUi, type UiServer } from '../../fakes/ui-server.ts';
import { chromiumArgs, chromiumPath, uiFolder } from '../browser.ts';
import { root } from './requirements.ts';

/** The sizes the screen is made for, in CSS pixels. */
export const stageSizes = {
  totem: { width: 1080, height: 1920 },
  wide: { width: 1920, height: 1080 },
  counter: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type StageSize = keyof typeof stageSizes;

/** Pictures for people to look at. */
const shots = join(root, 'test-results/screens');

export interface StageChoice {
  readonly dark?: boolean;
  /** The person asked their system for less motion. */
  readonly still?: boolean;
  /** The screen is used with fingers. */
  readonly touch?: boolean;
  /** The page's clock stands at this time (ISO 8601), and goes on only when the test lets it; in Indian time. */
  readonly frozenAt?: string;
  /** Default `/`. */
  readonly path?: string;
  readonly engine?: FakeEngineOptions;
}

/** The built screen in a real browser, with a scripted engine and a scripted desk behind it. */
export interface Stage {
  /** A fresh engine, and the page in a fresh browser profile. */
  page(size: StageSize, choice?: StageChoice): Promise<Page>;
  engine(): FakeEngine;
  desk(): FakeDesk;
  console(): FakeConsole;
  server(): UiServer;
  /** A picture, when what arrives has arrived. */
  shot(page: Page, name: string): Promise<void>;
}

/** To be called in a `describe`; after each test the page must have had nothing to complain about. */
export function shareStage(): Stage {
  let browser: Browser | undefined;
  let server: UiServer | undefined;
  let context: BrowserContext | undefined;
  let engine = createFakeEngine();
  let desk = createFakeDesk();
  let consoleOfKiosk = createFakeConsole(desk);
  /** Violations of the content security policy and uncaught errors: there must be none. */
  let complaints: string[] = [];

  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    server = await serveUi(uiFolder, {
      kiosk: (wire) => engine.serve(wire),
      operator: (wire) => desk.serve(wire),
      console: (wire) => consoleOfKiosk.serve(wire),
    });
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        ...chromiumArgs,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    server?.admit(true);
    await context?.close();
    expect(complaints).toEqual([]);
  });

  const up = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the stage is not set yet');
    return part;
  };

  return {
    engine: () => engine,
    desk: () => desk,
    console: () => consoleOfKiosk,
    server: () => up(server),
    async page(size, choice = {}) {
      complaints = [];
      engine = createFakeEngine(choice.engine);
      desk = createFakeDesk();
      consoleOfKiosk = createFakeConsole(desk);
      context = await up(browser).newContext({
        viewport: stageSizes[size],
        colorScheme: choice.dark ? 'dark' : 'light',
        reducedMotion: choice.still ? 'reduce' : 'no-preference',
        hasTouch: choice.touch ?? false,
        permissions: ['microphone'],
        locale: 'en-IN',
        ...(choice.frozenAt !== undefined && { timezoneId: 'Asia/Kolkata' }),
      });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      await page.addInitScript(
        `addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));`,
      );
      page.on('console', (message) => {
        const expected = /Failed to load resource|WebSocket connection|status of 401/.test(
          message.text(),
        );
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      if (choice.frozenAt !== undefined) {
        // It cannot stand before it began.
        await page.clock.install({ time: Date.parse(choice.frozenAt) - 60_000 });
        await page.clock.pauseAt(choice.frozenAt);
      }
      await page.goto(new URL(choice.path ?? '/', up(server).url).href);
      return page;
    },
    async shot(page, name) {
      const quick = await page.evaluate(`matchMedia('(prefers-reduced-motion: reduce)').matches`);
      // Until what arrives has arrived; where motion is unwanted it is there at once.
      await page.waitForTimeout(quick ? 80 : 450);
      await page.screenshot({ path: join(shots, `${name}.png`) });
    },
  };
}

/** Nothing sticks out of the screen, and what can be pressed is as large as a thumb. */
export async function expectFits(page: Page): Promise<void> {
  const found = await page.evaluate(`(() => {
    const small = [...document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox])')]
      .filter((e) => e.checkVisibility())
      .map((e) => [e.getAttribute('aria-label') ?? e.textContent, e.getBoundingClientRect()])
      .filter(([, r]) => Math.min(r.width, r.height) < 63.5)
      .map(([name, r]) => name + ' ' + r.width + 'x' + r.height);
    const wide = document.scrollingElement.scrollWidth > innerWidth;
    const outside = [...document.querySelectorAll('header *, article *, .area-bar *')]
      .filter((e) => e.checkVisibility())
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
      .map((e) => e.outerHTML.slice(0, 80));
    return { small, wide, outside };
  })()`);
  expect(found).toEqual({ small: [], wide: false, outside: [] });
}
