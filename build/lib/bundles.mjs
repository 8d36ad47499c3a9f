import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isFile, projectNode, readText, root, writeText } from './files.mjs';
import { say, seconds } from './say.mjs';
import { sourcesDigest } from './stale.mjs';
import { runStep } from './step.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {readonly string[]} sources what it is made from
 * @property {readonly string[]} command run with the project's Node
 * @property {string} made the file's name that must be there afterwards, somewhere under out/
 */

/** @type {Readonly<Record<'ui' | 'electron', Bundle>>} */
const bundles = {
  ui: {
    name: 'screen',
    sources: ['src/renderer', 'src/contract', 'vite.config.ts', 'package-lock.json'],
    command: ['node_modules/vite/bin/vite.js', 'build'],
    made: 'index.html',
  },
  electron: {
    name: 'Electron shell',
    sources: [
      'src',
      'electron.vite.config.ts',
      'vite.config.ts',
      'package.json',
      'package-lock.json',
    ],
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    made: 'index.js',
  },
};

/**
 * Builds a bundle when its sources are not those of the last build.
 * @param {'ui' | 'electron'} which
 * @throws {Error} with lines of the output
 */
export async function ensureBundle(which) {
  const { name, sources, command, made } = bundles[which];
  const stampFile = join(root, 'out', `.${which}-stamp`);
  const digest = sourcesDigest(root, sources);
  const [builtFrom, file] = (readText(stampFile) ?? '').split('\n');
  if (builtFrom === digest && file && isFile(join(root, file))) return;
  const built = await runStep(projectNode, command, {
    name: `build-${which}`,
    label: `${name}: building`,
    timeoutMs: 5 * 60_000,
  });
  const output = built.ok ? findFile('out', made) : undefined;
  if (!output) {
    const lines = built.excerpt().map((line) => `  ${line}`);
    throw new Error(
      `the ${name} could not be built (whole log: ${built.log}):\n${lines.join('\n')}`,
    );
  }
  writeText(stampFile, `${digest}\n${output}\n`);
  say(`${name}: built in ${seconds(built.ms)}`);
}

/**
 * @param {string} folder relative to the checkout
 * @param {string} name
 * @returns {string | undefined} the file, relative to the checkout
 */
function findFile(folder, name) {
  const full = join(root, folder);
  if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const entries = readdirSync(full, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name === name)) return `${folder}/${name}`;
  for (const entry of entries) {
    const found = entry.isDirectory() ? findFile(`${folder}/${entry.name}`, name) : undefined;
    if (found) return found;
  }
  return undefined;
}
