import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { projectNode, root } from './files.mjs';
import { say } from './say.mjs';

/** Where models and data for tests lie, beside the checkout. */
const sharedModels = resolve(root, '../shared/models');

/**
 * A data folder of the tests' own, so that nobody's kiosk is touched, with the models imported
 * once for all of them.
 * @returns {{ folder: string, env: NodeJS.ProcessEnv, remove(): void }}
 */
export function testFolders() {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-test-'));
  const env = {
    ...process.env,
    VAANI_HOME: join(folder, 'home'),
    VAANI_MODELS: join(folder, 'models'),
    // As npm does it: a tool named in a test is the project's own.
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return {
    folder,
    env,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {void} Without models the tests that need one are skipped and say so.
 */
export function importModels(env) {
  if (!statSync(sharedModels, { throwIfNoEntry: false })?.isDirectory()) {
    say(`models: ${sharedModels} is not there; tests that need a model are skipped`);
    return;
  }
  const run = vaani(['models', 'import', sharedModels, '--json'], env);
  if (run.status === 0) say('models: imported from ../shared/models');
  else {
    const why = (run.stderr || run.error?.message || '').trim().split('\n').at(-1);
    say(`models: could not be imported (${why}); tests that need a model are skipped`);
  }
}

/**
 * Trains the packs' classifiers once for all tests; without, every process would do it again.
 * @param {NodeJS.ProcessEnv} env
 * @returns {void}
 */
export function buildClassifiers(env) {
  const run = vaani(['nlu', 'build'], env);
  if (run.status !== 0)
    throw new Error(`the classifiers could not be trained: ${run.stderr.trim()}`);
  say('classifiers: trained');
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function vaani(args, env) {
  return spawnSync(projectNode, ['bin/vaani.js', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
}
