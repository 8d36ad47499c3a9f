/** Why a model could not be brought here. */
export type ModelErrorCode =
  | 'aborted'
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'wrong-content'
  | 'no-space'
  | 'not-fetchable'
  | 'busy'
  | 'broken-archive'
  | 'failed';

/** `message` is one sentence or two for an operator: what is wrong and what to do. */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  constructor(code: ModelErrorCode, message: string) {
    super(message);
    this.name = 'ModelError';
    this.code = code;
  }
}

/** The code of a system error (`ENOSPC`), looked for in the chain of causes too. */
export function systemCode(thrown: unknown): string | undefined {
  let error = thrown;
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    error = error.cause;
  }
  return undefined;
}

export const bringOnAStick =
  'Or bring it on a stick: on a machine that has it run "vaani models export DIR", here "vaani models import DIR".';

/** Bytes for people: "42.8 MB"; "size unknown" for null. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return 'size unknown';
  if (bytes < 1_000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB'] as const;
  let value = bytes / 1_000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}
