import { type Level, type Logger, multistream, pino, type StreamEntry } from 'pino';
import { createLogRing } from './log-ring.ts';
import { censor, redactedPaths, withoutHidden } from './log-secrets.ts';

export type Log = Logger;

/** The last lines of this process, of every log in it; from `info` on, whatever is written to stderr. */
export const recentLines = createLogRing();

/**
 * A structured log on stderr (stdout belongs to command output). Level from VAANI_LOG, default
 * `warn` for commands and `info` for servers. Callers log codes, counts and durations, never what a
 * person said or who they are.
 */
export function createLog(name: string, level?: 'info' | 'warn'): Log {
  const wanted = process.env['VAANI_LOG'] ?? level ?? 'warn';
  if (wanted !== 'silent' && !Object.hasOwn(pino.levels.values, wanted)) {
    const levels = Object.keys(pino.levels.values).join(', ');
    throw new Error(`VAANI_LOG must be one of ${levels}, silent; not "${wanted}"`);
  }
  const streams: StreamEntry[] = [{ level: 'info', stream: recentLines }];
  if (wanted !== 'silent') {
    const stderr = pino.destination({ dest: 2, sync: true });
    streams.push({ level: wanted as Level, stream: stderr });
  }
  const least = ['trace', 'debug'].includes(wanted) ? wanted : 'info';
  const all = multistream(streams);
  return pino(
    {
      name,
      level: least,
      base: { pid: process.pid },
      redact: { paths: redactedPaths, censor },
      hooks: { streamWrite: withoutHidden },
    },
    all,
  );
}
