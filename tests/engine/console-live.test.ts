import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Live } from '../../src/contract/console.ts';
import { createLatencyBook, keptTurns } from '../../src/main/engine/console/latency.ts';
import { type ConsoleKiosk, consoleKiosk, openConsole, screenOf } from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
beforeEach(async () => {
  at = await consoleKiosk();
}, trainingMs);
afterEach(() => at.close());

const seatOf = (live: Live | undefined) => live?.seats[0];

test('every seat shows its intent, task and gaps; of what was said only that something was', async () => {
  const screen = await screenOf(at.kiosk);
  const { call } = await openConsole(at.kiosk);
  await screen.say('i want to cancel my order 1042');
  const live = await call('live', { watch: false });
  expect(seatOf(live)).toMatchObject({
    seat: '1',
    pack: 'retail',
    language: 'en',
    turn: 1,
    intent: 'cancel_order',
    route: 'orders',
    task: { intent: 'cancel_order' },
  });
  const slots = seatOf(live)?.task?.slots ?? [];
  expect(slots.find(({ name }) => name === 'order_id')).toEqual({
    name: 'order_id',
    given: true,
    asked: false,
  });
  expect(slots.some(({ given }) => !given)).toBe(true);
  expect(JSON.stringify(live)).not.toContain('1042');
});

test('watched, it is told after a change, and at most four times a second', async () => {
  const screen = await screenOf(at.kiosk);
  const { call, events } = await openConsole(at.kiosk);
  await call('live', { watch: true });
  for (let turn = 0; turn < 3; turn += 1) await screen.say('what is your return policy');
  // The clock of the kiosk has stood still: at most the first change was told.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(events('live').length).toBeLessThanOrEqual(1);
  at.clock.advance(250);
  await expect.poll(() => seatOf(events('live').at(-1))?.turn).toBe(3);
  const told = events('live').length;
  await call('live', { watch: false });
  await screen.say('hello');
  at.clock.advance(1_000);
  expect(events('live')).toHaveLength(told);
});

test('every turn leaves its times, with the middle and the slow ones of each stage', async () => {
  const screen = await screenOf(at.kiosk);
  const { call, events } = await openConsole(at.kiosk);
  expect((await call('latency', { watch: true })).turns).toEqual([]);
  await screen.say('what is your return policy');
  await screen.say('track my order');
  await expect.poll(() => events('latency').length).toBe(2);
  const { turns, stages } = await call('latency', { watch: false });
  expect(turns).toEqual(events('latency'));
  expect(stages.understandMs.count).toBe(2);
  expect(stages.understandMs.p95).toBe(Math.max(...turns.map((turn) => turn.understandMs)));
  // Typed: nothing was heard.
  expect(stages.hearMs).toEqual({ count: 0, p50: null, p95: null });
});

test('the book keeps the last two hundred turns', () => {
  const book = createLatencyBook();
  for (let turn = 1; turn <= keptTurns + 50; turn += 1) {
    const stages = { hearMs: null, understandMs: turn, actMs: 1, wordMs: 1, firstSoundMs: null };
    book.note({ at: turn, ...stages });
  }
  const { turns, stages } = book.read();
  expect(turns).toHaveLength(keptTurns);
  expect(turns[0]?.at).toBe(51);
  expect(stages.understandMs).toEqual({ count: 200, p50: 150, p95: 240 });
});

test('what a console asked for is told to it alone', async () => {
  const watching = await openConsole(at.kiosk, 'browser-1');
  const other = await openConsole(at.kiosk, 'browser-2');
  await watching.call('live', { watch: true });
  const screen = await screenOf(at.kiosk);
  await screen.say('hello');
  at.clock.advance(250);
  await expect.poll(() => watching.events('live').length).toBeGreaterThan(0);
  expect(other.events('live')).toEqual([]);
});
