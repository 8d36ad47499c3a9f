import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode, UpdateError } from './errors.ts';

/** Whoever holds the lock touches it this often, ms. */
const touchEveryMs = 5_000;
/** A lock nobody touched for this long is a leftover, ms: after a power cut its process number may be somebody else's. */
const staleAfterMs = 30_000;

/** Runs `work` while no other process changes the versions. @throws UpdateError `busy` */
export async function withUpdateLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, '.lock');
  mkdirSync(folder, { recursive: true });
  if (!take(path)) {
    if (isHeld(path)) {
      throw new UpdateError(
        'busy',
        'an update is being put on this kiosk already: wait until it is done',
      );
    }
    rmSync(path, { force: true });
    if (!take(path)) throw new UpdateError('busy', 'an update was started at the same moment');
  }
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // It was taken away by hand: the work goes on.
    }
  }, touchEveryMs);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > staleAfterMs) return false;
    const pid = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return systemCode(error) === 'EPERM';
  }
}
