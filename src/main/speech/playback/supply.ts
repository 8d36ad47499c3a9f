import type { Resampler, ResamplerFactory } from '../audio/resample.ts';

/**
 * One utterance's audio at the device's rate. It is converted a little at a time as it is played: a
 * whole sentence at once would hold up this process, and the first sound, for tens of milliseconds.
 */
export interface Supply {
  push(sentence: number, samples: Float32Array, sampleRate: number): void;
  /** No more will be pushed: what is still inside the filter comes out too. */
  finish(): void;
  /** Some of the next samples, all of one sentence, `most` at most; undefined when there are none just now. */
  take(most: number): { readonly sentence: number; readonly samples: Float32Array } | undefined;
  readonly empty: boolean;
  /** Audio not taken yet, ms. */
  readonly queuedMs: number;
  /** Drops what comes after this sentence. */
  dropAfter(sentence: number): void;
  /** Drops everything. */
  clear(): void;
}

interface Piece {
  readonly sentence: number;
  readonly samples: Float32Array;
  readonly rate: number;
}

/** How much is converted at once, ms. */
const blockMs = 40;

export function createSupply(resamplers: ResamplerFactory, sampleRate: number): Supply {
  /** As it came, in order. */
  let raw: Piece[] = [];
  /** Converted; never more than the next block and the rest of a filter. */
  let ready: Piece[] = [];
  let queuedMs = 0;
  let finished = false;
  let resampler: { readonly rate: number; readonly filter: Resampler } | undefined;
  /** The sentence whose end may still be inside the filter. */
  let inFilter = 0;

  const msOf = ({ samples, rate }: Piece) => (samples.length / rate) * 1000;

  function drain(): void {
    if (!resampler) return;
    const samples = resampler.filter.flush();
    if (samples.length > 0) ready.push({ sentence: inFilter, samples, rate: sampleRate });
    resampler.filter.close();
    resampler = undefined;
  }

  function convert(): void {
    while (ready.length === 0 && raw[0]) {
      const { sentence, samples, rate } = raw[0];
      if (resampler?.rate !== rate) {
        drain();
        resampler = { rate, filter: resamplers(rate, sampleRate) };
      }
      const size = Math.ceil((rate * blockMs) / 1000);
      const block = samples.subarray(0, size);
      if (samples.length <= size) raw.shift();
      else raw[0] = { sentence, rate, samples: samples.subarray(size) };
      inFilter = sentence;
      const out = resampler.filter.process(block);
      if (out.length > 0) ready.push({ sentence, samples: out, rate: sampleRate });
      else queuedMs -= msOf({ sentence, samples: block, rate }); // Inside the filter now.
    }
    if (raw.length === 0 && finished && ready.length === 0) drain();
  }

  function clear(): void {
    raw = [];
    ready = [];
    queuedMs = 0;
    resampler?.filter.close();
    resampler = undefined;
  }

  return {
    push(sentence, samples, rate) {
      if (samples.length === 0) return;
      const piece = { sentence, samples, rate };
      raw.push(piece);
      queuedMs += msOf(piece);
    },
    finish() {
      finished = true;
    },
    take(most) {
      convert();
      const [next] = ready;
      if (!next) return undefined;
      const samples = next.samples.subarray(0, most);
      if (samples.length === next.samples.length) ready.shift();
      else ready[0] = { ...next, samples: next.samples.subarray(samples.length) };
      queuedMs = Math.max(0, queuedMs - (samples.length / sampleRate) * 1000);
      return { sentence: next.sentence, samples };
    },
    get empty() {
      convert();
      return ready.length === 0;
    },
    get queuedMs() {
      return raw.length + ready.length === 0 ? 0 : queuedMs;
    },
    dropAfter(sentence) {
      const kept = (piece: Piece) => piece.sentence <= sentence;
      for (const piece of raw) if (!kept(piece)) queuedMs -= msOf(piece);
      raw = raw.filter(kept);
      ready = ready.filter(kept);
    },
    clear,
  };
}
