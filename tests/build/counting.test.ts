import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectNode, readText, root } from '../../build/lib/files.mjs';
import { closingLine, readReport, summarise } from '../../build/lib/summary.mjs';
import { runShown } from '../../build/lib/vitest.mjs';

/** Every way a test can end, as vitest itself reports it. */
const samples = {
  'ways.sample.ts': `
    import { describe, expect, test } from 'vitest';
    test('passes', () => {});
    test('fails', () => expect(1).toBe(2));
    test('has a note', (context) => context.skip('no microphone'));
    test.skip('has none', () => {});
    test.todo('is to be written');
    describe('around', { skip: true, meta: { skipReason: 'no model' } }, () => {
      test('has a suite that says why', () => {});
    });`,
  'hook.sample.ts': `
    import { beforeAll, describe, test } from 'vitest';
    describe('a suite', () => {
      beforeAll(() => { throw new Error('no device'); });
      test('is never run', () => {});
    });`,
  'broken.sample.ts': `throw new Error('does not load');`,
};

describe('the reporter and the count', () => {
  let folder = '';
  beforeAll(() => {
    mkdirSync(join(root, 'test-results'), { recursive: true });
    // Inside the checkout, where the samples find vitest.
    folder = mkdtempSync(join(root, 'test-results/counting-'));
    const reporter = join(root, 'tests/support/reporter.ts');
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      `import { createReporter } from ${JSON.stringify(reporter)};
       export default { test: { include: ['*.sample.ts'], reporters: [createReporter()] } };`,
    );
    for (const [name, text] of Object.entries(samples)) writeFileSync(join(folder, name), text);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('vitest’s own results are counted, each in its kind', () => {
    const file = join(folder, 'report.json');
    const run = spawnSync(projectNode, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, VAANI_TEST_REPORT: file },
      timeout: 25_000,
    });
    expect(run.status).toBe(1);
    const summary = summarise('unit', readReport(readText(file)), {
      problem: 'exit code 1',
      narrowed: false,
      byName: false,
    });
    expect(summary.skips).toEqual([
      'unit ways.sample.ts > has a note: no microphone',
      'unit ways.sample.ts > around > has a suite that says why: no model',
    ]);
    expect(summary.failures.toSorted()).toEqual([
      'unit broken.sample.ts: does not load',
      'unit hook.sample.ts > a suite > is never run: not run, the suite around it failed',
      'unit ways.sample.ts > fails',
      'unit ways.sample.ts > has none: skipped without a reason',
      'unit ways.sample.ts > is to be written: skipped without a reason',
    ]);
    expect(closingLine(summary)).toBe('1 passed, 5 failed, 2 skipped');
  });
});

describe('a program that is run', () => {
  const run = (script: string, limitMs = 20_000) =>
    runShown(process.execPath, ['-e', script], { env: process.env, limitMs });

  test('says nothing when it ends well, else how it ended', async () => {
    expect(await run('')).toBeUndefined();
    expect(await run('process.exit(3)')).toBe('exit code 3');
    expect(await run('process.kill(process.pid, "SIGKILL")')).toBe('killed by SIGKILL');
  });

  test('is ended when it hangs, with what it started', async () => {
    const startedAt = performance.now();
    expect(await run('setInterval(() => {}, 1000)', 500)).toBe('ended after 0.5 s');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('that does not exist is a problem', async () => {
    const problem = await runShown('no-such-program', [], { env: process.env, limitMs: 1_000 });
    expect(problem).toContain('ENOENT');
  });
});
