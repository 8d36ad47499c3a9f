import type { LlmAnswer, LlmRequest } from '../../contract/llm.ts';

/** A language model, wherever it runs. */
export interface LanguageModel {
  /** For logs and `doctor`, e.g. "llama.cpp qwen3-4b" or "groq llama-3.1-8b-instant". */
  readonly name: string;
  /**
   * Answers with text or with one tool call whose arguments fit the tool's schema.
   * `onText` gets text pieces as they come. Rejects with LlmError; after an abort always with code `aborted`.
   */
  complete(
    request: LlmRequest,
    options: { signal: AbortSignal; onText?: (piece: string) => void },
  ): Promise<LlmAnswer>;
  close(): Promise<void>;
}

export type LlmErrorCode =
  | 'aborted'
  | 'unauthorised'
  | 'rate-limited'
  | 'unavailable'
  | 'timeout'
  | 'too-long'
  | 'invalid-answer'
  | 'model-missing';

export class LlmError extends Error {
  readonly code: LlmErrorCode;
  constructor(code: LlmErrorCode, message: string) {
    super(message);
    this.name = 'LlmError';
    this.code = code;
  }
}
