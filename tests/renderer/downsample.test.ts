import { describe, expect, test } from 'vitest';
import { createFramer, createResampler } from '../../src/renderer/bridge/audio/downsample.ts';

const tone = (hz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, index) =>
    Math.sin((2 * Math.PI * hz * index) / rate),
  );

/** Runs a signal through in the audio thread's pieces of 128 samples. */
function run(signal: Float32Array, fromHz: number, toHz: number): Float32Array {
  const resample = createResampler(fromHz, toHz);
  const output: number[] = [];
  for (let start = 0; start < signal.length; start += 128) {
    output.push(...resample(signal.subarray(start, start + 128)));
  }
  return Float32Array.from(output);
}

/** Loudness of the middle part, as rms. */
function rms(samples: Float32Array): number {
  const middle = samples.subarray(samples.length / 4, (3 * samples.length) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

describe.each([48_000, 44_100, 24_000])('from %i Hz to 16 kHz', (rate) => {
  test('it makes the right number of samples', () => {
    const count = run(tone(440, rate, 1), rate, 16_000).length;
    expect(Math.abs(count - 16_000)).toBeLessThan(40);
  });

  test('a tone of speech comes through as loud and as high as it was', () => {
    const output = run(tone(1_000, rate, 1), rate, 16_000);
    expect(rms(output)).toBeCloseTo(Math.SQRT1_2, 2);
    const crossings = output.filter((sample, i) => sample >= 0 && (output[i - 1] ?? 0) < 0).length;
    expect(Math.abs(crossings - 1_000)).toBeLessThan(6);
  });

  test('what the lower rate cannot carry is taken out instead of folded back', () => {
    const high = Math.min(11_000, rate / 2 - 1_000);
    expect(rms(run(tone(high, rate, 1), rate, 16_000))).toBeLessThan(0.02);
  });
});

test('equal rates pass through', () => {
  const input = tone(440, 16_000, 0.01);
  expect(createResampler(16_000, 16_000)(input)).toBe(input);
});

test('a lower rate than the wanted one is refused', () => {
  expect(() => createResampler(8_000, 16_000)).toThrow('cannot resample 8000 to 16000 Hz');
});

test('frames are cut to size, rounded and kept within 16 bits', () => {
  const frames: Int16Array[] = [];
  const push = createFramer(4, (samples) => frames.push(samples));
  push(Float32Array.from([0, 1, -1]));
  push(Float32Array.from([2, -2, 0.5, 0.25, 0, 0.1]));
  expect(frames.map((samples) => [...samples])).toEqual([
    [0, 32_767, -32_767, 32_767],
    [-32_767, 16_384, 8_192, 0],
  ]);
});
