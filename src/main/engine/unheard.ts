import type { Clock } from '../kernel/clock.ts';
import type { Answer } from './spoken.ts';

/** The last answer of a conversation, where it was not heard because the line or the voice failed. */
export interface Unheard {
  keep(answer: Answer): void;
  /** Gives it out once; undefined when there is none, or it is too old to be said out of nowhere. */
  take(): Answer | undefined;
  forget(): void;
}

/** After this long, ms, the person has read it, or asks. */
const freshMs = 60_000;

export function createUnheard(clock: Clock): Unheard {
  let kept: { readonly answer: Answer; readonly at: number } | undefined;
  return {
    keep(answer) {
      kept = { answer, at: clock.now() };
    },
    take() {
      const { answer, at } = kept ?? { at: 0 };
      kept = undefined;
      return clock.now() - at <= freshMs ? answer : undefined;
    },
    forget() {
      kept = undefined;
    },
  };
}
