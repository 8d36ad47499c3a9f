import { createHash } from 'node:crypto';
import {
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Made } from './port.ts';

/**
 * Made sentences in a folder, one file each, named by the hash of its key: the text itself is not on
 * disk. Only what is said to everybody belongs here.
 */
export interface Disk {
  /** Whether it is there, as far as is known; what was asked for is not given up for something else. */
  has(key: string): boolean;
  /** Undefined where it is not there, or damaged; a damaged file is deleted. Never rejects. */
  read(key: string): Promise<Made | undefined>;
  /** False when it could not be kept (`problem`), or there is no room (`full`). Never rejects. */
  write(key: string, made: Made): Promise<boolean>;
  /** Everything in it was asked for since it was opened, and there is no room for more. */
  readonly full: boolean;
  /** Why nothing can be kept here; undefined when all is well. */
  readonly problem: string | undefined;
}

export interface DiskOptions {
  /** Absolute; made if absent. */
  readonly folder: string;
  readonly maxBytes: number;
  readonly clock?: Clock;
}

const magic = 0x31494e56; // "VNI1"
/** Magic, sample rate, number of samples, CRC-32 of the samples; 32-bit little-endian each. */
const headerBytes = 16;
const finished = /^[0-9a-f]{40}\.pcm$/u;
const unfinished = /^[0-9a-f]{40}\.\d+\.part$/u;
/** A file that was begun this long ago will not be finished, ms. */
const leftBehindMs = 60_000;

/** Reads what is in the folder; a folder that cannot be used holds nothing and says why. Never rejects. */
export async function openDisk(options: DiskOptions): Promise<Disk> {
  const { folder, maxBytes, clock = systemClock } = options;
  /** Bytes of each file, the longest unused first. */
  const index = new Map<string, number>();
  const wanted = new Set<string>();
  let bytes = 0;
  let full = false;
  let problem: string | undefined;

  const path = (name: string) => join(folder, name);
  const remove = (name: string) => {
    bytes -= index.get(name) ?? 0;
    index.delete(name);
    return unlink(path(name)).catch(() => {});
  };

  async function makeRoom(needed: number): Promise<boolean> {
    for (const name of [...index.keys()]) {
      if (bytes + needed <= maxBytes) break;
      if (!wanted.has(name)) await remove(name);
    }
    return bytes + needed <= maxBytes;
  }

  try {
    await mkdir(folder, { recursive: true });
    const found = [];
    for (const name of await readdir(folder)) {
      if (!finished.test(name) && !unfinished.test(name)) continue;
      const file = await stat(path(name)).catch(() => undefined);
      if (file && unfinished.test(name)) {
        // Another process may be writing it just now.
        if (clock.now() - file.mtimeMs > leftBehindMs) await unlink(path(name)).catch(() => {});
      } else if (file?.isFile()) found.push({ name, size: file.size, usedAt: file.mtimeMs });
    }
    for (const { name, size } of found.sort((a, b) => a.usedAt - b.usedAt)) {
      index.set(name, size);
      bytes += size;
    }
    await makeRoom(0);
  } catch (error) {
    problem = describe(folder, error);
  }

  return {
    has(key) {
      const name = nameOf(key);
      if (!index.has(name)) return false;
      wanted.add(name);
      return true;
    },
    async read(key) {
      const name = nameOf(key);
      const size = index.get(name);
      if (size === undefined) return undefined;
      wanted.add(name);
      const made = decode(await readFile(path(name)).catch(() => undefined));
      if (!made) {
        await remove(name);
        return undefined;
      }
      index.delete(name);
      index.set(name, size);
      const seconds = clock.now() / 1000;
      await utimes(path(name), seconds, seconds).catch(() => {});
      return made;
    },
    async write(key, made) {
      const name = nameOf(key);
      const file = encode(made);
      wanted.add(name);
      if (index.has(name)) await remove(name);
      if (!(await makeRoom(file.length))) {
        full = true;
        return false;
      }
      const part = path(`${name.slice(0, 40)}.${process.pid}.part`);
      try {
        await writeFile(part, file);
        await rename(part, path(name));
      } catch (error) {
        problem = describe(folder, error);
        await unlink(part).catch(() => {});
        return false;
      }
      problem = undefined;
      index.set(name, file.length);
      bytes += file.length;
      return true;
    },
    get full() {
      return full;
    },
    get problem() {
      return problem;
    },
  };
}

const describe = (folder: string, error: unknown) =>
  `spoken sentences cannot be kept in ${folder}: ${messageOf(error)}`;

const nameOf = (key: string) =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.pcm`;

function encode({ samples, sampleRate }: Made): Buffer {
  const body = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(magic, 0);
  header.writeUInt32LE(sampleRate, 4);
  header.writeUInt32LE(samples.length, 8);
  header.writeUInt32LE(crc32(body), 12);
  return Buffer.concat([header, body]);
}

function decode(file: Buffer | undefined): Made | undefined {
  if (!file || file.length <= headerBytes || file.readUInt32LE(0) !== magic) return undefined;
  const body = file.subarray(headerBytes);
  if (body.length !== file.readUInt32LE(8) * 2 || crc32(body) !== file.readUInt32LE(12)) {
    return undefined;
  }
  // A copy, since the file's own bytes may begin at an odd address.
  const samples = new Int16Array(body.length / 2);
  new Uint8Array(samples.buffer).set(body);
  return { samples, sampleRate: file.readUInt32LE(4) };
}
