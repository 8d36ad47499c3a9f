import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type {
  Action,
  ActionContext,
  Memory,
  ReadAction,
  WriteAction,
} from '../../src/main/actions/port.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { StorageError } from '../../src/main/store/port.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';

/** What the next run of the write action does besides writing. */
export type Mishap = 'none' | 'before' | 'after' | 'storage' | 'report';
let mishap: Mishap = 'none';

/** Chooses what goes wrong in the next runs. */
export function provoke(next: Mishap): void {
  mishap = next;
}

/** The most that may be put in at once, until a test changes it. */
export const usualLimit = 100;
let limit = usualLimit;
/** The most that the screen lets a person choose: more than may be put in. */
export const mostShown = usualLimit + 20;

export function setLimit(next: number): void {
  limit = next;
}

/** What is put into an account. */
export interface Deposit {
  readonly account: string;
  readonly amount: number;
}
export interface Deposited {
  readonly balance: number;
  /** The one movement that this made. */
  readonly movement: number;
}

/** Adds an amount to an account, in two statements, so that half of it would show. */
const deposit: WriteAction<Deposit, Deposited> = {
  name: 'deposit',
  description: '',
  parameters: z.object({}),
  effect: 'write',
  requiresConfirmation: true,
  check(slots) {
    const { account, amount } = slots;
    if (typeof account !== 'string')
      return { status: 'needs', slot: 'account', clear: false, phrase: { key: 'ask.account' } };
    if (typeof amount !== 'number')
      return { status: 'needs', slot: 'amount', clear: false, phrase: { key: 'ask.amount' } };
    if (amount > limit) return { status: 'refused', reply: { phrases: [{ key: 'too_much' }] } };
    return { status: 'ready', input: { account, amount }, memory: { checked: true } };
  },
  describe: ({ account, amount }) => ({
    question: { key: 'question' },
    lines: [
      { label: 'label.account', value: account },
      {
        label: 'label.amount',
        value: String(amount),
        edit: { slot: 'amount', kind: 'number', value: String(amount), min: 1, max: mostShown },
      },
    ],
  }),
  run({ account, amount }, { db }) {
    if (mishap === 'before') throw new Error('crash before');
    db.run('UPDATE accounts SET balance = balance + :amount WHERE id = :account', {
      account,
      amount,
    });
    if (mishap === 'storage') throw new StorageError('full', 'disk full');
    db.run('INSERT INTO movements (account, amount) VALUES (:account, :amount)', {
      account,
      amount,
    });
    if (mishap === 'after') throw new Error('crash after');
    const row = db.get<Deposited>(
      `SELECT balance, (SELECT max(id) FROM movements) AS movement FROM accounts WHERE id = :account`,
      { account },
    );
    return { balance: row?.balance ?? 0, movement: row?.movement ?? 0 };
  },
  report({ outcome, replayed }) {
    if (mishap === 'report') throw new Error('crash in the report');
    return {
      phrases: [{ key: 'done', params: { balance: outcome.balance } }],
      focus: { replayed },
    };
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
export const actions: Readonly<Record<string, Action>> = {
  deposit: deposit as Action,
  look: look as Action,
};

/** The tables of the bank, with two empty accounts. */
export function setUp(db: SqliteDatabase): void {
  migrate(db, 'core', readFileSync(join(appRoot(), 'src/main/store/schema.sql'), 'utf8'));
  db.execute(`CREATE TABLE accounts (id TEXT PRIMARY KEY, balance INTEGER NOT NULL) STRICT;
    CREATE TABLE movements (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL REFERENCES accounts (id), amount INTEGER NOT NULL) STRICT;
    INSERT INTO accounts VALUES ('a', 0), ('b', 0);`);
}

export const context = (now: number, memory: Memory = {}): Omit<ActionContext, 'db'> => ({
  now,
  language: 'en',
  memory,
  recent: [],
  label: (key) => `<${key}>`,
});
/** All that the bank has written. */
export const everything = (db: SqliteDatabase) => [
  db.all('SELECT * FROM accounts ORDER BY id'),
  db.all('SELECT account, amount FROM movements ORDER BY rowid'),
  db.all('SELECT idempotency_key FROM receipts ORDER BY rowid'),
];
