import { describe, expect, it } from 'vitest';
import { rms } from '../../../src/main/speech/audio/pcm.ts';
import { convolve } from '../../../src/main/speech/echo/suite/fft.ts';
import {
  createRandom,
  impulseResponse,
  throughRoom,
} from '../../../src/main/speech/echo/suite/room.ts';
import { makeScene } from '../../../src/main/speech/echo/suite/scene.ts';
import { echoScenes } from '../../../src/main/speech/echo/suite/scenes.ts';
import { power, talk } from './signals.ts';

const dry = { rt60Ms: 200, delayMs: 100, levelDb: -6 } as const;

describe('a simulated room', () => {
  it('convolves as by hand, over the edges of its blocks', () => {
    const signal = talk(0.5, 1).subarray(0, 700);
    const response = talk(0.1, 2).subarray(0, 90);
    const byHand = signal.map((_, i) => {
      let sum = 0;
      for (let k = 0; k <= Math.min(i, 89); k += 1)
        sum += (signal[i - k] ?? 0) * (response[k] ?? 0);
      return sum;
    });
    const fast = convolve(signal, response);
    for (const [i, value] of fast.entries()) expect(value).toBeCloseTo(byHand[i] as number, 5);
  });

  it('falls by 60 dB in its time', () => {
    const response = impulseResponse(400, createRandom(3));
    const early = power(response.subarray(700, 1_300));
    const late = power(response.subarray(700 + 3_200, 1_300 + 3_200));
    // 200 ms apart: half of it.
    expect(10 * Math.log10(early / late)).toBeGreaterThan(25);
    expect(10 * Math.log10(early / late)).toBeLessThan(35);
  });

  it('is as loud and as late as told', () => {
    const signal = talk(4, 4);
    const echo = throughRoom(signal, dry, createRandom(5));
    expect(echo.subarray(0, 1_600).every((sample) => sample === 0)).toBe(true);
    expect(20 * Math.log10(rms(echo) / rms(signal))).toBeCloseTo(-6, 0);
  });

  it('clips and drifts', () => {
    const signal = talk(10, 6);
    const peak = (samples: Float32Array) =>
      samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const crest = (samples: Float32Array) => peak(samples) / rms(samples);
    const room = (change: object) => throughRoom(signal, { ...dry, ...change }, createRandom(7));
    expect(crest(room({ clipping: 'hard' }))).toBeLessThan(crest(room({})));
    // After 10 s of 100 ppm it is a millisecond, 16 samples, ahead.
    const [straight, drifted] = [room({}), room({ driftPpm: 100 })];
    const at = 9.5 * 16_000;
    const likeness = (shift: number) => {
      let sum = 0;
      for (let i = at; i < at + 4_000; i += 1)
        sum += (straight[i + shift] ?? 0) * (drifted[i] ?? 0);
      return sum;
    };
    const best = Array.from({ length: 40 }, (_, shift) => shift).toSorted(
      (a, b) => likeness(b) - likeness(a),
    )[0];
    expect(best).toBeGreaterThanOrEqual(14);
    expect(best).toBeLessThanOrEqual(17);
  });
});

describe('a scene', () => {
  const voice = (seed: number) => ({ text: `voice ${seed}`, samples: talk(3, seed) });
  const material = { own: [voice(1), voice(2)], people: [voice(3)], noises: { hum: talk(1, 4) } };

  it('has somebody speak over every second sentence, and is the same each time', () => {
    const make = () => makeScene({ name: 'x', room: dry, ...material, seed: 9, sentences: 4 });
    const scene = make();
    expect(scene.sentences.length).toBe(4);
    expect(scene.interruptions.length).toBe(2);
    for (const { from } of scene.interruptions) {
      expect(scene.sentences.some((one) => from > one.from && from < one.to)).toBe(true);
    }
    expect(make().microphone).toEqual(scene.microphone);
    expect(scene.microphone.every((sample) => Math.abs(sample) <= 1)).toBe(true);
  });

  it('is made of every length, delay and trouble that is asked for', () => {
    const names = [...echoScenes({ ...material, sentences: 2 })].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('shop, hum');
    expect(names.length).toBe(11);
  });
});
