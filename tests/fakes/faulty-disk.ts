import { truncateSync, writeFileSync, readFileSync, existsSync } from 'node:fs';
import type { OpenFile, UpdateDisk } from '../../src/main/update/disk.ts';
import { nodeDisk } from '../../src/main/update/disk.ts';
import type { UpdateStore } from '../../src/main/update/state.ts';

/** The power is gone: nothing that the program does afterwards has any effect. */
export class PowerCut extends Error {}

export interface FaultyDisk extends UpdateDisk {
  /** Steps taken so far. */
  steps(): number;
  /** Puts the power back. */
  repair(): void;
  /** Files whose name ends so cannot be read: the stick was pulled out. */
  pullOut(ending: string | null): void;
  /** So many bytes can still be written, and the disk says that there are `said`; null: as many as there are. */
  room(bytes: number | null, said?: number): void;
  /** The state, on the same disk: writing it is a step too. */
  guard(store: UpdateStore): UpdateStore;
}

/**
 * The real disk, whose power goes at step `cutAt`. What had not been synced by then is lost as a real disk loses
 * it: some of it is there, some is missing, some is zeros; `chance` (0 to 1) says which.
 */
export function faultyDisk(cutAt = Infinity, chance: () => number = Math.random): FaultyDisk {
  let taken = 0;
  let off = false;
  let gone: string | null = null;
  let left: number | null = null;
  let free: number | null = null;
  /** Files that were written since they were synced, and how long they were then. */
  const unsynced = new Map<string, number>();

  /** Counts a step. False: the power goes during this one. */
  function step(): boolean {
    if (off) throw new PowerCut('no power');
    taken += 1;
    return taken !== cutAt;
  }

  function cut(): never {
    off = true;
    for (const [path, kept] of unsynced) {
      if (!existsSync(path)) continue;
      const bytes = readFileSync(path);
      const end = kept + Math.floor(chance() * (bytes.length - kept + 1));
      if (chance() < 0.5) truncateSync(path, Math.min(bytes.length, Math.max(0, end)));
      else writeFileSync(path, bytes.fill(0, Math.min(bytes.length, Math.max(0, end))));
    }
    unsynced.clear();
    throw new PowerCut('the power is gone');
  }

  /** A change: made, or cut off before or after it. */
  async function change(work: () => Promise<void>): Promise<void> {
    if (step()) return work();
    if (chance() < 0.5) await work();
    return cut();
  }

  function wrap(path: string, file: OpenFile): OpenFile {
    return {
      size: () => file.size(),
      async read(buffer, position) {
        if (!step()) cut();
        if (gone !== null && path.endsWith(gone))
          throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
        return file.read(buffer, position);
      },
      async write(bytes, position) {
        if (!unsynced.has(path)) unsynced.set(path, Math.min(position, await file.size()));
        if (!step()) {
          await file.write(bytes.subarray(0, Math.floor(chance() * bytes.length)), position);
          cut();
        }
        if (left !== null && left < bytes.length) {
          await file.write(bytes.subarray(0, left), position);
          left = 0;
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
            code: 'ENOSPC',
          });
        }
        if (left !== null) left -= bytes.length;
        await file.write(bytes, position);
      },
      truncate: (size) => change(() => file.truncate(size)),
      async sync() {
        if (!step()) cut();
        // What is lost is decided here: the real disk need not be waited for.
        unsynced.delete(path);
      },
      close: () => file.close(),
    };
  }

  return {
    steps: () => taken,
    repair() {
      off = false;
      cutAt = Infinity;
    },
    pullOut: (ending) => void (gone = ending),
    room(bytes, said) {
      left = bytes;
      free = said ?? null;
    },
    guard: (store) => ({
      read() {
        if (off) throw new PowerCut('no power');
        return store.read();
      },
      write(state) {
        if (step()) return store.write(state);
        if (chance() < 0.5) store.write(state);
        cut();
      },
    }),
    async openToRead(path) {
      if (!step()) cut();
      if (gone !== null && path.endsWith(gone))
        throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
      return wrap(path, await nodeDisk.openToRead(path));
    },
    async openToWrite(path) {
      if (!step()) cut();
      return wrap(path, await nodeDisk.openToWrite(path));
    },
    makeFolder: (path) => change(() => nodeDisk.makeFolder(path)),
    async rename(from, to) {
      await change(async () => {
        await nodeDisk.rename(from, to);
        for (const [path, kept] of unsynced) {
          if (path !== from && !path.startsWith(`${from}/`)) continue;
          unsynced.delete(path);
          unsynced.set(to + path.slice(from.length), kept);
        }
      });
    },
    remove: (path) => change(() => nodeDisk.remove(path)),
    list: (folder) => nodeDisk.list(folder),
    makeLink: (target, path) => change(() => nodeDisk.makeLink(target, path)),
    makeExecutable: (path) => change(() => nodeDisk.makeExecutable(path)),
    syncFolder: () => change(async () => {}),
    freeBytes: async (folder) => free ?? nodeDisk.freeBytes(folder),
    async fileSize(path) {
      if (off) throw new PowerCut('no power');
      return nodeDisk.fileSize(path);
    },
  };
}
