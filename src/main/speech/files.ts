import { stat } from 'node:fs/promises';

/**
 * Throws, with what to do, when one of these model files is missing or empty. The native library
 * ends the whole process on a bad path, so nothing is handed to it unchecked.
 */
export async function requireFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw new Error(`${path} is missing; run "vaani models install"`);
    if (found.size === 0) throw new Error(`${path} is empty; run "vaani models verify"`);
  }
}
