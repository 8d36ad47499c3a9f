import { join } from 'node:path';
import { failureNotes } from './failures.mjs';
import { isFile, projectNode, readText, root } from './files.mjs';
import { say, seconds } from './say.mjs';
import { runStep } from './step.mjs';

const folder = join(root, 'node_modules/electron');
const downloadTimeoutMs = 60_000;

/** @returns {string | undefined} Electron's program, when its binary is there */
export function electronProgram() {
  const relative = readText(join(folder, 'path.txt'))?.trim();
  if (!relative) return undefined;
  const program = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    relative,
  );
  return isFile(program) ? program : undefined;
}

/**
 * Electron's program, fetched when it is not there. A failed try is remembered for a day.
 * @returns {Promise<string | undefined>}
 */
export async function ensureElectron() {
  const present = electronProgram();
  if (present || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return present;
  const notes = failureNotes();
  const note = `electron ${JSON.parse(readText(join(folder, 'package.json')) ?? '{}').version}`;
  if (notes.failedLately(note)) return undefined;
  const step = await runStep(projectNode, [join(folder, 'install.js')], {
    name: 'electron',
    label: 'Electron: downloading (one minute at most)',
    timeoutMs: downloadTimeoutMs,
  });
  const program = electronProgram();
  if (program) {
    notes.worked(note);
    say(`Electron: downloaded in ${seconds(step.ms)}`);
  } else notes.failed(note);
  return program;
}
