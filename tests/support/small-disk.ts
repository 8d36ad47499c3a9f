import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './shop.ts';

/** A folder on a disk of its own that can be filled to the last byte and freed again. */
export interface SmallDisk extends Disposable {
  readonly path: string;
  fill(): void;
  free(): void;
  /** Takes away, or gives back, the right to write. */
  readOnly(on: boolean): void;
}

/** Mounts a tmpfs of `megabytes`; null where mounting is not allowed (not root, or a container that forbids it). */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = tempFolder();
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.path);
  if (!mounted) {
    folder[Symbol.dispose]();
    return null;
  }
  const filler = join(folder.path, 'filler');
  return {
    path: folder.path,
    fill() {
      const { bavail, bsize } = statfsSync(folder.path);
      writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize)));
    },
    free: () => rmSync(filler, { force: true }),
    readOnly(on) {
      if (!run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, folder.path))
        throw new Error('cannot remount');
    },
    [Symbol.dispose]() {
      if (!run('umount', folder.path)) run('umount', '-l', folder.path);
      if (existsSync(folder.path) && readdirSync(folder.path).length === 0)
        folder[Symbol.dispose]();
    },
  };
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
