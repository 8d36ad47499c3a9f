import type { FileHandle } from 'node:fs/promises';
import { chmod, mkdir, open, readdir, rename, rm, stat, statfs, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/** An open file. Positions and sizes in bytes. */
export interface OpenFile {
  size(): Promise<number>;
  /** Fills `buffer` from `position` on as far as there is something; how many bytes came, 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  /** Writes all of it. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Resolves when what was written is on the disk, and stays there when the power goes. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What updates need of a disk; the tests' own one loses its power at any step. */
export interface UpdateDisk {
  openToRead(path: string): Promise<OpenFile>;
  /** Creates it where it is missing, and keeps what is in it. */
  openToWrite(path: string): Promise<OpenFile>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** With all that is in it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Names in a folder; none when it is not there. */
  list(folder: string): Promise<string[]>;
  makeLink(target: string, path: string): Promise<void>;
  makeExecutable(path: string): Promise<void>;
  /** What was created or renamed in a folder is on the disk too. */
  syncFolder(folder: string): Promise<void>;
  /** Bytes that can still be written. */
  freeBytes(folder: string): Promise<number>;
  /** Bytes of a file; null when it is not there. */
  fileSize(path: string): Promise<number | null>;
}

export const nodeDisk: UpdateDisk = {
  openToRead: async (path) => openFile(await open(path, 'r')),
  async openToWrite(path) {
    try {
      return openFile(await open(path, 'r+'));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return openFile(await open(path, 'wx+'));
    }
  },
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  async list(folder) {
    try {
      return await readdir(folder);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
      throw error;
    }
  },
  makeLink: (target, path) => symlink(target, path),
  makeExecutable: (path) => chmod(path, 0o755),
  async syncFolder(folder) {
    // Windows keeps its folders itself and lets nobody open one.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  async fileSize(path) {
    const found = await stat(path).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
      throw error;
    });
    return found?.isFile() === true ? found.size : null;
  },
};

function openFile(handle: FileHandle): OpenFile {
  return {
    size: async () => (await handle.stat()).size,
    read: async (buffer, position) =>
      (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
    async write(bytes, position) {
      // On a disk that fills up a single write may take only a part without an error.
      for (let written = 0; written < bytes.length; ) {
        const rest = bytes.length - written;
        written += (await handle.write(bytes, written, rest, position + written)).bytesWritten;
      }
    },
    truncate: (size) => handle.truncate(size),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Replaces a small file whole: a reader, or a power cut, never finds half of it. */
export async function replaceFile(disk: UpdateDisk, path: string, bytes: Uint8Array) {
  const part = `${path}.part`;
  await disk.makeFolder(dirname(path));
  const file = await disk.openToWrite(part);
  try {
    await file.truncate(0);
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(part, path);
  await disk.syncFolder(dirname(path));
}

/** A small file whole; null when it is not there. @throws when it is longer than `maxBytes`. */
export async function readSmallFile(
  disk: UpdateDisk,
  path: string,
  maxBytes: number,
): Promise<Buffer | null> {
  const size = await disk.fileSize(path);
  if (size === null) return null;
  if (size > maxBytes) throw new Error(`${path} is longer than it can be`);
  const file = await disk.openToRead(path);
  try {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, await readFully(file, bytes, 0));
  } finally {
    await file.close();
  }
}

/** Reads until the buffer is full or the file ends; how many bytes came. */
export async function readFully(
  file: OpenFile,
  buffer: Uint8Array,
  position: number,
): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const came = await file.read(buffer.subarray(filled), position + filled);
    if (came === 0) break;
    filled += came;
  }
  return filled;
}
