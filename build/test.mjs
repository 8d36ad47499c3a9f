// `npm test`: sets up, builds what is stale, runs every test, ends with one plain line.
import { ArgumentError, parseTestArguments, testHelp } from './lib/args.mjs';
import { ensureBundle } from './lib/bundles.mjs';
import { say, seconds } from './lib/say.mjs';
import { onEnd } from './lib/signals.mjs';
import { closingLine, total } from './lib/summary.mjs';
import { buildClassifiers, importModels, testFolders } from './lib/test-folders.mjs';
import { runProject, runShown } from './lib/vitest.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./lib/summary.mjs').Summary} Summary */

/** @param {string} failure @returns {Summary} */
const oneFailure = (failure) => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [failure],
  skips: [],
});

/**
 * Runs a part; what it throws becomes a failure of its own, so that the last line is always there.
 * @param {string} name
 * @param {() => Promise<Summary | undefined>} part
 * @param {Summary[]} summaries what it found is added here
 * @returns {Promise<boolean>} whether the next part can go on
 */
async function attempt(name, part, summaries) {
  const startedAt = Date.now();
  try {
    const summary = await part();
    if (summary) {
      summaries.push(summary);
      say(`\n${name}: ${closingLine(summary)} (${seconds(Date.now() - startedAt)})\n`);
    }
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(`${name}: ${message}`);
    summaries.push(oneFailure(`${name}: ${message.split('\n')[0]}`));
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function check(env) {
  const problem = await runShown('npm', ['run', '--silent', 'check'], { env, limitMs: 5 * 60_000 });
  // Checks are no tests: one that passes adds nothing to the count.
  return problem ? oneFailure(`npm run check: ${problem}`) : undefined;
}

/** @param {import('./lib/args.mjs').TestArguments} options @returns {Promise<Summary>} */
async function test(options) {
  /** @type {Summary[]} */
  const summaries = [];
  const prepared = await attempt('set-up', async () => void (await setUp('test')), summaries);
  if (!prepared) return total(summaries);
  const { folder, env, remove } = testFolders();
  let stopped = false;
  const stopListening = onEnd(() => {
    stopped = true;
  });
  try {
    if (options.check) await attempt('check', () => check(env), summaries);
    await attempt('screen', async () => void (await ensureBundle('ui')), summaries);
    buildClassifiers(env);
    importModels(env);
    // One after the other: the native and e2e tests measure times, and unit tests fill every core.
    for (const project of options.only) {
      if (stopped) break;
      await attempt(project, () => runProject(project, options, env, folder), summaries);
    }
  } finally {
    stopListening();
    remove();
  }
  if (stopped) summaries.push(oneFailure('stopped before the end'));
  return total(summaries);
}

try {
  const options = parseTestArguments(process.argv.slice(2));
  if (options.help) say(testHelp);
  else {
    const sum = await test(options);
    if (sum.skips.length > 0) say(`Skipped:\n${sum.skips.map((line) => `  ${line}`).join('\n')}`);
    if (sum.failures.length > 0)
      say(`Failed:\n${sum.failures.map((line) => `  ${line}`).join('\n')}`);
    say(closingLine(sum));
    process.exitCode = sum.failed > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`npm test: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
