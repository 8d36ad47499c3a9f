import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperators, type Operators } from '../../src/main/engine/escalation/index.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import { scriptedOperator } from '../fakes/operator.ts';
import { settle } from '../support/counter.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

let shop: Shop;
let operators: Operators;
let seats: Seat[];
beforeEach(() => {
  shop = openShop({ pack: packNamed('dealership') });
  seats = [];
  operators = createOperators({
    trades: [{ trade: shop.trade, db: shop.db }],
    seats: () => seats,
    clock: shop.clock,
    log: memoryLog().log,
  });
  for (let i = 0; i < 2; i += 1) {
    const seat = seatIn(shop, {
      speech: null,
      help: operators.help,
      onTurn: (session) => operators.noted(session),
    });
    seat.events.on('view', operators.seatChanged);
    seats.push(seat);
  }
}, trainingMs);
afterEach(async () => {
  operators.close();
  for (const seat of seats) await seat.close();
  shop[Symbol.dispose]();
});

test('operators see at every seat what was understood, how surely, and where it goes', async () => {
  const operator = scriptedOperator(operators);
  const [one] = seats;
  const before = await operator.open();
  const empty = { act: null, intent: null, confidence: null, route: null, turn: 0 };
  expect(before.seats).toMatchObject([
    { seat: '1', pack: 'dealership', language: 'en', status: 'idle', ...empty },
    { seat: '2', ...empty },
  ]);
  await one?.session.say('i want to book a test drive');
  await settle();
  shop.clock.advance(500);
  await settle();
  const [first] = operator.inbox().seats;
  expect(first).toMatchObject({ seat: '1', turn: 1, act: 'request', route: 'booking' });
  expect(first?.intent).toBe('book_appointment');
  expect(first?.confidence).toBeGreaterThan(0.5);
  await one?.session.say('i want to talk to a person');
  await settle();
  expect(operator.inbox().seats[0]).toMatchObject({ act: 'human', route: 'escalation' });
  operator.leave();
});

test('what opens a seat is nowhere in the inbox, nor a word of what is said at one that asks nobody', async () => {
  const operator = scriptedOperator(operators);
  await operator.open();
  await seats[0]?.session.say('my phone number is 9876543210');
  await settle();
  shop.clock.advance(500);
  await settle();
  const seen = JSON.stringify(operator.inboxes);
  for (const { token, session } of seats) {
    expect(seen).not.toContain(token);
    expect(seen).not.toContain(session.id);
  }
  expect(seen).not.toMatch(/9876|phone number/);
  operator.leave();
});

test('whoever talks a lot makes no flood: at most two messages a second about seats', async () => {
  const operator = scriptedOperator(operators);
  await operator.open();
  for (let i = 0; i < 20; i += 1) {
    await seats[0]?.session.say('hello');
    await settle(1);
  }
  const sent = operator.inboxes.length;
  expect(sent).toBe(1);
  shop.clock.advance(1_000);
  await settle();
  expect(operator.inboxes.length - sent).toBeLessThanOrEqual(2);
  expect(operator.inbox().seats[0]?.turn).toBe(20);
  operator.leave();
});

test('the end of a conversation takes the banner away and leaves the task to the operator', async () => {
  const operator = scriptedOperator(operators);
  await operator.open();
  const [one] = seats;
  await one?.session.say('i want to talk to a person');
  expect(one?.view().handover).toBe(true);
  expect(one?.session.waiting).toBe(true);
  await one?.endConversation();
  expect(one?.view().handover).toBe(false);
  expect(one?.session.waiting).toBe(false);
  await settle();
  expect(operator.inbox().escalations).toMatchObject([{ status: 'pending', present: false }]);
  operator.leave();
});
