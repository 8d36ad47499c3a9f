import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page, WebSocket } from 'playwright-core';
import { expect } from 'vitest';
import type { SessionView, ViewTurn } from '../../../src/contract/kiosk.ts';
import {
  decodeClient,
  decodeServer,
  openCallId,
  type PlainMessage,
} from '../../../src/contract/web-session.ts';
import { picturesFolder, type Size, sizes } from './browser.ts';
import { type Happening, probeScript } from './probe.ts';

/** A kiosk's screen in a browser, with what a person does there and sees. */
export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The last view that the engine sent. */
  view(): SessionView | undefined;
  /** Everything this page recognised so far, in order. */
  partials(): readonly string[];
  /** Parameters of the calls of this name that the page made. */
  calls(method: string): readonly unknown[];
  /** Taps the big button and waits until Vaani listens, or says why it cannot. */
  begin(): Promise<void>;
  type(words: string): Promise<void>;
  /** Waits for something Vaani says after the last answer waited for; resolves with its turn. */
  answer(words: string | RegExp, timeoutMs?: number): Promise<ViewTurn>;
  /** Waits until the screen shows this state. */
  presence(state: string, timeoutMs?: number): Promise<void>;
  readonly feed: Locator;
  readonly confirmation: Locator;
  yes(): Promise<void>;
  /** What was heard and shown so far, by the page's clock. */
  timeline(): Promise<Happening[]>;
  picture(name: string): Promise<void>;
  /** Says that errors with these words are part of the test. */
  expectErrors(words: RegExp): void;
  /** Closes it; fails when the page complained about anything. */
  close(): Promise<void>;
}

export interface ScreenChoice {
  readonly size?: Size;
  /** A browser that is in already; else one that has nothing yet. */
  readonly context?: BrowserContext;
}

const answerWithinMs = 10_000;

/** Opens a link in a browser that knows nothing of the kiosk yet, or a page in one that does. */
export async function openScreen(
  browser: Browser,
  url: string,
  choice: ScreenChoice = {},
): Promise<Screen> {
  const viewport = sizes[choice.size ?? 'counter'];
  const context = choice.context ?? (await browser.newContext({ viewport, locale: 'en-IN' }));
  await mkdir(picturesFolder, { recursive: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  let view: SessionView | undefined;
  /** The turn that was waited for last. */
  let answered = 0;
  const partials: string[] = [];
  const calls: { method: string; params: unknown }[] = [];

  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // A session is opened with a request, and then its connection.
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() !== 'POST' || pathname !== '/api/sessions') return;
    calls.push({ method: 'open', params: request.postDataJSON() as unknown });
  });
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framesent', ({ payload }) => {
      const plain = parse(payload);
      const message = plain && decodeClient(plain, openCallId);
      if (message?.kind === 'call') calls.push({ method: message.method, params: message.params });
    });
    socket.on('framereceived', ({ payload }) => {
      const plain = parse(payload);
      const message = plain && decodeServer(plain);
      if (message?.kind === 'result')
        view = (message.result as { view?: SessionView }).view ?? view;
      if (message?.kind !== 'event') return;
      if (message.name === 'view') view = message.data as SessionView;
      if (message.name === 'partial') partials.push((message.data as { text: string }).text);
    });
  });
  await page.addInitScript(probeScript);
  await page.goto(url);

  const shown = page.getByTestId('presence');
  const timeline = () => page.evaluate('globalThis.vaaniProbe.timeline') as Promise<Happening[]>;
  const confirmation = page.getByRole('alertdialog');

  return {
    page,
    context,
    view: () => view,
    partials: () => partials,
    calls: (method) => calls.filter((call) => call.method === method).map(({ params }) => params),
    async begin() {
      await page.getByRole('button', { name: 'Tap to start' }).click();
      await shown.waitFor();
    },
    async type(words) {
      await page.getByLabel('Type your question').fill(words);
      await page.getByRole('button', { name: 'Send' }).click();
    },
    async answer(words, timeoutMs = answerWithinMs) {
      const fresh = () => view?.turns.filter(({ id }) => id > answered) ?? [];
      const wanted = new RegExp(
        `^vaani: .*${typeof words === 'string' ? escaped(words) : words.source}`,
        's',
      );
      await expect
        .poll(() => fresh().map(({ who, text }) => `${who}: ${text}`), { timeout: timeoutMs })
        .toContainEqual(expect.stringMatching(wanted));
      const turn = fresh().find(({ who, text }) => wanted.test(`${who}: ${text}`));
      if (!turn) throw new Error('the answer has gone again');
      answered = turn.id;
      await page.getByRole('log').getByText(turn.text).last().waitFor();
      return turn;
    },
    presence: (state, timeoutMs = answerWithinMs) =>
      page.locator(`[data-presence="${state}"]`).waitFor({ timeout: timeoutMs }),
    feed: page.getByRole('log'),
    confirmation,
    yes: () => confirmation.getByRole('button', { name: 'Yes' }).click(),
    timeline,
    async picture(name) {
      for (const [size, box] of Object.entries(sizes)) {
        await page.setViewportSize(box);
        await settled(page);
        await page.screenshot({ path: join(picturesFolder, `${name}-${size}.png`) });
      }
      await page.setViewportSize(viewport);
    },
    expectErrors: (words) => void expected.push(words),
    async close() {
      const violations = page.isClosed()
        ? []
        : (await timeline().catch(() => [])).filter(({ what }) => what === 'violation');
      if (choice.context) await page.close();
      else await context.close();
      expect(violations).toEqual([]);
      expect(complaints.filter((text) => !expected.some((words) => words.test(text)))).toEqual([]);
    },
  };
}

function parse(payload: string | Buffer): PlainMessage | undefined {
  return typeof payload === 'string' ? (JSON.parse(payload) as PlainMessage) : undefined;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Waits until nothing on the page arrives or fades any more, and the scrolling has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const finite = (a) => Number.isFinite(a.effect?.getComputedTiming().endTime);
    await Promise.all(document.getAnimations().filter(finite).map((a) => a.finished.catch(() => {})));
    const feed = document.querySelector('[role=log]');
    for (let last = -1, calm = 0; feed && calm < 8; last = feed.scrollTop) {
      await new Promise(requestAnimationFrame);
      calm = feed.scrollTop === last ? calm + 1 : 0;
    }
  })()`);
}
