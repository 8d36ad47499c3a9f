import type { CDPSession, Page } from 'playwright-core';

/** What one stretch of time looked like on the page. */
export interface Stretch {
  /** Time between two frames, ms, in order. */
  readonly gaps: readonly number[];
  /** How long each task took that held the page for 50 ms or more, ms. */
  readonly longTasks: readonly number[];
  /** Layouts of the whole stretch: one that a script forces in the middle of a frame counts as well. */
  readonly layouts: number;
  /** Time in scripts, and in all the page's main thread did, seconds. */
  readonly scriptSeconds: number;
  readonly taskSeconds: number;
}

/** The same page at rest and while Vaani speaks, one right after the other. */
export interface Round {
  readonly rest: Stretch;
  readonly speaking: Stretch;
}

/** The value that this share of the numbers does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Watches the page for so long. `session` has its Performance domain switched on. */
export async function watch(page: Page, session: CDPSession, ms: number): Promise<Stretch> {
  const before = await figures(session);
  const seen = await page.evaluate<{ gaps: number[]; longTasks: number[] }>(`new Promise((done) => {
    const gaps = [], longTasks = [];
    let last;
    const note = (list) => longTasks.push(...list.map(({ duration }) => duration));
    const long = new PerformanceObserver((list) => note(list.getEntries()));
    long.observe({ entryTypes: ['longtask'] });
    const until = performance.now() + ${ms};
    requestAnimationFrame(function next(at) {
      if (last !== undefined) gaps.push(at - last);
      last = at;
      if (at < until) return requestAnimationFrame(next);
      note(long.takeRecords());
      long.disconnect();
      done({ gaps, longTasks });
    });
  })`);
  const after = await figures(session);
  const grown = (name: string) => (after.get(name) ?? Number.NaN) - (before.get(name) ?? 0);
  return {
    ...seen,
    layouts: grown('LayoutCount'),
    scriptSeconds: grown('ScriptDuration'),
    taskSeconds: grown('TaskDuration'),
  };
}

async function figures(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** What was worse while Vaani spoke than at rest, a line each; nothing is what is wanted. */
export function troubles({ rest, speaking }: Round): string[] {
  const found: string[] = [];
  const [atRest, now] = [quantile(rest.gaps, 0.95), quantile(speaking.gaps, 0.95)];
  const bound = atRest * 1.25 + 2;
  if (!(now <= bound)) found.push(`p95 of ${now.toFixed(1)} ms, over ${bound.toFixed(1)} ms`);
  // At rest the watch is shorter: what happens by chance happens in proportion.
  const allowed = Math.ceil((rest.longTasks.length * speaking.gaps.length) / rest.gaps.length);
  if (speaking.longTasks.length > allowed) {
    found.push(`${speaking.longTasks.length} long tasks, over ${allowed}`);
  }
  const perFrame = speaking.layouts / speaking.gaps.length;
  if (!(perFrame <= mostLayouts)) found.push(`${perFrame.toFixed(2)} layouts a frame`);
  return found;
}

/**
 * Most frames need no layout: words take their colours, and the wave is drawn on a canvas. It is one for each
 * view, 0.08 a frame; a script that reads a size after it wrote one makes another each time.
 */
const mostLayouts = 0.5;

/** All rounds in one line a state, for people to read. */
export function table(rounds: readonly Round[]): string {
  return (['rest', 'speaking'] as const)
    .map((name) => {
      const all = rounds.map((round) => round[name]);
      const gaps = all.flatMap((stretch) => stretch.gaps);
      const sum = (of: (stretch: Stretch) => number) => all.reduce((s, each) => s + of(each), 0);
      const busy = (seconds: number) =>
        `${((100_000 * seconds) / sum((s) => s.gaps.reduce((a, b) => a + b, 0))).toFixed(0)} %`;
      return [
        `${name}: ${gaps.length} frames, p50 ${quantile(gaps, 0.5).toFixed(1)} ms, p95 ${quantile(gaps, 0.95).toFixed(1)} ms`,
        `${sum((s) => s.longTasks.length)} long tasks`,
        `${(sum((s) => s.layouts) / gaps.length).toFixed(2)} layouts a frame`,
        `main thread ${busy(sum((s) => s.taskSeconds))}, scripts ${busy(sum((s) => s.scriptSeconds))}`,
      ].join(', ');
    })
    .join('\n');
}
