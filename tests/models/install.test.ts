import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ModelProgress } from '../../src/contract/kiosk.ts';
import { type InstallOptions, installModels } from '../../src/main/models/install.ts';
import { resolveModels } from '../../src/main/models/resolve.ts';
import {
  content,
  downloadServer,
  manifestOf,
  oneFileModel,
  put,
  quickRetry,
  temporaryFolder,
} from './support.ts';

const bytes = content(300_000);

async function scene(change: Partial<InstallOptions> = {}) {
  const server = await downloadServer();
  const folder = await temporaryFolder();
  server.put('/m.onnx', bytes);
  const manifest = manifestOf(oneFileModel(`${server.url}/m.onnx`, bytes));
  const progress: ModelProgress[] = [];
  const install = (more: Partial<InstallOptions> = {}) =>
    installModels({
      languages: ['en'],
      folder,
      manifest,
      retry: quickRetry,
      onProgress: (p) => progress.push(p),
      ...change,
      ...more,
    });
  const target = join(folder, 'vad-test', 'm.onnx');
  return { server, folder, manifest, install, progress, target, part: `${target}.part` };
}

async function isInstalled(s: Awaited<ReturnType<typeof scene>>): Promise<boolean> {
  return (await resolveModels(s.folder, { manifest: s.manifest })).speech.vad !== null;
}

test('fetches a file, verifies it, reports progress and does nothing the second time', async () => {
  const s = await scene();
  expect(await s.install()).toEqual([{ id: 'vad-test', state: 'installed', detail: '' }]);
  expect(new Uint8Array(await readFile(s.target))).toEqual(bytes);
  expect(s.progress.map((p) => p.state)).toEqual(
    expect.arrayContaining(['waiting', 'downloading', 'verifying', 'installed']),
  );
  expect(s.progress.at(-1)).toMatchObject({
    state: 'installed',
    bytes: 300_000,
    totalBytes: 300_000,
  });
  expect(await isInstalled(s)).toBe(true);
  expect(await s.install()).toEqual([{ id: 'vad-test', state: 'present', detail: '' }]);
  expect(s.server.requests).toHaveLength(1);
});

test('after a cut in the middle only the rest is fetched', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'cut', afterBytes: 120_000 }, { kind: 'range' });
  expect((await s.install())[0]?.state).toBe('installed');
  const [first, second] = s.server.requests;
  expect(first?.from).toBe(0);
  expect(second?.from).toBeGreaterThan(0);
  expect(second?.ifRange).toBe(`"300000-${bytes[0]}"`);
  expect(second?.sent).toBe(300_000 - (second?.from ?? 0));
  expect(new Uint8Array(await readFile(s.target))).toEqual(bytes);
  expect(existsSync(s.part)).toBe(false);
});

test('a second run goes on where a stopped one ended', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'slow', pieceBytes: 10_000, pauseMs: 25 });
  const abort = new AbortController();
  const first = s.install({
    signal: abort.signal,
    onProgress: (p) => p.state === 'downloading' && p.bytes > 0 && abort.abort(),
  });
  expect((await first)[0]).toMatchObject({ state: 'failed', detail: 'stopped' });
  const kept = (await stat(s.part)).size;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(300_000);
  expect(await isInstalled(s)).toBe(false);

  s.server.behave('/m.onnx', { kind: 'range' });
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests.at(-1)?.sent).toBe(300_000 - kept);
});

test('a server that cannot resume is read from the start', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'cut', afterBytes: 100_000 }, { kind: 'no-range' });
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests[1]?.sent).toBe(300_000);
  expect(new Uint8Array(await readFile(s.target))).toEqual(bytes);
});

test('a file that changed on the server meanwhile is read from the start', async () => {
  const s = await scene();
  const old = content(300_000, 7);
  s.server.put('/m.onnx', old, { etag: '"old"' });
  s.server.behave('/m.onnx', { kind: 'cut', afterBytes: 100_000 }, { kind: 'status', status: 503 });
  expect((await s.install())[0]?.state).toBe('failed');
  s.server.put('/m.onnx', bytes, { etag: '"new"' });
  s.server.behave('/m.onnx', { kind: 'range' });
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests.at(-1)).toMatchObject({ ifRange: '"old"', sent: 300_000 });
});

test('a left-over part of something else is found out by its digest and fetched again', async () => {
  const s = await scene();
  s.server.put('/m.onnx', bytes, { etag: null });
  await put(s.part, content(150_000, 9));
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests.map((r) => r.from)).toEqual([150_000, 0]);
});

test('wrong content is deleted and said', async () => {
  const s = await scene();
  s.server.put('/m.onnx', content(300_000, 3));
  const [result] = await s.install();
  expect(result?.state).toBe('failed');
  expect(result?.detail).toMatch(/not the expected file: its sha256 is wrong.*deleted/);
  expect(existsSync(s.target)).toBe(false);
  expect(existsSync(s.part)).toBe(false);
  expect(s.progress.at(-1)).toMatchObject({ state: 'failed' });
});

test('a file of another length is refused before it is fetched', async () => {
  const s = await scene();
  s.server.put('/m.onnx', content(299_999));
  const [result] = await s.install();
  expect(result?.detail).toMatch(/299999 and 300000 bytes/);
  expect(existsSync(s.part)).toBe(false);
});

test('a login page is not taken for a model', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'page' });
  expect((await s.install())[0]?.detail).toMatch(/web page.*login.*stick/);
  expect(existsSync(s.target)).toBe(false);
});

test('404 is final and says how to bring the model', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'status', status: 404 });
  expect((await s.install())[0]?.detail).toMatch(
    /does not exist \(HTTP 404\).*vaani models import/,
  );
  expect(s.server.requests).toHaveLength(1);
});

test('503 is tried again, and given up after the agreed number of tries', async () => {
  const s = await scene();
  const busy = { kind: 'status', status: 503, headers: { 'retry-after': '0' } } as const;
  s.server.behave('/m.onnx', busy, busy, { kind: 'range' });
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests).toHaveLength(3);

  const t = await scene();
  t.server.behave('/m.onnx', busy);
  expect((await t.install())[0]?.detail).toMatch(/HTTP 503; given up after 3 tries/);
  expect(t.server.requests).toHaveLength(3);
});

test('a server that hangs is left after the stall time and the rest fetched', async () => {
  const s = await scene();
  s.server.behave('/m.onnx', { kind: 'hang', afterBytes: 50_000 }, { kind: 'range' });
  const started = performance.now();
  expect((await s.install())[0]?.state).toBe('installed');
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(s.server.requests[1]?.from).toBe(50_000);

  const t = await scene();
  t.server.behave('/m.onnx', { kind: 'hang', afterBytes: 0 });
  expect((await t.install())[0]?.detail).toMatch(/sent nothing for 2 s; given up/);
});

test('a host that cannot be reached is asked for one model only', async () => {
  const folder = await temporaryFolder();
  const server = await downloadServer();
  await server.close();
  const one = oneFileModel(`${server.url}/a`, bytes);
  const two = oneFileModel(`${server.url}/b`, bytes, { id: 'vad-two' });
  let calls = 0;
  const results = await installModels({
    languages: ['en'],
    folder,
    manifest: manifestOf(one, two),
    retry: quickRetry,
    fetch: (url, init) => {
      calls += 1;
      return fetch(url, init);
    },
  });
  expect(calls).toBe(quickRetry.attempts);
  for (const result of results) expect(result.detail).toMatch(/cannot be reached.*ECONNREFUSED/);
});

test('a full disk is said, and what was fetched is kept', async () => {
  const s = await scene();
  let written = 0;
  const openPart = async (path: string, flags: 'a' | 'w'): Promise<FileHandle> => {
    const file = await open(path, flags);
    const write = file.write.bind(file);
    Object.defineProperty(file, 'write', {
      value: async (piece: Uint8Array, offset: number, length: number) => {
        if (written === 200_000)
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        // As a real disk does: the last write before the error takes only a part.
        const taken = await write(piece, offset, Math.min(length, 200_000 - written));
        written += taken.bytesWritten;
        return taken;
      },
    });
    return file;
  };
  const [result] = await s.install({ openPart });
  expect(result?.detail).toMatch(/disk is full.*free some space.*kept/);
  expect((await stat(s.part)).size).toBe(written);
  expect(s.server.requests).toHaveLength(1);
  expect((await s.install())[0]?.state).toBe('installed');
  expect(s.server.requests[1]?.from).toBe(written);
});

test('too little space is found out before anything is fetched', async () => {
  const s = await scene({ freeBytes: async () => 32_100_000 });
  const [result] = await s.install();
  expect(result?.detail).toMatch(/300.0 kB are needed and only 100.0 kB can be used/);
  expect(s.server.requests).toHaveLength(0);
});

test('a model with one file fetched and one failed does not count as installed', async () => {
  const server = await downloadServer();
  const folder = await temporaryFolder();
  const model = oneFileModel(`${server.url}/m.onnx`, bytes);
  const second = { ...model.files[0], name: 'n.txt', url: `${server.url}/n.txt`, optional: false };
  const manifest = manifestOf({ ...model, files: [...model.files, second as never] });
  server.put('/m.onnx', bytes);
  const install = () => installModels({ languages: ['en'], folder, manifest, retry: quickRetry });
  expect((await install())[0]?.state).toBe('failed');
  const resolved = await resolveModels(folder, { manifest });
  expect(resolved.speech.vad).toBeNull();
  expect(resolved.problems[0]?.message).toMatch(
    /missing: n.txt; run "vaani models install vad-test"/,
  );
  server.put('/n.txt', bytes);
  expect((await install())[0]?.state).toBe('installed');
  expect(server.requests.filter((r) => r.path === '/m.onnx')).toHaveLength(1);
});

test('a damaged installed file is fetched anew', async () => {
  const s = await scene();
  await s.install();
  await put(s.target, content(300_000, 5));
  expect(await isInstalled(s)).toBe(false);
  expect((await s.install())[0]?.state).toBe('installed');
  expect(await isInstalled(s)).toBe(true);
});

test('a file without known size or digest: its digest is kept, later damage is seen', async () => {
  const s = await scene();
  const model = oneFileModel(`${s.server.url}/m.onnx`, bytes);
  const [file] = model.files;
  const manifest = manifestOf({
    ...model,
    files: [{ ...file, size: null, sha256: null } as never],
  });
  s.server.behave('/m.onnx', { kind: 'cut', afterBytes: 90_000 }, { kind: 'range' });
  expect((await s.install({ manifest }))[0]?.state).toBe('installed');
  expect(s.server.requests[1]?.from).toBeGreaterThan(0);
  await put(s.target, bytes.subarray(0, 200_000));
  const resolved = await resolveModels(s.folder, { manifest });
  expect(resolved.speech.vad).toBeNull();
  expect(resolved.problems[0]?.message).toMatch(/damaged: m.onnx/);
});

test('a mirror may be a URL prefix or a folder, and is asked instead of the public place', async () => {
  const s = await scene();
  s.server.put('/mirror/vad-test/m.onnx', bytes);
  expect((await s.install({ from: `${s.server.url}/mirror/` }))[0]?.state).toBe('installed');
  expect(s.server.requests.map((r) => r.path)).toEqual(['/mirror/vad-test/m.onnx']);

  await rm(join(s.folder, 'vad-test'), { recursive: true });
  const stick = await temporaryFolder();
  expect((await s.install({ from: stick }))[0]?.detail).toMatch(/does not exist/);
  await put(join(stick, 'vad-test', 'm.onnx'), bytes);
  expect((await s.install({ from: stick }))[0]?.state).toBe('installed');
  expect(s.server.requests).toHaveLength(1);
});

test('a model without an address says that it comes by import', async () => {
  const s = await scene();
  const manifest = manifestOf(oneFileModel(null, bytes));
  expect((await s.install({ manifest }))[0]?.detail).toMatch(/vaani models import DIR/);
});

test('an unknown id is refused, and two installs into one folder do not mix', async () => {
  const s = await scene();
  await expect(s.install({ ids: ['nonsense'] })).rejects.toThrow(/no model "nonsense"/);
  s.server.behave('/m.onnx', { kind: 'slow', pieceBytes: 50_000, pauseMs: 10 });
  // Which of the two is first is not settled; that the other is refused is.
  const both = await Promise.allSettled([s.install(), s.install()]);
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused).toEqual([expect.stringMatching(/already/)]);
  const installed = both.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  expect(installed.map(({ state }) => state)).toEqual(['installed']);
  expect((await readdir(s.folder)).sort()).toEqual(['.verified.json', 'vad-test']);
});

test('a lock left by a process that is gone does not block', async () => {
  const s = await scene();
  await put(join(s.folder, '.lock'), '999999999');
  expect((await s.install())[0]?.state).toBe('installed');
});
