import { readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { loadManifest, type Model } from '../../src/main/models/manifest.ts';
import { missingModels } from '../../src/main/models/missing.ts';
import { resolveModels } from '../../src/main/models/resolve.ts';
import { importModels } from '../../src/main/models/transfer.ts';
import { verifyModels } from '../../src/main/models/verify.ts';
import {
  content,
  manifestOf,
  needsSharedModels,
  oneFileModel,
  put,
  sha256,
  sharedModels,
  temporaryFolder,
} from './support.ts';

afterEach(() => vi.unstubAllEnvs());

test('the manifest is valid and every default model can be fetched', async () => {
  const manifest = await loadManifest();
  expect(manifest.length).toBeGreaterThan(10);
  for (const model of manifest.filter((m) => m.default)) {
    expect(model.testOnly).toBe(false);
    expect(model.licence).not.toMatch(/not for commercial/);
    // Whatever is fetched unasked is pinned to a digest.
    const downloads = model.archive ? [model.archive] : model.files.filter((f) => !f.optional);
    for (const download of downloads) {
      expect(download.url).toMatch(/^https:/);
      expect(download.sha256).not.toBeNull();
    }
  }
});

test('a manifest that leads out of the folder or names an unlisted file is refused', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'manifest.json');
  const good = oneFileModel(null, content(10));
  const load = async (...models: unknown[]) => {
    await writeFile(path, JSON.stringify(models));
    return loadManifest(path);
  };
  await expect(load(good)).resolves.toHaveLength(1);
  await expect(load(good, good)).rejects.toThrow(/used twice/);
  await expect(load({ ...good, model: { model: 'other' } })).rejects.toThrow(/not among its files/);
  for (const name of ['../x', '/etc/passwd', 'a/../../b', 'a\\b', 'C:x'])
    await expect(load({ ...good, files: [{ ...good.files[0], name }] })).rejects.toThrow(
      /relative path|not among/,
    );
});

function recogniser(id: string, rank: number, seed: number): { model: Model; bytes: Uint8Array } {
  const bytes = content(100, seed);
  const names = ['encoder', 'decoder', 'joiner', 'tokens'] as const;
  const model: Model = {
    ...oneFileModel(null, bytes),
    id,
    rank,
    role: 'recogniser',
    languages: ['en'],
    model: undefined,
    files: names.map((name) => ({
      name,
      url: null,
      size: 100,
      sha256: sha256(bytes),
      optional: false,
    })),
    recogniser: { encoder: 'encoder', decoder: 'decoder', joiner: 'joiner', tokens: 'tokens' },
  };
  return { model, bytes };
}

test('of two recognisers for a language the better one is used, and the other when it is damaged', async () => {
  const folder = await temporaryFolder();
  const small = recogniser('small', 1, 1);
  const large = recogniser('large', 10, 2);
  for (const { model, bytes } of [small, large])
    for (const file of model.files) await put(join(folder, model.id, file.name), bytes);
  const manifest = manifestOf(small.model, large.model);
  const names = async () =>
    (await resolveModels(folder, { manifest })).speech.recognisers.map((r) => r.name);
  expect(await names()).toEqual(['large']);

  await truncate(join(folder, 'large', 'joiner'), 60);
  expect(await names()).toEqual(['small']);
  const { problems } = await resolveModels(folder, { manifest });
  expect(problems).toEqual([
    {
      id: 'large',
      message:
        'joiner has 60 bytes of 100 bytes; run "vaani models import DIR" with a folder that holds it',
    },
  ]);
});

test('a corrupt file of the right size is not returned; the verdict is remembered by size and mtime', async () => {
  const folder = await temporaryFolder();
  const bytes = content(1_000);
  const manifest = manifestOf(oneFileModel('http://127.0.0.1/x', bytes));
  const path = join(folder, 'vad-test', 'm.onnx');
  await put(path, bytes);
  expect((await resolveModels(folder, { manifest })).speech.vad).toBe(path);
  const ledger = JSON.parse(await readFile(join(folder, '.verified.json'), 'utf8'));
  expect(ledger.files['vad-test/m.onnx']).toMatchObject({ size: 1_000, sha256: sha256(bytes) });

  // Same size and time: not hashed again by resolve, but by verify.
  const { atime, mtime } = await stat(path);
  await utimes(path, atime, mtime);
  await resolveModels(folder, { manifest });
  const stamp = (await stat(path)).mtime;
  await put(path, content(1_000, 2));
  await utimes(path, stamp, stamp);
  expect((await resolveModels(folder, { manifest })).speech.vad).toBe(path);
  expect((await verifyModels(folder, { manifest }))[0]?.state).toBe('bad');
  const { speech, problems } = await resolveModels(folder, { manifest });
  expect(speech.vad).toBeNull();
  expect(problems[0]?.message).toMatch(/damaged: m.onnx; run "vaani models install vad-test"/);
});

test('a damaged ledger is no more than lost time', async () => {
  const folder = await temporaryFolder();
  const bytes = content(1_000);
  await put(join(folder, 'vad-test', 'm.onnx'), bytes);
  await put(join(folder, '.verified.json'), '{"version":1,"files":');
  const manifest = manifestOf(oneFileModel(null, bytes));
  expect((await resolveModels(folder, { manifest })).speech.vad).not.toBeNull();
});

test('an empty or absent folder resolves to nothing, without problems', async () => {
  const folder = await temporaryFolder();
  for (const path of [folder, join(folder, 'absent')])
    expect(await resolveModels(path)).toEqual({
      speech: { recognisers: [], vad: null, voices: [], denoiser: null },
      llm: null,
      problems: [],
    });
});

test('what is missing is named with its size and how to bring it', async () => {
  const folder = await temporaryFolder();
  const missing = await missingModels(folder, ['en']);
  expect(missing.map((m) => m.id)).toEqual([
    'vad-silero',
    'stt-en-zipformer-20M',
    'tts-en-piper-ljspeech',
  ]);
  expect(missing[1]).toMatchObject({ bytes: 45_202_074, fetchable: true, covered: false });
  expect(missing[1]?.detail).toMatch(/is missing \(45\.2 MB\).*stick.*vaani models export DIR/);
  const bengali = await missingModels(folder, ['bn']);
  expect(bengali.find((m) => m.role === 'voice')?.detail).toMatch(/size unknown/);
});

test('the shared models: real files resolve; test-only ones only when asked for', async (context) => {
  needsSharedModels(context);
  const folder = await temporaryFolder();
  const { results, unknown } = await importModels(sharedModels, folder);
  expect(unknown).toEqual([]);
  expect(results.map((r) => `${r.id} ${r.state}`).sort()).toEqual([
    'denoise-gtcrn copied',
    'llm-stories260K copied',
    'stt-en-zipformer-3.3M copied',
    'tts-tones copied',
    'vad-silero copied',
  ]);
  const resolved = await resolveModels(folder);
  expect(resolved.speech.recognisers).toMatchObject([
    {
      name: 'stt-en-zipformer-3.3M',
      languages: ['en'],
      bpeVocab: join(folder, 'stt-en-zipformer-3.3M', 'bpe.vocab'),
    },
  ]);
  expect(resolved.speech.vad).toBe(join(folder, 'vad-silero', 'silero_vad.onnx'));
  expect(resolved.speech.denoiser).toBe(join(folder, 'denoise-gtcrn', 'gtcrn_simple.sherpa.onnx'));
  expect(resolved.speech.voices).toEqual([]);
  expect(resolved.llm).toBeNull();
  expect(resolved.problems).toEqual([]);

  vi.stubEnv('ESPEAK_DATA_PATH', '');
  const withTests = await resolveModels(folder, { testModels: true });
  expect(withTests.llm).toBe(join(folder, 'llm-stories260K', 'stories260K.gguf'));
  // The tones need espeak-ng's data: with it a voice, without it a message that names the package.
  const told = withTests.problems.some((p) => p.message.includes('espeak-ng-data'));
  expect(withTests.speech.voices.length === 1).toBe(!told);
  vi.stubEnv('VAANI_TEST_MODELS', '1');
  expect((await resolveModels(folder)).llm).toBe(withTests.llm);

  const missing = await missingModels(folder, ['en']);
  expect(missing.map((m) => [m.id, m.covered])).toEqual([
    ['stt-en-zipformer-20M', true],
    ['tts-en-piper-ljspeech', false],
  ]);
  const again = await importModels(sharedModels, folder);
  expect(again.results.every((r) => r.state === 'present')).toBe(true);
});
