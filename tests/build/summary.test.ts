import { describe, expect, test } from 'vitest';
import { closingLine, readReport, summarise, total } from '../../build/lib/summary.mjs';

type Report = NonNullable<ReturnType<typeof readReport>>;
type Module = Report['modules'][number];

const whole = { problem: undefined, narrowed: false, byName: false };
const module = (tests: Module['tests'], more: Partial<Module> = {}): Module => ({
  file: 'tests/a.test.ts',
  failed: false,
  errors: [],
  tests,
  ...more,
});
const report = (modules: readonly Module[], more: Partial<Report> = {}): Report => ({
  finished: true,
  modules,
  unhandledErrors: [],
  ...more,
});
const ok = { name: 'ok', state: 'passed' } as const;
const bad = { name: 'bad', state: 'failed' } as const;
const skipped = { name: 'later', state: 'skipped' } as const;

describe('one project', () => {
  test('passed, failed and explained skips are counted as they are', () => {
    const summary = summarise(
      'unit',
      report([module([ok, ok, bad, { ...skipped, reason: 'no model' }])]),
      { ...whole, problem: 'exit code 1' },
    );
    expect(closingLine(summary)).toBe('2 passed, 1 failed, 1 skipped');
    expect(summary.failures).toEqual(['unit tests/a.test.ts > bad']);
    expect(summary.skips).toEqual(['unit tests/a.test.ts > later: no model']);
  });

  test('a skip without a reason is a failure', () => {
    const summary = summarise('unit', report([module([ok, skipped])]), whole);
    expect(summary).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(summary.failures[0]).toContain('skipped without a reason');
  });

  test('tests left out by name are not counted', () => {
    const summary = summarise('unit', report([module([ok, skipped])]), { ...whole, byName: true });
    expect(summary).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
  });

  test('a crash keeps what was finished and adds a failure', () => {
    const summary = summarise('native', report([module([ok])], { finished: false }), {
      ...whole,
      problem: 'killed by SIGSEGV',
    });
    expect(summary).toMatchObject({ passed: 1, failed: 1 });
    expect(summary.failures[0]).toContain('killed by SIGSEGV');
  });

  test('no report at all is a failure, also with exit code 0', () => {
    expect(summarise('e2e', undefined, whole)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('no test at all is a failure, unless the person chose others', () => {
    expect(summarise('e2e', report([]), whole).failures).toEqual(['e2e: no test ran']);
    expect(summarise('e2e', report([]), { ...whole, narrowed: true }).failed).toBe(0);
  });

  test('an exit code that no failing test explains is a failure', () => {
    const summary = summarise('unit', report([module([ok])]), { ...whole, problem: 'exit code 1' });
    expect(summary.failed).toBe(1);
  });

  test('a file that does not load counts once, with its error', () => {
    const broken = module([], { failed: true, errors: ['Cannot find ./x.ts'] });
    const summary = summarise('unit', report([broken]), { ...whole, problem: 'exit code 1' });
    expect(summary.failures).toEqual(['unit tests/a.test.ts: Cannot find ./x.ts']);
  });

  test('tests not run because a hook failed are failures', () => {
    const hook = module([ok, skipped, skipped], { failed: true, errors: ['no device'] });
    expect(summarise('unit', report([hook]), whole)).toMatchObject({ passed: 1, failed: 2 });
  });

  test('a test that never ended and an error outside of any test are failures', () => {
    const pending = { name: 'slow', state: 'pending' } as const;
    const summary = summarise(
      'unit',
      report([module([ok, pending])], { unhandledErrors: ['late'] }),
      whole,
    );
    expect(summary.failed).toBe(2);
  });
});

describe('the sum', () => {
  test('adds up', () => {
    const one = summarise('unit', report([module([ok, bad])]), whole);
    const two = summarise('e2e', report([module([ok, { ...skipped, reason: 'why' }])]), whole);
    expect(closingLine(total([one, two]))).toBe('2 passed, 1 failed, 1 skipped');
  });

  test('of nothing is a failure', () => {
    expect(closingLine(total([]))).toBe('0 passed, 1 failed, 0 skipped');
  });
});

test.each([undefined, '', '{"modules":', '{}', '{"modules":[]}', 'null'])(
  'what is not a report is refused: %j',
  (text) => {
    expect(readReport(text)).toBeUndefined();
  },
);
