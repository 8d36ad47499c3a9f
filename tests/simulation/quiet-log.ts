import type { Log } from '../../src/main/ops/log.ts';

/** A log that writes nothing and tells of errors and of what failed. */
export function quietLog(tell: (level: 'warn' | 'error', what: string) => void): Log {
  const line = (level: 'warn' | 'error') => (fields: object, message?: string) => {
    const { err } = fields as { err?: Error };
    const more = err ? `: ${err.stack ?? err}` : ` ${JSON.stringify(fields)}`;
    tell(level, `${message ?? ''}${more}`);
  };
  const ignore = () => {};
  const log = {
    warn: line('warn'),
    error: line('error'),
    fatal: line('error'),
    info: ignore,
    debug: ignore,
    trace: ignore,
    child: () => log,
  };
  return log as unknown as Log;
}
