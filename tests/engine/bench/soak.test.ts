import { describe, expect, test } from 'vitest';
import {
  type Bounds,
  soakRows,
  type SoakRun,
  type Watched,
  watched,
} from '../../../src/main/engine/bench/soak/readings.ts';
import { createFastClock } from '../../../src/main/engine/bench/soak/fast-clock.ts';
import {
  soakText,
  textBounds,
  textSoakTurns,
} from '../../../src/main/engine/bench/soak/text-soak.ts';
import { growthOf, trendOf } from '../../../src/main/engine/bench/soak/trend.ts';
import { systemClock } from '../../../src/main/kernel/clock.ts';
import { memoryLog } from '../../support/quiet-log.ts';
import { openShop } from '../../support/shop.ts';

/**
 * Code is compiled and caches fill for some 2,000 turns; a run that is over before needs more room than a
 * whole one. What a leak of one object a turn makes is far beyond it.
 */
const bounds: Bounds = { ...textBounds, heapMb: 12, residentMb: 80 };

/** The growth in 10,000 turns, thing by thing, of a short soak. */
async function soak(turns: number, onTurn?: (turn: number) => void) {
  using shop = openShop();
  const run = await soakText({
    trade: shop.trade,
    db: shop.db,
    clock: systemClock,
    log: memoryLog().log,
    turns,
    readings: 30,
    progress() {},
    signal: new AbortController().signal,
    ...(onTurn && { onTurn }),
  });
  const rows = soakRows('soak', run, textSoakTurns, bounds);
  return (what: Watched) => rows.find(({ figure }) => figure.endsWith(watched[what]));
}

describe('text turns', { timeout: 300_000 }, () => {
  test('leave memory and handles as they are', async () => {
    const row = await soak(1_500);
    for (const what of Object.keys(watched) as Watched[]) {
      expect(row(what), what).toMatchObject({ samples: 30, met: true });
    }
  });

  test('that each keep 10 kB, and now and then a timer, do not', async () => {
    const kept: string[][] = [];
    const timers: NodeJS.Timeout[] = [];
    const row = await soak(600, (turn) => {
      kept.push(Array.from({ length: 250 }, (_, at) => `${turn}-${at}`));
      if (turn % 20 === 0) timers.push(setTimeout(() => {}, 600_000));
    });
    for (const timer of timers) clearTimeout(timer);
    expect(kept.length).toBe(600);
    expect(row('heapMb')).toMatchObject({ met: false });
    expect(row('handles')).toMatchObject({ met: false });
    expect(row('files')).toMatchObject({ met: true });
  });
});

describe('a trend', () => {
  const line = (slope: number, noise: number) =>
    Array.from({ length: 60 }, (_, at) => ({
      at: at * 100,
      value: 50 + slope * at * 100 + (at % 2 === 0 ? noise : -noise),
    }));

  test('is the slope of the line', () => {
    expect(trendOf(line(0.001, 0)).slope).toBeCloseTo(0.001, 9);
    expect(trendOf(line(0.001, 0)).error).toBeLessThan(1e-9);
    expect(trendOf([]).slope).toBeNaN();
  });

  test('is judged by the last half: what fills in the first is no leak', () => {
    const filling = Array.from({ length: 60 }, (_, at) => ({ at, value: Math.min(at, 25) }));
    expect(growthOf(filling, 60, 1)).toMatchObject({ flat: true });
    expect(growthOf(line(0.001, 0), 10_000, 2)).toMatchObject({ flat: false });
  });

  test('that noise may have made is no verdict', () => {
    expect(growthOf(line(0.0003, 10), 10_000, 2)).toMatchObject({ flat: null });
    expect(growthOf([], 10_000, 2)).toMatchObject({ flat: null });
  });

  test('too short to tell is said, and not called flat', () => {
    const few = [1, 2, 3].map((at) => ({ at, value: 0 }));
    const run: SoakRun = { readings: { heapMb: few, residentMb: few, files: [], handles: few } };
    for (const row of soakRows('x', run, 1, textBounds)) expect(row).toHaveProperty('missing');
  });
});

test('the fast clock fires timers in the order of their time, those too that they start', () => {
  const clock = createFastClock(0);
  const fired: string[] = [];
  clock.after(20, () => fired.push(`b ${clock.now()}`));
  clock.after(10, () => {
    fired.push(`a ${clock.now()}`);
    clock.after(5, () => fired.push(`c ${clock.now()}`));
  });
  clock.after(12, () => fired.push('never'))();
  clock.advance(18);
  clock.advance(2);
  expect([fired, clock.now()]).toEqual([['a 10', 'c 15', 'b 20'], 20]);
});
