import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../../build/lib/files.mjs';

const scripts = ['build', 'build/lib'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `${folder}/${name}`),
);

describe('the set-up runs before anything is installed', () => {
  test('every script is looked at', () => {
    expect(scripts).toEqual(
      expect.arrayContaining(['build/setup.mjs', 'build/start.mjs', 'build/test.mjs']),
    );
  });

  test.each(scripts)('%s imports only node: modules and its neighbours', (script) => {
    const text = readFileSync(`${root}/${script}`, 'utf8');
    const imports = [...text.matchAll(/^import\b[^;]*?from ['"]([^'"]+)['"];$/gm)];
    expect(text).not.toMatch(/[^.\w](?:require|await import)\(/);
    for (const [, from] of imports)
      expect(from).toMatch(/^(node:[a-z_/]+|\.{1,2}\/[\w./-]+\.mjs)$/);
    // As many as there are import statements, so that one the pattern misses is noticed.
    expect(imports.length).toBe(text.match(/^import\b/gm)?.length ?? 0);
  });
});

describe('bad arguments end with code 2 and one line', () => {
  test.each([
    ['build/start.mjs', '--prot'],
    ['build/start.mjs', '--port=x'],
    ['build/test.mjs', '--only=all'],
  ])('%s %s', (script, argument) => {
    const run = spawnSync(process.execPath, [script, argument], { cwd: root, encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('--help explains and does nothing', () => {
    const run = spawnSync(process.execPath, ['build/start.mjs', '--help'], { cwd: root });
    expect(run.status).toBe(0);
    expect(String(run.stdout)).toContain('--web');
  });
});

test('.ci/run can be started', (context) => {
  context.skip(process.platform === 'win32', 'Windows has no executable bit');
  expect(statSync(`${root}/.ci/run`).mode & 0o111).toBe(0o111);
});
