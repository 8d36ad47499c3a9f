/** A failure that the caller is expected to handle, as data. `code` is for programs, `message` for operators. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure<Code> };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail<Code extends string>(code: Code, message: string): Result<never, Code> {
  return { ok: false, error: { code, message } };
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Throws when a condition that the code relies on does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
