// After a change of dependencies: `node build/lock.mjs` makes package-lock.json one that `npm ci`
// takes on every system, also when the registry here carries only this system's packages.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { missingEntries, repairedLinks } from './lib/complete-lock.mjs';
import { readText, root, writeText } from './lib/files.mjs';
import { say } from './lib/say.mjs';

if (process.argv.length > 2) {
  say('usage: node build/lock.mjs (no arguments; it rewrites package-lock.json)');
  process.exit(2);
}
const args = ['install', '--package-lock-only', '--ignore-scripts', '--loglevel=error'];
const npm = spawnSync('npm', args, {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (npm.status !== 0) {
  say('package-lock.json: npm could not bring it up to date');
  process.exit(1);
}
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readText(file) ?? '{}');
const { wrong, right } = repairedLinks(lock.packages, (folder) => {
  const text = readText(join(root, folder, 'package.json'));
  return text === undefined ? undefined : JSON.parse(text).version;
});
const added = missingEntries(lock.packages);
const entries = Object.entries({ ...lock.packages, ...right, ...added })
  .filter(([path]) => !wrong.includes(path))
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeText(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
say(
  `package-lock.json: ${Object.keys(added).length} packages of other systems added, ${wrong.length} links repaired`,
);
