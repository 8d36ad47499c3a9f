import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutbox, type Outbox, type OutboxOptions } from '../../src/main/engine/outbox.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import {
  changeEscalation,
  forgetEscalations,
  insertEscalation,
  scheduleCallback,
} from '../../src/main/store/escalations.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import type { OutboxRow } from '../../src/main/store/outbox.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { type WebhookServer, webhookServer } from '../fakes/webhook-server.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { shopTime, tempFolder } from '../support/shop.ts';
import { eventually } from '../support/eventually.ts';

const schema = readFileSync(join(appRoot(), 'src/main/store/schema.sql'), 'utf8');
const phone = '+919876543210';
const callAt = '2026-11-22T10:00:00.000Z';

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
let clock: ManualClock;
let server: WebhookServer;
let log: ReturnType<typeof memoryLog>;
let changes: number;
let outboxes: Outbox[];

beforeEach(async () => {
  folder = tempFolder();
  db = openSqlite(join(folder.path, 'shop.db'));
  migrate(db, 'core', schema);
  clock = manualClock(Date.parse(shopTime));
  server = await webhookServer();
  log = memoryLog();
  changes = 0;
  outboxes = [];
});
afterEach(async () => {
  for (const outbox of outboxes) await outbox.close();
  await server[Symbol.asyncDispose]();
  db.close();
  folder[Symbol.dispose]();
});

function open(change: Partial<OutboxOptions> = {}): Outbox {
  const outbox = createOutbox({
    stores: [db],
    webhook: server.url,
    secret: null,
    shopName: 'Sharma & Sons',
    clock,
    log: log.log,
    onChange: () => void (changes += 1),
    random: () => 0.5,
    ...change,
  });
  outboxes.push(outbox);
  return outbox;
}

/** Somebody asks for a person in a conversation. */
function ask(id = 'escalation_1', session = 's1'): void {
  const row = { id, session_id: session, pack: 'retail', language: 'hi', topic: 'Order status' };
  insertEscalation(db, { ...row, language: 'hi', status: 'failed', turns: '[]' }, clock.now());
}

/** Somebody is promised a call. */
function promise(escalation: string | null, at = callAt, number = phone): string {
  const request = { escalation, pack: 'retail', language: 'hi', at, phone: number } as const;
  return scheduleCallback(db, request, clock.now());
}

const rows = () => db.all<OutboxRow>('SELECT * FROM outbox ORDER BY created_at, rowid');
const kinds = () => server.got.map(({ body }) => body['type']);

/** Lets what is due be sent, and waits until so many messages have arrived in all, or so many attempts were noted. */
async function arrived(count: number): Promise<void> {
  clock.advance(0);
  await eventually(() => expect(server.got.length).toBeGreaterThanOrEqual(count));
  await quiet();
}

/** Nothing is on its way any more. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 60));

async function tried(times: number): Promise<void> {
  clock.advance(0);
  await eventually(() =>
    expect(rows().reduce((sum, row) => sum + row.attempts, 0)).toBeGreaterThanOrEqual(times),
  );
  await quiet();
}

describe('what is sent', () => {
  test('somebody asked for a person: what about, when and where, and nothing of the conversation', async () => {
    const outbox = open();
    ask();
    outbox.collect('s1');
    expect(outbox.state).toMatchObject({ waiting: 1 });
    // Nothing has gone wrong yet, so nobody is told that something waits.
    expect(outbox.waitingOf('s1')).toBe(0);
    await arrived(1);
    expect(server.got[0]?.body).toEqual({
      type: 'handover',
      id: 'escalation_1',
      requestedAt: new Date(Date.parse(shopTime)).toISOString(),
      kiosk: { name: expect.any(String), shop: 'Sharma & Sons' },
      pack: 'retail',
      language: 'hi',
      topic: 'Order status',
    });
    expect(server.got[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'escalation_1-handover',
    });
    expect(server.got[0]?.headers['vaani-signature']).toBeUndefined();
    expect(outbox.state).toEqual({ waiting: 0, failed: 0, problem: null });
    expect(rows()).toMatchObject([{ status: 'sent', attempts: 1 }]);
  });

  test('a promised call: with the number, which is nowhere in the outbox itself', async () => {
    const outbox = open();
    ask();
    promise('escalation_1');
    outbox.collect('s1');
    expect(JSON.stringify(rows())).not.toContain('9876543210');
    await arrived(2);
    expect(kinds()).toEqual(['handover', 'callback']);
    expect(server.got[1]?.body).toMatchObject({ callback: { at: callAt, phone } });
    expect(server.got[0]?.text).not.toContain('9876543210');
    expect(log.lines.join()).not.toContain('9876543210');
  });

  test('is signed where there is a secret, which is never logged', async () => {
    const secret = 'a-secret-of-the-shop';
    server.answer(500);
    const outbox = open({ secret });
    ask();
    outbox.collect('s1');
    await arrived(1);
    const signature = String(server.got[0]?.headers['vaani-signature']);
    const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    const text = server.got[0]?.text;
    expect(Number(seconds)).toBe(Math.floor(Date.parse(shopTime) / 1_000));
    expect(hex).toBe(createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex'));
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.join()).not.toContain(secret);
    expect(log.lines.join()).not.toContain(server.url);
  });

  test('without an address nothing is queued', async () => {
    const outbox = open({ webhook: null });
    ask();
    promise('escalation_1');
    outbox.collect('s1');
    clock.advance(60_000);
    await quiet();
    expect([rows(), server.got]).toEqual([[], []]);
  });
});

describe('each once', () => {
  test('however often a conversation goes on, and over a restart', async () => {
    const first = open();
    ask();
    promise('escalation_1');
    for (let turn = 0; turn < 5; turn += 1) first.collect('s1');
    await arrived(2);
    first.collect('s1');
    await first.close();
    open().collect('s2');
    clock.advance(3_600_000);
    await quiet();
    expect(kinds()).toEqual(['handover', 'callback']);
  });

  test('another number or time is another promise, and the one before is not sent any more', async () => {
    server.answer(503);
    const outbox = open();
    const id = promise(null);
    outbox.collect('s1');
    await tried(1);
    promise(id, callAt, '+919000000000');
    outbox.collect('s1');
    expect(rows()).toHaveLength(1);
    server.answer(200);
    await arrived(2);
    const keys = server.got.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([`${id}-callback-1`, `${id}-callback-2`]);
    expect(server.got[1]?.body).toMatchObject({ callback: { phone: '+919000000000' } });
    clock.advance(3_600_000);
    await quiet();
    expect(server.got).toHaveLength(2);
  });

  test('what was settled before it could be sent is not sent', async () => {
    server.answer(503);
    const outbox = open();
    ask();
    promise('escalation_1');
    outbox.collect('s1');
    await tried(2);
    // Somebody has called.
    changeEscalation(db, 'escalation_1', 'failed', { status: 'completed' }, clock.now());
    server.answer(200);
    const before = server.got.length;
    clock.advance(3_600_000);
    await quiet();
    expect(server.got).toHaveLength(before);
    expect(outbox.state.waiting).toBe(0);
    expect(rows()).toEqual([]);
  });

  test('rows go with their request, and not before', async () => {
    const outbox = open();
    ask();
    outbox.collect('s1');
    await arrived(1);
    outbox.collect('s1');
    expect(rows()).toHaveLength(1);
    clock.advance(1_000);
    changeEscalation(db, 'escalation_1', 'failed', { status: 'completed' }, clock.now());
    clock.advance(1_000);
    forgetEscalations(db, clock.now());
    outbox.collect('s1');
    expect(rows()).toEqual([]);
  });
});

describe('without a network', () => {
  test('it waits, is seen to wait by its own conversation, and is sent by itself when the network is back', async () => {
    await server.down();
    const outbox = open();
    ask('escalation_1', 's1');
    ask('escalation_2', 's2');
    outbox.collect('s1');
    await tried(1);
    expect([outbox.waitingOf('s1'), outbox.waitingOf('s2'), outbox.waitingOf('s3')]).toEqual([
      1, 1, 0,
    ]);
    expect(outbox.state).toEqual({ waiting: 2, failed: 0, problem: 'ECONNREFUSED' });
    const seen = changes;
    await server.up();
    // Nobody has to do anything.
    clock.advance(3_000);
    await eventually(() => expect(server.got).toHaveLength(2));
    await eventually(() => expect(outbox.state.waiting).toBe(0));
    expect(outbox.waitingOf('s1')).toBe(0);
    expect(changes).toBeGreaterThan(seen);
  });

  test('only whether the host is there is asked, again and again, at most every 45 s', async () => {
    let asked = 0;
    await server.down();
    open({
      async reach(url) {
        expect(url).toBe(server.url);
        asked += 1;
        return false;
      },
    });
    ask();
    outboxes[0]?.collect('s1');
    await tried(1);
    for (let minute = 0; minute < 10; minute += 1) {
      const before = asked;
      clock.advance(45_000);
      await quiet();
      expect(asked).toBeGreaterThan(before);
    }
    expect(rows()).toMatchObject([{ attempts: 1, status: 'waiting' }]);
  });

  test('what an earlier process left is sent by the next one, under the same key', async () => {
    await server.down();
    const first = open();
    ask();
    first.collect('s1');
    await tried(1);
    await first.close();
    db.close();
    db = openSqlite(join(folder.path, 'shop.db'));
    await server.up();
    open();
    await arrived(1);
    expect(server.got[0]?.headers['idempotency-key']).toBe('escalation_1-handover');
    expect(rows()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });

  test('a promise that a process did not live to queue is queued by the next one', async () => {
    promise(null);
    open();
    await arrived(1);
    expect(kinds()).toEqual(['callback']);
  });

  test('who asked for a person long ago is not reported when the address is set', async () => {
    ask();
    clock.advance(3_600_000);
    open();
    clock.advance(1_000);
    await quiet();
    expect(server.got).toEqual([]);
  });
});

describe('the other side', () => {
  test('has trouble: it is tried again, less and less often, with the same words and key', async () => {
    server.answer(500);
    const outbox = open();
    promise(null);
    outbox.collect('s1');
    await tried(1);
    expect(outbox.waitingOf('s1')).toBe(1);
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      const pause = 2_000 * 2 ** (attempt - 2);
      clock.advance(pause - 1);
      await quiet();
      expect(server.got, `not before ${pause} ms`).toHaveLength(attempt - 1);
      clock.advance(1_001);
      await tried(attempt);
      expect(server.got).toHaveLength(attempt);
    }
    expect(new Set(server.got.map(({ text }) => text)).size).toBe(1);
    expect(new Set(server.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    server.answer(204);
    clock.advance(3_600_000);
    await arrived(6);
    expect(outbox.state).toEqual({ waiting: 0, failed: 0, problem: null });
  });

  test('asks for a pause: it is kept', async () => {
    server.answer(429, { 'retry-after': '120' });
    const outbox = open();
    ask();
    outbox.collect('s1');
    await tried(1);
    clock.advance(119_000);
    await quiet();
    expect(server.got).toHaveLength(1);
    clock.advance(2_000);
    await arrived(2);
  });

  test.each([400, 401, 404, 410, 302])(
    'refuses with %i: it is not tried again, and operators see why',
    async (status) => {
      server.answer(status, { location: 'http://127.0.0.1:9/elsewhere' });
      const outbox = open();
      ask();
      outbox.collect('s1');
      await tried(1);
      expect(outbox.state).toEqual({ waiting: 0, failed: 1, problem: `HTTP ${status}` });
      expect(outbox.waitingOf('s1')).toBe(0);
      clock.advance(24 * 3_600_000);
      await quiet();
      expect(server.got).toHaveLength(1);
    },
  );

  test('refused: is tried once more at the next start, when it may have been put right', async () => {
    server.answer(401);
    const first = open();
    ask();
    first.collect('s1');
    await tried(1);
    await first.close();
    server.answer(200);
    const next = open();
    await arrived(2);
    expect(next.state.failed).toBe(0);
  });

  test('takes too long: the attempt is given up, and it is tried again', async () => {
    server.answer('hang');
    const outbox = open({ timeoutMs: 50 });
    ask();
    outbox.collect('s1');
    await tried(1);
    expect(outbox.state).toEqual({ waiting: 1, failed: 0, problem: 'timeout' });
    server.answer(200);
    clock.advance(3_000);
    await arrived(2);
    await eventually(() => expect(outbox.state.waiting).toBe(0));
  });

  test('never takes it: after a week it is over', async () => {
    server.answer(500);
    const outbox = open();
    ask();
    outbox.collect('s1');
    await tried(1);
    clock.advance(7 * 24 * 3_600_000 + 1);
    await tried(2);
    expect(outbox.state).toEqual({ waiting: 0, failed: 1, problem: 'HTTP 500' });
  });

  test('hangs while the kiosk is closed: closing does not wait for it, and nothing is lost', async () => {
    server.answer('hang');
    const outbox = open();
    ask();
    outbox.collect('s1');
    await arrived(1);
    await outbox.close();
    expect(rows()).toMatchObject([{ status: 'waiting', attempts: 0 }]);
    // An answer is waited for longer (10 s) than this test may last.
  }, 8_000);
});

test('is bounded: what does not fit waits where it is, and nothing is lost', async () => {
  await server.down();
  const outbox = open({ maxWaiting: 8 });
  for (let number = 0; number < 20; number += 1) promise(null);
  for (let turn = 0; turn < 5; turn += 1) outbox.collect('s1');
  expect(outbox.state.waiting).toBe(8);
  await server.up();
  await eventually(() => {
    clock.advance(5_000);
    outbox.collect('s1');
    expect(server.got).toHaveLength(20);
  });
  expect(new Set(server.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(20);
});

test('a database that cannot be written stops nobody', async () => {
  const outbox = open();
  ask();
  db.execute('PRAGMA query_only = ON');
  outbox.collect('s1');
  expect(log.lines.join()).toContain('could not be written');
  db.execute('PRAGMA query_only = OFF');
  outbox.collect('s1');
  await arrived(1);
});
