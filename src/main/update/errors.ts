/** Why an update was not taken, or stopped. */
export type UpdateErrorCode =
  | 'not-a-bundle'
  | 'not-signed'
  | 'unknown-key'
  | 'wrong-machine'
  | 'too-old'
  | 'needs-newer'
  | 'failed-before'
  | 'damaged'
  | 'stick-gone'
  | 'no-space'
  | 'busy'
  | 'aborted'
  | 'nothing-to-go-back-to'
  | 'failed';

/** `message` is one sentence or two for an operator: what is wrong and what to do. */
export class UpdateError extends Error {
  readonly code: UpdateErrorCode;
  constructor(code: UpdateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UpdateError';
    this.code = code;
  }
}

/** The code of a system error (`ENOSPC`). */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}

/** Megabytes for people: "42.8 MB". */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
