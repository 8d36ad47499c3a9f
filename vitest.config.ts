import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { createReporter } from './tests/support/reporter.ts';

/** `unit` runs files side by side; `native` and `e2e` share devices and a browser, so they run one at a time. */
export default defineConfig({
  test: {
    reporters: ['default', createReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/native/**', 'tests/e2e/**'],
          // Two files at a time on two cores: one alone leaves a core idle.
          maxWorkers: Math.max(2, availableParallelism()),
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'native',
          include: ['tests/native/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
