import type { Clock } from '../../kernel/clock.ts';
import type { Answer } from '../spoken.ts';

/** What would be spoken first. */
export type Opening = Pick<Answer, 'language' | 'rate'> & { readonly text: string };

/** Prepares the answer while the person may still be speaking. */
export interface Ahead {
  /** Words so far; they count once they have not changed for a moment. */
  words(text: string): void;
  /** The person has fallen silent after these. */
  paused(text: string, confidence: number): void;
  cancel(): void;
}

export interface AheadOptions {
  readonly clock: Clock;
  /** What would be answered to these words; null where nothing can be said before the turn is over. */
  readonly rehearse: (text: string, confidence: number) => Opening | null;
  /** Makes the speech of it; the one before is thrown away. */
  readonly prepare: (opening: Opening) => void;
}

/** Words that have not changed for this long, ms, are taken for stable: a recogniser gives new ones every 100 to 300 ms. */
const stableMs = 150;
/** Words that are still coming have no confidence yet; they are taken for right. */
const assumed = 1;

export function createAhead({ clock, rehearse, prepare }: AheadOptions): Ahead {
  let cancel = () => {};
  let last = '';

  function work(text: string, confidence: number): void {
    const opening = rehearse(text, confidence);
    const key = JSON.stringify(opening);
    if (!opening || key === last) return;
    last = key;
    prepare(opening);
  }

  return {
    words(text) {
      cancel();
      cancel = clock.after(stableMs, () => work(text, assumed));
    },
    paused(text, confidence) {
      cancel();
      work(text, confidence);
    },
    cancel() {
      cancel();
      last = '';
    },
  };
}
