import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingEntries, repairedLinks, systemOf } from '../../build/lib/complete-lock.mjs';
import { root } from '../../build/lib/files.mjs';

describe('a lock with holes', () => {
  test('an optional package without an entry gets one that names its system', () => {
    const packages = {
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: { '@tool/linux-x64': '2.0.0', '@tool/darwin-arm64': '~2.0.1' },
      },
      'node_modules/@tool/linux-x64': { version: '2.0.0' },
    };
    expect(missingEntries(packages)).toEqual({
      'node_modules/@tool/darwin-arm64': {
        version: '2.0.1',
        os: ['darwin'],
        cpu: ['arm64'],
        dev: true,
        optional: true,
      },
    });
  });

  test('an entry nested under the package counts; one without a version does not', () => {
    const asks = { version: '1.0.0', optionalDependencies: { part: '1.0.0' } };
    const nested = { 'node_modules/a': asks, 'node_modules/a/node_modules/part': asks };
    expect(missingEntries({ ...nested })).toEqual({});
    expect(missingEntries({ 'node_modules/a': asks, 'node_modules/part': {} })).not.toEqual({});
  });

  test('a link into the package that asks for it is pointed at the checkout', () => {
    const packages = {
      'node_modules/a/build/stub': {},
      'node_modules/stub': { link: true, resolved: 'node_modules/a/build/stub' },
    };
    const versionOf = (folder: string) => (folder === 'build/stub' ? '1.3.0' : undefined);
    expect(repairedLinks(packages, versionOf)).toEqual({
      wrong: ['node_modules/a/build/stub'],
      right: {
        'node_modules/stub': { link: true, resolved: 'build/stub' },
        'build/stub': { version: '1.3.0' },
      },
    });
  });

  test.each([
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@rolldown/binding-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@node-llama-cpp/win-x64-cuda', { os: ['win32'], cpu: ['x64'] }],
    ['@node-llama-cpp/mac-arm64-metal', { os: ['darwin'], cpu: ['arm64'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', { os: ['darwin'] }],
  ])('%s is for %j', (name, system) => {
    expect(systemOf(name)).toEqual(system);
  });
});

describe('package-lock.json (repaired by: node build/lock.mjs)', () => {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));
  const asked = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

  test('has every package that npm ci asks for', () => {
    expect(Object.keys(missingEntries(lock.packages))).toEqual([]);
    expect(repairedLinks(lock.packages, () => '0').wrong).toEqual([]);
  });

  test('is of this package.json', () => {
    const { dependencies, devDependencies } = lock.packages[''];
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: asked.dependencies,
      devDependencies: asked.devDependencies,
    });
  });
});
