import type { CDPSession, Page } from 'playwright-core';

/** What the page keeps, after everything that can be collected was. */
export interface Kept {
  readonly documents: number;
  /** In the page or held by a script. */
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

export async function kept(session: CDPSession): Promise<Kept> {
  // What is only released by a collection is collected by the next one.
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { documents, nodes, listeners: jsEventListeners, heapBytes: usedSize };
}

/** What grew by more than its bound, a line each; nothing is what is wanted. */
export function growth(before: Kept, after: Kept, bounds: Kept): string[] {
  return (Object.keys(bounds) as (keyof Kept)[])
    .filter((name) => !(after[name] - before[name] <= bounds[name]))
    .map((name) => `${name}: ${before[name]} → ${after[name]}`);
}

/** Fingers in the page: as fast as it follows, and without a word to the test in between. */
export const fingers = `globalThis.fingers = {
  /** Resolves with the element that fits, as soon as it is there and can be pressed. */
  find(selector, withinMs = 10_000) {
    const there = () => [...document.querySelectorAll(selector)].find((each) => !each.disabled);
    const now = there();
    if (now) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        seen.disconnect();
        reject(new Error('never there: ' + selector));
      }, withinMs);
      const seen = new MutationObserver(() => {
        const found = there();
        if (!found) return;
        clearTimeout(late);
        seen.disconnect();
        resolve(found);
      });
      seen.observe(document, { subtree: true, childList: true, attributes: true });
    });
  },
  async gone(selector, withinMs = 10_000) {
    const until = performance.now() + withinMs;
    while (document.querySelector(selector)) {
      if (performance.now() > until) throw new Error('never gone: ' + selector);
      await new Promise(requestAnimationFrame);
    }
  },
  async tap(...selectors) {
    for (const selector of selectors) {
      const element = await this.find(selector);
      const touch = { bubbles: true, cancelable: true, pointerType: 'touch', isPrimary: true };
      element.dispatchEvent(new PointerEvent('pointerdown', touch));
      element.dispatchEvent(new PointerEvent('pointerup', touch));
      if (element.matches('input, textarea')) element.focus();
      else element.click();
    }
  },
};`;

/** Runs a script in the page; it may await. */
export function act(page: Page, script: string): Promise<unknown> {
  return page.evaluate(`(async () => { ${script} })()`);
}
