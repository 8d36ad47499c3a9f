import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../kernel/errors.ts';
import type { Bundle } from './bundle.ts';
import { type OpenFile, readFully, readSmallFile, replaceFile, type UpdateDisk } from './disk.ts';
import { systemCode, UpdateError } from './errors.ts';
import { type Header, payloadBytes } from './header.ts';

/** How far a copy is. */
export interface CopyProgress {
  readonly copied: number;
  readonly total: number;
}

export interface StageOptions {
  readonly disk: UpdateDisk;
  /** Where the files go, until they are all there. */
  readonly folder: string;
  readonly bundle: Bundle;
  readonly bundlePath: string;
  readonly signal: AbortSignal;
  onProgress(progress: CopyProgress): void;
  /** Read and written at once, bytes. */
  readonly chunkBytes?: number;
  /** This much at most is copied anew after a power cut, bytes. */
  readonly journalBytes?: number;
}

const defaultChunkBytes = 1024 * 1024;
const defaultJournalBytes = 8 * 1024 * 1024;

/** Header and signature of a version, beside its files: so they can be checked again later. */
export const sealName = 'vaani-update.seal';
export const journalName = 'vaani-update.journal';

/** Up to here everything is on the disk: the files before `file`, and `offset` bytes of that one. */
const journalSchema = z.object({
  bundle: z.string(),
  file: z.number().int().min(0),
  offset: z.number().int().min(0),
});
type Journal = z.infer<typeof journalSchema>;

/** Does the folder hold a part of this bundle? Bytes of it that need not be copied again. */
export async function stagedBytes(disk: UpdateDisk, folder: string, bundle: Bundle) {
  const journal = await readJournal(disk, folder, bundle);
  if (!journal) return 0;
  const { files } = bundle.header;
  return payloadBytes({ files: files.slice(0, journal.file) }) + journal.offset;
}

/**
 * Copies the files of a bundle into a folder, from where it stopped before: after every `journalBytes` the
 * disk is asked to keep what it has, and only then the journal says so. When it resolves every file was read
 * back and is what was signed.
 *
 * @throws UpdateError `stick-gone` when the bundle cannot be read any more, `no-space`, `aborted`, `damaged`
 */
export async function stage(options: StageOptions): Promise<void> {
  const { disk, folder, bundle } = options;
  const start = await readJournal(disk, folder, bundle);
  if (!start) {
    await disk.remove(folder);
    await disk.makeFolder(folder);
  }
  const source = await disk.openToRead(options.bundlePath).catch((error: unknown) => {
    throw stickGone(error);
  });
  try {
    await copyFiles(options, source, start ?? { bundle: bundle.id, file: 0, offset: 0 });
    await check(options, source);
  } catch (error) {
    throw inWords(error);
  } finally {
    await source.close().catch(() => {});
  }
}

async function copyFiles(options: StageOptions, source: OpenFile, start: Journal): Promise<void> {
  const { disk, folder, bundle } = options;
  const journalBytes = options.journalBytes ?? defaultJournalBytes;
  const total = payloadBytes(bundle.header);
  let before = 0;
  let unsaved = 0;
  for (const [index, entry] of bundle.header.files.entries()) {
    if (index >= start.file) {
      const from = index === start.file ? Math.min(start.offset, entry.size) : 0;
      await copyFile(options, source, index, before, from, async (at, bytes, file) => {
        options.onProgress({ copied: before + at, total });
        unsaved += bytes;
        if (unsaved < journalBytes) return;
        await file.sync();
        await writeJournal(disk, folder, { bundle: bundle.id, file: index, offset: at });
        unsaved = 0;
      });
    }
    before += entry.size;
  }
  await writeJournal(disk, folder, {
    bundle: bundle.id,
    file: bundle.header.files.length,
    offset: 0,
  });
}

/** Copies one file from `from` on; `onChunk` hears up to where it is, and how much that was. */
async function copyFile(
  options: StageOptions,
  source: OpenFile,
  index: number,
  before: number,
  from: number,
  onChunk: (at: number, bytes: number, file: OpenFile) => Promise<void>,
): Promise<void> {
  const { disk, folder, bundle, signal } = options;
  const entry = bundle.header.files[index];
  if (!entry) return;
  const target = join(folder, entry.path);
  await disk.makeFolder(dirname(target));
  const file = await disk.openToWrite(target);
  try {
    // What is beyond the journal may be anything after a power cut.
    await file.truncate(from);
    const buffer = Buffer.alloc(Math.min(options.chunkBytes ?? defaultChunkBytes, entry.size || 1));
    for (let at = from; at < entry.size; ) {
      if (signal.aborted) throw new UpdateError('aborted', 'stopped; what is copied is kept');
      const piece = buffer.subarray(0, Math.min(buffer.length, entry.size - at));
      const position = bundle.payloadStart + before + at;
      const came = await readFully(source, piece, position).catch((error: unknown) => {
        throw stickGone(error);
      });
      if (came < piece.length) throw stickGone(new Error('it ended early'));
      await file.write(piece, at);
      at += came;
      await onChunk(at, came, file);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (entry.executable) await disk.makeExecutable(target);
}

/**
 * Reads back what was copied and copies anew, once, what is not what was signed: after a power cut a file
 * may be missing or hold zeros. Then the links and the seal are added.
 *
 * @throws UpdateError `damaged` when a file is still not what was signed
 */
async function check(options: StageOptions, source: OpenFile): Promise<void> {
  const { disk, folder, bundle } = options;
  const { files, links } = bundle.header;
  let before = 0;
  for (const [index, entry] of files.entries()) {
    if (!(await isIntact(disk, folder, entry))) {
      await copyFile(options, source, index, before, 0, async () => {});
      if (!(await isIntact(disk, folder, entry))) {
        throw new UpdateError(
          'damaged',
          `${entry.path} is not what was signed: copy the bundle to the stick again, or use another stick`,
        );
      }
    }
    before += entry.size;
  }
  for (const { path, target } of links) {
    const at = join(folder, path);
    await disk.remove(at);
    await disk.makeFolder(dirname(at));
    await disk.makeLink(target, at);
  }
  await replaceFile(disk, join(folder, sealName), bundle.seal);
  for (const at of foldersOf(bundle.header)) await disk.syncFolder(join(folder, at));
}

/** Every folder that files or links are in, the one of the version itself too. */
function foldersOf({ files, links }: Header): Set<string> {
  const folders = new Set<string>(['.']);
  for (const { path } of [...files, ...links]) {
    for (let at = dirname(path); !folders.has(at); at = dirname(at)) folders.add(at);
  }
  return folders;
}

/** Is a file what was signed? Sizes first: that is quick. */
async function isIntact(
  disk: UpdateDisk,
  folder: string,
  entry: Header['files'][number],
): Promise<boolean> {
  const path = join(folder, entry.path);
  if ((await disk.fileSize(path)) !== entry.size) return false;
  const file = await disk.openToRead(path);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(defaultChunkBytes);
    for (let at = 0; at < entry.size; ) {
      const came = await readFully(file, buffer, at);
      if (came === 0) return false;
      hash.update(buffer.subarray(0, came));
      at += came;
    }
    return hash.digest('hex') === entry.sha256;
  } finally {
    await file.close();
  }
}

/** Is every file of a version what was signed? Names the first that is not, else null. */
export async function findDamage(
  disk: UpdateDisk,
  folder: string,
  header: Header,
): Promise<string | null> {
  for (const entry of header.files) {
    if (!(await isIntact(disk, folder, entry).catch(() => false))) return entry.path;
  }
  return null;
}

const journalPath = (folder: string): string => join(folder, journalName);

async function readJournal(disk: UpdateDisk, folder: string, bundle: Bundle) {
  try {
    const bytes = await readSmallFile(disk, journalPath(folder), 1_000);
    const journal = journalSchema.parse(JSON.parse(String(bytes)));
    return journal.bundle === bundle.id && journal.file <= bundle.header.files.length
      ? journal
      : null;
  } catch {
    // None, another bundle's, or half of one: from the beginning then.
    return null;
  }
}

const writeJournal = (disk: UpdateDisk, folder: string, journal: Journal): Promise<void> =>
  replaceFile(disk, journalPath(folder), Buffer.from(JSON.stringify(journal)));

const stickGone = (cause: unknown): UpdateError =>
  new UpdateError(
    'stick-gone',
    `the bundle cannot be read any more (${messageOf(cause)}): put the stick back, it goes on from where it was`,
    { cause },
  );

/** A disk that is full, in words; anything else as it is. */
function inWords(error: unknown): unknown {
  if (!['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '')) return error;
  return new UpdateError(
    'no-space',
    'the disk is full: free some space and start again, it goes on from where it was',
    { cause: error },
  );
}
