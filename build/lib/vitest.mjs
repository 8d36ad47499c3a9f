import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectNode, readText, root } from './files.mjs';
import { seconds } from './say.mjs';
import { onEnd } from './signals.mjs';
import { readReport, summarise } from './summary.mjs';

/** A project that takes longer hangs: it is ended and counts as failed. */
const limitsMs = {
  unit: 20 * 60_000,
  native: 20 * 60_000,
  screens: 15 * 60_000,
  e2e: 20 * 60_000,
};
/** After this, what was told to end is ended. */
const graceMs = 5_000;

/**
 * Runs a program to its end with its output on the screen, in a process group of its own, so that
 * what it leaves behind can be ended with it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, limitMs: number }} options
 * @returns {Promise<string | undefined>} how it ended, undefined for exit code 0
 */
export function runShown(program, args, { env, limitMs }) {
  return new Promise((resolve) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: grouped,
      shell: !grouped && !/[\\/]/.test(program),
    });
    const end = (/** @type {NodeJS.Signals} */ signal) => {
      try {
        if (grouped && child.pid) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // The group is gone already.
      }
    };
    // First asked: a browser that tests started has a group of its own, and only they can end it.
    const endKindly = (/** @type {NodeJS.Signals} */ signal) => {
      end(signal);
      setTimeout(() => end('SIGKILL'), graceMs).unref();
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endKindly('SIGTERM');
    }, limitMs);
    // A group of its own does not get the terminal's Ctrl+C.
    const stopListening = onEnd(endKindly);
    const done = (/** @type {string | undefined} */ problem) => {
      clearTimeout(timer);
      stopListening();
      end('SIGKILL');
      resolve(late ? `ended after ${seconds(limitMs)}` : problem);
    };
    child.on('error', (error) => done(error.message));
    child.on('exit', (code, signal) => {
      done(code === 0 ? undefined : signal ? `killed by ${signal}` : `exit code ${code}`);
    });
  });
}

/**
 * Runs one vitest project and counts it.
 * @param {import('./args.mjs').Project} project
 * @param {import('./args.mjs').TestArguments} options
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder for the report
 */
export async function runProject(project, options, env, folder) {
  const reportFile = join(folder, `${project}.json`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  if (options.narrowed) args.push('--passWithNoTests');
  const problem = await runShown(projectNode, [...args, ...options.rest], {
    env: { ...env, VAANI_TEST_REPORT: reportFile },
    limitMs: limitsMs[project],
  });
  return summarise(project, readReport(readText(reportFile)), {
    problem,
    narrowed: options.narrowed,
    byName: options.byName,
  });
}
