import type { LogLine } from '../../contract/console.ts';

/** Lines shown at most: the newest. */
export const maxLines = 500;

/** The lines with those that came, in order and each once, the newest of them. */
export function withLines(lines: readonly LogLine[], more: readonly LogLine[]): LogLine[] {
  const byNumber = new Map([...lines, ...more].map((line) => [line.number, line]));
  return [...byNumber.values()].toSorted((a, b) => a.number - b.number).slice(-maxLines);
}
