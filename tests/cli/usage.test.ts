import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CommandContext, UsageError } from '../../src/main/cli/command.ts';
import { languageOption } from '../../src/main/cli/language-option.ts';
import {
  clockOption,
  databaseOption,
  integerOption,
  packOption,
} from '../../src/main/cli/options.ts';
import { packs } from '../../src/main/packs/index.ts';
import { vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());

describe('bad usage is exit code 2 and one line that says what', () => {
  const db = ['--db', join(folder.path, 'x.db')];
  test.each([
    [['frobnicate'], 'there is no command "frobnicate"'],
    [['constructor'], 'there is no command "constructor"'],
    [['ask', ...db, '--lang', 'fr'], '--lang takes en, hi, bn, mr, not "fr"'],
    [['ask', ...db, '--now', 'yesterday'], '--now takes an ISO 8601 time'],
    [['ask', ...db, '--pack', 'bakery'], 'there is no pack "bakery"; there is: retail'],
    [['ask', ...db, '--colour', 'red'], '--colour'],
    [['ask', ...db, '--lang'], '--lang'],
  ])('vaani %j', async (args, message) => {
    const run = await vaani(folder.path, [...args, '--json'], 'hello\n');
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });
});

test('help lists every command and is no failure; no command at all is', async () => {
  const [help, nothing, one] = await Promise.all([
    vaani(folder.path, ['--help']),
    vaani(folder.path, []),
    vaani(folder.path, ['ask', '--help']),
  ]);
  for (const name of ['ask', 'call', 'doctor', 'hear', 'models', 'serve', 'settings', 'speak'])
    expect(help.stdout).toContain(`vaani ${name}`);
  expect([help.code, nothing.code, one.code]).toEqual([0, 2, 0]);
  expect(one.stdout).toContain('--lang L');
});

test('doctor prints one JSON object with every check, and what to do about what is missing', async () => {
  const run = await vaani(join(folder.path, 'home'), ['doctor', '--json']);
  expect(run.code).toBe(0);
  const [record] = run.records() as { checks: { name: string; ok: boolean; detail: string }[] }[];
  const names = record?.checks.map(({ name }) => name) ?? [];
  for (const name of [
    'node',
    'database',
    'disk space',
    'microphone',
    'speaker',
    'speech models',
    'language model',
    'settings',
    'voice detection',
    'noise suppression',
    'echo',
    'spoken sentences',
    'network',
  ])
    expect(names).toContain(name);
  expect(run.records()).toHaveLength(1);
  expect(record?.checks.find(({ name }) => name === 'database')).toMatchObject({ ok: true });
  const models = record?.checks.find(({ name }) => name === 'speech models');
  expect(models).toMatchObject({
    ok: false,
    detail: expect.stringContaining('vaani models install'),
  });
  for (const check of record?.checks ?? []) expect(check.detail.trim(), check.name).not.toBe('');
});

describe('options', () => {
  const context = (options: Record<string, string>): CommandContext =>
    ({ options }) as unknown as CommandContext;

  test('defaults', () => {
    expect(languageOption(context({}))).toBe('en');
    expect(packOption(context({})).id).toBe('retail');
    expect(databaseOption(context({ db: '/x/y.db' }), packs[0] as (typeof packs)[number])).toBe(
      '/x/y.db',
    );
    expect(Math.abs(clockOption(context({})).now() - Date.now())).toBeLessThan(1000);
  });

  test('a fixed clock keeps the offset of its time', () => {
    expect(clockOption(context({ now: '2026-11-21T10:00:00+05:30' })).now()).toBe(
      Date.parse('2026-11-21T04:30:00Z'),
    );
  });

  test('whole numbers within limits', () => {
    const port = (value?: string) =>
      integerOption(context(value === undefined ? {} : { port: value }), 'port', 7, 0, 65_535);
    expect([port(), port('0'), port('65535')]).toEqual([7, 0, 65_535]);
    for (const wrong of ['-1', '65536', '1.5', 'x', '1e9'])
      expect(() => port(wrong), wrong).toThrow(UsageError);
  });
});
