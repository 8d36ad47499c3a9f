import { LlmError } from './port.ts';

/** Lets one piece of work through at a time, in order, and turns away what would wait too long. */
export interface Turnstile {
  /**
   * Runs `work` when those before it are done. Rejects with LlmError `unavailable` when too many
   * wait, `aborted` when the signal fires before its turn.
   */
  pass<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createTurnstile(maxWaiting: number): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return {
    async pass(work, signal) {
      if (signal && inside > maxWaiting) {
        throw new LlmError(
          'unavailable',
          'too many answers are asked of the language model at once',
        );
      }
      inside += 1;
      const turn = last.then(() => {
        if (signal?.aborted) throw new LlmError('aborted', 'the answer was aborted');
        return work();
      });
      last = turn.then(
        () => {},
        () => {},
      );
      try {
        return await turn;
      } finally {
        inside -= 1;
      }
    },
  };
}
