import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ActionAgent, createActionAgent, proposalLifetimeMs } from '../../src/main/actions/agent.ts';
import type { Action, ActionContext, Memory, Proposal, ReadAction, WriteAction } from '../../src/main/actions/port.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { StorageError } from '../../src/main/store/port.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';

/** What the next run of the write action does besides writing. */
type Mishap = 'none' | 'before' | 'after' | 'storage' | 'report';
let mishap: Mishap = 'none';

/** Adds an amount to an account, in two statements, so that half of it would show. */
const deposit: WriteAction<{ account: string; amount: number }, { balance: number }> = {
  name: 'deposit',
  description: '',
  parameters: z.object({}),
  effect: 'write',
  requiresConfirmation: true,
  check(slots) {
    const { account, amount } = slots;
    if (typeof account !== 'string') return { status: 'needs', slot: 'account', clear: false, phrase: { key: 'ask.account' } };
    if (typeof amount !== 'number') return { status: 'needs', slot: 'amount', clear: false, phrase: { key: 'ask.amount' } };
    if (amount > 100) return { status: 'refused', reply: { phrases: [{ key: 'too_much' }] } };
    return { status: 'ready', input: { account, amount }, memory: { checked: true } };
  },
  describe: ({ account, amount }) => ({
    question: { key: 'question' },
    lines: [{ label: 'label.account', value: account }, { label: 'label.amount', value: String(amount) }],
  }),
  run({ account, amount }, { db }) {
    if (mishap === 'before') throw new Error('crash before');
    db.run('UPDATE accounts SET balance = balance + :amount WHERE id = :account', { account, amount });
    if (mishap === 'storage') throw new StorageError('full', 'disk full');
    db.run('INSERT INTO movements (account, amount) VALUES (:account, :amount)', { account, amount });
    if (mishap === 'after') throw new Error('crash after');
    return { balance: db.get<{ balance: number }>('SELECT balance FROM accounts WHERE id = :account', { account })?.balance ?? 0 };
  },
  report({ outcome, replayed }) {
    if (mishap === 'report') throw new Error('crash in the report');
    return { phrases: [{ key: 'done', params: { balance: outcome.balance } }], focus: { replayed } };
  },
};
const look: ReadAction<string> = {
  name: 'look',
  description: '',
  parameters: z.object({}),
  effect: 'read',
  check: ({ account }) => ({ status: 'ready', input: String(account), memory: { looked: true } }),
  run: () => ({ phrases: [{ key: 'seen' }], memory: { seen: true } }),
};
const actions: Readonly<Record<string, Action>> = { deposit: deposit as Action, look: look as Action };

function setUp(db: SqliteDatabase): void {
  migrate(db, 'core', readFileSync(join(appRoot(), 'src/main/store/schema.sql'), 'utf8'));
  db.execute(`CREATE TABLE accounts (id TEXT PRIMARY KEY, balance INTEGER NOT NULL) STRICT;
    CREATE TABLE movements (account TEXT NOT NULL REFERENCES accounts (id), amount INTEGER NOT NULL) STRICT;
    INSERT INTO accounts VALUES ('a', 0), ('b', 0);`);
}

const context = (now: number, memory: Memory = {}): Omit<ActionContext, 'db'> => ({ now, language: 'en', memory, label: (key) => `<${key}>` });
const everything = (db: SqliteDatabase) => [
  db.all('SELECT * FROM accounts ORDER BY id'),
  db.all('SELECT account, amount FROM movements ORDER BY rowid'),
  db.all('SELECT idempotency_key FROM receipts ORDER BY rowid'),
];

let folder: ReturnType<typeof tempFolder>;
let db: SqliteDatabase;
let agent: ActionAgent;
beforeEach(() => {
  mishap = 'none';
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
  if (response.status !== 'proposed') throw new Error(`expected a proposal, got ${response.status}`);
  return response.proposal;
}

describe('request', () => {
  test('says what is missing, what is refused, and never writes', () => {
    const before = everything(db);
    expect(agent.request({ action: 'deposit', slots: {} }, context(0))).toMatchObject({ status: 'needs', slot: 'account' });
    expect(agent.request({ action: 'deposit', slots: { account: 'a', amount: 101 } }, context(0))).toMatchObject({ status: 'refused' });
    propose();
    expect(everything(db)).toEqual(before);
  });

  test('a proposal carries its key, its words and the end of its life', () => {
    const proposal = propose();
    expect(proposal).toMatchObject({
      action: 'deposit',
      input: { account: 'a', amount: 10 },
      lines: [{ label: '<label.account>', value: 'a' }, { label: '<label.amount>', value: '10' }],
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
    expect(() => agent.request({ action: 'constructor', slots: {} }, context(0))).toThrow('no action constructor');
  });
});

describe('commit', () => {
  test('writes once and gives the receipt it stored', () => {
    const proposal = propose();
    const done = agent.commit(proposal, 'session_1', context(2000));
    expect(done).toMatchObject({
      status: 'committed',
      receipt: { idempotencyKey: proposal.idempotencyKey, action: 'deposit', outcome: { balance: 10 }, committedAt: '1970-01-01T00:00:02.000Z', replayed: false },
    });
    const row = db.get('SELECT session_id, action, input, result, committed_at FROM receipts');
    expect(row).toEqual({ session_id: 'session_1', action: 'deposit', input: '{"account":"a","amount":10}', result: '{"balance":10}', committed_at: '1970-01-01T00:00:02.000Z' });
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
    expect(agent.commit(proposal, 's', context(2000))).toMatchObject({ status: 'refused', reply: { phrases: [{ key: 'too_much' }] } });
    expect(agent.commit({ ...proposal, input: {} }, 's', context(2000))).toMatchObject({ status: 'failed' });
    expect(db.all('SELECT * FROM receipts')).toEqual([]);
  });

  test.each(['before', 'after', 'report'] as const)('a crash %s leaves nothing behind, and the same key works afterwards', (when) => {
    const proposal = propose();
    const before = everything(db);
    mishap = when;
    expect(() => agent.commit(proposal, 's', context(2000))).toThrow('crash');
    expect(everything(db)).toEqual(before);
    mishap = 'none';
    expect(agent.commit(proposal, 's', context(3000))).toMatchObject({ status: 'committed', receipt: { replayed: false, outcome: { balance: 10 } } });
  });

  test('a full disk is said, and nothing is changed', () => {
    const before = everything(db);
    mishap = 'storage';
    expect(agent.commit(propose(), 's', context(2000))).toEqual({ status: 'failed', reply: { phrases: [{ key: 'storage.failed' }] } });
    expect(everything(db)).toEqual(before);
  });

  test('a lookup cannot be committed', () => {
    expect(() => agent.commit({ ...propose(), action: 'look' }, 's', context(0))).toThrow('changes nothing');
  });

  test('a restarted process knows the receipts of the one before', () => {
    const proposal = propose();
    agent.commit(proposal, 's', context(2000));
    const other = openSqlite(db.file);
    expect(createActionAgent(actions, other).commit(proposal, 's', context(3000))).toMatchObject({ status: 'committed', receipt: { replayed: true } });
    other.close();
  });
});

/** One thing that happens; numbers choose among the proposals there are. */
type Step =
  | { readonly do: 'propose'; readonly account: 'a' | 'b'; readonly amount: number }
  | { readonly do: 'yes'; readonly of: number; readonly mishap: Mishap; readonly times: number }
  | { readonly do: 'no' | 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('propose' as const), account: fc.constantFrom('a' as const, 'b' as const), amount: fc.integer({ min: 1, max: 120 }) }),
  fc.record({
    do: fc.constant('yes' as const),
    of: fc.nat(5),
    mishap: fc.constantFrom<Mishap>('none', 'none', 'none', 'before', 'after', 'storage', 'report'),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constantFrom('no' as const, 'restart' as const) }),
);

test('whatever happens in whatever order: one receipt a key, no write without a yes, and no half of a write', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const memory = openSqlite(':memory:');
      setUp(memory);
      const balance = { a: 0, b: 0 };
      const confirmed = new Set<string>();
      let proposals: Proposal[] = [];
      let mine = createActionAgent(actions, memory);
      try {
        for (const one of steps) {
          if (one.do === 'restart') mine = createActionAgent(actions, memory);
          else if (one.do === 'no') proposals = proposals.slice(1);
          else if (one.do === 'propose') {
            const slots = { account: one.account, amount: one.amount };
            const response = mine.request({ action: 'deposit', slots }, context(0));
            expect(response.status).toBe(one.amount > 100 ? 'refused' : 'proposed');
            if (response.status === 'proposed') proposals.push(response.proposal);
          } else {
            const proposal = proposals[one.of % Math.max(1, proposals.length)];
            if (!proposal) continue;
            for (let time = 0; time < one.times; time += 1) {
              mishap = one.mishap;
              const before = everything(memory);
              const known = confirmed.has(proposal.idempotencyKey);
              let status = 'threw';
              try {
                const done = mine.commit(proposal, 's', context(1));
                status = done.status;
                if (done.status === 'committed') expect(done.receipt.replayed).toBe(known);
              } catch (error) {
                expect(String(error)).toContain('crash');
              }
              if (status === 'committed' && !known) {
                confirmed.add(proposal.idempotencyKey);
                const { account, amount } = proposal.input as { account: 'a' | 'b'; amount: number };
                balance[account] += amount;
              } else {
                expect(everything(memory)).toEqual(before);
              }
              mishap = 'none';
            }
          }
          // After every step the books are exactly what was confirmed.
          expect(memory.all('SELECT id, balance FROM accounts ORDER BY id')).toEqual([{ id: 'a', balance: balance.a }, { id: 'b', balance: balance.b }]);
          const keys = memory.all<{ key: string }>('SELECT idempotency_key AS key FROM receipts').map(({ key }) => key);
          expect(new Set(keys)).toEqual(confirmed);
          expect(keys).toHaveLength(confirmed.size);
          expect(memory.all('SELECT * FROM movements')).toHaveLength(confirmed.size);
        }
      } finally {
        mishap = 'none';
        memory.close();
      }
    }),
    { numRuns: 500, seed: Number(process.env['VAANI_SEED'] ?? Date.now() % 2 ** 31) },
  );
});
