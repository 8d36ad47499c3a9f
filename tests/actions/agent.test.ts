import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ActionAgent,
  ActionError,
  createActionAgent,
  proposalLifetimeMs,
} from '../../src/main/actions/agent.ts';
import type { Proposal, ReadAction, Slots } from '../../src/main/actions/port.ts';
import { StorageError } from '../../src/main/store/port.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';
import { actions, context, everything, provoke, setUp } from './bank.ts';

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
let agent: ActionAgent;
let errors: unknown[] = [];
beforeEach(() => {
  provoke('none');
  folder = tempFolder();
  db = openSqlite(join(folder.path, 'x.db'));
  setUp(db);
  errors = [];
  agent = createActionAgent(actions, db, { onError: (error) => errors.push(error) });
});
afterEach(() => {
  db.close();
  folder[Symbol.dispose]();
});

function fail(message: string): never {
  throw new Error(message);
}

function propose(slots = { account: 'a', amount: 10 }): Proposal {
  const response = agent.request({ action: 'deposit', slots }, context(1000));
  if (response.status !== 'proposed')
    throw new Error(`expected a proposal, got ${response.status}`);
  return response.proposal;
}

describe('request', () => {
  test('says what is missing, what is refused, and never writes', () => {
    const before = everything(db);
    expect(agent.request({ action: 'deposit', slots: {} }, context(0))).toMatchObject({
      status: 'needs',
      slot: 'account',
    });
    expect(
      agent.request({ action: 'deposit', slots: { account: 'a', amount: 101 } }, context(0)),
    ).toMatchObject({ status: 'refused' });
    propose();
    expect(everything(db)).toEqual(before);
  });

  test('a proposal carries its key, its words and the end of its life', () => {
    const proposal = propose();
    expect(proposal).toMatchObject({
      action: 'deposit',
      input: { account: 'a', amount: 10 },
      lines: [
        { label: '<label.account>', value: 'a' },
        { label: '<label.amount>', value: '10' },
      ],
      expiresAt: 1000 + proposalLifetimeMs,
    });
    expect(propose().idempotencyKey).not.toBe(proposal.idempotencyKey);
    expect(propose().id).not.toBe(proposal.id);
  });

  test('a lookup answers at once and keeps both memories', () => {
    expect(agent.request({ action: 'look', slots: { account: 'a' } }, context(0))).toEqual({
      status: 'answered',
      reply: { phrases: [{ key: 'seen' }], memory: { looked: true, seen: true } },
    });
  });

  test('an action nobody has, or slots that are no plain data, are an error that says what is wrong', () => {
    const request = (action: string, slots: unknown) => () =>
      agent.request({ action, slots: slots as Slots }, context(0));
    const nested = JSON.parse('{"a":[[[[[[[1]]]]]]]}') as unknown;
    const wrong: [() => unknown, string][] = [
      [request('constructor', {}), 'there is no action constructor'],
      [request('deposit', JSON.parse('{"__proto__":{"account":"a"}}')), 'not allowed: __proto__'],
      [request('deposit', { account: { constructor: 1 } }), 'slots.account has a key'],
      [request('deposit', { account: 'a'.repeat(2001) }), 'slots.account is longer than 2000'],
      [request('deposit', { amount: Number.NaN }), 'slots.amount is not a finite number'],
      [request('deposit', { amount: new Date() }), 'slots.amount is not plain JSON'],
      [request('deposit', { amount: () => 1 }), 'slots.amount is not plain JSON'],
      [request('deposit', nested), 'nested too deeply'],
      [request('deposit', { a: Array.from({ length: 600 }, () => 1) }), 'more than 500 values'],
      [request('deposit', ['a']), 'slots must be an object'],
      [request('deposit', null), 'slots must be an object'],
    ];
    for (const [run, message] of wrong) {
      expect(run, message).toThrow(ActionError);
      expect(run, message).toThrow(message);
    }
  });

  test('a slot that holds null was not given', () => {
    expect(
      agent.request({ action: 'deposit', slots: { account: null, amount: 1 } }, context(0)),
    ).toMatchObject({ status: 'needs', slot: 'account' });
  });

  test('what an action throws before the yes is thrown: nothing was changed', () => {
    const broken = { ...(actions['look'] as ReadAction<unknown>), run: () => fail('no look') };
    const other = createActionAgent({ look: broken }, db);
    expect(() => other.request({ action: 'look', slots: {} }, context(0))).toThrow('no look');
  });
});

describe('commit', () => {
  test('writes once and gives the receipt it stored', () => {
    const proposal = propose();
    const done = agent.commit(proposal, 'session_1', context(2000));
    expect(done).toMatchObject({
      status: 'committed',
      receipt: {
        idempotencyKey: proposal.idempotencyKey,
        action: 'deposit',
        outcome: { balance: 10, movement: 1 },
        committedAt: '1970-01-01T00:00:02.000Z',
        replayed: false,
      },
    });
    const row = db.get('SELECT session_id, action, input, result, committed_at FROM receipts');
    expect(row).toEqual({
      session_id: 'session_1',
      action: 'deposit',
      input: '{"account":"a","amount":10}',
      result: '{"balance":10,"movement":1}',
      committed_at: '1970-01-01T00:00:02.000Z',
    });
  });

  test('a second time answers with the first receipt', () => {
    const proposal = propose();
    const first = agent.commit(proposal, 's', context(2000));
    const second = agent.commit(proposal, 's', context(9000));
    expect(first.status === 'committed' && second.status === 'committed').toBe(true);
    if (first.status !== 'committed' || second.status !== 'committed') return;
    expect(second.receipt).toEqual({ ...first.receipt, replayed: true });
    expect(db.all('SELECT * FROM movements')).toHaveLength(1);
  });

  test('the rules are asked again, and what they now forbid is not done', () => {
    const proposal = { ...propose(), input: { account: 'a', amount: 500 } };
    expect(agent.commit(proposal, 's', context(2000))).toMatchObject({
      status: 'refused',
      reply: { phrases: [{ key: 'too_much' }] },
    });
    expect(db.all('SELECT * FROM receipts')).toEqual([]);
  });

  test('what became incomplete since is asked for, with its question', () => {
    expect(agent.commit({ ...propose(), input: { account: 'a' } }, 's', context(2000))).toEqual({
      status: 'needs',
      slot: 'amount',
      clear: false,
      phrase: { key: 'ask.amount' },
    });
    expect(db.all('SELECT * FROM receipts')).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'an error %s the change leaves nothing behind, and the same key works afterwards',
    (when) => {
      const proposal = propose();
      const before = everything(db);
      provoke(when);
      expect(() => agent.commit(proposal, 's', context(2000))).toThrow(`crash ${when}`);
      expect(everything(db)).toEqual(before);
      provoke('none');
      expect(agent.commit(proposal, 's', context(3000))).toMatchObject({
        status: 'committed',
        receipt: { replayed: false, outcome: { balance: 10 } },
      });
    },
  );

  test('a report that fails costs the details, not the receipt', () => {
    provoke('report');
    expect(agent.commit(propose(), 's', context(2000))).toMatchObject({
      status: 'committed',
      receipt: { replayed: false, outcome: { balance: 10 } },
      reply: { phrases: [{ key: 'done.unworded' }] },
    });
    expect(String(errors)).toContain('crash in the report');
    expect(db.all('SELECT * FROM receipts')).toHaveLength(1);
  });

  test('a full disk is said, and nothing is changed', () => {
    const before = everything(db);
    provoke('storage');
    expect(agent.commit(propose(), 's', context(2000))).toEqual({
      status: 'failed',
      reply: { phrases: [{ key: 'storage.failed' }] },
      cause: expect.any(StorageError),
    });
    expect(everything(db)).toEqual(before);
  });

  test('a yes after its time does nothing, and does not deny what was done in time', () => {
    const late = 1000 + proposalLifetimeMs;
    const [one, other] = [propose(), propose()];
    expect(agent.commit(one, 's', context(late))).toEqual({
      status: 'expired',
      reply: { phrases: [{ key: 'confirm.expired' }] },
    });
    expect(agent.commit(other, 's', context(late - 1))).toMatchObject({ status: 'committed' });
    expect(agent.commit(other, 's', context(late))).toMatchObject({
      status: 'committed',
      receipt: { replayed: true },
    });
    expect(db.all('SELECT * FROM movements')).toHaveLength(1);
  });

  test('a no changes nothing, and does not deny what was done before it', () => {
    const [one, other] = [propose(), propose()];
    expect(agent.decline(one, 's', context(2000))).toEqual({
      status: 'declined',
      reply: { phrases: [{ key: 'confirm.declined' }] },
    });
    expect(db.all('SELECT * FROM receipts')).toEqual([]);
    agent.commit(other, 's', context(2000));
    expect(agent.decline(other, 's', context(3000))).toMatchObject({ status: 'committed' });
  });

  test('a lookup cannot be committed', () => {
    expect(() => agent.commit({ ...propose(), action: 'look' }, 's', context(0))).toThrow(
      'changes nothing',
    );
  });

  test('a restarted process knows the receipts of the one before', () => {
    const proposal = propose();
    agent.commit(proposal, 's', context(2000));
    const other = openSqlite(db.file);
    expect(createActionAgent(actions, other).commit(proposal, 's', context(3000))).toMatchObject({
      status: 'committed',
      receipt: { replayed: true },
    });
    other.close();
  });
});
