import { type FileHandle, statfs } from 'node:fs/promises';
import { formatBytes, ModelError } from './errors.ts';

/** Left free whatever is installed: the database and the logs live on the same disk. */
const reserveBytes = 32_000_000;

export type FreeBytes = (folder: string) => Promise<number>;

const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Throws ModelError `no-space` when `needed` bytes would not fit into the folder's disk. */
export async function requireSpace(
  folder: string,
  needed: number,
  freeBytes: FreeBytes = freeBytesOf,
): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= needed + reserveBytes) return;
  throw new ModelError(
    'no-space',
    `${formatBytes(needed)} are needed and only ${formatBytes(Math.max(0, free - reserveBytes))} can be used at ${folder}: free some space, or name another folder with VAANI_MODELS`,
  );
}

/** Writes all of a piece: on a disk that fills up a single write may take only a part without an error. */
export async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length; ) {
    written += (await file.write(piece, written, piece.length - written)).bytesWritten;
  }
}
