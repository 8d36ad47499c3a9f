import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bunzip2 } from './bunzip2.ts';
import { writeAll } from './disk.ts';
import { ModelError } from './errors.ts';
import { isSafeRelativePath } from './manifest.ts';
import { untar } from './untar.ts';

export interface UnpackOptions {
  readonly stripComponents: number;
  /** Kept, after stripping: file names, or folders ending in `/`. */
  readonly members: readonly string[];
  readonly signal: AbortSignal;
  /** Bytes written so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Bounds against an archive that unpacks to more than any voice is. */
const mostFiles = 5_000;
const mostBytes = 2_000_000_000;

/** Unpacks a tar.bz2 into a folder and returns the names written. Throws ModelError, or a system error. */
export async function unpackTarBz2(
  archive: string,
  folder: string,
  options: UnpackOptions,
): Promise<string[]> {
  const written: string[] = [];
  let bytes = 0;
  for await (const entry of untar(bunzip2(createReadStream(archive, { highWaterMark: 1 << 20 })))) {
    const name = strip(entry.path, options.stripComponents);
    if (name === null || !isMember(name, options.members)) continue;
    if (!isSafeRelativePath(name))
      throw new ModelError('broken-archive', `the archive holds an unsafe path: ${name}`);
    if (written.length >= mostFiles || bytes + entry.size > mostBytes)
      throw new ModelError('broken-archive', 'the archive unpacks to far more than a model is');
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    const file = await open(target, 'w');
    try {
      for await (const piece of entry.body) {
        if (options.signal.aborted) throw new ModelError('aborted', 'stopped');
        await writeAll(file, piece);
        bytes += piece.length;
        options.onBytes?.(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    written.push(name);
  }
  return written;
}

export function isMember(name: string, members: readonly string[]): boolean {
  return members.some((member) =>
    member.endsWith('/') ? name.startsWith(member) : name === member,
  );
}

function strip(path: string, components: number): string | null {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  return parts.length > components ? parts.slice(components).join('/') : null;
}
