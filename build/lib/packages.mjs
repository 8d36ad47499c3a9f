import { spawnSync } from 'node:child_process';
import { failureNotes } from './failures.mjs';
import { findProgram, isFile, readText } from './files.mjs';
import { say, seconds } from './say.mjs';
import { runStep } from './step.mjs';

/**
 * @typedef {'compile' | 'audio' | 'test' | 'browser' | 'electron'} Purpose
 * compile: naudiodon from source; audio: to run it; browser: the kiosk's window without Electron
 */

/**
 * Debian's packages by purpose. `a|b`: b is the same thing under another release's name.
 * @type {Readonly<Record<Purpose, readonly string[]>>}
 */
const packagesFor = {
  compile: ['python3', 'make', 'g++', 'libasound2-dev'],
  audio: ['libasound2|libasound2t64', 'libasound2-plugins'],
  browser: ['chromium'],
  electron: ['libgtk-3-0|libgtk-3-0t64', 'libnss3', 'libgbm1'],
  test: [
    'pulseaudio',
    'pulseaudio-utils',
    'alsa-utils',
    'chromium',
    'festival',
    'festvox-us-slt-hts',
    'flite',
    'sox',
    'xvfb',
    'espeak-ng-data',
    'fonts-noto-core',
    'bzip2',
  ],
};

/** Node's headers, for a Node that came without them. */
const headersPackage = 'libnode-dev';

/**
 * The packages that these purposes need and that are not installed, each once.
 * @param {readonly Purpose[]} purposes
 * @param {ReadonlySet<string>} installed
 * @param {{ headers: boolean }} have whether Node's headers are there
 * @returns {string[]}
 */
export function missingPackages(purposes, installed, have) {
  const wanted = purposes.flatMap((purpose) => packagesFor[purpose]);
  if (purposes.includes('compile') && !have.headers) wanted.push(headersPackage);
  const missing = wanted
    .map((entry) => entry.split('|'))
    .filter((names) => !names.some((name) => installed.has(name)))
    .map((names) => names[0] ?? '');
  return [...new Set(missing)];
}

/**
 * What `dpkg-query -W -f '${binary:Package} ${db:Status-Abbrev}\n'` says is installed.
 * @param {string} listing
 * @returns {Set<string>} names without the architecture
 */
export function installedPackages(listing) {
  const names = new Set();
  for (const line of listing.split('\n')) {
    const [name, status] = line.split(' ');
    if (name && status?.startsWith('ii')) names.add(name.replace(/:.*$/, ''));
  }
  return names;
}

/**
 * @param {string | undefined} osRelease text of /etc/os-release
 * @returns {boolean} Debian, Ubuntu or made from them
 */
export function isDebianLike(osRelease) {
  const ids = (osRelease ?? '').split('\n').filter((line) => /^ID(_LIKE)?=/.test(line));
  return ids.some((line) => /\b(debian|ubuntu)\b/.test(line));
}

/** The folder to give node-gyp, so that it fetches no headers; undefined when there are none. */
export function headersFolder() {
  const beside = process.execPath.replace(/[\\/](bin[\\/])?[^\\/]*$/, '');
  return [beside, '/usr', '/usr/local'].find((folder) =>
    isFile(`${folder}/include/node/node_api.h`),
  );
}

/**
 * Brings system packages where that can be done, else prints the one command to run, and goes on.
 * @param {readonly Purpose[]} purposes
 * @returns {Promise<string[]>} the names still missing
 */
export async function ensurePackages(purposes) {
  if (process.platform !== 'linux') return [];
  if (!isDebianLike(readText('/etc/os-release')) || !findProgram(['dpkg-query'])) {
    adviseOthers(purposes);
    return [];
  }
  const missing = missingPackages(purposes, listInstalled(), { headers: !!headersFolder() });
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0) {
    say(`system packages: ${missing.join(' ')} missing. To have them, run once:`);
    say(
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`,
    );
    return missing;
  }
  return aptInstall(missing);
}

/** @param {readonly Purpose[]} purposes */
function adviseOthers(purposes) {
  if (purposes.includes('compile') && !hasCompiler()) {
    say(
      'system packages: install python3, make, a C++ compiler and the ALSA headers by hand, then start again',
    );
  }
  if (purposes.includes('test')) {
    say(
      'system packages: not Debian, nothing installed; tests skip what they do not find, and say so',
    );
  }
}

/** Whether naudiodon can be compiled. */
export function hasCompiler() {
  const tools = [['python3', 'python'], ['make'], ['g++', 'c++', 'clang++']];
  return process.platform === 'win32' || tools.every((names) => findProgram(names));
}

function listInstalled() {
  const format = '${binary:Package} ${db:Status-Abbrev}\\n';
  const query = spawnSync('dpkg-query', ['-W', '-f', format], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return installedPackages(query.stdout ?? '');
}

/**
 * @param {readonly string[]} missing
 * @returns {Promise<string[]>}
 */
async function aptInstall(missing) {
  const notes = failureNotes();
  const left = missing.filter((name) => notes.failedLately(`apt ${name}`));
  const names = missing.filter((name) => !left.includes(name));
  if (names.length > 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const patience = [
      '-o',
      'DPkg::Lock::Timeout=300',
      '-o',
      'Acquire::Retries=2',
      '-o',
      'Acquire::http::Timeout=30',
    ];
    // Stale or empty lists only matter when the installation fails, and that says so.
    await runStep('apt-get', ['update', '-q', ...patience], {
      name: 'apt-update',
      label: 'system packages: reading the lists',
      timeoutMs: 5 * 60_000,
      env,
    });
    const install = (/** @type {readonly string[]} */ wanted, /** @type {string} */ label) =>
      runStep(
        'apt-get',
        ['install', '-y', '-q', '--no-install-recommends', ...patience, ...wanted],
        { name: 'apt-install', label, timeoutMs: 20 * 60_000, env },
      );
    const all = await install(names, `system packages: installing ${names.join(' ')}`);
    if (all.ok) say(`system packages: installed in ${seconds(all.ms)}`);
    // One name that can't be had must not keep the others away.
    else if (names.length > 1)
      for (const name of names) await install([name], `system packages: ${name} alone`);
  }
  const installed = listInstalled();
  for (const name of names) {
    if (installed.has(name) || installed.has(`${name}t64`)) notes.worked(`apt ${name}`);
    else {
      notes.failed(`apt ${name}`);
      left.push(name);
    }
  }
  if (left.length > 0) {
    say(
      `system packages: ${left.join(' ')} could not be had (log: .vaani/logs/apt-install.log); tried again in a day, or when .vaani is deleted`,
    );
  }
  return left;
}
