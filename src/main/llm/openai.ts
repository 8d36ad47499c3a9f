import type { OpenAI } from 'openai';
import type { LlmAnswer, LlmRequest } from '../../contract/llm.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { createAnswerBuilder } from './openai-answer.ts';
import { isWorthRetrying, RateLimitedError, toLlmError } from './openai-errors.ts';
import { type LanguageModel, LlmError } from './port.ts';

export interface OpenAiOptions {
  /** Up to and with the version, e.g. `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** The longest time for a whole answer, retries included, ms. */
  readonly timeoutMs: number;
  /** The longest wait for the first piece of an answer, ms. */
  readonly firstTokenTimeoutMs?: number;
  /** The longest wait that a server's `retry-after` may ask for inside one call, ms. */
  readonly maxRetryAfterMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
}

/** One failed attempt may be repeated; a person waits for this answer. */
const maxAttempts = 2;
const backoffMs = 250;
/** A server may ask for this long a silence between calls, ms; a longer one is cut to it. */
const maxSilenceMs = 60_000;
const defaults = { firstTokenTimeoutMs: 5_000, maxRetryAfterMs: 2_000 } as const;

/** Groq's address and default model; both can be named by GROQ_BASE_URL and GROQ_MODEL. */
const groq = { baseUrl: 'https://api.groq.com/openai/v1', model: 'llama-3.1-8b-instant' } as const;

/** The online model of this key (the secret GROQ_API_KEY), or null where there is none. */
export function groqOptions(
  apiKey: string | null,
  env: NodeJS.ProcessEnv = process.env,
): OpenAiOptions | null {
  if (!apiKey) return null;
  return {
    apiKey,
    baseUrl: env['GROQ_BASE_URL']?.trim() || groq.baseUrl,
    model: env['GROQ_MODEL']?.trim() || groq.model,
    timeoutMs: 15_000,
  };
}

/** A model behind an OpenAI-compatible server. Throws when the address is not a URL. */
export function createOpenAiModel(options: OpenAiOptions): LanguageModel {
  const { baseUrl, apiKey, model, timeoutMs, clock = systemClock } = options;
  const firstTokenTimeoutMs = options.firstTokenTimeoutMs ?? defaults.firstTokenTimeoutMs;
  const maxRetryAfterMs = options.maxRetryAfterMs ?? defaults.maxRetryAfterMs;
  const host = URL.parse(baseUrl)?.hostname;
  if (!host)
    throw new Error(`the language model address "${baseUrl}" is not a URL; check GROQ_BASE_URL`);
  let client: Promise<OpenAI> | undefined;
  /** Until then the server wants no request from us, wall time in ms. */
  let silentUntil = 0;

  /** Loaded when first used: the package takes longer to load than the fast path takes to answer. */
  async function connect(): Promise<OpenAI> {
    const { OpenAI } = await import('openai');
    return new OpenAI({
      apiKey,
      baseURL: baseUrl,
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: timeoutMs + 1_000, // Ours comes first and knows what it means.
      logLevel: 'off',
      ...(options.fetch ? { fetch: options.fetch } : {}),
    });
  }

  async function attempt(
    request: LlmRequest,
    signal: AbortSignal,
    deadline: number,
    onText: (piece: string) => void,
  ): Promise<LlmAnswer> {
    const timeout = new AbortController();
    const giveUp = () => timeout.abort();
    const cancelTotal = clock.after(Math.max(0, deadline - clock.now()), giveUp);
    const cancelFirst = clock.after(firstTokenTimeoutMs, giveUp);
    const either = AbortSignal.any([signal, timeout.signal]);
    const builder = createAnswerBuilder(request.tools);
    try {
      client ??= connect();
      const openai = await client;
      const stream = await openai.chat.completions.create(toParams(model, request), {
        signal: either,
      });
      for await (const chunk of stream) {
        const piece = builder.push(chunk);
        if (builder.begun) cancelFirst();
        if (piece !== '' && !either.aborted) onText(piece);
      }
      // The client ends an aborted stream as if it were complete.
      if (either.aborted) throw new Error('aborted');
      return builder.finish();
    } catch (error) {
      if (signal.aborted) throw new LlmError('aborted', 'the answer was aborted');
      if (timeout.signal.aborted) {
        throw new LlmError('timeout', 'the language model server did not answer in time');
      }
      throw toLlmError(error);
    } finally {
      cancelTotal();
      cancelFirst();
    }
  }

  /** How long to wait before asking again, ms, or undefined when asking again is no use. */
  function pauseBefore(next: number, error: LlmError, deadline: number): number | undefined {
    if (next >= maxAttempts || !isWorthRetrying(error)) return undefined;
    const pause =
      error instanceof RateLimitedError ? error.retryAfterMs : backoffMs * (1 + Math.random());
    if (pause === undefined || pause > maxRetryAfterMs) return undefined;
    return clock.now() + pause < deadline ? pause : undefined;
  }

  return {
    name: `${host} ${model}`,
    async complete(request, { signal, onText }) {
      if (signal.aborted) throw new LlmError('aborted', 'the answer was aborted');
      const now = clock.now();
      if (now < silentUntil) {
        throw new RateLimitedError(
          'the language model server limits our requests',
          silentUntil - now,
        );
      }
      const deadline = now + timeoutMs;
      let emitted = false;
      const emit = (piece: string) => {
        emitted = true;
        onText?.(piece);
      };
      for (let next = 1; ; next += 1) {
        try {
          return await attempt(request, signal, deadline, emit);
        } catch (thrown) {
          const error = toLlmError(thrown);
          // Words that were said cannot be taken back: a second attempt would say them twice.
          const pause = emitted ? undefined : pauseBefore(next, error, deadline);
          if (pause === undefined) {
            if (error instanceof RateLimitedError && error.retryAfterMs !== undefined) {
              silentUntil = clock.now() + Math.min(error.retryAfterMs, maxSilenceMs);
            }
            throw error;
          }
          await sleep(clock, pause, signal);
        }
      }
    },
    async close() {},
  };
}

function toParams(model: string, request: LlmRequest) {
  const { messages, tools, maxTokens, temperature = 0 } = request;
  return {
    model,
    messages: [...messages],
    temperature,
    // The older name of the limit: every compatible server knows it.
    max_tokens: maxTokens,
    stream: true as const,
    ...(tools.length > 0 && {
      tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })),
      tool_choice: 'auto' as const,
      parallel_tool_calls: false,
    }),
  };
}

/** Rejects with LlmError `aborted` when the signal fires. */
function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    const onAbort = () => {
      cancel();
      reject(new LlmError('aborted', 'the answer was aborted'));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
