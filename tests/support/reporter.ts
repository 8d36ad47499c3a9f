import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

interface TestReport {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly reason?: string;
}

interface ModuleReport {
  readonly file: string;
  readonly failed: boolean;
  readonly errors: readonly string[];
  readonly tests: readonly TestReport[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test, or every test of a suite, is skipped; `ctx.skip(reason)` says the same. */
    skipReason?: string;
  }
}

/** `ctx.skip(reason)`, or the nearest `{ skip: true, meta: { skipReason } }` around the test. */
function reasonOf(test: TestCase, note: string | undefined): string | undefined {
  if (note) return note;
  let task: TestCase | TestSuite | TestModule = test;
  for (;;) {
    const reason = task.meta().skipReason;
    if (reason || task.type === 'module') return reason;
    task = task.parent;
  }
}

function reportTest(test: TestCase): TestReport {
  const result = test.result();
  const reason = result.state === 'skipped' ? reasonOf(test, result.note) : undefined;
  return { name: test.fullName, state: result.state, ...(reason ? { reason } : {}) };
}

function reportModule(module: TestModule): ModuleReport {
  const suites = [...module.children.allSuites()];
  const errors = [...module.errors(), ...suites.flatMap((suite) => suite.errors())];
  // "queued" or "pending" here: the worker that ran the file is gone.
  const unfinished = module.state() === 'queued' || module.state() === 'pending';
  return {
    file: relative(process.cwd(), module.moduleId),
    failed: errors.length > 0 || unfinished,
    errors: errors.map((error) => error.message.split('\n')[0] ?? ''),
    tests: [...module.children.allTests()].map(reportTest),
  };
}

/**
 * Writes what build/lib/summary.mjs counts to the file in VAANI_TEST_REPORT, again after every test
 * file, so that a crash loses only the file it happened in. Without that variable it does nothing.
 */
export function createReporter(): Reporter {
  const file = process.env['VAANI_TEST_REPORT'];
  if (!file) return {};
  const modules = new Map<string, ModuleReport>();
  const write = (finished: boolean, unhandledErrors: readonly string[]) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      JSON.stringify({ finished, modules: [...modules.values()], unhandledErrors }),
    );
  };
  return {
    onTestModuleEnd(module) {
      modules.set(module.moduleId, reportModule(module));
      write(false, []);
    },
    onTestRunEnd(testModules, unhandledErrors, reason) {
      for (const module of testModules) modules.set(module.moduleId, reportModule(module));
      write(
        reason !== 'interrupted',
        unhandledErrors.map((error) => error.message.split('\n')[0] ?? ''),
      );
    },
  };
}
