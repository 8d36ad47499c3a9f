import type { TurnEnd } from '../dialogue/turn/end-of-turn/index.ts';
import type { Clock } from '../kernel/clock.ts';

/** Says when the turn of a person who has fallen silent is over. */
export interface TurnTaker {
  /** They fell silent `silentMs` ago, after these words. */
  paused(text: string, silentMs: number): void;
  /** They went on, their turn was ended otherwise, or nobody listens any more. */
  cancel(): void;
}

export interface TurnTakerOptions {
  readonly clock: Clock;
  /** How long to wait for more after these words, since the person fell silent. */
  readonly judge: (text: string) => TurnEnd;
  readonly end: () => void;
}

export function createTurnTaker({ clock, judge, end }: TurnTakerOptions): TurnTaker {
  let cancel = () => {};
  return {
    paused(text, silentMs) {
      cancel();
      const begun = clock.now();
      const { waitMs } = judge(text);
      const left = waitMs - silentMs - (clock.now() - begun);
      if (left <= 0) end();
      else cancel = clock.after(left, end);
    },
    cancel: () => cancel(),
  };
}
