import { createActionAgent } from '../../src/main/actions/agent.ts';
import type { Proposal } from '../../src/main/actions/port.ts';
import type { Database } from '../../src/main/store/port.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { actions, context } from './bank.ts';

/** Says yes to a proposal, and is killed on the way: the arguments are the file, the proposal and where. */
const [file = '', text = '', where = ''] = process.argv.slice(2);
const real = openSqlite(file);

function die(at: string): void {
  if (at === where) process.kill(process.pid, 'SIGKILL');
}
const db: Database = {
  get: (sql, params) => real.get(sql, params),
  all: (sql, params) => real.all(sql, params),
  run(sql, params) {
    const changed = real.run(sql, params);
    if (sql.startsWith('UPDATE accounts')) die('half of the change');
    return changed;
  },
  transaction(work) {
    die('before BEGIN');
    const made = real.transaction(() => {
      const inner = work();
      die('before COMMIT');
      return inner;
    });
    die('after COMMIT');
    return made;
  },
};
const agent = createActionAgent(actions, db, { watch: ({ at }) => die(at) });
const answer = agent.commit(JSON.parse(text) as Proposal, 'session', context(2_000));
process.stdout.write(answer.status);
