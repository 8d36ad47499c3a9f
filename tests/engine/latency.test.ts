import { expect, test } from 'vitest';
import { createLatencyWatch, type Latency } from '../../src/main/engine/latency.ts';

const stages = { understandMs: 1, actMs: 2, wordMs: 3 };

function watch() {
  const told: Latency[] = [];
  return { told, ...createLatencyWatch((latency) => told.push(latency)) };
}

test('a spoken turn is told with its first sound', () => {
  const { told, heard, answered, sounded } = watch();
  heard(1_000, 1_300);
  answered(stages, true);
  expect(told).toEqual([]);
  sounded(1_450);
  sounded(2_000);
  expect(told).toEqual([{ hearMs: 300, ...stages, firstSoundMs: 450 }]);
});

test('a tapped one is told from the tap', () => {
  const { told, tapped, answered, sounded } = watch();
  tapped(1_000);
  answered(stages, true);
  sounded(1_100);
  expect(told).toEqual([{ hearMs: null, ...stages, firstSoundMs: 100 }]);
});

test('where nothing is spoken, at once', () => {
  const { told, tapped, answered } = watch();
  tapped(1_000);
  answered(stages, false);
  expect(told).toEqual([{ hearMs: null, ...stages, firstSoundMs: null }]);
});

test('one whose answer was never audible is told when the next begins', () => {
  const { told, heard, answered } = watch();
  heard(1_000, 1_200);
  answered(stages, true);
  heard(2_000, 2_100);
  expect(told).toEqual([{ hearMs: 200, ...stages, firstSoundMs: null }]);
});

test('what sounds between turns belongs to none', () => {
  const { told, sounded, heard, answered } = watch();
  sounded(500);
  heard(1_000, 1_200);
  answered(stages, true);
  expect(told).toEqual([]);
  sounded(1_400);
  expect(told).toMatchObject([{ firstSoundMs: 400 }]);
});
