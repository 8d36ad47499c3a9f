/** Two lists of numbers as one complex signal. */
interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** In place; the length is a power of two. `inverse` leaves it scaled by the length. */
function fft({ re, im }: Complex, inverse: boolean): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j] as number, re[i] as number];
    [im[i], im[j]] = [im[j] as number, im[i] as number];
  }
  for (let size = 2; size <= n; size *= 2) {
    const angle = ((inverse ? 2 : -2) * Math.PI) / size;
    const half = size / 2;
    for (let k = 0; k < half; k += 1) {
      const wr = Math.cos(angle * k);
      const wi = Math.sin(angle * k);
      for (let at = k; at < n; at += size) {
        const r = re[at + half] as number;
        const i = im[at + half] as number;
        const tr = r * wr - i * wi;
        const ti = r * wi + i * wr;
        re[at + half] = (re[at] as number) - tr;
        im[at + half] = (im[at] as number) - ti;
        re[at] = (re[at] as number) + tr;
        im[at] = (im[at] as number) + ti;
      }
    }
  }
}

/** A signal through an impulse response, as long as the signal. */
export function convolve(signal: Float32Array, response: Float32Array): Float32Array {
  let size = 1;
  while (size < response.length * 2) size *= 2;
  const step = size - response.length;
  const filter = { re: new Float64Array(size), im: new Float64Array(size) };
  filter.re.set(response);
  fft(filter, false);
  const out = new Float32Array(signal.length);
  for (let from = 0; from < signal.length; from += step) {
    const block = { re: new Float64Array(size), im: new Float64Array(size) };
    block.re.set(signal.subarray(from, from + step));
    fft(block, false);
    for (let i = 0; i < size; i += 1) {
      const [r, j] = [block.re[i] as number, block.im[i] as number];
      const [fr, fj] = [filter.re[i] as number, filter.im[i] as number];
      block.re[i] = r * fr - j * fj;
      block.im[i] = r * fj + j * fr;
    }
    fft(block, true);
    const end = Math.min(size, signal.length - from);
    for (let i = 0; i < end; i += 1) {
      out[from + i] = (out[from + i] as number) + (block.re[i] as number) / size;
    }
  }
  return out;
}
