import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLoudness } from '../../src/main/speech/playback/loudness.ts';

const sampleRate = 16_000;
const tone = (level: number, ms = 400, hz = 200) =>
  Float32Array.from(
    { length: (sampleRate * ms) / 1000 },
    (_, i) => level * Math.sin((2 * Math.PI * hz * i) / sampleRate),
  );
const most = (samples: Float32Array) =>
  samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const at = (volume: number, samples: Float32Array) =>
  createLoudness(volume).apply(samples, sampleRate);

describe('the loudness of a voice', () => {
  it('is left alone at 1, and multiplied while there is room', () => {
    const voice = tone(0.1);
    expect(at(1, voice)).toBe(voice);
    expect(rms(at(0.5, voice)) / rms(voice)).toBeCloseTo(0.5, 5);
    expect(rms(at(4, voice)) / rms(voice)).toBeCloseTo(4, 5);
    expect(most(voice)).toBeCloseTo(0.1, 3); // What was given is not changed.
  });

  it('of a voice near full scale comes from its quiet parts; its peaks never reach full scale', () => {
    const voice = Float32Array.from([...tone(0.95), ...tone(0.1)]);
    const louder = at(2, voice);
    expect(most(louder)).toBeLessThan(0.99);
    const half = voice.length / 2;
    const [before, after] = [voice.subarray(half * 1.5), louder.subarray(half * 1.5)];
    expect(rms(after) / rms(before)).toBeGreaterThan(1.9);
    expect(rms(louder)).toBeGreaterThan(rms(voice));
  });

  it('compresses and does not bend: a loud tone stays the tone it was', () => {
    // Once the peak is known the gain hardly moves, so there is next to nothing but the tone itself.
    const steady = at(4, tone(0.9)).slice(sampleRate / 10);
    const own = tone(1).slice(sampleRate / 10);
    const dot = own.reduce((sum, sample, i) => sum + sample * (steady[i] ?? 0), 0);
    const likeness = dot / Math.sqrt(rms(own) ** 2 * own.length * rms(steady) ** 2 * steady.length);
    expect(likeness).toBeGreaterThan(0.99);
    const clipped = tone(0.9).map((sample) => Math.max(-1, Math.min(1, 4 * sample)));
    expect(rms(steady)).toBeLessThan(rms(clipped));
  });

  it('is never beyond full scale, however the voice comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.25, max: 4, noNaN: true }),
        fc.array(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 50 }), {
          maxLength: 8,
        }),
        (volume, pieces) => {
          const loudness = createLoudness(volume);
          const whole = createLoudness(volume);
          const apart = pieces.flatMap((piece) => [...loudness.apply(piece, sampleRate)]);
          const together = whole.apply(
            Float32Array.from(pieces.flatMap((p) => [...p])),
            sampleRate,
          );
          expect(apart).toEqual([...together]);
          expect(apart.every((sample) => Math.abs(sample) <= 1)).toBe(true);
        },
      ),
    );
  });
});
