import { isObject } from './json-schema.ts';
import { LlmError } from './port.ts';

/** A refusal that says when to come back. */
export class RateLimitedError extends LlmError {
  /** Ms from now, undefined when the server did not say. */
  readonly retryAfterMs: number | undefined;
  constructor(message: string, retryAfterMs: number | undefined) {
    super('rate-limited', message);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * What a failed request means. The server's own messages are not repeated: they may quote the key
 * or what the person said.
 */
export function toLlmError(thrown: unknown): LlmError {
  if (thrown instanceof LlmError) return thrown;
  const { status, code, headers } = isObject(thrown)
    ? thrown
    : { status: undefined, code: undefined, headers: undefined };
  if (code === 'context_length_exceeded' || status === 413) {
    return new LlmError('too-long', 'the request is longer than the online model accepts');
  }
  if (code === 'tool_use_failed') {
    return new LlmError('invalid-answer', 'the online model made a malformed tool call');
  }
  if (status === 401 || status === 403) {
    return new LlmError(
      'unauthorised',
      `the language model server refused the key (${status}); check GROQ_API_KEY`,
    );
  }
  if (status === 404) {
    return new LlmError(
      'model-missing',
      'the language model server does not know this model or address (404); check GROQ_MODEL',
    );
  }
  if (status === 429) {
    const retryAfter = headers instanceof Headers ? retryAfterMs(headers) : undefined;
    return new RateLimitedError('the language model server limits our requests (429)', retryAfter);
  }
  if (typeof status === 'number') {
    return new LlmError('unavailable', `the language model server answered with status ${status}`);
  }
  return new LlmError('unavailable', 'the connection to the language model server failed');
}

/** Reads `retry-after-ms` or `retry-after` (seconds or an HTTP date). */
function retryAfterMs(headers: Headers): number | undefined {
  const exact = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (exact >= 0) return exact;
  const text = headers.get('retry-after') ?? '';
  if (/^\s*[\d.]+\s*$/.test(text)) return Number.parseFloat(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Is it worth asking the same server again at once? A timeout has already cost the person's patience. */
export function isWorthRetrying(error: LlmError): boolean {
  return error.code === 'unavailable' || error.code === 'rate-limited';
}
