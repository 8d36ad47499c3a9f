import { createBlocker, rms } from './audio/pcm.ts';

/** Why a person is hard to hear. */
export type EarHint = 'too-quiet' | 'clipping';

/** Listens to the microphone as it is, before levels are evened out, and says what the person can do better. */
export interface EarHints {
  /** 16 kHz samples, the last one taken at `at` ms. */
  accept(samples: Float32Array, at: number): void;
  /** A stretch of speech begins. `own`: Vaani speaks, so that what is heard says nothing about a person. */
  begin(own: boolean): void;
  /** Vaani speaks into the stretch. */
  spoil(): void;
  /** It is over. `recognised`: null where nobody could recognise it. */
  end(
    recognised: { readonly text: string; readonly confidence: number } | null,
    durationMs: number,
    at: number,
  ): void;
}

/** Each hint at most this often. */
const everyMs = 10_000;
const windowSamples = 512;
/** A sample at full scale, and how many of a window (1 %) make it clipped. */
const fullScale = 0.985;
const clippedShare = 0.01;
const clippedWindows = 4;
/** Loudest 32 ms of a stretch: below this words suffer whatever the gain, since the microphone's own noise rises too. */
const faintRms = 0.006;
/** Below this a stretch that gave no words was probably said too quietly. */
const quietRms = 0.02;
/** Shorter sounds are no words. */
const wordsMs = 400;
const unsure = 0.6;

export function createEarHints(onHint: (hint: EarHint, at: number) => void): EarHints {
  const said = new Map<EarHint, number>();
  let open = false;
  let own = false;
  let loudest = 0;
  let clipped = 0;
  let now = 0;

  function say(hint: EarHint): void {
    const before = said.get(hint);
    if (before !== undefined && now - before < everyMs) return;
    said.set(hint, now);
    onHint(hint, now);
  }

  const windows = createBlocker(windowSamples, (window) => {
    if (!open || own) return;
    loudest = Math.max(loudest, rms(window));
    const full = window.reduce((sum, x) => sum + (Math.abs(x) >= fullScale ? 1 : 0), 0);
    if (full < windowSamples * clippedShare) return;
    clipped += 1;
    if (clipped >= clippedWindows) say('clipping');
  });

  return {
    accept(samples, at) {
      now = at;
      windows.push(samples);
    },
    begin(vaaniSpeaks) {
      open = true;
      own = vaaniSpeaks;
      loudest = 0;
      clipped = 0;
    },
    spoil() {
      own = true;
    },
    end(recognised, durationMs, at) {
      now = at;
      const judged = open && !own && recognised !== null && durationMs >= wordsMs;
      open = false;
      if (!judged) return;
      const nothing = recognised.text === '' && loudest < quietRms;
      const little = recognised.confidence < unsure && loudest < faintRms;
      if (nothing || little) say('too-quiet');
    },
  };
}
