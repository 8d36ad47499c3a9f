import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createActionAgent } from '../../src/main/actions/agent.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { tempFolder } from '../support/shop.ts';
import { actions, context, everything, setUp } from './bank.ts';

const child = join(appRoot(), 'tests/actions/killed-child.ts');

/** Whether the change is there after the kill. */
test.each([
  ['confirm', false],
  ['before BEGIN', false],
  ['half of the change', false],
  ['before COMMIT', false],
  ['after COMMIT', true],
  ['format', true],
  ['done', true],
])('a process that is really killed at "%s"', (where, committed) => {
  using folder = tempFolder();
  const file = join(folder.path, 'bank.db');
  const before = openSqlite(file);
  setUp(before);
  const asked = createActionAgent(actions, before).request(
    { action: 'deposit', slots: { account: 'a', amount: 10 } },
    context(1_000),
  );
  if (asked.status !== 'proposed') throw new Error(asked.status);
  before.close();

  const run = spawnSync(process.execPath, [child, file, JSON.stringify(asked.proposal), where]);
  expect(run.signal, String(run.stderr)).toBe('SIGKILL');
  expect(String(run.stdout)).toBe('');

  const db = openSqlite(file);
  try {
    expect(db.all('SELECT * FROM receipts')).toHaveLength(committed ? 1 : 0);
    expect(db.all('SELECT * FROM movements')).toHaveLength(committed ? 1 : 0);
    // The next process takes the same yes: done once, and known whether that was now or before.
    const agent = createActionAgent(actions, db);
    const again = agent.commit(asked.proposal, 'session', context(3_000));
    expect(again).toMatchObject({
      status: 'committed',
      receipt: { replayed: committed, outcome: { balance: 10 } },
    });
    const after = everything(db);
    expect(agent.commit(asked.proposal, 'session', context(4_000))).toMatchObject({
      receipt: { replayed: true },
    });
    expect(everything(db)).toEqual(after);
    expect(db.all('SELECT * FROM movements')).toHaveLength(1);
  } finally {
    db.close();
  }
});
