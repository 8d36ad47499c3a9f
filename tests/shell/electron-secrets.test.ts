import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  openSafeSecrets,
  type SafeStorageLike,
} from '../../src/main/shell/electron/safe-secrets.ts';
import { isPin, pinFingerprint } from '../../src/main/ops/pin.ts';
import { runCommand } from '../../src/main/shell/electron/commands.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaani-safe-'));
  file = join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The system's encryption: turned round, so that it can be seen whether it was used. */
function fakeSafeStorage(
  more: Partial<{ available: boolean; backend: string; user: string }> = {},
): SafeStorageLike {
  const { available = true, backend = 'gnome_libsecret', user = 'kiosk' } = more;
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend as 'basic_text',
    encryptStringAsync: async (text) => Buffer.from(`${user}:${[...text].reverse().join('')}`),
    async decryptStringAsync(bytes) {
      const text = bytes.toString();
      if (!text.startsWith(`${user}:`)) throw new Error(`cannot decrypt ${text}`);
      const result = [...text.slice(user.length + 1)].reverse().join('');
      return { result, shouldReEncrypt: false };
    },
  };
}

const open = (
  safeStorage = fakeSafeStorage(),
  env: NodeJS.ProcessEnv = {},
  platform: NodeJS.Platform = 'linux',
) => openSafeSecrets({ safeStorage, platform, file, env });

test('a secret is kept encrypted and is there at the next start', async () => {
  const before = await open();
  expect(before.get('GROQ_API_KEY')).toBeNull();
  await before.set('GROQ_API_KEY', 'gsk_abcdef\n');
  await before.set('VAANI_WEBHOOK_SECRET', 'hook-123456');
  expect(readFileSync(file, 'utf8')).not.toMatch(/gsk_|hook-/);
  const after = await open();
  expect(after.get('GROQ_API_KEY')).toBe('gsk_abcdef');
  expect(after.get('VAANI_WEBHOOK_SECRET')).toBe('hook-123456');
  await after.set('GROQ_API_KEY', null);
  const last = await open();
  expect([last.get('GROQ_API_KEY'), last.get('VAANI_WEBHOOK_SECRET')]).toEqual([
    null,
    'hook-123456',
  ]);
  expect(last.problems).toEqual([]);
});

test("the environment's comes first, and is taken out of it: child processes inherit the rest", async () => {
  await (await open()).set('GROQ_API_KEY', 'from-the-file');
  const env = { GROQ_API_KEY: 'from-outside', PATH: '/bin' };
  expect((await open(fakeSafeStorage(), env)).get('GROQ_API_KEY')).toBe('from-outside');
  expect(env).toEqual({ PATH: '/bin' });
});

describe('where the system has no place for a key', () => {
  test.each([
    ['Linux without a keyring', fakeSafeStorage({ backend: 'basic_text' }), 'linux'],
    ['before anything is known', fakeSafeStorage({ backend: 'unknown' }), 'linux'],
    ['a locked keychain', fakeSafeStorage({ available: false }), 'darwin'],
  ] as const)('(%s) nothing is kept, and it says what to do', async (_what, storage, platform) => {
    const secrets = await open(storage, {}, platform);
    const refused = secrets.set('GROQ_API_KEY', 'gsk_abcdef');
    await expect(refused).rejects.toThrow(/GROQ_API_KEY was not kept: .*EnvironmentFile=/);
    await expect(refused).rejects.not.toThrow('gsk_abcdef');
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  test('one that was kept before is a problem that is named, not a crash', async () => {
    await (await open()).set('GROQ_API_KEY', 'gsk_abcdef');
    const secrets = await open(fakeSafeStorage({ backend: 'basic_text' }));
    expect(secrets.get('GROQ_API_KEY')).toBeNull();
    expect(secrets.problems).toEqual([expect.stringContaining('GROQ_API_KEY is kept, but')]);
  });
});

test('the file of another user or machine is a problem that is named, without its content', async () => {
  await (await open()).set('GROQ_API_KEY', 'gsk_abcdef');
  const secrets = await open(fakeSafeStorage({ user: 'somebody' }));
  expect(secrets.get('GROQ_API_KEY')).toBeNull();
  expect(secrets.problems).toEqual([
    'GROQ_API_KEY cannot be decrypted by this user on this machine: set it again',
  ]);
});

test('a damaged file keeps no kiosk from starting, and is not overwritten', async () => {
  writeFileSync(file, '{"version":1,"sea');
  const secrets = await open();
  expect(secrets.problems).toEqual([expect.stringContaining('is damaged')]);
  await expect(secrets.set('GROQ_API_KEY', 'gsk_abcdef')).rejects.toThrow('is damaged');
});

describe('Vaani --set-secret', () => {
  function setUp(platform: NodeJS.Platform = 'linux', stdin: readonly string[] = []) {
    const out: string[] = [];
    const bad: string[] = [];
    const options = {
      app: { isPackaged: true, getLoginItemSettings: vi.fn(), setLoginItemSettings: vi.fn() },
      platform,
      program: '/opt/vaani',
      configFolder: folder,
      openSecrets: () => open(fakeSafeStorage(), {}, platform),
      stdin: (async function* () {
        yield* stdin;
      })(),
      print: (line: string) => void out.push(line),
      complain: (line: string) => void bad.push(line),
    };
    return { options, out, bad };
  }

  test('keeps what it reads from stdin and repeats nothing of it', async () => {
    const { options, out, bad } = setUp('linux', ['gsk_', 'abcdef\n']);
    const code = await runCommand(
      { kind: 'set-secret', name: 'GROQ_API_KEY', from: null },
      options,
    );
    expect([code, out, bad]).toEqual([
      0,
      ['GROQ_API_KEY is kept; it counts from the next start of Vaani'],
      [],
    ]);
    expect((await open()).get('GROQ_API_KEY')).toBe('gsk_abcdef');
    const forgot = setUp();
    await runCommand({ kind: 'forget-secret', name: 'GROQ_API_KEY' }, forgot.options);
    expect((await open()).get('GROQ_API_KEY')).toBeNull();
  });

  test('on Windows, where a program with windows has no stdin, takes a file', async () => {
    const without = setUp('win32', ['gsk_abcdef']);
    const command = { kind: 'set-secret', name: 'GROQ_API_KEY', from: null } as const;
    expect(await runCommand(command, without.options)).toBe(1);
    expect(without.bad).toEqual([expect.stringContaining('add --from FILE')]);
    const from = join(folder, 'key.txt');
    writeFileSync(from, 'gsk_abcdef\r\n');
    expect(await runCommand({ ...command, from }, setUp('win32').options)).toBe(0);
    expect((await open(fakeSafeStorage(), {}, 'win32')).get('GROQ_API_KEY')).toBe('gsk_abcdef');
  });

  test.each([
    ['a name that is none', { name: 'PASSWORD', from: null }, 2, 'there is no secret "PASSWORD"'],
    ['nothing', { name: 'GROQ_API_KEY', from: null }, 1, 'nothing in it'],
    ['a file that is not there', { name: 'GROQ_API_KEY', from: '/nowhere/x' }, 1, 'ENOENT'],
  ])('%s: says so', async (_what, command, code, why) => {
    const { options, bad } = setUp();
    expect(await runCommand({ kind: 'set-secret', ...command }, options)).toBe(code);
    expect(bad).toEqual([expect.stringContaining(why)]);
  });

  test('--set-pin keeps a PIN that opens the console, and refuses one that anybody guesses', async () => {
    vi.stubEnv('VAANI_HOME', folder);
    const weak = setUp('linux', ['1234\n']);
    expect(await runCommand({ kind: 'set-pin', from: null }, weak.options)).toBe(1);
    expect(weak.bad).toHaveLength(1);
    expect(pinFingerprint()).toBeNull();
    const good = setUp('linux', ['8274', '19\n']);
    expect(await runCommand({ kind: 'set-pin', from: null }, good.options)).toBe(0);
    expect(await isPin('827419')).toBe(true);
    expect([...good.out, ...good.bad].join()).not.toContain('827419');
    vi.unstubAllEnvs();
  });
});
