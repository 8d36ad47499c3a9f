import { expect, test } from 'vitest';
import { aliveEveryMs } from '../../src/contract/bridge.ts';
import { createPageWatch } from '../../src/main/shell/electron/page-watch.ts';
import { manualClock } from '../fakes/manual-clock.ts';

/** A page that says what it is told to say, as often as the preload script does. */
function setUp() {
  const clock = manualClock();
  const done: string[] = [];
  const watch = createPageWatch({
    clock,
    load: (trouble) => void done.push(`load: ${trouble}`),
    end: (trouble) => void done.push(`end: ${trouble}`),
    giveUp: (trouble) => void done.push(`give up: ${trouble}`),
  });
  const speak = (ms: number, shown: boolean) => {
    for (let at = 0; at < ms; at += aliveEveryMs) {
      clock.advance(aliveEveryMs);
      watch.alive(shown);
    }
  };
  /** A load that goes well. */
  const loads = () => {
    watch.loaded();
    speak(500, false);
    speak(1_000, true);
  };
  return { clock, watch, done, speak, loads };
}

/** The longest that a dead page may be noticed after, so that it is back within two seconds, ms. */
const inTime = 1_500;

test('a page that runs is left alone, for as long as it runs', () => {
  const { loads, speak, done } = setUp();
  loads();
  speak(3_600_000, true);
  expect(done).toEqual([]);
});

test('a page that crashed is loaded again at once', () => {
  const { watch, loads, done } = setUp();
  loads();
  watch.crashed();
  expect(done).toEqual(['load: crashed']);
  loads();
  expect(done).toHaveLength(1);
});

test('a page that falls silent is ended, and loaded again when it is gone', () => {
  const { clock, watch, loads, done } = setUp();
  loads();
  clock.advance(inTime);
  expect(done).toEqual(['end: hung']);
  watch.crashed();
  expect(done).toEqual(['end: hung', 'load: hung']);
});

test('a page that cannot even be ended is loaded all the same', () => {
  const { clock, loads, done } = setUp();
  loads();
  clock.advance(inTime + 1_500);
  expect(done).toEqual(['end: hung', 'load: hung']);
});

test('a page that has become empty is loaded again; one that is empty for a moment is not', () => {
  const { loads, speak, done } = setUp();
  loads();
  speak(250, false);
  speak(2_000, true);
  expect(done).toEqual([]);
  speak(1_000, false);
  expect(done).toEqual(['load: blank']);
});

test('a page that loads and never shows anything is ended; a slow one is not', () => {
  const { watch, speak, done } = setUp();
  watch.loaded();
  speak(10_000, false);
  expect(done).toEqual([]);
  speak(6_000, false);
  expect(done).toEqual(['end: not loaded']);
});

test('a load of which nothing at all is heard is ended', () => {
  const { clock, done } = setUp();
  clock.advance(16_000);
  expect(done).toEqual(['end: not loaded']);
});

test('a load that failed is tried again a moment later', () => {
  const { clock, watch, loads, done } = setUp();
  watch.failed();
  expect(done).toEqual([]);
  clock.advance(500);
  expect(done).toEqual(['load: not loaded']);
  loads();
  clock.advance(500);
  expect(done).toHaveLength(1);
});

test('what the page before it still says does not count for the new one', () => {
  const { clock, watch, loads, done } = setUp();
  loads();
  watch.crashed();
  watch.alive(true);
  clock.advance(5_000);
  expect(done).toEqual(['load: crashed']);
});

test('a new load that nobody asked for here (the page reloaded itself) is one too', () => {
  const { watch, loads, clock, done } = setUp();
  loads();
  watch.loaded();
  clock.advance(5_000);
  expect(done).toEqual([]);
});

test('each page that hung makes it more patient, for a minute', () => {
  const { clock, watch, loads, speak, done } = setUp();
  loads();
  clock.advance(inTime);
  watch.crashed();
  loads();
  clock.advance(inTime);
  expect(done).toEqual(['end: hung', 'load: hung']);
  watch.alive(true);
  speak(61_000, true);
  clock.advance(inTime);
  expect(done).toEqual(['end: hung', 'load: hung', 'end: hung']);
});

test('whoever was asleep itself cannot say that the page was silent', () => {
  const { clock, watch, loads, done } = setUp();
  loads();
  // The machine slept for an hour: no timer ran, and none is made up for.
  sleep(clock, 3_600_000);
  watch.alive(true);
  clock.advance(aliveEveryMs);
  expect(done).toEqual([]);
});

/** Time goes by and no timer fires until it is over. */
function sleep(clock: ReturnType<typeof manualClock>, ms: number): void {
  const now = clock.now;
  const before = now();
  clock.now = () => Math.max(now(), before + ms);
  clock.advance(aliveEveryMs);
}

test('a page that cannot be kept running is given up, once', () => {
  const { watch, loads, clock, done } = setUp();
  for (let i = 0; i < 5; i += 1) {
    loads();
    watch.crashed();
  }
  expect(done).toEqual(Array.from({ length: 5 }, () => 'load: crashed'));
  loads();
  watch.crashed();
  expect(done.at(-1)).toBe('give up: crashed');
  clock.advance(60_000);
  watch.crashed();
  watch.failed();
  watch.alive(false);
  expect(done).toHaveLength(6);
});

test('crashes that are far apart are no reason to give up', () => {
  const { watch, loads, speak, done } = setUp();
  for (let i = 0; i < 20; i += 1) {
    loads();
    speak(30_000, true);
    watch.crashed();
  }
  expect(done).toEqual(Array.from({ length: 20 }, () => 'load: crashed'));
});

test("Chromium's own word that a page hangs counts at once", () => {
  const { watch, loads, done } = setUp();
  loads();
  watch.unresponsive();
  expect(done).toEqual(['end: hung']);
});

test('a kiosk that is being ended loads nothing any more', () => {
  const { clock, watch, loads, done } = setUp();
  loads();
  watch.stop();
  watch.crashed();
  clock.advance(60_000);
  expect(done).toEqual([]);
});
