import type { LlmAnswer, LlmRequest } from '../../src/contract/llm.ts';
import { type LanguageModel, LlmError, type LlmErrorCode } from '../../src/main/llm/port.ts';

/** What a scripted model does with one call; `words` are passed on before the rest happens. */
export type ScriptedStep =
  | { readonly answer: LlmAnswer; readonly words?: readonly string[] }
  | { readonly fail: LlmErrorCode; readonly words?: readonly string[] }
  | { readonly hang: true; readonly words?: readonly string[] };

export interface ScriptedModel extends LanguageModel {
  /** Every request so far. */
  readonly requests: readonly LlmRequest[];
  readonly closed: boolean;
}

/** A language model that follows a script, one step a call; past its end it repeats the last step. */
export function createScriptedModel(name: string, script: readonly ScriptedStep[]): ScriptedModel {
  const requests: LlmRequest[] = [];
  let closed = false;
  return {
    name,
    requests,
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
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new LlmError('aborted', 'aborted')));
      });
    },
    async close() {
      closed = true;
    },
  };
}
