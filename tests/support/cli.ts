import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../../src/main/ops/paths.ts';
import { classifiers } from './shop.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of stdout as JSON; throws when one is not. */
  records(): Record<string, unknown>[];
}

/** Runs the real `vaani` in a process of its own, with `home` as its data folder and no network model. */
export function vaani(
  home: string,
  args: readonly string[],
  stdin = '',
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  shareClassifiers(home);
  return new Promise((resolve, reject) => {
    const { GROQ_API_KEY: _key, VAANI_LOG: _log, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(appRoot(), 'bin/vaani.js'), ...args], {
      env: { ...inherited, VAANI_HOME: home, VAANI_MODELS: join(home, 'models'), ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        stdout,
        stderr,
        records: () =>
          stdout
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Record<string, unknown>),
      }),
    );
    // A child that ends early does not read its input: that is what is being tested, not an error.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

/** Training takes seconds, and every test has a data folder of its own: what was trained is common to all. */
export function shareClassifiers(home: string): void {
  const own = join(home, 'classifiers');
  const [, shared] = classifiers;
  mkdirSync(home, { recursive: true });
  mkdirSync(shared, { recursive: true });
  if (!existsSync(own)) symlinkSync(shared, own, 'junction');
}
