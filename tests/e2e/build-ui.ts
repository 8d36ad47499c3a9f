import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './support/requirements.ts';
import { uiFolder } from './browser.ts';

/** Builds the screen, once for all the files of a project: two that build it at a time take it from each other. */
export async function setup(): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const build = [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', uiFolder];
  await promisify(execFile)(process.execPath, build, {
    cwd: root,
    // A test runner's own NODE_ENV would give the development build.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
