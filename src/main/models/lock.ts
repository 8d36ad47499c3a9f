import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError, systemCode } from './errors.ts';

const heldHere = new Set<string>();

/**
 * Runs `work` while no other process writes to this models folder: two downloads into the same
 * part would spoil it. A lock whose process is gone is taken over. Throws ModelError `busy`.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, '.lock');
  await mkdir(folder, { recursive: true });
  const busy = () =>
    new ModelError(
      'busy',
      `models are being installed in ${folder} already: wait until that is done`,
    );
  if (heldHere.has(path)) throw busy();
  heldHere.add(path);
  try {
    if (!(await take(path))) {
      if (await isHeldElsewhere(path)) throw busy();
      await rm(path, { force: true });
      if (!(await take(path))) throw busy();
    }
  } catch (error) {
    heldHere.delete(path);
    throw error;
  }
  try {
    return await work();
  } finally {
    heldHere.delete(path);
    await rm(path, { force: true });
  }
}

/** False when the lock file exists. */
async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isHeldElsewhere(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return systemCode(error) === 'EPERM';
  }
}
