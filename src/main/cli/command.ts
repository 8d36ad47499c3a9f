import type { ParseArgsOptionsConfig } from 'node:util';

/** What every command gets: parsed options, positionals, and where to write. */
export interface CommandContext {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** `--json` was given: one JSON object a line on stdout and nothing else there. */
  readonly json: boolean;
  /** Writes one record: its JSON with `--json`, else `text` (or nothing when undefined). */
  print(record: unknown, text?: string): void;
  readonly stdin: NodeJS.ReadableStream;
  /** Aborted on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** One subcommand of `vaani`, one file each in this folder. */
export interface Command {
  readonly name: string;
  /** E.g. `FILE.wav [--lang L]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  /** Returns the exit code: 0 done, 1 failed. Throws UsageError for 2. */
  run(context: CommandContext): Promise<number>;
}

/** Bad usage: one line that says what to do; exit code 2. */
export class UsageError extends Error {}
