/** Turns a stream of samples at one rate into a stream at a lower one. Float32, mono, −1 to 1. */
export type Resampler = (input: Float32Array) => Float32Array;

const tapsEachSide = 16;

/**
 * A streaming windowed-sinc resampler from `fromHz` to `toHz` (not higher). Passes the input through
 * when the rates are equal. Adds a delay of 16 input samples per step of the ratio.
 */
export function createResampler(fromHz: number, toHz: number): Resampler {
  if (!(toHz > 0 && fromHz >= toHz))
    throw new RangeError(`cannot resample ${fromHz} to ${toHz} Hz`);
  if (fromHz === toHz) return (input) => input;
  const step = fromHz / toHz;
  const half = Math.ceil(tapsEachSide * step);
  let history = new Float32Array(half);
  /** Position of the next output sample, in input samples from the start of `history`. */
  let position = half;
  return (input) => {
    const buffer = new Float32Array(history.length + input.length);
    buffer.set(history);
    buffer.set(input, history.length);
    const output: number[] = [];
    for (; position + half < buffer.length; position += step) output.push(tap(buffer, position));
    const keepFrom = Math.max(0, Math.floor(position) - half);
    history = buffer.slice(keepFrom);
    position -= keepFrom;
    return Float32Array.from(output);
  };

  function tap(buffer: Float32Array, centre: number): number {
    let sum = 0;
    let weights = 0;
    const first = Math.max(0, Math.ceil(centre - half));
    const last = Math.min(buffer.length - 1, Math.floor(centre + half));
    for (let index = first; index <= last; index++) {
      const distance = (index - centre) / step;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * (index - centre)) / (half + 1));
      const weight = sinc(distance) * window;
      sum += (buffer[index] ?? 0) * weight;
      weights += weight;
    }
    return weights === 0 ? 0 : sum / weights;
  }
}

function sinc(x: number): number {
  if (Math.abs(x) < 1e-9) return 1;
  return Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Cuts a stream of float samples into 16-bit frames of exactly `frameSamples`. */
export function createFramer(
  frameSamples: number,
  onFrame: (samples: Int16Array<ArrayBuffer>) => void,
): (input: Float32Array) => void {
  let frame = new Int16Array(frameSamples);
  let filled = 0;
  return (input) => {
    for (const sample of input) {
      frame[filled++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
      if (filled < frameSamples) continue;
      onFrame(frame);
      frame = new Int16Array(frameSamples);
      filled = 0;
    }
  };
}
