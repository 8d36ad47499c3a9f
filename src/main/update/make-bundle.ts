import { createHash, type KeyObject } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { open, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { magic } from './bundle.ts';
import { UpdateError } from './errors.ts';
import { bundleName, type Header, headerSchema } from './header.ts';
import { signBytes } from './keys.ts';

/** What a packed folder says of itself: `resources/version.json`, written by build/pack/after-pack.mjs. */
export type PackedVersion = Pick<Header, 'version' | 'platform' | 'arch'>;

export interface MakeBundleOptions extends PackedVersion {
  /** The packed kiosk: dist/linux-unpacked and the like. */
  readonly folder: string;
  /** Where the bundle goes: a folder, or a file's name. */
  readonly out: string;
  readonly key: { readonly id: string; readonly key: KeyObject };
  /** What runs must be at least this; null for any. */
  readonly minimumVersion: string | null;
  /** The program in the folder; by default that of the platform. */
  readonly start?: string;
  readonly created: Date;
}

export const defaultStart: Readonly<Record<Header['platform'], string>> = {
  linux: 'vaani',
  win32: 'Vaani.exe',
  darwin: 'Vaani.app/Contents/MacOS/Vaani',
};

const chunkBytes = 1024 * 1024;

/**
 * Makes a signed bundle of a packed folder. Every file is read twice: for its digest, which is signed,
 * and for its content; a folder that changes meanwhile is refused. Returns the file's path and header.
 *
 * @throws UpdateError
 */
export async function makeBundle(options: MakeBundleOptions): Promise<{
  readonly file: string;
  readonly header: Header;
  readonly bytes: number;
}> {
  const { folder, version, platform, arch } = options;
  const { files, links } = await describe(folder, platform);
  const start = options.start ?? defaultStart[platform];
  const header: Header = {
    format: 1,
    product: 'vaani',
    version,
    platform,
    arch,
    minimumVersion: options.minimumVersion,
    created: options.created.toISOString(),
    keyId: options.key.id,
    start,
    // A program without the right to be run (packed on Windows, or unzipped) would never start.
    files: files.map((file) => (file.path === start ? { ...file, executable: true } : file)),
    links,
  };
  const checked = headerSchema.safeParse(header);
  if (!checked.success) {
    const message = checked.error.issues[0]?.message ?? '';
    throw new UpdateError('failed', `${folder} cannot be an update: ${message}`);
  }
  const isFolder = (await stat(options.out).catch(() => null))?.isDirectory() === true;
  const file = isFolder ? join(options.out, bundleName(header)) : options.out;
  const bytes = await write(file, folder, header, options.key.key);
  return { file, header, bytes };
}

async function describe(folder: string, platform: Header['platform']) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new UpdateError('failed', `${folder} is no folder that can be read`);
  });
  const files: Header['files'] = [];
  const links: Header['links'] = [];
  for (const entry of entries.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))) {
    const full = pathOf(entry);
    const path = relative(folder, full).split(sep).join('/');
    if (entry.isSymbolicLink()) links.push({ path, target: await readlink(full) });
    else if (entry.isFile()) {
      const { size, mode } = await stat(full);
      const executable = platform !== 'win32' ? (mode & 0o100) !== 0 : path.endsWith('.exe');
      files.push({ path, size, sha256: await digestOf(full), executable });
    } else if (!entry.isDirectory()) {
      throw new UpdateError('failed', `${path} is neither a file nor a folder`);
    }
  }
  return { files, links };
}

const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name);

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function* chunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Writes beside the name and renames, so that a bundle that has the name is whole. Returns its bytes. */
async function write(file: string, folder: string, header: Header, key: KeyObject) {
  const bytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const part = `${file}.part`;
  const out = await open(part, 'w');
  let written = 0;
  const add = async (piece: Uint8Array) => {
    await out.writeFile(piece);
    written += piece.length;
  };
  try {
    for (const piece of [magic, length, bytes, signBytes(bytes, key, 'bundle')]) await add(piece);
    for (const { path, sha256 } of header.files) {
      const hash = createHash('sha256');
      for await (const chunk of chunks(join(folder, path))) {
        hash.update(chunk);
        await add(chunk);
      }
      if (hash.digest('hex') !== sha256)
        throw new UpdateError('failed', `${path} changed while the bundle was made; make it again`);
    }
    await out.sync();
    await out.close();
    await rename(part, file);
    return written;
  } catch (error) {
    await out.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** What a packed folder says of itself; null when it says nothing. */
export async function readPackedVersion(folder: string): Promise<PackedVersion | null> {
  for (const place of ['resources', 'Vaani.app/Contents/Resources']) {
    const text = await readFile(join(folder, place, 'version.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const parsed = headerSchema.shape;
    try {
      const { version, platform, arch } = JSON.parse(text);
      return {
        version: parsed.version.parse(version),
        platform: parsed.platform.parse(platform),
        arch: parsed.arch.parse(arch),
      };
    } catch {
      throw new UpdateError(
        'failed',
        `${join(folder, place, 'version.json')} is damaged: pack again`,
      );
    }
  }
  return null;
}
