import { type Clock, systemClock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { createBreaker } from './breaker.ts';
import { type LanguageModel, LlmError, type LlmErrorCode } from './port.ts';

/** Failures after which the next model is asked; after the others its answer would be no better. */
const moveOn: ReadonlySet<LlmErrorCode> = new Set(['unavailable', 'model-missing', 'timeout']);
/** Failures of the model itself, not of what was asked. */
const ill: ReadonlySet<LlmErrorCode> = new Set([
  'unavailable',
  'model-missing',
  'timeout',
  'rate-limited',
  'unauthorised',
]);

/**
 * One model out of several: each is asked in turn until one answers. A model that fails three times
 * in a row is left out for 30 s. Once words of an answer have been passed on, no other model is
 * asked: it would begin the answer again.
 */
export function createFallbackModel(
  models: readonly [LanguageModel, ...LanguageModel[]],
  { log, clock = systemClock }: { log: Log; clock?: Clock },
): LanguageModel {
  const chain = models.map((model) => ({ model, breaker: createBreaker({ clock }) }));
  return {
    name: models.map(({ name }) => name).join(', else '),
    async complete(request, { signal, onText }) {
      let emitted = false;
      const emit = (piece: string) => {
        emitted = true;
        onText?.(piece);
      };
      let last = new LlmError('unavailable', 'every language model rests after repeated failures');
      for (const { model, breaker } of chain) {
        if (signal.aborted) throw new LlmError('aborted', 'the answer was aborted');
        const leave = breaker.enter();
        if (!leave) continue;
        try {
          const answer = await model.complete(request, { signal, onText: emit });
          leave('worked');
          return answer;
        } catch (thrown) {
          const error = toLlmError(thrown, signal);
          leave(ill.has(error.code) ? 'failed' : 'unknown');
          if (emitted || !moveOn.has(error.code)) throw error;
          log.warn({ model: model.name, code: error.code }, 'language model failed');
          last = error;
        }
      }
      throw last;
    },
    async close() {
      await Promise.allSettled(models.map((model) => model.close()));
    },
  };
}

function toLlmError(thrown: unknown, signal: AbortSignal): LlmError {
  if (signal.aborted) return new LlmError('aborted', 'the answer was aborted');
  return thrown instanceof LlmError ? thrown : new LlmError('unavailable', messageOf(thrown));
}
