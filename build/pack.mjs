// `npm run pack`: the folder of the installed kiosk, in dist/. `npm run dist`: its installers too.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectNode, root } from './lib/files.mjs';

const help = `node build/pack.mjs [--installers] [--electron-dist FOLDER]
  Builds Vaani and packs it for this system into dist/.
  --installers            the installers too (AppImage, deb, rpm; nsis on Windows; dmg on macOS)
  --electron-dist FOLDER  an unpacked Electron, where its download cannot be had`;

/** @param {string} what @param {readonly string[]} args @param {'inherit' | 'pipe'} stdout */
function node(what, args, stdout = 'inherit') {
  const run = spawnSync(projectNode, args, {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${what} failed`);
  return run.stdout ?? '';
}

/** Trains what is not trained yet, and throws away what was learned from older examples. */
function buildClassifiers() {
  const built = node('training', ['bin/vaani.js', 'nlu', 'build', '--json'], 'pipe');
  const current = built
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => basename(String(JSON.parse(line).file), '.nlu'));
  if (current.length === 0) throw new Error('training made no classifier');
  const folder = join(root, 'out/classifiers');
  for (const file of readdirSync(folder)) {
    if (!current.some((name) => file.startsWith(`${name}.`))) rmSync(join(folder, file));
  }
}

try {
  const { values } = parseArgs({
    options: {
      installers: { type: 'boolean' },
      'electron-dist': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) process.stdout.write(`${help}\n`);
  else {
    node('the build', ['node_modules/electron-vite/bin/electron-vite.js', 'build']);
    buildClassifiers();
    const dist = values['electron-dist'];
    node('packing', [
      'node_modules/electron-builder/cli.js',
      '--config=electron-builder.config.mjs',
      '--publish=never',
      ...(values.installers ? [] : ['--dir']),
      ...(dist === undefined ? [] : [`-c.electronDist=${dist}`]),
    ]);
  }
} catch (error) {
  process.stderr.write(`npm run pack: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
