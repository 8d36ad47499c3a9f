import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchFile } from './fetch-file.ts';
import { sizeOf } from './inspect.ts';
import type { Ledger } from './ledger.ts';
import type { Model } from './manifest.ts';
import { fileSource } from './source.ts';
import { isMember } from './unpack.ts';

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Bytes copied so far, of the whole model. */
  readonly onBytes?: (bytes: number) => void;
}

/** Where a model is put together before it takes its place in one step. */
export function stagingFolder(folder: string, model: Model): string {
  return join(folder, `.staging-${model.id}`);
}

/**
 * Copies one model from a folder of the same layout. Every digest that is known (from the manifest,
 * or pinned in the source's ledger) is checked on what was written; only a whole and right model
 * takes its place. Throws ModelError.
 */
export async function copyModel(
  model: Model,
  from: { readonly folder: string; readonly ledger: Ledger },
  to: { readonly folder: string; readonly ledger: Ledger },
  options: CopyOptions,
): Promise<void> {
  const staging = stagingFolder(to.folder, model);
  await rm(staging, { recursive: true, force: true });
  try {
    let before = 0;
    for (const name of await filesOf(from.folder, model)) {
      const source = join(from.folder, model.id, name);
      const file = model.files.find((f) => f.name === name);
      const sha256 = file?.sha256 ?? from.ledger.pinned(`${model.id}/${name}`) ?? null;
      const size = await sizeOf(source);
      // Empty files cannot be told from lost ones and no model has any that matter.
      if (size === null) continue;
      await fetchFile(fileSource(source), join(staging, name), {
        size,
        sha256,
        signal: options.signal,
        onBytes: (bytes) => options.onBytes?.(before + bytes),
      });
      before += size;
    }
    await takePlace(model, staging, to);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}

/** Puts a complete staging folder in the model's place and remembers the digests. */
export async function takePlace(
  model: Model,
  staging: string,
  to: { readonly folder: string; readonly ledger: Ledger },
): Promise<void> {
  const place = join(to.folder, model.id);
  await rm(place, { recursive: true, force: true });
  await rename(staging, place);
  to.ledger.forget(`${model.id}/`);
  for (const file of model.files) {
    if (file.optional || file.sha256 !== null) continue;
    const name = `${model.id}/${file.name}`;
    to.ledger.pin(name, await to.ledger.digest(name, join(place, file.name)));
  }
}

/** The files of a model that are there: those of the manifest, and all that an archive would bring. */
async function filesOf(folder: string, model: Model): Promise<string[]> {
  const names = model.files.map((file) => file.name);
  const members = model.archive?.members ?? [];
  if (members.length === 0) return names;
  const found = await readdir(join(folder, model.id), { recursive: true, withFileTypes: true });
  const root = join(folder, model.id);
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/');
    if (isMember(name, members) && !names.includes(name)) names.push(name);
  }
  return names;
}
