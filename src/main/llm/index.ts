import { availableParallelism } from 'node:os';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Spawned } from '../ops/supervisor.ts';
import { createFallbackModel } from './fallback.ts';
import { createLocalModel } from './local.ts';
import { createOpenAiModel, groqOptions, type OpenAiOptions } from './openai.ts';
import type { LanguageModel, LlmError, LlmErrorCode } from './port.ts';

export { createFallbackModel, createLocalModel, createOpenAiModel, groqOptions };
export type { LanguageModel, LlmErrorCode, OpenAiOptions };

export interface LanguageModelOptions {
  /** A GGUF file, or null where no local model is installed. */
  readonly localModelPath: string | null;
  /** The online model, or null; see `groqOptions`. */
  readonly openai: OpenAiOptions | null;
  readonly log: Log;
  /** Tokens of prompt and answer together, for the local model. */
  readonly contextSize?: number;
  /** Threads of the local model. */
  readonly threads?: number;
  readonly clock?: Clock;
  /** Starts the llm process; a forked Node process by default, Electron's shell brings its own. */
  readonly spawn?: () => Spawned;
}

export interface KioskLanguageModel extends LanguageModel {
  /** Loads the local model ahead of the first question, where there is one. Never rejects: failures are logged. */
  warmUp(): Promise<void>;
}

const defaultContextSize = 4096;

/**
 * The kiosk's language model: the local one first, the online one when that is absent or fails.
 * Null when there is neither; then the fast path asks or hands over instead.
 */
export function createLanguageModel(options: LanguageModelOptions): KioskLanguageModel | null {
  const { localModelPath, log, clock, spawn } = options;
  const local =
    localModelPath === null
      ? null
      : createLocalModel({
          modelPath: localModelPath,
          contextSize: options.contextSize ?? defaultContextSize,
          threads: options.threads ?? defaultThreads(),
          log,
          ...(spawn && { spawn }),
        });
  const online = options.openai && createOpenAiModel(options.openai);
  const [first, ...others] = [local, online].filter((model) => model !== null);
  if (!first) return null;
  const model = createFallbackModel([first, ...others], { log, ...(clock && { clock }) });
  return {
    ...model,
    async warmUp() {
      await local?.start().catch((error: LlmError) => {
        log.warn({ model: local.name, code: error.code, reason: error.message }, 'no local model');
      });
    },
  };
}

/** All cores but one: threads that wait for a core taken by the speech process stop all the others. */
function defaultThreads(): number {
  return Math.max(1, Math.min(8, availableParallelism() - 1));
}
