import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { appRoot } from '../../src/main/ops/paths.ts';
import { vaani } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaani-cli-update-'));
const home = join(folder, 'home');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A packed kiosk that says what it is. */
function packed(version: string, bytes = 1_000): string {
  const place = join(folder, `packed-${version}`);
  mkdirSync(join(place, 'resources'), { recursive: true });
  writeFileSync(join(place, 'vaani'), '#!/bin/sh\n');
  chmodSync(join(place, 'vaani'), 0o755);
  writeFileSync(join(place, 'resources/app.asar'), Buffer.alloc(bytes, version));
  const about = { version, platform: process.platform, arch: process.arch };
  writeFileSync(join(place, 'resources/version.json'), JSON.stringify(about));
  return place;
}

test('an update is made, signed, checked, put on, killed half-way, put on again, and taken back', {
  timeout: 240_000,
}, async () => {
  const key = join(folder, 'shop.key');
  const made = await vaani(home, ['update', 'keygen', '--out', key, '--json']);
  expect(made.code).toBe(0);
  const { id, publicKey } = made.records()[0] ?? {};
  expect(readFileSync(key, 'utf8')).toContain('PRIVATE KEY');
  if (process.platform !== 'win32') expect(statSync(key).mode & 0o077).toBe(0);
  expect(made.stdout).not.toContain('PRIVATE');
  // A key is never overwritten.
  expect(await vaani(home, ['update', 'keygen', '--out', key])).toMatchObject({ code: 1 });
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, JSON.stringify({ keys: [{ id, publicKey }] }));

  const version = '7.0.0';
  const signed = await vaani(home, [
    'update',
    'sign',
    packed(version, 60_000_000),
    '--key',
    key,
    '--out',
    folder,
    '--json',
    '--start',
    'vaani',
  ]);
  expect(signed.stderr).toBe('');
  const file = join(folder, `vaani-${version}-${process.platform}-${process.arch}.vaani`);
  expect(signed.records()).toMatchObject([{ file, version, keyId: id, files: 3 }]);

  // Without that key in its list this kiosk takes nothing.
  expect((await vaani(home, ['update', 'apply', file])).stderr).toMatch(
    /trusts no key|not trusted/,
  );
  const run = (...args: string[]) => vaani(home, ['update', ...args, '--keys', keys, '--json']);
  expect((await run('verify', file)).records()).toMatchObject([{ version, keyId: id }]);

  await killed(['update', 'apply', file, '--keys', keys]);
  // Its lock is that of a process that is gone. Where the machine was too busy to kill it in time it was done.
  const [applied] = (await run('apply', file)).records();
  expect(['installed', 'refused']).toContain(applied?.['state']);
  expect(existsSync(join(home, 'updates/versions', version, 'vaani'))).toBe(true);
  expect((await run('status')).records()).toMatchObject([
    { running: version, current: version, trial: { version, starts: 0 } },
  ]);
  expect((await run('apply', file)).records()).toMatchObject([
    { state: 'refused', code: 'too-old' },
  ]);
  expect((await run('rollback')).records()).toEqual([{ version: null, state: 'rolled-back' }]);
  expect((await run('apply', file)).records()).toMatchObject([
    { state: 'refused', code: 'failed-before' },
  ]);
});

/** Runs a command and kills it when it has said something. */
function killed(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(appRoot(), 'bin/vaani.js'), ...args], {
      env: { ...process.env, VAANI_HOME: home },
    });
    child.stderr.once('data', () => child.kill('SIGKILL'));
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}

test.each([
  [['update'], 'say what to do'],
  [['update', 'fetch'], 'there is no "fetch"'],
  [['update', 'verify'], 'give one path'],
  [['update', 'keygen'], '--out'],
  [['update', 'sign', folder], '--key'],
  [['update', 'watch', '--minutes', '0'], '--minutes'],
])('%j says in one line what is missing', async (args, says) => {
  const { code, stderr, stdout } = await vaani(home, args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(stderr.trim()).not.toContain('\n');
});
