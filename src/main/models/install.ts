import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelProgress } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import { copyModel, stagingFolder, takePlace } from './copy-model.ts';
import { type FreeBytes, requireSpace } from './disk.ts';
import { bringOnAStick, ModelError, systemCode } from './errors.ts';
import { type FetchFileOptions, fetchFile, type RetryOptions } from './fetch-file.ts';
import { inspectModel, sizeOf } from './inspect.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { withFolderLock } from './lock.ts';
import {
  defaultSet,
  downloadBytes,
  isFetchable,
  loadManifest,
  type Manifest,
  type Model,
} from './manifest.ts';
import { type Fetch, fileSource, httpSource, type Source } from './source.ts';
import { unpackTarBz2 } from './unpack.ts';

export interface InstallOptions {
  /** These models; an unknown id is refused before anything is fetched. */
  readonly ids?: readonly string[];
  /** Or the default set for these languages. */
  readonly languages?: readonly Language[];
  readonly folder: string;
  /** A mirror: a URL prefix or a folder with the layout `<id>/<file>`. Default: VAANI_MODELS_MIRROR. */
  readonly from?: string;
  /** At every change of state, and at most five times a second while bytes come. */
  readonly onProgress?: (progress: ModelProgress) => void;
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
  readonly manifest?: Manifest;
  readonly retry?: RetryOptions;
  readonly freeBytes?: FreeBytes;
  /** For tests: opens the part that is written to. */
  readonly openPart?: FetchFileOptions['openPart'];
}

export interface InstallResult {
  readonly id: string;
  readonly state: 'installed' | 'present' | 'failed';
  /** Why it failed and what to do; empty when all is well. */
  readonly detail: string;
}

const progressEveryMs = 200;

interface Run {
  readonly folder: string;
  readonly from: string | undefined;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  readonly options: InstallOptions;
  /** Hosts that could not be reached: their other models fail at once instead of after minutes. */
  readonly deadPlaces: Map<string, string>;
}

/**
 * Fetches models one after another into `folder/<id>/`. What was begun is resumed; a model counts as
 * installed only when every file is there and right. A model that fails does not stop the others.
 * Throws ModelError for an unknown id, a busy folder or a folder that cannot be written.
 */
export async function installModels(options: InstallOptions): Promise<InstallResult[]> {
  const manifest = options.manifest ?? (await loadManifest());
  const models = chosen(manifest, options);
  return withFolderLock(options.folder, async () => {
    const run: Run = {
      folder: options.folder,
      from: options.from ?? (process.env['VAANI_MODELS_MIRROR'] || undefined),
      ledger: await openLedger(options.folder),
      signal: options.signal ?? new AbortController().signal,
      options,
      deadPlaces: new Map(),
    };
    for (const model of models) report(run, model, 'waiting', 0, null);
    const results: InstallResult[] = [];
    for (const model of models) {
      results.push(await installOne(run, model));
      await run.ledger.save();
    }
    return results;
  });
}

function chosen(manifest: Manifest, { ids, languages }: InstallOptions): Model[] {
  if (!ids || ids.length === 0) return defaultSet(manifest, languages ?? []);
  return [...new Set(ids)].map((id) => {
    const model = manifest.find((m) => m.id === id);
    if (!model)
      throw new ModelError('not-found', `there is no model "${id}"; vaani models list names them`);
    return model;
  });
}

function report(
  run: Run,
  model: Model,
  state: ModelProgress['state'],
  bytes: number,
  detail: string | null,
): void {
  const totalBytes = downloadBytes(model) ?? 0;
  run.options.onProgress?.({ id: model.id, title: model.title, state, bytes, totalBytes, detail });
}

async function installOne(run: Run, model: Model): Promise<InstallResult> {
  const { id } = model;
  const total = downloadBytes(model) ?? 0;
  try {
    const before = await inspectModel(run.folder, model, run.ledger, run.signal);
    if (before.state === 'installed') {
      report(run, model, 'installed', total, null);
      return { id, state: 'present', detail: '' };
    }
    if (run.signal.aborted) throw new ModelError('aborted', 'stopped; what was fetched is kept');
    if (!run.from && !isFetchable(model))
      throw new ModelError(
        'not-fetchable',
        `${id} cannot be fetched from a public place: run "vaani models import DIR" with a folder that holds it`,
      );
    if (model.archive) await installArchive(run, model);
    else await installFiles(run, model);
    const after = await inspectModel(run.folder, model, run.ledger, run.signal);
    if (after.state !== 'installed')
      throw new ModelError('failed', `${id} is ${after.state} after fetching: ${after.detail}`);
    report(run, model, 'installed', total, null);
    return { id, state: 'installed', detail: '' };
  } catch (error) {
    const detail =
      systemCode(error) === 'ENOSPC'
        ? `the disk is full at ${run.folder}: free some space and start again`
        : messageOf(error);
    report(run, model, 'failed', 0, detail);
    return { id, state: 'failed', detail };
  }
}

async function installFiles(run: Run, model: Model): Promise<void> {
  const wanted = model.files.filter((file) => !file.optional);
  const todo: { file: (typeof wanted)[number]; here: number }[] = [];
  let done = 0;
  let needed = 0;
  for (const file of wanted) {
    const target = join(run.folder, model.id, file.name);
    const size = await sizeOf(target);
    const name = `${model.id}/${file.name}`;
    const expected = file.sha256 ?? run.ledger.pinned(name);
    const right =
      size !== null &&
      (file.size === null || size === file.size) &&
      expected !== undefined &&
      (await run.ledger.digest(name, target, run.signal)) === expected;
    if (right) {
      done += size;
      continue;
    }
    const here = (await sizeOf(`${target}.part`)) ?? 0;
    needed += Math.max(0, (file.size ?? 0) - here);
    todo.push({ file, here });
  }
  await requireSpace(run.folder, needed, run.options.freeBytes);
  for (const { file } of todo) {
    const name = `${model.id}/${file.name}`;
    const digest = await fetchInto(run, model, {
      source: sourceOf(run, model, file.name, file.url),
      target: join(run.folder, model.id, file.name),
      size: file.size,
      sha256: file.sha256,
      before: done,
    });
    if (file.sha256 === null) run.ledger.pin(name, digest);
    done += file.size ?? 0;
  }
}

async function installArchive(run: Run, model: Model): Promise<void> {
  const { archive } = model;
  if (!archive) return;
  const { folder, ledger, signal } = run;
  const name = basename(new URL(archive.url).pathname);
  const mirror = run.from === undefined ? null : folderOf(run.from);
  if (mirror !== null && (await sizeOf(join(mirror, model.id, name))) === null) {
    // A folder made by `export` holds the model unpacked.
    await requireSpace(folder, archive.unpackedSize ?? 0, run.options.freeBytes);
    const from = { folder: mirror, ledger: await openLedger(mirror) };
    await copyModel(
      model,
      from,
      { folder, ledger },
      {
        signal,
        onBytes: throttled((bytes) => report(run, model, 'downloading', bytes, null)),
      },
    );
    return;
  }
  const target = join(folder, '.downloads', `${model.id}.tar.bz2`);
  const here = ((await sizeOf(target)) ?? 0) + ((await sizeOf(`${target}.part`)) ?? 0);
  const needed = Math.max(0, (archive.size ?? 0) - here) + (archive.unpackedSize ?? 0);
  await requireSpace(folder, needed, run.options.freeBytes);
  await fetchInto(run, model, {
    source: sourceOf(run, model, name, archive.url),
    target,
    size: archive.size,
    sha256: archive.sha256,
    before: 0,
  });
  const staging = stagingFolder(folder, model);
  await rm(staging, { recursive: true, force: true });
  try {
    await mkdir(staging, { recursive: true });
    report(run, model, 'verifying', archive.size ?? 0, null);
    await unpackTarBz2(target, staging, { ...archive, signal });
    for (const file of model.files)
      if (!file.optional && (await sizeOf(join(staging, file.name))) === null)
        throw new ModelError('broken-archive', `${archive.url} does not hold ${file.name}`);
    await takePlace(model, staging, { folder, ledger });
  } catch (error) {
    // Its digest may have been right or unknown: either way it is no use.
    if (error instanceof ModelError && error.code === 'broken-archive')
      await rm(target, { force: true });
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  await rm(target, { force: true });
}

async function fetchInto(
  run: Run,
  model: Model,
  job: {
    source: Source;
    target: string;
    size: number | null;
    sha256: string | null;
    before: number;
  },
): Promise<string> {
  const { source } = job;
  const dead = run.deadPlaces.get(source.place);
  if (dead) throw new ModelError('unreachable', dead);
  const total = downloadBytes(model) ?? 0;
  try {
    return await fetchFile(source, job.target, {
      size: job.size,
      sha256: job.sha256,
      signal: run.signal,
      onBytes: throttled((bytes) => report(run, model, 'downloading', job.before + bytes, null)),
      onVerify: () =>
        report(run, model, 'verifying', Math.min(job.before + (job.size ?? 0), total), null),
      ...(run.options.retry ? { retry: run.options.retry } : {}),
      ...(run.options.openPart ? { openPart: run.options.openPart } : {}),
    });
  } catch (error) {
    if (error instanceof ModelError && error.code === 'unreachable')
      run.deadPlaces.set(source.place, error.message);
    throw error;
  }
}

function sourceOf(run: Run, model: Model, name: string, url: string | null): Source {
  if (run.from !== undefined) {
    const mirror = folderOf(run.from);
    if (mirror !== null) return fileSource(join(mirror, model.id, name));
    const path = [model.id, ...name.split('/')].map(encodeURIComponent).join('/');
    return httpSource(`${run.from.replace(/\/+$/, '')}/${path}`, run.options.fetch);
  }
  if (url === null)
    throw new ModelError('not-fetchable', `${model.id}/${name} has no address. ${bringOnAStick}`);
  return httpSource(url, run.options.fetch);
}

/** The folder a mirror names, or null when it is a URL prefix. */
function folderOf(from: string): string | null {
  if (/^https?:\/\//i.test(from)) return null;
  return from.startsWith('file:') ? fileURLToPath(from) : from;
}

function throttled(send: (bytes: number) => void): (bytes: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (bytes) => {
    const now = performance.now();
    if (now - last < progressEveryMs) return;
    last = now;
    send(bytes);
  };
}
