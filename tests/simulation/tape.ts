/** One sound of a person: silences and words, or a cough. */
export interface Sound {
  readonly parts: readonly {
    readonly ms: number;
    readonly voiced: boolean;
    /** Recognised when this part is over. */
    readonly word?: string;
  }[];
}

/**
 * What the microphone has picked up so far, frame by frame. A frame carries its number in its samples, so
 * that what is voiced and which words were said is known wherever and whenever it arrives.
 */
export interface Tape {
  readonly frameMs: number;
  /** The number of the next frame. */
  readonly next: number;
  /** Records one more frame. */
  record(frame: { readonly voiced: boolean; readonly word?: string | undefined }): Int16Array;
  voiced(at: number): boolean;
  /** The words that ended after one frame and not after another. */
  words(after: number, until: number): string;
}

export const frameMs = 64;

/** @param sampleRate of the microphone, Hz. */
export function createTape(sampleRate: number): Tape {
  const voiced: boolean[] = [false];
  const words: { readonly at: number; readonly word: string }[] = [];
  const size = (sampleRate * frameMs) / 1000;
  return {
    frameMs,
    get next() {
      return voiced.length;
    },
    record(frame) {
      const at = voiced.push(frame.voiced) - 1;
      if (frame.word !== undefined) words.push({ at, word: frame.word });
      const samples = new Int16Array(size);
      samples[0] = at % 2 ** 14;
      samples[1] = Math.floor(at / 2 ** 14);
      return samples;
    },
    voiced: (at) => voiced[at] ?? false,
    words: (after, until) =>
      words
        .filter(({ at }) => at > after && at <= until)
        .map(({ word }) => word)
        .join(' '),
  };
}

/** A cough, a bang: a voice without words. */
export const noise = (ms: number): Sound => ({ parts: [{ ms, voiced: true }] });

/**
 * A person saying this: `…` stands for a pause of `pauseMs`, in which they may be taken to have done.
 */
export function saying(text: string, wordMs: number, pauseMs: number): Sound {
  const parts = text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word === '…' ? { ms: pauseMs, voiced: false } : { ms: wordMs, voiced: true, word },
    );
  return { parts };
}
