import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ModelProgress } from '../../contract/kiosk.ts';
import { messageOf } from '../kernel/errors.ts';
import { copyModel } from './copy-model.ts';
import { type FreeBytes, requireSpace } from './disk.ts';
import { formatBytes, ModelError } from './errors.ts';
import { inspectModel, sizeOf } from './inspect.ts';
import { openLedger } from './ledger.ts';
import { withFolderLock } from './lock.ts';
import { loadManifest, type Manifest, type Model } from './manifest.ts';

export interface TransferOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ModelProgress) => void;
  readonly manifest?: Manifest;
  readonly freeBytes?: FreeBytes;
}

export interface TransferResult {
  readonly id: string;
  /** copied · present: the right one was there already · incomplete, wrong, failed: not copied. */
  readonly state: 'copied' | 'present' | 'incomplete' | 'wrong' | 'failed';
  readonly bytes: number;
  /** What is wrong and what to do; empty when all is well. */
  readonly detail: string;
}

export interface ImportReport {
  readonly results: TransferResult[];
  /** Folders that are no model of the manifest. */
  readonly unknown: string[];
}

/**
 * Copies every model of the manifest that lies in `dir` (layout `dir/<id>/<file>`) into the models
 * folder, checking digests. Throws ModelError when `dir` cannot be read or the folder is busy.
 */
export async function importModels(
  dir: string,
  folder: string,
  options: TransferOptions = {},
): Promise<ImportReport> {
  const manifest = options.manifest ?? (await loadManifest());
  const names = await folderNames(dir);
  if (resolve(dir) === resolve(folder))
    throw new ModelError('failed', `${dir} is the models folder itself: name another one`);
  const here = manifest.filter((model) => names.includes(model.id));
  const unknown = names.filter((name) => !manifest.some((model) => model.id === name));
  return { results: await copyAll(here, dir, folder, options), unknown };
}

/** Copies every installed model to `dir`, for another machine's `import`. */
export async function exportModels(
  folder: string,
  dir: string,
  options: TransferOptions = {},
): Promise<TransferResult[]> {
  const manifest = options.manifest ?? (await loadManifest());
  await mkdir(dir, { recursive: true });
  if (resolve(dir) === resolve(folder))
    throw new ModelError('failed', `${dir} is the models folder itself: name another one`);
  const ledger = await openLedger(folder);
  const installed: Model[] = [];
  for (const model of manifest)
    if ((await inspectModel(folder, model, ledger)).state === 'installed') installed.push(model);
  await ledger.save();
  return copyAll(installed, folder, dir, options);
}

async function copyAll(
  models: readonly Model[],
  from: string,
  to: string,
  options: TransferOptions,
): Promise<TransferResult[]> {
  return withFolderLock(to, async () => {
    const ledgers = { from: await openLedger(from), to: await openLedger(to) };
    const results: TransferResult[] = [];
    for (const model of models) {
      const result = await copyOne(model, from, to, ledgers, options);
      results.push(result);
      const done = result.state === 'copied' || result.state === 'present';
      options.onProgress?.({
        id: model.id,
        title: model.title,
        state: done ? 'installed' : 'failed',
        bytes: result.bytes,
        totalBytes: result.bytes,
        detail: result.detail || null,
      });
      await ledgers.to.save();
    }
    return results;
  });
}

async function copyOne(
  model: Model,
  from: string,
  to: string,
  ledgers: Record<'from' | 'to', Awaited<ReturnType<typeof openLedger>>>,
  options: TransferOptions,
): Promise<TransferResult> {
  const { id } = model;
  const signal = options.signal ?? new AbortController().signal;
  try {
    const there = await inspectModel(to, model, ledgers.to, signal);
    if (there.state === 'installed')
      return { id, state: 'present', bytes: there.bytes, detail: '' };
    const faults: string[] = [];
    let bytes = 0;
    for (const file of model.files) {
      if (file.optional) continue;
      const size = await sizeOf(join(from, id, file.name));
      bytes += size ?? 0;
      if (size === null) faults.push(`${file.name} is missing`);
      else if (file.size !== null && size !== file.size)
        faults.push(`${file.name} has ${formatBytes(size)} of ${formatBytes(file.size)}`);
    }
    if (faults.length > 0) {
      const detail = `not copied: ${faults.join('; ')}. Copy ${join(from, id)} again from where it came.`;
      return { id, state: 'incomplete', bytes, detail };
    }
    await requireSpace(to, bytes, options.freeBytes);
    await copyModel(
      model,
      { folder: from, ledger: ledgers.from },
      { folder: to, ledger: ledgers.to },
      {
        signal,
        onBytes: (copied) =>
          options.onProgress?.({
            id,
            title: model.title,
            state: 'downloading',
            bytes: Math.min(copied, bytes),
            totalBytes: bytes,
            detail: null,
          }),
      },
    );
    return { id, state: 'copied', bytes, detail: '' };
  } catch (error) {
    const wrong = error instanceof ModelError && error.code === 'wrong-content';
    return { id, state: wrong ? 'wrong' : 'failed', bytes: 0, detail: messageOf(error) };
  }
}

async function folderNames(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    throw new ModelError('not-found', `${dir} cannot be read: ${messageOf(error)}`);
  }
}
