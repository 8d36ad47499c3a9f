import { expect, test } from 'vitest';
import { createTurnTaker } from '../../src/main/engine/turn-taker.ts';
import { manualClock } from '../fakes/manual-clock.ts';

function taker(waits: Readonly<Record<string, number>>) {
  const clock = manualClock(0);
  const ends: number[] = [];
  const made = createTurnTaker({
    clock,
    judge: (text) => ({ strategy: 'nothingYet', likelihood: 0.5, waitMs: waits[text] ?? 800 }),
    end: () => ends.push(clock.now()),
  });
  return { clock, ends, made };
}

test('a turn ends when the words have been waited for, counted from the end of speech', () => {
  const { clock, ends, made } = taker({ yes: 200, 'my number is': 1_500 });
  made.paused('yes', 200);
  expect(ends).toEqual([0]);
  made.paused('my number is', 200);
  clock.advance(1_299);
  expect(ends).toEqual([0]);
  clock.advance(1);
  expect(ends).toEqual([0, 1_300]);
});

test('who goes on is not cut off, and the next pause counts anew', () => {
  const { clock, ends, made } = taker({ 'my number is': 1_500, 'my number is 1042': 300 });
  made.paused('my number is', 200);
  clock.advance(500);
  made.cancel();
  clock.advance(5_000);
  expect(ends).toEqual([]);
  made.paused('my number is 1042', 200);
  clock.advance(100);
  expect(ends).toEqual([5_600]);
});

test('of two pauses only the later one ends the turn', () => {
  const { clock, ends, made } = taker({ a: 400, b: 600 });
  made.paused('a', 200);
  clock.advance(100);
  made.paused('b', 200);
  clock.advance(1_000);
  expect(ends).toEqual([500]);
});
