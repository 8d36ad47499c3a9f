import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../kernel/errors.ts';

/**
 * Writes a file that only this user can read. It is replaced whole: a reader, or a power cut, never
 * sees half of it.
 *
 * @throws with the file and why, when it cannot be written; the old one stays then.
 */
export function writePrivately(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // A part that was left lying about may have other rights: the mode counts for new files only.
    rmSync(part, { force: true });
    const handle = openSync(part, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true, recursive: true });
    throw new Error(`cannot write ${file}: ${messageOf(error)}`);
  }
}
