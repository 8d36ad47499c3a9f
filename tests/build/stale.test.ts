import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRecent } from '../../build/lib/failures.mjs';
import { installedMatchesLock, installStamp, sourcesDigest } from '../../build/lib/stale.mjs';

describe('the stamp of an installation', () => {
  const asked = { scripts: { a: 'b' }, dependencies: { zod: '^4' }, allowScripts: { node: true } };
  const stamp = (change: object, lock = 'lock') =>
    installStamp(JSON.stringify({ ...asked, ...change }), lock);

  test('stays when a script or the description changes', () => {
    expect(stamp({ scripts: { a: 'c' }, description: 'new' })).toBe(stamp({}));
  });

  test.each([
    ['dependencies', { dependencies: { zod: '^5' } }],
    ['devDependencies', { devDependencies: { vite: '^8' } }],
    ['overrides', { overrides: { a: '1' } }],
    ['allowScripts', { allowScripts: { node: false } }],
  ])('changes with %s', (_, change) => {
    expect(stamp(change)).not.toBe(stamp({}));
  });

  test('changes with the lock file', () => {
    expect(stamp({}, 'another')).not.toBe(stamp({}));
  });
});

describe('an installation made by hand', () => {
  const zod = { version: '4.0.0', integrity: 'sha512-a' };
  const other = { version: '1.0.0', integrity: 'sha512-b', optional: true };
  const lock = (packages: object) => JSON.stringify({ packages });
  const asked = lock({ '': {}, 'node_modules/zod': zod, 'node_modules/other-os': other });

  test('is taken when it is what the lock asks for, other systems left out', () => {
    expect(installedMatchesLock(asked, lock({ 'node_modules/zod': zod }))).toBe(true);
  });

  test.each([
    ['a package is missing', lock({})],
    ['a version differs', lock({ 'node_modules/zod': { ...zod, version: '4.0.1' } })],
    ['a content differs', lock({ 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })],
    ['a package is left over', lock({ 'node_modules/zod': zod, 'node_modules/old': zod })],
    ['npm broke off', '{"packages":'],
    ['npm wrote no packages', '{}'],
  ])('is not taken when %s', (_, installed) => {
    expect(installedMatchesLock(asked, installed)).toBe(false);
  });
});

describe('the digest of sources', () => {
  let folder = '';
  const digest = () => sourcesDigest(folder, ['src', 'one.ts']);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vaani-digest-'));
    mkdirSync(join(folder, 'src/deep'), { recursive: true });
    writeFileSync(join(folder, 'src/deep/a.ts'), 'a');
    writeFileSync(join(folder, 'src/b.ts'), 'b');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is the same for the same files', () => {
    expect(digest()).toBe(digest());
  });

  test('changes when a file changes, deep down too', () => {
    const before = digest();
    writeFileSync(join(folder, 'src/deep/a.ts'), 'A');
    expect(digest()).not.toBe(before);
  });

  test('changes when a file comes, goes or is renamed', () => {
    const seen = new Set([digest()]);
    writeFileSync(join(folder, 'one.ts'), '');
    seen.add(digest());
    rmSync(join(folder, 'src/b.ts'));
    seen.add(digest());
    writeFileSync(join(folder, 'src/c.ts'), 'b');
    seen.add(digest());
    expect(seen.size).toBe(4);
  });
});

describe('a failure of lately', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const hour = 3_600_000;
  test.each([
    [now, true],
    [now - 23 * hour, true],
    [now - 24 * hour, false],
    [now + hour, false],
    [undefined, false],
    ['yesterday', false],
  ])('failed at %s: left alone %s', (failedAt, left) => {
    expect(isRecent(failedAt, now)).toBe(left);
  });
});
