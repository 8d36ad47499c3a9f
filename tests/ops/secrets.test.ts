import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkedSecret,
  environmentSecrets,
  secretNames,
  withoutSecrets,
} from '../../src/main/ops/secrets.ts';
import { readSealed, writeSealed } from '../../src/main/ops/secrets-file.ts';
import { sourceFiles } from '../architecture/imports.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaani-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('secrets of the environment', () => {
  test('are read by name; what is blank is none', () => {
    const secrets = environmentSecrets({ GROQ_API_KEY: ' key \n', VAANI_WEBHOOK_SECRET: '  ' });
    expect(secrets.get('GROQ_API_KEY')).toBe('key');
    expect(secrets.get('VAANI_WEBHOOK_SECRET')).toBeNull();
  });

  test('cannot be kept from here, and it says how else', async () => {
    await expect(environmentSecrets({}).set('GROQ_API_KEY', 'x')).rejects.toThrow(
      'set GROQ_API_KEY there',
    );
  });

  test('are not given to child processes', () => {
    expect(withoutSecrets({ GROQ_API_KEY: 'k', VAANI_WEBHOOK_SECRET: 's', PATH: '/bin' })).toEqual({
      PATH: '/bin',
    });
  });
});

test.each([
  ['', 'nothing in it'],
  [' \n', 'nothing in it'],
  ['two\nlines', 'one line'],
  ['x'.repeat(5_000), 'longer than 4096'],
])('what cannot be a secret is refused without repeating it', (value, why) => {
  expect(() => checkedSecret('GROQ_API_KEY', value)).toThrow(why);
  expect(() => checkedSecret('GROQ_API_KEY', value)).not.toThrow(/two|xxx/);
});

test('a secret out of a file may end in a newline and begin with a byte order mark', () => {
  expect(checkedSecret('GROQ_API_KEY', '\ufeffgsk_1234\r\n')).toBe('gsk_1234');
});

describe('the file', () => {
  test('is for its owner alone, and is what was written', () => {
    const file = join(folder, 'home', 'secrets.json');
    expect(readSealed(file)).toEqual({});
    writeSealed(file, { GROQ_API_KEY: 'AAAA' });
    writeSealed(file, { GROQ_API_KEY: 'BBBB' });
    expect(readSealed(file)).toEqual({ GROQ_API_KEY: 'BBBB' });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each(['{"version":1,"seal', '[]', '{"version":2,"sealed":{}}', '"x"'])(
    'damaged (%s) it says what to do',
    (text) => {
      const file = join(folder, 'secrets.json');
      writeFileSync(file, text);
      expect(() => readSealed(file)).toThrow('delete it, and set the secrets again');
    },
  );
});

describe('logs', () => {
  /** What a process that logs like this writes to stderr, and keeps for the console. */
  function logged(code: string): string {
    const script = join(folder, 'log.mjs');
    const from = (name: string) => JSON.stringify(join(root, 'src/main/ops', name));
    writeFileSync(
      script,
      `import { createLog, recentLines } from ${from('log.ts')};
       import { environmentSecrets } from ${from('secrets.ts')};
       const secrets = environmentSecrets();
       const log = createLog('test', 'info');
       ${code}
       process.stdout.write(JSON.stringify(recentLines.read({ level: 'info', text: '', limit: 9 })));`,
    );
    const run = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { ...process.env, GROQ_API_KEY: secret, VAANI_LOG: 'info' },
    });
    expect(run.stderr).toContain('"msg"');
    return run.stderr + run.stdout;
  }
  const secret = 'gsk_"quoted"/and+more=1234';

  test.each([
    ['in a message', 'log.info(`asking with ${secrets.get("GROQ_API_KEY")}`);'],
    [
      'in an error of a library',
      'log.error({ err: new Error(`401 for ${secrets.get("GROQ_API_KEY")}`) }, "x");',
    ],
    [
      'in an address',
      'log.warn({ url: `https://x/?k=${encodeURIComponent(secrets.get("GROQ_API_KEY"))}` }, "x");',
    ],
    ['deep in an object', 'log.info({ a: { b: { c: [secrets.get("GROQ_API_KEY")] } } }, "x");'],
    ['in a log made from another', 'log.child({ part: secrets.get("GROQ_API_KEY") }).info("x");'],
  ])('never hold one: %s', (_what, code) => {
    const text = logged(code);
    expect(text).not.toContain('and+more');
    expect(text).not.toContain(encodeURIComponent('and+more'));
    expect(text).toContain('[secret]');
  });

  test('nor what a field of that name holds, known or not', () => {
    const text = logged('log.info({ apiKey: "unknown-1", a: { token: "unknown-2" } }, "x");');
    expect(text).not.toContain('unknown-');
  });
});

test('nobody but the port reads them', () => {
  const files = sourceFiles(root, 'src');
  expect(files.length).toBeGreaterThan(100);
  const port = new Set(['src/main/ops/secrets.ts', 'src/main/shell/electron/safe-secrets.ts']);
  const offenders = files.filter((file) => {
    if (port.has(file)) return false;
    // What a page shows as an example is not read by anybody.
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\\\$\{[^}]*\}/g, '');
    return secretNames.some((name) => new RegExp(`env(?:\\.|\\[\\s*['"\`])${name}`).test(text));
  });
  expect(offenders).toEqual([]);
});
