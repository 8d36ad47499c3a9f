import type { Receipt } from '../../src/main/actions/port.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';
import type { Deposit, Deposited } from './bank.ts';

export interface StoredReceipt {
  readonly id: string;
  readonly key: string;
  readonly input: Deposit;
  readonly outcome: Deposited;
}
interface Movement extends Deposit {
  readonly id: number;
}
export interface Reading {
  readonly receipts: ReadonlyMap<string, StoredReceipt>;
  readonly movements: readonly Movement[];
  readonly balances: Readonly<Record<string, number>>;
}

export function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** The books of the bank as they are in the database, and what must hold of them. */
export function createBooks(db: SqliteDatabase) {
  function read(): Reading {
    const rows = db.all<{ id: string; key: string; input: string; result: string }>(
      'SELECT id, idempotency_key AS key, input, result FROM receipts',
    );
    const receipts = rows.map(({ id, key, input, result }) => {
      const stored = {
        id,
        key,
        input: JSON.parse(input) as Deposit,
        outcome: JSON.parse(result) as Deposited,
      };
      return [key, stored] as const;
    });
    const accounts = db.all<{ id: string; balance: number }>('SELECT id, balance FROM accounts');
    return {
      receipts: new Map(receipts),
      movements: db.all<Movement>('SELECT id, account, amount FROM movements ORDER BY id'),
      balances: Object.fromEntries(accounts.map(({ id, balance }) => [id, balance])),
    };
  }
  return {
    read,
    unchanged(before: Reading, message: string): void {
      const now = read();
      must(now.movements.length === before.movements.length, message);
      must(now.receipts.size === before.receipts.size, message);
      must(JSON.stringify(now.balances) === JSON.stringify(before.balances), message);
    },
    /** Exactly one movement was added, and it is the one that was read back. */
    changedBy(before: Reading, { account, amount }: Deposit): void {
      const now = read();
      must(now.receipts.size === before.receipts.size + 1, 'not one receipt more');
      must(now.movements.length === before.movements.length + 1, 'not one movement more');
      const made = now.movements.at(-1);
      must(made?.account === account && made.amount === amount, 'not what was read back');
    },
    /** What was answered is what is stored. */
    same(given: Receipt | null, stored: StoredReceipt | undefined): void {
      must(given !== null && stored !== undefined, 'a receipt that is not stored');
      must(given.id === stored.id && given.idempotencyKey === stored.key, 'another receipt');
      must(JSON.stringify(given.outcome) === JSON.stringify(stored.outcome), 'another outcome');
    },
    /** One receipt for each change, one change for each receipt, and nothing else in the accounts. */
    check(): void {
      const { receipts, movements, balances } = read();
      must(receipts.size === movements.length, 'receipts and movements do not match');
      const byId = new Map(movements.map((movement) => [movement.id, movement]));
      for (const { input, outcome } of receipts.values()) {
        const made = byId.get(outcome.movement);
        must(made !== undefined, 'a receipt without its change');
        byId.delete(outcome.movement);
        must(made.account === input.account && made.amount === input.amount, 'another change');
      }
      for (const [id, balance] of Object.entries(balances)) {
        const own = movements.filter(({ account }) => account === id);
        const sum = own.reduce((total, { amount }) => total + amount, 0);
        must(sum === balance, `account ${id} holds ${balance}, its movements ${sum}`);
      }
    },
  };
}
