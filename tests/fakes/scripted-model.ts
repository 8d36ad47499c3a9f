import type { LlmAnswer, LlmRequest } from '../../src/contract/llm.ts';
import { type Clock, systemClock } from '../../src/main/kernel/clock.ts';
import { type LanguageModel, LlmError, type LlmErrorCode } from '../../src/main/llm/port.ts';

/** What a scripted model does with one call; `words` are passed on before the rest happens. */
export type ScriptedStep =
  | { readonly answer: LlmAnswer; readonly words?: readonly string[] }
  | { readonly fail: LlmErrorCode; readonly words?: readonly string[] }
  /** `deaf`: an abort does not end it either. */
  | { readonly hang: true; readonly deaf?: true; readonly words?: readonly string[] }
  /** Answers, or fails, after this time on the clock. */
  | {
      readonly delayMs: number;
      readonly ends: { readonly answer: LlmAnswer } | { readonly fail: LlmErrorCode };
      readonly words?: readonly string[];
    };

export interface ScriptedModel extends LanguageModel {
  /** Every request so far. */
  readonly requests: readonly LlmRequest[];
  /** Calls that are being answered: not ended and not aborted. */
  readonly busy: number;
  readonly closed: boolean;
}

/**
 * A language model that follows a script, one step a call; past its end it repeats the last step.
 * `clock` times the steps that take time.
 */
export function createScriptedModel(
  name: string,
  script: readonly ScriptedStep[],
  clock: Clock = systemClock,
): ScriptedModel {
  const requests: LlmRequest[] = [];
  let busy = 0;
  let closed = false;
  return {
    name,
    requests,
    get busy() {
      return busy;
    },
    get closed() {
      return closed;
    },
    async complete(request, { signal, onText }) {
      const step = script[Math.min(requests.length, script.length - 1)];
      requests.push(request);
      for (const word of step?.words ?? []) {
        if (signal.aborted) break;
        onText?.(word);
      }
      if (signal.aborted) throw new LlmError('aborted', 'aborted');
      if (step && 'answer' in step) return step.answer;
      if (step && 'fail' in step) throw new LlmError(step.fail, `scripted ${step.fail}`);
      busy += 1;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const deaf = step && 'hang' in step && step.deaf;
      if (!deaf) {
        signal.addEventListener('abort', () => reject(new LlmError('aborted', 'aborted')));
      }
      const cancel = step && 'ends' in step ? clock.after(step.delayMs, resolve) : () => {};
      try {
        await promise;
      } finally {
        cancel();
        busy -= 1;
      }
      if (!step || !('ends' in step)) throw new LlmError('unavailable', 'never reached');
      if ('answer' in step.ends) return step.ends.answer;
      throw new LlmError(step.ends.fail, `scripted ${step.ends.fail}`);
    },
    async close() {
      closed = true;
    },
  };
}
