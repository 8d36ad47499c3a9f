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
  // Not out/renderer: a kiosk may be serving from there.
  const folder = join(root, 'test-results/ui');
  const build = [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', folder];
  await promisify(execFile)(process.execPath, build, {
    cwd: root,
    // A test runner's own NODE_ENV would give the development build.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return folder;
}
