/**
 * What the reporter (tests/support/reporter.ts) writes for one vitest run.
 * @typedef {object} RunReport
 * @property {boolean} finished false while vitest runs: still false afterwards means it crashed
 * @property {readonly ModuleReport[]} modules test files
 * @property {readonly string[]} unhandledErrors thrown outside of any test
 */

/**
 * @typedef {object} ModuleReport
 * @property {string} file relative to the checkout
 * @property {boolean} failed the file did not load, or a hook of a suite failed
 * @property {readonly string[]} errors why
 * @property {readonly TestReport[]} tests
 */

/**
 * @typedef {object} TestReport
 * @property {string} name with its suites
 * @property {'passed' | 'failed' | 'skipped' | 'pending'} state
 * @property {string} [reason] why it was skipped
 */

/**
 * @typedef {object} Summary
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures a line each
 * @property {readonly string[]} skips a line each, with its reason
 */

/**
 * Counts one project. What can't be explained counts as failed: no report, a report that breaks
 * off, an exit code that no failure explains, a skip without a reason, no test at all.
 * @param {string} project
 * @param {RunReport | undefined} report
 * @param {object} run
 * @param {string | undefined} run.problem how vitest ended, when it did not end with 0
 * @param {boolean} run.narrowed the person chose some tests: a project may have none of them
 * @param {boolean} run.byName chosen by name: the others are skipped without a reason
 * @returns {Summary}
 */
export function summarise(project, report, { problem, narrowed, byName }) {
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const skips = [];
  let passed = 0;
  for (const module of report?.modules ?? []) {
    const where = `${project} ${module.file}`;
    const before = failures.length;
    for (const { name, state, reason } of module.tests) {
      const line = `${where} > ${name}`;
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failures.push(line);
      else if (state === 'pending') failures.push(`${line}: did not finish`);
      else if (reason) skips.push(`${line}: ${reason}`);
      else if (module.failed) failures.push(`${line}: not run, the suite around it failed`);
      else if (!byName) failures.push(`${line}: skipped without a reason`);
    }
    if (module.failed && failures.length === before) {
      failures.push(`${where}: ${module.errors[0] ?? 'the file failed'}`);
    }
  }
  for (const error of report?.unhandledErrors ?? []) {
    failures.push(`${project}: error outside of any test: ${error}`);
  }
  if (!report?.finished) {
    failures.push(`${project}: vitest did not finish${problem ? ` (${problem})` : ''}`);
  } else if (passed + failures.length + skips.length === 0 && !narrowed) {
    failures.push(`${project}: no test ran`);
  } else if (problem && failures.length === 0) {
    failures.push(`${project}: vitest failed without a failing test (${problem})`);
  }
  return { passed, failed: failures.length, skipped: skips.length, failures, skips };
}

/**
 * @param {readonly Summary[]} summaries
 * @returns {Summary} the sum; with nothing at all in it, a failure
 */
export function total(summaries) {
  const failures = summaries.flatMap((s) => s.failures);
  const skips = summaries.flatMap((s) => s.skips);
  const passed = summaries.reduce((sum, s) => sum + s.passed, 0);
  if (passed + failures.length + skips.length === 0) failures.push('no test ran');
  return { passed, failed: failures.length, skipped: skips.length, failures, skips };
}

/** @param {Summary} summary */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {string | undefined} text what the reporter wrote
 * @returns {RunReport | undefined} undefined when it is not a report
 */
export function readReport(text) {
  try {
    const report = JSON.parse(text ?? '');
    return Array.isArray(report?.modules) && Array.isArray(report.unhandledErrors)
      ? report
      : undefined;
  } catch {
    return undefined;
  }
}
