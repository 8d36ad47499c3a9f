import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installModels } from '../../src/main/models/install.ts';
import { exportModels, importModels } from '../../src/main/models/transfer.ts';
import {
  content,
  downloadServer,
  manifestOf,
  oneFileModel,
  put,
  quickRetry,
  temporaryFolder,
} from './support.ts';

const bytes = content(200_000);
const manifest = manifestOf(
  oneFileModel(null, bytes),
  oneFileModel(null, bytes, { id: 'vad-short' }),
  oneFileModel(null, bytes, { id: 'vad-wrong' }),
);

test('import copies what is right and says what is unknown, incomplete or wrong', async () => {
  const [stick, folder] = [await temporaryFolder(), await temporaryFolder()];
  await put(join(stick, 'vad-test', 'm.onnx'), bytes);
  await put(join(stick, 'vad-short', 'm.onnx'), bytes.subarray(0, 1_000));
  await put(join(stick, 'vad-wrong', 'm.onnx'), content(200_000, 4));
  await put(join(stick, 'holiday-photos', '1.jpg'), 'x');
  await put(join(stick, 'vad-test', 'extra.txt'), 'not of the manifest');
  const { results, unknown } = await importModels(stick, folder, { manifest });
  expect(unknown).toEqual(['holiday-photos']);
  expect(results.map((r) => [r.id, r.state])).toEqual([
    ['vad-test', 'copied'],
    ['vad-short', 'incomplete'],
    ['vad-wrong', 'wrong'],
  ]);
  expect(results[1]?.detail).toMatch(/m.onnx has 1.0 kB of 200.0 kB.*Copy .*vad-short again/);
  expect(results[2]?.detail).toMatch(/sha256 is wrong/);
  expect(await readdir(folder)).toEqual(['vad-test']);
  expect(await readdir(join(folder, 'vad-test'))).toEqual(['m.onnx']);
  // The stick's own file stays as it is, wrong or not.
  expect((await stat(join(stick, 'vad-wrong', 'm.onnx'))).size).toBe(200_000);
});

test('import does not fill the disk, and does not take a folder for itself', async () => {
  const [stick, folder] = [await temporaryFolder(), await temporaryFolder()];
  await put(join(stick, 'vad-test', 'm.onnx'), bytes);
  const { results } = await importModels(stick, folder, { manifest, freeBytes: async () => 1_000 });
  expect(results[0]).toMatchObject({ state: 'failed' });
  expect(results[0]?.detail).toMatch(/200.0 kB are needed/);
  await expect(importModels(folder, folder, { manifest })).rejects.toThrow(/itself/);
  await expect(importModels(join(stick, 'absent'), folder, { manifest })).rejects.toThrow(
    /cannot be read/,
  );
});

test('export brings only whole models, and import takes them back', async () => {
  const [folder, stick, other] = [
    await temporaryFolder(),
    await temporaryFolder(),
    await temporaryFolder(),
  ];
  await put(join(folder, 'vad-test', 'm.onnx'), bytes);
  await put(join(folder, 'vad-short', 'm.onnx'), bytes.subarray(0, 1_000));
  const exported = await exportModels(folder, join(stick, 'new'), { manifest });
  expect(exported.map((r) => [r.id, r.state])).toEqual([['vad-test', 'copied']]);
  const { results } = await importModels(join(stick, 'new'), other, { manifest });
  expect(results.map((r) => r.state)).toEqual(['copied']);
});

test('a disk that is really full: the message says so and the part is kept', async (context) => {
  const disk = join(await temporaryFolder(), 'disk');
  await mkdir(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    console.warn('skipped: a tmpfs cannot be mounted here (not root)');
    context.skip('a tmpfs cannot be mounted here (not root)');
  }
  onTestFinished(() => void execFileSync('umount', [disk]));
  const server = await downloadServer();
  server.put('/m.onnx', bytes);
  const [result] = await installModels({
    languages: ['en'],
    folder: disk,
    manifest: manifestOf(oneFileModel(`${server.url}/m.onnx`, bytes)),
    retry: quickRetry,
    freeBytes: async () => Number.MAX_SAFE_INTEGER,
  });
  expect(result?.detail).toMatch(/disk is full/);
  expect(existsSync(join(disk, 'vad-test', 'm.onnx.part'))).toBe(true);
  expect(existsSync(join(disk, 'vad-test', 'm.onnx'))).toBe(false);
});
