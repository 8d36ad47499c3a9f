import type { Clock } from '../../src/main/kernel/clock.ts';

/** Notes a line with its time; where nobody reads the trace, costs nothing. */
export type Trace = (line: string | (() => string)) => void;

export const noTrace: Trace = () => {};

export function tracing(clock: Clock, lines: string[]): Trace {
  const startedAt = clock.now();
  return (line) => {
    const at = ((clock.now() - startedAt) / 1000).toFixed(3).padStart(8);
    lines.push(`${at} ${typeof line === 'string' ? line : line()}`);
  };
}
