import { join } from 'node:path';
import { readBundle } from './bundle.ts';
import { nodeDisk, readSmallFile, type UpdateDisk } from './disk.ts';
import { megabytes, UpdateError } from './errors.ts';
import { withUpdateLock } from './folder-lock.ts';
import { type Header, maxHeaderBytes, payloadBytes } from './header.ts';
import type { TrustedKey } from './keys.ts';
import { openSeal } from './bundle.ts';
import { type Machine, requireAllowed } from './policy.ts';
import {
  type CopyProgress,
  findDamage,
  journalName,
  sealName,
  stage,
  stagedBytes,
} from './stage.ts';
import {
  createUpdateStore,
  takenBack,
  type UpdateState,
  type UpdateStore,
  versionFolder,
  versionsFolder,
} from './state.ts';
import { compareVersions, isVersion, newest } from './version.ts';

/** What putting on and taking back need. */
export interface UpdateHome {
  /** Where versions are kept. */
  readonly folder: string;
  readonly keys: readonly TrustedKey[];
  readonly machine: Machine;
  readonly disk?: UpdateDisk;
  readonly store?: UpdateStore;
  readonly now?: () => number;
}

export interface ApplyOptions extends UpdateHome {
  readonly bundlePath: string;
  /** Also a version that was taken back on this kiosk before. */
  readonly again?: boolean;
  readonly signal?: AbortSignal;
  onProgress?(progress: CopyProgress): void;
  readonly chunkBytes?: number;
  readonly journalBytes?: number;
}

/** Left free whatever is installed, bytes: the database and the logs live on the same disk. */
const reserveBytes = 64_000_000;

/**
 * Puts the version of a bundle on this kiosk: it is started next, on trial. Whatever happens meanwhile
 * (the stick is pulled out, the power goes), what runs stays what is started, and calling it again goes
 * on from where it was.
 *
 * @returns the header of what was put there
 * @throws UpdateError
 */
export async function applyBundle(options: ApplyOptions): Promise<Header> {
  const { folder, disk = nodeDisk, store = createUpdateStore(folder) } = options;
  const bundle = await readBundle(disk, options.bundlePath, options.keys);
  const { header } = bundle;
  const allow = () => requireAllowed(header, options.machine, store.read(), options.again === true);
  allow();
  return withUpdateLock(folder, async () => {
    // Another process may have been quicker.
    allow();
    const target = versionFolder(folder, header.version);
    const incoming = incomingFolder(folder);
    await prune(disk, folder, store.read(), header.version);
    if ((await intactSeal(disk, target, options.keys))?.version !== header.version) {
      await disk.remove(target);
      await makeRoom(disk, folder, store, bundle.header, await stagedBytes(disk, incoming, bundle));
      await stage({
        disk,
        folder: incoming,
        bundle,
        bundlePath: options.bundlePath,
        signal: options.signal ?? new AbortController().signal,
        onProgress: options.onProgress ?? (() => {}),
        ...(options.chunkBytes ? { chunkBytes: options.chunkBytes } : {}),
        ...(options.journalBytes ? { journalBytes: options.journalBytes } : {}),
      });
      await disk.makeFolder(versionsFolder(folder));
      await disk.rename(incoming, target);
      await disk.syncFolder(versionsFolder(folder));
      await disk.syncFolder(folder);
      await disk.remove(join(target, journalName));
    }
    switchTo(store, header.version, (options.now ?? Date.now)());
    return header;
  });
}

const incomingFolder = (folder: string): string => join(folder, 'incoming');

/** From now on `version` is what is started, on trial; what ran before is what is gone back to. */
function switchTo(store: UpdateStore, version: string, now: number): void {
  const state = store.read();
  store.write({
    ...state,
    current: version,
    // A version that was never listening is nothing to go back to.
    previous: state.trial ? state.previous : { version: runningVersion(state) },
    failed: state.failed.filter((one) => one !== version),
    trial: { version, starts: 0, since: now },
  });
}

/** The version that the launcher starts; null for the installed program, which may be the newer one by now. */
function runningVersion({ current, installed }: UpdateState): string | null {
  if (current === null || installed === null) return current;
  return compareVersions(installed, current) >= 0 ? null : current;
}

/** What going back by hand leads to, `version` null being the installed program; null when there is nothing. */
export const wayBack = (state: UpdateState): UpdateState['previous'] =>
  runningVersion(state) === null ? null : state.previous;

/** The header of a version whose files are all what was signed; null for anything else. */
async function intactSeal(
  disk: UpdateDisk,
  folder: string,
  keys: readonly TrustedKey[],
): Promise<Header | null> {
  try {
    const seal = await readSmallFile(disk, join(folder, sealName), maxHeaderBytes);
    if (!seal) return null;
    const header = openSeal(seal, keys);
    return (await findDamage(disk, folder, header)) === null ? header : null;
  } catch {
    return null;
  }
}

/** Removes versions that nothing leads to: of those that ran, the current and the one before stay. */
async function prune(
  disk: UpdateDisk,
  folder: string,
  state: UpdateState,
  also?: string,
): Promise<void> {
  const kept = new Set([state.current, state.previous?.version, also]);
  for (const name of await disk.list(versionsFolder(folder))) {
    // Only what is surely a version of ours is removed.
    if (!isVersion(name) || kept.has(name)) continue;
    // Windows removes nothing that runs: that goes the next time.
    await disk.remove(versionFolder(folder, name)).catch(() => {});
  }
}

/** Makes room for a version, at the cost of the one before; what runs now is never touched. */
async function makeRoom(
  disk: UpdateDisk,
  folder: string,
  store: UpdateStore,
  header: Header,
  staged: number,
): Promise<void> {
  const needed = payloadBytes(header) - staged + reserveBytes;
  if ((await disk.freeBytes(folder)) >= needed) return;
  const state = store.read();
  if (state.previous?.version && !state.trial) {
    store.write({ ...state, previous: null });
    await disk.remove(versionFolder(folder, state.previous.version));
  }
  const free = await disk.freeBytes(folder);
  if (free >= needed) return;
  throw new UpdateError(
    'no-space',
    `${megabytes(needed)} are needed and ${megabytes(free)} are free at ${folder}: free some space, or name another folder with VAANI_UPDATES`,
  );
}

/**
 * The kiosk says that it is listening: its version is good. A trial ends, and old versions are removed;
 * from now on nothing older is taken.
 *
 * @returns whether a trial ended
 */
export async function confirmListening(
  options: Pick<UpdateHome, 'folder' | 'disk' | 'store'> & { readonly running: string },
): Promise<boolean> {
  const { folder, disk = nodeDisk, store = createUpdateStore(folder), running } = options;
  const state = store.read();
  // A program that is not the one on trial says nothing about it.
  const passed = state.trial !== null && state.trial.version === running;
  const changed = passed || newest([state.highest, running]) !== state.highest;
  if (changed) store.write({ ...state, highest: running, trial: passed ? null : state.trial });
  if (!passed) return false;
  await withUpdateLock(folder, () => prune(disk, folder, store.read()));
  return true;
}

/**
 * Goes back to the version before, by hand. Its files are checked first. It is what is started next.
 *
 * @returns the version gone back to; null for the installed program
 * @throws UpdateError
 */
export async function rollBack(options: UpdateHome): Promise<string | null> {
  const { folder, disk = nodeDisk, store = createUpdateStore(folder) } = options;
  return withUpdateLock(folder, async () => {
    const state = store.read();
    const before = wayBack(state);
    if (before === null || state.current === null) {
      throw new UpdateError('nothing-to-go-back-to', 'there is no version to go back to');
    }
    const { version } = before;
    if (version !== null) {
      const header = await intactSeal(disk, versionFolder(folder, version), options.keys);
      if (header?.version !== version) {
        throw new UpdateError(
          'damaged',
          `version ${version} is not whole any more: it cannot be gone back to; bring a newer one on a stick`,
        );
      }
    }
    store.write(takenBack(state, state.current));
    return version;
  });
}
