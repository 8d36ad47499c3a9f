import { describe, expect, test } from 'vitest';
import {
  missingRow,
  percentile,
  shareRow,
  spreadRow,
  valueRow,
} from '../../../src/main/engine/bench/row.ts';
import {
  markdownLine,
  tableLine,
  targetText,
  verdictText,
} from '../../../src/main/engine/bench/table.ts';

const twenty = Array.from({ length: 20 }, (_, at) => 100 * (at + 1));

describe('a row of many measurements', () => {
  test('is judged by p95, and by p50 where that has a target of its own', () => {
    expect(spreadRow('x', twenty, { target: 1_900 })).toMatchObject({
      p50: 1_000,
      p95: 1_900,
      met: true,
    });
    expect(spreadRow('x', twenty, { target: 1_899 })).toMatchObject({ met: false });
    expect(spreadRow('x', twenty, { target: 1_900, targetP50: 999 })).toMatchObject({ met: false });
    expect(spreadRow('x', twenty)).toMatchObject({ met: null, target: null });
  });

  test('gives no verdict on fewer than 20, and says so', () => {
    const row = spreadRow('x', twenty.slice(1), { target: 1 });
    expect(row).toMatchObject({ met: null, samples: 19 });
    expect(tableLine(row)).toContain('no verdict under 20');
  });

  test('is no number where nothing was measured', () => {
    const row = spreadRow('x', [], { target: 5 });
    expect(row).toMatchObject({ samples: 0, met: null, missing: 'nothing was measured' });
    expect(JSON.stringify(row)).not.toContain('p50');
  });
});

test('percentiles are nearest ranks, whatever the order', () => {
  expect(percentile([5, 1, 4, 2, 3], 50)).toBe(3);
  expect(percentile(twenty.toReversed(), 95)).toBe(1_900);
  expect(percentile([0.01534], 50)).toBe(0.0153);
});

test('a share is judged from above or from below', () => {
  expect(shareRow('x', 10, 0.25, { atMost: 27 })).toMatchObject({ value: 25, met: true });
  expect(shareRow('x', 10, 0.28, { atMost: 27 })).toMatchObject({ met: false });
  expect(shareRow('x', 10, 0.89, { atLeast: 90 })).toMatchObject({ met: false });
  expect(shareRow('x', 10, 0.9, { atLeast: 90 })).toMatchObject({ met: true });
  expect(shareRow('x', 0, 0 / 0, { atLeast: 90 })).toMatchObject({ met: null });
});

test('rows tell target and verdict in words', () => {
  const both = spreadRow('x', twenty, { target: 900, targetP50: 600 });
  expect([targetText(both), verdictText(both)]).toEqual(['600 / 900 ms', 'missed']);
  expect(targetText(spreadRow('x', twenty, { targetP50: 300 }))).toBe('p50 300 ms');
  expect(targetText(shareRow('x', 9, 1, { atLeast: 90 }))).toBe('≥ 90 %');
  const plain = valueRow('x', 188.2, { unit: 'MB', samples: 1 });
  expect([targetText(plain), verdictText(plain)]).toEqual(['–', '']);
  const missing = missingRow('voice', 'ms', 'install pulseaudio', 900);
  expect(markdownLine(missing)).toBe(
    '| voice |  | not measured: install pulseaudio | ≤ 900 ms | no verdict |',
  );
});
