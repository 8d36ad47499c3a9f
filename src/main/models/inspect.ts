import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBytes } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { isFetchable, type Model, type ModelFile } from './manifest.ts';

/**
 * installed: every needed file is there and right · missing: no file of it is there ·
 * incomplete: some are missing or too short · bad: a file's content is not what it should be.
 */
export type ModelState = 'installed' | 'missing' | 'incomplete' | 'bad';

export interface Inspection {
  readonly state: ModelState;
  /** Bytes of the needed files that are there. */
  readonly bytes: number;
  /** What is wrong and what to do; empty when installed or missing. */
  readonly detail: string;
}

/** The command that mends a model. */
function remedy(model: Model): string {
  return isFetchable(model)
    ? `run "vaani models install ${model.id}" or "vaani models import DIR"`
    : 'run "vaani models import DIR" with a folder that holds it';
}

/** Looks at one model's files under `folder/<id>/`; digests come from the ledger where it knows them. */
export async function inspectModel(
  folder: string,
  model: Model,
  ledger: Ledger,
  signal?: AbortSignal,
): Promise<Inspection> {
  const absent: string[] = [];
  const wrong: string[] = [];
  const bad: string[] = [];
  let bytes = 0;
  let present = 0;
  for (const file of model.files) {
    if (file.optional) continue;
    const size = await sizeOf(join(folder, model.id, file.name));
    if (size === null) {
      absent.push(file.name);
      continue;
    }
    present += 1;
    bytes += size;
    if (file.size !== null && size !== file.size)
      wrong.push(`${file.name} has ${formatBytes(size)} of ${formatBytes(file.size)}`);
    else if (!(await contentIsRight(folder, model, file, ledger, signal))) bad.push(file.name);
  }
  if (present === 0) return { state: 'missing', bytes, detail: '' };
  if (bad.length > 0)
    return { state: 'bad', bytes, detail: `damaged: ${bad.join(', ')}; ${remedy(model)}` };
  if (wrong.length === 0 && absent.length === 0) return { state: 'installed', bytes, detail: '' };
  const parts = [...wrong, ...(absent.length > 0 ? [`missing: ${absent.join(', ')}`] : [])];
  return { state: 'incomplete', bytes, detail: `${parts.join('; ')}; ${remedy(model)}` };
}

async function contentIsRight(
  folder: string,
  model: Model,
  file: ModelFile,
  ledger: Ledger,
  signal?: AbortSignal,
): Promise<boolean> {
  const name = `${model.id}/${file.name}`;
  const digest = await ledger.digest(name, join(folder, model.id, file.name), signal);
  const expected = file.sha256 ?? ledger.pinned(name);
  if (expected !== undefined) return digest === expected;
  // Nobody knows this file's digest: what is there now is what later looks are held against.
  ledger.pin(name, digest);
  return true;
}

/** Size in bytes of a regular, non-empty file; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const info = await stat(path);
    return info.isFile() && info.size > 0 ? info.size : null;
  } catch {
    return null;
  }
}
