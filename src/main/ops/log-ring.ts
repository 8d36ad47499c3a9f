import { logLevels, type LogFilter, type LogLine } from '../../contract/console/keep.ts';

/** Lines that are kept; the oldest go first. */
export const keptLines = 1_000;
/** A longer line is cut, characters. */
const maxLine = 4_000;

/** The last lines of this process's log, for the operator's console. */
export interface LogRing {
  /** Takes a line as pino writes it: one JSON object. Anything else is left out. */
  write(line: string): void;
  /** The latest that pass, the oldest of them first. */
  read(filter: LogFilter): LogLine[];
  /** Told every further line. */
  onLine(listener: (line: LogLine) => void): () => void;
}

const levelNumbers = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

/** Whether a line is one that was asked for. */
export function passes(line: LogLine, { level, text }: Pick<LogFilter, 'level' | 'text'>): boolean {
  if (levelNumbers[line.level] < levelNumbers[level]) return false;
  const wanted = text.trim().toLowerCase();
  return wanted === '' || `${line.name} ${line.text} ${line.fields}`.toLowerCase().includes(wanted);
}

export function createLogRing(size = keptLines): LogRing {
  const lines: LogLine[] = [];
  const listeners = new Set<(line: LogLine) => void>();
  let number = 0;
  return {
    write(text) {
      const line = parsed(text, number + 1);
      if (!line) return;
      number += 1;
      lines.push(line);
      if (lines.length > size) lines.shift();
      for (const listener of [...listeners]) listener(line);
    },
    read(filter) {
      const found: LogLine[] = [];
      for (let at = lines.length - 1; at >= 0 && found.length < filter.limit; at -= 1) {
        const line = lines[at];
        if (line && passes(line, filter)) found.unshift(line);
      }
      return found;
    },
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parsed(text: string, number: number): LogLine | undefined {
  let record: Record<string, unknown>;
  try {
    record = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { level, time, name, msg, pid: _pid, hostname: _host, ...others } = record;
  const at = typeof time === 'number' ? time : Date.now();
  const rest = Object.keys(others).length === 0 ? '' : JSON.stringify(others, withoutStack);
  return {
    number,
    at,
    level: levelOf(Number(level)),
    name: String(name ?? ''),
    text: String(msg ?? '').slice(0, maxLine),
    fields: rest.slice(0, maxLine),
  };
}

const levelOf = (number: number): LogLine['level'] =>
  logLevels.findLast((level) => number >= levelNumbers[level]) ?? 'debug';

/** Where in the code it happened is for the log on the machine. */
const withoutStack = (key: string, value: unknown): unknown =>
  key === 'stack' ? undefined : value;
