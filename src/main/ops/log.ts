import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * A structured log on stderr (stdout belongs to command output). Level from VAANI_LOG, default
 * `warn` for commands and `info` for servers. Callers log codes, counts and durations, never what a
 * person said or who they are.
 */
export function createLog(name: string, level?: 'info' | 'warn'): Log {
  return pino(
    { name, level: process.env['VAANI_LOG'] ?? level ?? 'warn', base: { pid: process.pid } },
    pino.destination({ dest: 2, sync: true }),
  );
}
