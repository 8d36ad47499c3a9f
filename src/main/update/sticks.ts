import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.ts';
import { readBundle } from './bundle.ts';
import { nodeDisk, type UpdateDisk } from './disk.ts';
import { systemCode, UpdateError } from './errors.ts';
import type { Header } from './header.ts';
import type { TrustedKey } from './keys.ts';
import { compareVersions } from './version.ts';

/** A bundle that was found; `header` is null with the reason when it cannot be used. */
export interface FoundBundle {
  readonly path: string;
  readonly header: Header | null;
  readonly problem: string | null;
}

/** No more folders, and no more bundles, are looked at, whatever is plugged in. */
const maxFolders = 64;
const maxBundles = 16;

/** Where sticks appear, and whether they lie one folder deeper (of the person they are for). */
export function mountRoots(
  platform: string = process.platform,
): readonly { readonly folder: string; readonly deeper: boolean }[] {
  if (platform === 'win32') {
    return Array.from({ length: 23 }, (_, index) => ({
      folder: `${String.fromCharCode('D'.charCodeAt(0) + index)}:\\`,
      deeper: false,
    }));
  }
  if (platform === 'darwin') return [{ folder: '/Volumes', deeper: true }];
  const { username } = userInfo();
  return [
    { folder: '/media', deeper: true },
    { folder: join('/media', username), deeper: true },
    { folder: join('/run/media', username), deeper: true },
    { folder: '/mnt', deeper: true },
  ];
}

/** Folders of sticks: the mount points, and the folder `vaani` on each. */
async function stickFolders(
  disk: UpdateDisk,
  roots: ReturnType<typeof mountRoots>,
): Promise<string[]> {
  const folders: string[] = [];
  for (const { folder, deeper } of roots) {
    const names = deeper ? await namesIn(disk, folder) : null;
    for (const place of names?.map((name) => join(folder, name)) ?? [folder]) {
      if (folders.length >= maxFolders) return folders;
      folders.push(place, join(place, 'vaani'));
    }
  }
  return folders;
}

/** What is in a folder; nothing when it cannot be read: an empty drive, a stick of somebody else's. */
async function namesIn(disk: UpdateDisk, folder: string): Promise<string[]> {
  return disk.list(folder).catch(() => []);
}

/**
 * The bundles on the sticks that are plugged in, checked as far as what they say of themselves; the newest
 * first, those that cannot be used last.
 */
export async function findBundles(options: {
  readonly keys: readonly TrustedKey[];
  readonly disk?: UpdateDisk;
  readonly roots?: ReturnType<typeof mountRoots>;
}): Promise<FoundBundle[]> {
  const { disk = nodeDisk, roots = mountRoots(), keys } = options;
  const found: FoundBundle[] = [];
  for (const folder of await stickFolders(disk, roots)) {
    for (const name of await namesIn(disk, folder)) {
      if (!name.endsWith('.vaani') || name.startsWith('.')) continue;
      if (found.length >= maxBundles) break;
      found.push(await look(disk, join(folder, name), keys));
    }
  }
  return found.sort((a, b) => {
    if (!a.header || !b.header) return Number(a.header === null) - Number(b.header === null);
    return compareVersions(b.header.version, a.header.version);
  });
}

async function look(
  disk: UpdateDisk,
  path: string,
  keys: readonly TrustedKey[],
): Promise<FoundBundle> {
  try {
    return { path, header: (await readBundle(disk, path, keys)).header, problem: null };
  } catch (error) {
    if (!(error instanceof UpdateError) && systemCode(error) === undefined) throw error;
    return { path, header: null, problem: (error as Error).message };
  }
}

export interface StickWatch {
  close(): void;
}

/** How often is looked, ms. */
const pollMs = 3_000;

/**
 * Looks for bundles again and again, for at most `forMs`, and says what is there whenever that changes. One
 * look ends before the next begins. `onOver` is called when the time is over.
 */
export function watchSticks(options: {
  readonly keys: readonly TrustedKey[];
  readonly clock: Clock;
  readonly forMs: number;
  readonly disk?: UpdateDisk;
  readonly roots?: ReturnType<typeof mountRoots>;
  onFound(bundles: readonly FoundBundle[]): void;
  onOver?(): void;
}): StickWatch {
  const { clock } = options;
  const endsAt = clock.now() + options.forMs;
  let closed = false;
  let cancel = () => {};
  let before = '';

  async function lookOnce(): Promise<void> {
    const bundles = await findBundles(options).catch((): FoundBundle[] => []);
    if (closed) return;
    const now = JSON.stringify(
      bundles.map(({ path, header, problem }) => [path, header?.version, problem]),
    );
    if (now !== before) {
      before = now;
      options.onFound(bundles);
    }
    if (closed) return;
    if (clock.now() >= endsAt) {
      closed = true;
      options.onOver?.();
    } else cancel = clock.after(pollMs, () => void lookOnce());
  }

  void lookOnce();
  return {
    close() {
      closed = true;
      cancel();
    },
  };
}
