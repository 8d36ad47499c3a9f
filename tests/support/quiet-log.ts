import { pino } from 'pino';
import type { Log } from '../../src/main/ops/log.ts';

/** A log whose lines a test can read. */
export function memoryLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { log, lines };
}
