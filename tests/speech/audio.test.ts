import { describe, expect, it } from 'vitest';
import {
  createBlocker,
  createLevelMeter,
  rms,
  toFloat,
  toInt16,
} from '../../src/main/speech/audio/pcm.ts';
import { loadResampler, resampleAll } from '../../src/main/speech/audio/resample.ts';
import { createLevelNormaliser } from '../../src/main/speech/stt/level.ts';
import { createTrimmer } from '../../src/main/speech/tts/trim.ts';

function tone(hz: number, rate: number, samples: number, level = 0.5): Float32Array {
  return Float32Array.from(
    { length: samples },
    (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rate),
  );
}

describe('resampling', () => {
  it('keeps a tone, its level, its place and its length', async () => {
    const out = await resampleAll(tone(440, 22_050, 22_050), 22_050, 48_000);
    expect(Math.abs(out.length - 48_000)).toBeLessThanOrEqual(64);
    const wanted = tone(440, 48_000, 48_000);
    let worst = 0;
    for (let i = 1_000; i < 47_000; i++) {
      worst = Math.max(worst, Math.abs((out[i] ?? 0) - (wanted[i] ?? 0)));
    }
    expect(worst).toBeLessThan(0.01);
  });

  it('takes out what the lower rate cannot carry', async () => {
    const out = await resampleAll(tone(11_000, 48_000, 48_000), 48_000, 16_000);
    expect(rms(out)).toBeLessThan(0.005);
  });

  it('gives the same in small pieces as in one', async () => {
    const input = tone(300, 44_100, 44_100);
    const whole = await resampleAll(input, 44_100, 16_000);
    const resampler = (await loadResampler())(44_100, 16_000);
    const parts: number[] = [];
    for (let i = 0; i < input.length; i += 441)
      parts.push(...resampler.process(input.slice(i, i + 441)));
    parts.push(...resampler.flush());
    resampler.close();
    expect(parts.length).toBe(whole.length);
    expect(Math.max(...parts.map((x, i) => Math.abs(x - (whole[i] ?? 0))))).toBeLessThan(1e-5);
  });

  it('passes equal rates through', async () => {
    const input = tone(300, 16_000, 100);
    expect(await resampleAll(input, 16_000, 16_000)).toEqual(input);
  });
});

describe('samples', () => {
  it('go to 16 bits and back, clipped at full scale', () => {
    expect([...toInt16(Float32Array.of(0.5, -1, 3, -3))]).toEqual([
      16_384, -32_768, 32_767, -32_768,
    ]);
    expect([...toFloat(Int16Array.of(16_384, -32_768))]).toEqual([0.5, -1]);
  });

  it('come in blocks of one size, whatever comes in', () => {
    const blocks: number[][] = [];
    const blocker = createBlocker(3, (block) => blocks.push([...block]));
    blocker.push(Float32Array.of(1));
    blocker.push(Float32Array.of(2, 3, 4, 5, 6, 7));
    expect(blocks).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('give twenty levels a second', () => {
    const levels: number[] = [];
    const meter = createLevelMeter(16_000, (level) => levels.push(level));
    for (let i = 0; i < 50; i++) meter.push(new Float32Array(320).fill(0.25));
    expect(levels.length).toBe(20);
    expect(levels[0]).toBeCloseTo(0.25, 5);
  });
});

describe('the level of speech', () => {
  it('is brought up when quiet, and down when loud, never over full scale', () => {
    for (const level of [0.004, 0.05, 0.9]) {
      const normaliser = createLevelNormaliser();
      const window = tone(200, 16_000, 512, level);
      normaliser.observe(window);
      const out = normaliser.apply(window);
      expect(rms(out)).toBeGreaterThan(0.07);
      expect(rms(out)).toBeLessThan(0.35);
      expect(Math.max(...out.map(Math.abs))).toBeLessThanOrEqual(1);
    }
  });

  it('is not raised for background noise', () => {
    const normaliser = createLevelNormaliser();
    const noise = tone(200, 16_000, 512, 0.0003);
    normaliser.observe(noise);
    expect(rms(normaliser.apply(noise))).toBeCloseTo(rms(noise), 6);
  });
});

describe('silence around a sentence', () => {
  it('is taken off at both ends and kept inside', () => {
    const rate = 1_000; // 15 samples of margin.
    const silence = new Float32Array(300);
    const sound = new Float32Array(100).fill(0.5);
    const trimmer = createTrimmer(rate);
    const out = [silence, sound, silence, sound, silence].flatMap((part) => [
      ...trimmer.push(part),
    ]);
    out.push(...trimmer.end());
    expect(out.length).toBe(15 + 100 + 300 + 100 + 15);
    expect(out[14]).toBe(0);
    expect(out[15]).toBe(0.5);
  });

  it('gives nothing for nothing', () => {
    const trimmer = createTrimmer(16_000);
    expect(trimmer.push(new Float32Array(1_000)).length).toBe(0);
    expect(trimmer.end().length).toBe(0);
  });
});
