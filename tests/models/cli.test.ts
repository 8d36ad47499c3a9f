import { execFile } from 'node:child_process';
import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  downloadServer,
  needsSharedModels,
  put,
  sharedModels,
  temporaryFolder,
} from './support.ts';

const bin = fileURLToPath(new URL('../../bin/vaani.js', import.meta.url));

interface Outcome {
  code: number;
  rows: Record<string, unknown>[];
  stdout: string;
  stderr: string;
}

/** `vaani models ...args` with this models folder; `rows` are the JSON lines of stdout. */
function vaani(folder: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, 'models', ...args],
      { env: { ...process.env, VAANI_MODELS: folder, VAANI_MODELS_MIRROR: '' } },
      (error, stdout, stderr) => {
        const rows = args.includes('--json')
          ? stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []))
          : [];
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, rows, stdout, stderr });
      },
    );
  });
}

test('list prints one object a model, with or without anything installed', async () => {
  const folder = await temporaryFolder();
  const { code, rows, stderr } = await vaani(folder, 'list', '--json');
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(rows.find((row) => row['id'] === 'vad-silero')).toMatchObject({
    role: 'vad',
    state: 'missing',
    bytes: 0,
    downloadBytes: 1_289_603,
    default: true,
  });
  const hindi = await vaani(folder, 'list', '--lang', 'hi', '--json');
  expect(hindi.rows.length).toBeLessThan(rows.length);
  expect(hindi.rows.every((row) => (row['languages'] as string[]).includes('hi'))).toBe(true);
  const text = await vaani(folder, 'list');
  expect(text.stdout).toMatch(/vad-silero +missing, default +1\.3 MB/);
});

test('bad usage: exit 2 and one line', async () => {
  const folder = await temporaryFolder();
  for (const args of [
    [],
    ['paint'],
    ['import'],
    ['import', 'a', 'b'],
    ['list', 'more'],
    ['list', '--lang', 'xx'],
    ['install', 'nonsense'],
    ['install', 'vad-silero', '--lang', 'en'],
    ['list', '--wrong'],
  ]) {
    const { code, stdout, stderr } = await vaani(folder, ...args);
    expect([args, code]).toEqual([args, 2]);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});

test('import, verify, list and export of the shared models', async (context) => {
  needsSharedModels(context);
  const folder = await temporaryFolder();
  const imported = await vaani(folder, 'import', sharedModels, '--json');
  expect(imported.code).toBe(0);
  expect(imported.rows.map((row) => row['state'])).toEqual(Array(5).fill('copied'));

  expect((await vaani(folder, 'verify', '--json')).code).toBe(0);
  const stick = join(await temporaryFolder(), 'stick');
  expect((await vaani(folder, 'export', stick, '--json')).rows).toHaveLength(5);

  await truncate(join(folder, 'vad-silero', 'silero_vad.onnx'), 1_000);
  const verified = await vaani(folder, 'verify', '--json');
  expect(verified.code).toBe(1);
  expect(verified.rows.find((row) => row['id'] === 'vad-silero')).toMatchObject({
    state: 'incomplete',
    detail: expect.stringMatching(/1.0 kB of 1.3 MB; run "vaani models install vad-silero"/),
  });

  const mended = await vaani(folder, 'install', 'vad-silero', '--from', stick, '--json');
  expect(mended.rows).toEqual([{ id: 'vad-silero', state: 'installed', detail: '' }]);
  expect(mended.stderr).toMatch(/vad-silero: installed/);
  expect((await vaani(folder, 'verify')).code).toBe(0);
});

test('install from a mirror, with progress on stderr', async (context) => {
  needsSharedModels(context);
  const server = await downloadServer();
  server.put(
    '/vad-silero/silero_vad.onnx',
    await readFile(join(sharedModels, 'vad-silero', 'silero_vad.onnx')),
  );
  const folder = await temporaryFolder();
  const { code, rows, stderr } = await vaani(
    folder,
    'install',
    'vad-silero',
    '--from',
    server.url,
    '--json',
  );
  expect(stderr).toMatch(/vad-silero: downloading/);
  expect(rows).toEqual([{ id: 'vad-silero', state: 'installed', detail: '' }]);
  expect(code).toBe(0);
});

test('what fails: exit 1, a record that says why, and nothing installed', async () => {
  const folder = await temporaryFolder();
  const server = await downloadServer();
  const missing = await vaani(folder, 'install', 'vad-silero', '--from', server.url, '--json');
  expect(missing.code).toBe(1);
  expect(missing.rows[0]).toMatchObject({ state: 'failed', detail: expect.stringMatching(/404/) });

  const byImport = await vaani(folder, 'install', 'stt-en-zipformer-3.3M', '--json');
  expect(byImport.code).toBe(1);
  expect(byImport.rows[0]?.['detail']).toMatch(/vaani models import DIR/);

  await put(join(folder, 'x', 'unrelated.txt'), 'x');
  const nothing = await vaani(folder, 'import', join(folder, 'x'));
  expect(nothing.code).toBe(1);
  expect(nothing.stderr).toMatch(/holds no model that Vaani knows/);
  expect((await vaani(folder, 'import', join(folder, 'absent'))).stderr).toMatch(/cannot be read/);
});
