import type { SpeechApi } from '../../../contract/speech.ts';
import type { EventData } from '../../../contract/rpc/api.ts';

/** Words of the person, and how well they were heard. */
export type Words = Pick<EventData<SpeechApi, 'heard'>, 'text' | 'confidence' | 'unsure'> & {
  /** Certainly meant for Vaani, whatever it is: said with the button held, or right after a turn. */
  readonly meant?: boolean;
};

/** Keeps together what a person says while they hold push-to-talk, whatever pauses they make. */
export interface Held {
  /** The button is held. */
  readonly on: boolean;
  hold(): void;
  /** A stretch of speech was heard: all there is of the turn by now, or null while there is more to come. */
  heard(words: Words): Words | null;
  /** It was let go. `hearing`: the last words are still to come. Returns the turn where they are not, and there is one. */
  letGo(hearing: boolean): Words | null;
  /** Nobody listens any more: what was said until then, where it was let go; else it is forgotten. */
  end(): Words | null;
}

export function createHeld(): Held {
  let state: 'off' | 'held' | 'ending' = 'off';
  let parts: Words[] = [];

  function whole(): Words | null {
    const all = parts.filter(({ text }) => text.trim() !== '');
    state = 'off';
    parts = [];
    return all.length === 0 ? null : { ...all.reduce(joined), meant: true };
  }

  return {
    get on() {
      return state === 'held';
    },
    hold() {
      state = 'held';
      parts = [];
    },
    heard(words) {
      if (state === 'off') return words;
      parts.push(words);
      if (state === 'held') return null;
      return whole() ?? words;
    },
    letGo(hearing) {
      if (state !== 'held') return null;
      if (!hearing) return whole();
      state = 'ending';
      return null;
    },
    end() {
      const counts = state === 'ending';
      const said = whole();
      return counts ? said : null;
    },
  };
}

/** As sure as the less sure half. */
function joined(a: Words, b: Words): Words {
  const shift = a.text.length + 1;
  const unsure = (b.unsure ?? []).map(([from, to]): [number, number] => [from + shift, to + shift]);
  return {
    text: `${a.text} ${b.text}`,
    confidence: Math.min(a.confidence, b.confidence),
    unsure: [...(a.unsure ?? []), ...unsure],
  };
}
