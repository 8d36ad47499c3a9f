import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from './errors.ts';

/** What was found out about one file: it holds as long as size and mtime are the same. */
const entrySchema = z.object({ size: z.number(), mtimeMs: z.number(), sha256: z.string() });
const ledgerSchema = z.object({
  version: z.literal(1),
  files: z.record(z.string(), entrySchema),
  /** Digests taken when a file was installed, for files whose digest the manifest does not know. */
  pinned: z.record(z.string(), z.string()),
});

/**
 * `.verified.json` in the models folder. Hashing gigabytes at every start would take seconds, so a
 * digest is computed once per (path, size, mtime) and remembered.
 */
export interface Ledger {
  /** The file's sha256, from memory when size and mtime fit. Throws when it cannot be read. */
  digest(name: string, path: string, signal?: AbortSignal): Promise<string>;
  /** The digest that was taken when this file was installed, if any. */
  pinned(name: string): string | undefined;
  pin(name: string, sha256: string): void;
  /** Forgets everything under a model's folder (`id/`). */
  forget(prefix: string): void;
  /** Writes it back when something changed. A ledger that cannot be written costs time, not function. */
  save(): Promise<void>;
}

/** `fresh`: keep the pinned digests but hash every file again. */
export async function openLedger(
  folder: string,
  options: { fresh?: boolean } = {},
): Promise<Ledger> {
  const path = join(folder, '.verified.json');
  let data: z.infer<typeof ledgerSchema> = { version: 1, files: {}, pinned: {} };
  try {
    data = ledgerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (options.fresh) data.files = {};
  } catch {
    // Absent or damaged: every file is hashed once more.
  }
  let changed = false;
  return {
    async digest(name, file, signal) {
      const { size, mtimeMs } = await stat(file);
      const known = data.files[name];
      if (known && known.size === size && known.mtimeMs === mtimeMs) return known.sha256;
      const sha256 = await sha256Of(file, signal);
      data.files[name] = { size, mtimeMs, sha256 };
      changed = true;
      return sha256;
    },
    pinned: (name) => data.pinned[name],
    pin(name, sha256) {
      if (data.pinned[name] === sha256) return;
      data.pinned[name] = sha256;
      changed = true;
    },
    forget(prefix) {
      for (const table of [data.files, data.pinned]) {
        for (const name of Object.keys(table)) {
          if (!name.startsWith(prefix)) continue;
          delete table[name];
          changed = true;
        }
      }
    },
    async save() {
      if (!changed) return;
      const temporary = `${path}.${process.pid}.tmp`;
      try {
        await writeFile(temporary, `${JSON.stringify(data, null, 1)}\n`);
        await rename(temporary, path);
        changed = false;
      } catch {
        // A read-only or full folder.
      }
    },
  };
}

/** Lower-case hex sha256 of a file, read in 1 MiB pieces. */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (signal?.aborted) throw new ModelError('aborted', 'stopped');
    hash.update(piece as Buffer);
  }
  return hash.digest('hex');
}
