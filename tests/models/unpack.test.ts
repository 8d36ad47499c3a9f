import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installModels } from '../../src/main/models/install.ts';
import type { Model } from '../../src/main/models/manifest.ts';
import { resolveModels } from '../../src/main/models/resolve.ts';
import { exportModels, importModels } from '../../src/main/models/transfer.ts';
import { unpackTarBz2 } from '../../src/main/models/unpack.ts';
import {
  content,
  downloadServer,
  manifestOf,
  put,
  quickRetry,
  sha256,
  temporaryFolder,
} from './support.ts';

/**
 * `v/{model.onnx,tokens.txt,README}` made by GNU tar and bzip2: hello repeated, one line, and text.
 * So that decoding is proved where no bzip2 is installed.
 */
const smallArchive = Buffer.from(
  'QlpoOTFBWSZTWUe8RQUA63n/hOuQAEBAAf+CJgIUQeZPn0AAAIIIMAEMohJQJGaj0gPUaGQAAaGBkGQAGI0GQyAwKlJMhNqepoABtRiekaeRHkLz62yVa0PCgrk0SBlIkkoaSbsZNQaKoMtFdCyGopJIqJvpUcaz9M03UrkkgSQwq/MeRpnQe9IKukvzA+sKcLSaaFm3xBj7nhAGOJtRC54YlvgFKlhJPsqoeDginQqdnKX78OHDdnOdC/ecb8tvziCCSGXnJJAkhbo1QIJIbgQSQrurr5WAgkhbdjcNA6i3WYmrmZzKh9mu3mdkb745JJJH8XckU4UJBHvEUFA=',
  'base64',
);
const all = ['model.onnx', 'tokens.txt', 'README', 'espeak-ng-data/'];
const signal = new AbortController().signal;

function unpack(archive: string, folder: string, members = all) {
  return unpackTarBz2(archive, folder, { stripComponents: 1, members, signal });
}

function hasTools(): boolean {
  try {
    execFileSync('bzip2', ['--help'], { stdio: 'ignore' });
    execFileSync('tar', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function needsTools(context: { skip: (note: string) => void }): void {
  if (hasTools()) return;
  console.warn('skipped: tar and bzip2 are not on this machine');
  context.skip('tar and bzip2 are not on this machine');
}

test('unpacks the wanted members of a tar.bz2', async () => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'a.tar.bz2');
  await writeFile(archive, smallArchive);
  const names = await unpack(archive, join(folder, 'out'), ['model.onnx', 'tokens.txt']);
  expect(names.sort()).toEqual(['model.onnx', 'tokens.txt']);
  expect(await readFile(join(folder, 'out', 'model.onnx'), 'utf8')).toBe('hello '.repeat(20_000));
  expect(await readFile(join(folder, 'out', 'tokens.txt'), 'utf8')).toBe('_ 0\n');
  expect(existsSync(join(folder, 'out', 'README'))).toBe(false);
});

test('a damaged, cut or foreign archive is refused', async () => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'a.tar.bz2');
  const spoiled = Buffer.from(smallArchive);
  spoiled[spoiled.length >> 1]! ^= 0x10;
  for (const bytes of [
    spoiled,
    smallArchive.subarray(0, -30),
    Buffer.from('hello'),
    Buffer.alloc(0),
  ]) {
    await writeFile(archive, bytes);
    await expect(unpack(archive, join(folder, 'out'))).rejects.toThrow(/archive is damaged/);
  }
});

test('unpacks many blocks, long names, empty runs and noise as tar and bzip2 made them', async (context) => {
  needsTools(context);
  const folder = await temporaryFolder();
  const long = `espeak-ng-data/${'long-name-'.repeat(12)}/${'x'.repeat(90)}`;
  const files: Record<string, Uint8Array> = {
    'model.onnx': content(2_500_000),
    'tokens.txt': new Uint8Array(3_000_000),
    'espeak-ng-data/phontab': Buffer.from('abcdab'.repeat(200_001)),
    [long]: Buffer.from([0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 1]),
  };
  for (const [name, bytes] of Object.entries(files)) await put(join(folder, 'v', name), bytes);
  await symlink('/etc/passwd', join(folder, 'v', 'README'));
  for (const format of ['gnu', 'pax']) {
    const archive = join(folder, `${format}.tar.bz2`);
    execFileSync('tar', ['-cjf', archive, `--format=${format}`, '-C', folder, 'v']);
    const out = join(folder, format);
    const names = await unpack(archive, out);
    expect(names.sort()).toEqual(Object.keys(files).sort());
    for (const [name, bytes] of Object.entries(files))
      expect(sha256(await readFile(join(out, name)))).toBe(sha256(bytes));
  }
});

test('a path that leads out of the folder is refused', async (context) => {
  needsTools(context);
  const folder = await temporaryFolder();
  await put(join(folder, 'v', 'a'), 'x');
  const archive = join(folder, 'a.tar.bz2');
  execFileSync('tar', [
    '-cjPf',
    archive,
    '--transform',
    's,^v/a,v/espeak-ng-data/../../../evil,',
    '-C',
    folder,
    'v/a',
  ]);
  await expect(unpack(archive, join(folder, 'x', 'out'))).rejects.toThrow(/unsafe path/);
  expect(existsSync(join(folder, 'evil'))).toBe(false);
});

function voice(url: string): Model {
  const file = (name: string) => ({ name, url: null, size: null, sha256: null, optional: false });
  return {
    id: 'tts-test',
    title: 'Test voice',
    role: 'voice',
    languages: ['en'],
    default: true,
    rank: 1,
    testOnly: false,
    licence: 'none',
    source: 'http://127.0.0.1/',
    files: [file('model.onnx'), file('tokens.txt')],
    archive: {
      url,
      size: smallArchive.length,
      sha256: sha256(smallArchive),
      unpackedSize: null,
      stripComponents: 1,
      members: ['model.onnx', 'tokens.txt', 'README'],
    },
    voice: { model: 'model.onnx', tokens: 'tokens.txt' },
  };
}

test('an archived voice is fetched, unpacked, exported and imported again', async () => {
  const server = await downloadServer();
  server.put('/v.tar.bz2', smallArchive);
  server.behave('/v.tar.bz2', { kind: 'cut', afterBytes: 100 }, { kind: 'range' });
  const folder = await temporaryFolder();
  const manifest = manifestOf(voice(`${server.url}/v.tar.bz2`));
  const install = (to: string, from?: string) =>
    installModels({
      languages: ['en'],
      folder: to,
      manifest,
      retry: quickRetry,
      ...(from ? { from } : {}),
    });
  expect(await install(folder)).toEqual([{ id: 'tts-test', state: 'installed', detail: '' }]);
  expect(server.requests[1]?.from).toBe(100);
  expect((await readdir(join(folder, 'tts-test'))).sort()).toEqual([
    'README',
    'model.onnx',
    'tokens.txt',
  ]);
  expect(await readdir(join(folder, '.downloads'))).toEqual([]);
  const [resolved] = (await resolveModels(folder, { manifest })).speech.voices;
  expect(resolved).toMatchObject({ name: 'tts-test', model: join(folder, 'tts-test/model.onnx') });

  const stick = await temporaryFolder();
  expect((await exportModels(folder, stick, { manifest }))[0]?.state).toBe('copied');
  const other = await temporaryFolder();
  expect((await importModels(stick, other, { manifest })).results[0]?.state).toBe('copied');
  expect(existsSync(join(other, 'tts-test', 'README'))).toBe(true);
  const third = await temporaryFolder();
  expect((await install(third, stick))[0]?.state).toBe('installed');

  // The digests travel with the stick, for files whose digest the manifest does not know.
  await writeFile(join(stick, 'tts-test', 'model.onnx'), 'damaged on the way');
  const fourth = await temporaryFolder();
  const [result] = (await importModels(stick, fourth, { manifest })).results;
  expect(result?.state).toBe('wrong');
  expect(existsSync(join(fourth, 'tts-test'))).toBe(false);
});

test('an archive that lacks a file leaves nothing behind', async () => {
  const server = await downloadServer();
  server.put('/v.tar.bz2', smallArchive);
  const folder = await temporaryFolder();
  const model = voice(`${server.url}/v.tar.bz2`);
  const lexicon = { name: 'lexicon.txt', url: null, size: null, sha256: null, optional: false };
  const manifest = manifestOf({ ...model, files: [...model.files, lexicon] });
  const [result] = await installModels({ languages: ['en'], folder, manifest, retry: quickRetry });
  expect(result?.detail).toMatch(/does not hold lexicon.txt/);
  expect((await readdir(folder)).sort()).toEqual(['.downloads']);
});
