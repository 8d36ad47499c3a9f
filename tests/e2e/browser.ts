import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const chromiumPath = '/usr/bin/chromium';

/** Runs as root in a container, and talks to nobody. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const root = join(import.meta.dirname, '../..');

/** Builds the screen and returns the folder it is in. */
export async function buildUi(): Promise<string> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root });
  return join(root, 'out/renderer');
}
