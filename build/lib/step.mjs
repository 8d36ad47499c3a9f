import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { notesFolder, readText, root } from './files.mjs';
import { say, seconds } from './say.mjs';

/**
 * @typedef {object} StepOptions
 * @property {string} name names the log file
 * @property {string} label what the person reads: "packages: installing"
 * @property {number} timeoutMs the step is ended after this long
 * @property {Record<string, string>} [env] added to the environment
 */

/**
 * Runs a program with its output in .vaani/logs/NAME.log and one line on the screen; every half
 * minute a line says that it still runs.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {StepOptions} options
 * @returns {Promise<{ ok: boolean, ms: number, log: string, excerpt(): string[] }>}
 */
export async function runStep(program, args, options) {
  const folder = join(notesFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${options.name}.log`);
  const output = openSync(log, 'w');
  const startedAt = Date.now();
  say(`${options.label} ...`);
  const beat = setInterval(
    () => say(`${options.label}, ${seconds(Date.now() - startedAt)} so far (log: ${log})`),
    30_000,
  );
  const ok = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', output, output],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && !/[\\/]/.test(program),
      timeout: options.timeoutMs,
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  clearInterval(beat);
  closeSync(output);
  return {
    ok,
    ms: Date.now() - startedAt,
    log,
    excerpt: () => excerpt(readText(log) ?? ''),
  };
}

/**
 * What of a log to show: all of a short one, else its beginning (npm says there what is wrong) and
 * its end (compilers do).
 * @param {string} text
 * @returns {string[]}
 */
export function excerpt(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.replace('npm error', '').trim() !== '');
  return lines.length <= 16 ? lines : [...lines.slice(0, 8), '...', ...lines.slice(-7)];
}
