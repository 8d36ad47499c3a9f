import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { patienceMs } from './tests/support/patience.ts';
import { createReporter } from './tests/support/reporter.ts';

/**
 * `unit` and `screens` (the page against a scripted engine) run files side by side; `native` and `e2e` share
 * devices and measure, so they run one at a time.
 */
export default defineConfig({
  test: {
    reporters: ['default', createReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/native/**', 'tests/screens/**', 'tests/e2e/**'],
          // Two files at a time on two cores: one alone leaves a core idle.
          maxWorkers: Math.max(2, availableParallelism()),
          testTimeout: 120_000,
          expect: { poll: { timeout: patienceMs } },
        },
      },
      {
        test: {
          name: 'native',
          include: ['tests/native/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: patienceMs } },
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          globalSetup: 'tests/e2e/build-ui.ts',
          // A browser each, and nothing in them is timed.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: patienceMs } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/build-ui.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: patienceMs } },
        },
      },
    ],
  },
});
