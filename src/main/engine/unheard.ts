import type { Clock } from '../kernel/clock.ts';
import type { Answer } from './spoken.ts';

/** The last answer of a conversation, where it was not heard because the line or the voice failed, or was not there yet. */
export interface Unheard {
  /** @param freshForMs after so long it would be said out of nowhere: the person has read it, or asks. */
  keep(answer: Answer, freshForMs?: number): void;
  /** Gives it out once; undefined when there is none, or it is too old to be said out of nowhere. */
  take(): Answer | undefined;
  forget(): void;
}

/** Somebody whose line failed still waits for its answer. */
const freshMs = 60_000;

export function createUnheard(clock: Clock): Unheard {
  let kept: { readonly answer: Answer; readonly until: number } | undefined;
  return {
    keep(answer, freshForMs = freshMs) {
      kept = { answer, until: clock.now() + freshForMs };
    },
    take() {
      const fresh = kept && clock.now() <= kept.until ? kept.answer : undefined;
      kept = undefined;
      return fresh;
    },
    forget() {
      kept = undefined;
    },
  };
}
