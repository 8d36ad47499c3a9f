import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ActionAgent,
  createActionAgent,
  proposalLifetimeMs,
} from '../../src/main/actions/agent.ts';
import type { Proposal } from '../../src/main/actions/port.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';
import { actions, context, everything, provoke, setUp } from './bank.ts';

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
let agent: ActionAgent;
beforeEach(() => {
  provoke('none');
  folder = tempFolder();
  db = openSqlite(join(folder.path, 'x.db'));
  setUp(db);
  agent = createActionAgent(actions, db);
});
afterEach(() => {
  db.close();
  folder[Symbol.dispose]();
});

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

  test('an action nobody has is an error', () => {
    expect(() => agent.request({ action: 'constructor', slots: {} }, context(0))).toThrow(
      'no action constructor',
    );
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
        outcome: { balance: 10 },
        committedAt: '1970-01-01T00:00:02.000Z',
        replayed: false,
      },
    });
    const row = db.get('SELECT session_id, action, input, result, committed_at FROM receipts');
    expect(row).toEqual({
      session_id: 'session_1',
      action: 'deposit',
      input: '{"account":"a","amount":10}',
      result: '{"balance":10}',
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
    expect(agent.commit({ ...proposal, input: {} }, 's', context(2000))).toMatchObject({
      status: 'failed',
    });
    expect(db.all('SELECT * FROM receipts')).toEqual([]);
  });

  test.each(['before', 'after', 'report'] as const)(
    'a crash %s leaves nothing behind, and the same key works afterwards',
    (when) => {
      const proposal = propose();
      const before = everything(db);
      provoke(when);
      expect(() => agent.commit(proposal, 's', context(2000))).toThrow('crash');
      expect(everything(db)).toEqual(before);
      provoke('none');
      expect(agent.commit(proposal, 's', context(3000))).toMatchObject({
        status: 'committed',
        receipt: { replayed: false, outcome: { balance: 10 } },
      });
    },
  );

  test('a full disk is said, and nothing is changed', () => {
    const before = everything(db);
    provoke('storage');
    expect(agent.commit(propose(), 's', context(2000))).toEqual({
      status: 'failed',
      reply: { phrases: [{ key: 'storage.failed' }] },
    });
    expect(everything(db)).toEqual(before);
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
