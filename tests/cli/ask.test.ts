import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());
const home = join(folder.path, 'home');
const cancelling = 'where is my order 1042\n4321\ncancel it\nyes\n';

describe('the conversation of the first issue, twice on one database', () => {
  const db = join(folder.path, 'x.db');
  const ask = () =>
    vaani(home, ['ask', '--pack', 'retail', '--lang', 'en', '--json', '--db', db], cancelling);

  test('ends with the receipt of a committed cancellation, then says that it is already cancelled', async () => {
    const first = await ask();
    expect(first.code).toBe(0);
    expect(first.stderr).toBe('');
    const records = first.records();
    expect(records.map(({ turn }) => turn)).toEqual([1, 2, 3, 4]);
    for (const record of records) {
      expect(Object.keys(record)).toEqual([
        'turn',
        'user',
        'language',
        'act',
        'intent',
        'confidence',
        'slots',
        'state',
        'reply',
        'cards',
        'pending',
        'receipts',
        'handover',
        'ms',
      ]);
    }
    expect(records[2]).toMatchObject({
      receipts: [],
      pending: { title: expect.stringContaining('order 1042') },
    });
    expect(records[3]).toMatchObject({
      act: 'confirm',
      reply: expect.stringContaining('I have cancelled order 1042'),
      receipts: [
        { action: 'cancel_order', outcome: { order_id: '1042', refund: 3298 }, replayed: false },
      ],
    });

    const second = await ask();
    expect(second.code).toBe(0);
    const replies = second.records();
    expect(replies[2]?.['reply']).toContain('already cancelled');
    expect(replies.flatMap(({ receipts }) => receipts)).toEqual([]);
  });
});

test('without --json it prints what Vaani says and nothing else, in the language asked for', async () => {
  const run = await vaani(
    home,
    [
      'ask',
      '--lang',
      'hi',
      '--db',
      join(folder.path, 'hi.db'),
      '--now',
      '2026-11-21T10:00:00+05:30',
    ],
    'नमस्ते\n\n   \nमेरा ऑर्डर 1042 कहाँ है\r\n',
  );
  expect(run.code).toBe(0);
  expect(run.stdout.trim().split('\n')).toEqual([
    expect.stringContaining('नमस्ते'),
    expect.stringContaining('आख़िरी चार अंक'),
  ]);
  expect(run.stderr).toBe('');
});

test('--now is the time of everything: two fresh databases give the same answers', async () => {
  const ask = (name: string) =>
    vaani(
      home,
      ['ask', '--json', '--now', '2026-11-21T10:00:00Z', '--db', join(folder.path, name)],
      cancelling,
    );
  const [one, other] = await Promise.all([ask('one.db'), ask('other.db')]);
  const stable = (run: Awaited<ReturnType<typeof ask>>) =>
    JSON.stringify(run.records(), (key, value) =>
      key === 'ms' || /^(?:id|proposalId|idempotencyKey)$/.test(key) ? null : value,
    );
  expect(stable(one)).toBe(stable(other));
  expect(stable(one)).toContain('"committedAt":"2026-11-21T10:00:00.000Z"');
});

test('a damaged database is put aside, said on stderr, and the answers still come as JSON only', async () => {
  const db = join(folder.path, 'damaged.db');
  writeFileSync(db, 'this is no database');
  const run = await vaani(home, ['ask', '--json', '--db', db], 'hello\n');
  expect(run.code).toBe(0);
  expect(run.records()).toHaveLength(1);
  expect(run.stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/damaged.*moved to .*damaged\.db\.damaged-.*new one/),
  ]);
});

test('a database that cannot be opened is one line and exit code 1', async () => {
  const run = await vaani(home, ['ask', '--json', '--db', folder.path], 'hello\n');
  expect(run.code).toBe(1);
  expect(run.stdout).toBe('');
  expect(run.stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`cannot open the database ${folder.path}`),
  ]);
});

test('nobody says anything: nothing is printed', async () => {
  expect(await vaani(home, ['ask', '--json', '--db', join(folder.path, 'quiet.db')])).toMatchObject(
    { code: 0, stdout: '', stderr: '' },
  );
});

test('without --db the data folder is used', async () => {
  const own = join(folder.path, 'own-home');
  expect((await vaani(own, ['ask', '--json'], 'hello\n')).code).toBe(0);
  expect(existsSync(join(own, 'retail.db'))).toBe(true);
});
