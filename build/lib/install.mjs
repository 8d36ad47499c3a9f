import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { failureNotes } from './failures.mjs';
import { isFile, projectNode, readText, root, writeText } from './files.mjs';
import { hasCompiler, headersFolder } from './packages.mjs';
import { say, seconds } from './say.mjs';
import { installedMatchesLock, installStamp } from './stale.mjs';
import { runStep } from './step.mjs';

const stampFile = join(root, 'node_modules/.vaani-stamp');
const audioModule = join(root, 'node_modules/naudiodon/build/Release/naudiodon.node');
const installTimeoutMs = 20 * 60_000;

function wantedStamp() {
  const packageJson = readText(join(root, 'package.json'));
  const lock = readText(join(root, 'package-lock.json'));
  if (packageJson === undefined || lock === undefined) {
    throw new Error('package.json or package-lock.json is missing: this is not a whole checkout');
  }
  return { stamp: installStamp(packageJson, lock), lock };
}

/** Whether node_modules is what package.json and the lock file ask for. */
export function isInstalled() {
  const { stamp, lock } = wantedStamp();
  if (!isFile(projectNode)) return false;
  const found = readText(stampFile);
  if (found !== undefined) return found.trim() === stamp;
  // Installed by hand: as good, if it is the same.
  const installed = readText(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined || !installedMatchesLock(lock, installed)) return false;
  writeText(stampFile, `${stamp}\n`);
  return true;
}

/** Whether naudiodon is compiled: without it the machine's own microphone can't be used. */
export const hasAudioModule = () => isFile(audioModule);

/**
 * Runs npm with its output in a log.
 * @param {readonly string[]} args
 * @param {string} name
 * @param {string} label
 */
function npm(args, name, label) {
  // npm names itself when it runs a script; that one works also where `npm` is not on the PATH.
  const self = process.env['npm_execpath'];
  const [program, first] = self?.endsWith('.js') ? [process.execPath, [self]] : ['npm', []];
  const headers = headersFolder();
  return runStep(program, [...first, ...args, '--loglevel=error', '--no-audit', '--no-fund'], {
    name,
    label,
    timeoutMs: installTimeoutMs,
    env: headers && !process.env['npm_config_nodedir'] ? { npm_config_nodedir: headers } : {},
  });
}

/**
 * Installs the packages of the lock file when node_modules is missing or stale, and compiles
 * naudiodon. Where that can't be compiled everything else is installed without it.
 * @throws {Error} with the important lines of npm's output when nothing can run
 */
export async function ensureModules() {
  if (!isInstalled()) await installAll();
  if (!hasAudioModule()) await compileAudio();
}

async function installAll() {
  const { stamp } = wantedStamp();
  const label = 'packages: installing (a minute or two)';
  let done = hasCompiler() ? await npm(['ci'], 'npm-ci', label) : undefined;
  if (!done?.ok && (!done || /naudiodon|gyp/.test(done.excerpt().join('\n')))) {
    done = await npm(['ci', '--ignore-scripts'], 'npm-ci-plain', `${label}, nothing compiled`);
    if (done.ok) done = await npm(['rebuild', 'node'], 'npm-rebuild', 'packages: Node 24');
  }
  if (!done.ok) {
    throw new Error(
      `npm ci failed (whole log: ${done.log}):\n${done
        .excerpt()
        .map((l) => `  ${l}`)
        .join('\n')}`,
    );
  }
  const version = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) {
    throw new Error(`the project's Node does not run on this machine: ${projectNode}`);
  }
  writeText(stampFile, `${stamp}\n`);
  say(`packages: installed in ${seconds(done.ms)} (Node ${version.stdout.trim().slice(1)})`);
}

async function compileAudio() {
  const notes = failureNotes();
  const why = 'microphone and speaker of this machine: not available (naudiodon is not compiled)';
  if (!hasCompiler()) {
    say(`${why}: python3, make and g++ are needed; a browser's microphone works without`);
    return;
  }
  if (notes.failedLately('naudiodon')) {
    say(`${why}: see .vaani/logs/naudiodon.log; tried again in a day`);
    return;
  }
  const built = await npm(['rebuild', 'naudiodon'], 'naudiodon', 'naudiodon: compiling');
  if (built.ok && hasAudioModule()) {
    notes.worked('naudiodon');
    say(`naudiodon: compiled in ${seconds(built.ms)}`);
  } else {
    notes.failed('naudiodon');
    say(`${why}; from ${built.log}:`);
    for (const line of built.excerpt()) say(`  ${line}`);
  }
}
