import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/main/engine/open-store.ts';
import { createProfile } from '../../src/main/packs/common/profiles.ts';
import { vaani } from '../support/cli.ts';
import { packNamed, tempFolder } from '../support/shop.ts';

const phone = '9876543210';

/** A database in which one person is remembered, with a conversation. */
function remembered(folder: string): string {
  const file = join(folder, 'retail.db');
  const { db } = openStore(file, packNamed('retail'), Date.parse('2026-11-21T10:00:00Z'));
  createProfile(db, { phone, name: null, language: 'mr' }, Date.parse('2026-11-21T10:00:00Z'));
  db.run(
    `INSERT INTO conversations (id, session_id, user_phone, pack, language, turns, context, created_at, updated_at)
     VALUES ('c', 'session_c', :phone, 'retail', 'mr', '[]', '{}', '2026', '2026')`,
    { phone },
  );
  db.close();
  return file;
}

test('a shop gives out all that is remembered of a number, and forgets it', async () => {
  using folder = tempFolder();
  const db = remembered(folder.path);
  const on = (...args: string[]) =>
    vaani(folder.path, ['profile', ...args, '--pack', 'retail', '--db', db, '--json']);
  const exported = await on('export', '+91 98765 43210');
  expect(exported.code).toBe(0);
  expect(exported.records()).toMatchObject([
    {
      pack: 'retail',
      profile: { phone, language: 'mr', history: [] },
      conversations: ['session_c'],
    },
  ]);
  const forgotten = await on('forget', phone);
  expect(forgotten.records()).toEqual([{ pack: 'retail', forgotten: true, conversations: 1 }]);
  expect((await on('export', phone)).records()).toEqual([
    { pack: 'retail', profile: null, conversations: [] },
  ]);
  expect((await on('forget', phone)).records()).toMatchObject([{ forgotten: false }]);
});

test.each([
  [['profile'], 'export PHONE'],
  [['profile', 'show', phone], 'export PHONE'],
  [['profile', 'export', phone, 'more'], 'export PHONE'],
  [['profile', 'forget', '12345'], 'ten digits'],
])('bad usage is one line that says what to do: %s', async (args, says) => {
  using folder = tempFolder();
  const run = await vaani(folder.path, args);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toContain(says);
});
