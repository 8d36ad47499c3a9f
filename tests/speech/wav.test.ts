import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeWav, parseWav, readSpeechWav, readWav } from '../../src/main/speech/audio/wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaani-wav-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Shape {
  code?: number;
  channels?: number;
  sampleRate?: number;
  bits?: number;
  extensible?: boolean;
  dataSize?: number;
}

/** A WAV file around raw sample bytes, with whatever is wrong with it. */
function wav(data: Uint8Array, shape: Shape = {}): Uint8Array {
  const { code = 1, channels = 1, sampleRate = 16_000, bits = 16, extensible = false } = shape;
  const formatSize = extensible ? 40 : 16;
  const bytes = new Uint8Array(28 + formatSize + data.length);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, formatSize, true);
  view.setUint16(20, extensible ? 0xfffe : code, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, (sampleRate * channels * bits) / 8, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  if (extensible) view.setUint16(44, code, true);
  tag(20 + formatSize, 'data');
  view.setUint32(24 + formatSize, shape.dataSize ?? data.length, true);
  bytes.set(data, 28 + formatSize);
  return bytes;
}

describe('a WAV file is read', () => {
  it('as 16-bit PCM, and what is written reads back', () => {
    const clip = parseWav(encodeWav(Int16Array.of(0, 16_384, -32_768), 22_050));
    expect(clip.sampleRate).toBe(22_050);
    expect([...clip.samples]).toEqual([0, 0.5, -1]);
  });

  it('as 24-bit PCM', () => {
    const data = Uint8Array.of(0, 0, 0x40, 0, 0, 0x80, 0xff, 0xff, 0xff);
    const clip = parseWav(wav(data, { bits: 24 }));
    expect(clip.samples[0]).toBeCloseTo(0.5, 6);
    expect(clip.samples[1]).toBe(-1);
    expect(clip.samples[2]).toBeCloseTo(-1 / 2 ** 23, 9);
  });

  it('as 32-bit PCM', () => {
    const data = new Uint8Array(Int32Array.of(2 ** 30, -(2 ** 31)).buffer);
    expect([...parseWav(wav(data, { bits: 32 })).samples]).toEqual([0.5, -1]);
  });

  it('as 32-bit float in an extensible header, without NaN and out-of-range values', () => {
    const data = new Uint8Array(Float32Array.of(0.25, Number.NaN, 7).buffer);
    const clip = parseWav(wav(data, { code: 3, bits: 32, extensible: true }));
    expect([...clip.samples]).toEqual([0.25, 0, 1]);
  });

  it('with several channels mixed to one', () => {
    const data = new Uint8Array(Int16Array.of(16_384, 0, -16_384, -16_384).buffer);
    expect([...parseWav(wav(data, { channels: 2 })).samples]).toEqual([0.25, -0.5]);
  });

  it('with other chunks before its data, of odd length too', () => {
    const plain = wav(new Uint8Array(Int16Array.of(16_384).buffer));
    const list = new Uint8Array(12);
    list.set(new TextEncoder().encode('LIST'), 0);
    list[4] = 3;
    const bytes = new Uint8Array([...plain.slice(0, 36), ...list, ...plain.slice(36)]);
    expect([...parseWav(bytes).samples]).toEqual([0.5]);
  });

  it('when a recorder left its length open', () => {
    const data = new Uint8Array(Int16Array.of(16_384, 0).buffer);
    expect(parseWav(wav(data, { dataSize: 0xffff_ffff })).samples.length).toBe(2);
  });

  it('at any rate, as 16 kHz', async () => {
    const path = join(folder, 'rate.wav');
    writeFileSync(path, encodeWav(new Int16Array(44_100).fill(1_000), 44_100));
    const clip = await readSpeechWav(path);
    expect(clip.sampleRate).toBe(16_000);
    expect(Math.abs(clip.samples.length - 16_000)).toBeLessThan(20);
    expect(clip.samples[8_000]).toBeCloseTo(1_000 / 32_768, 3);
  });
});

describe('a bad WAV file is refused with what is wrong', () => {
  const data = new Uint8Array(8);
  it.each([
    ['an empty file', new Uint8Array(0), /is empty/],
    ['another kind of file', new TextEncoder().encode('label\ttext and more'), /not a WAV file/],
    ['a cut header', wav(data).slice(0, 24), /cut off|truncated/],
    ['a file cut inside its sound', wav(data).slice(0, -3), /truncated: 8 bytes .* 5 are there/],
    ['a file without sound', wav(new Uint8Array(0)), /no sound/],
    ['MP3 in a WAV', wav(data, { code: 85 }), /code 85.*PCM/],
    ['8-bit sound', wav(data, { bits: 8 }), /8 bits.*not supported/],
    ['a rate that is too low', wav(data, { sampleRate: 4_000 }), /4000 Hz/],
    ['no channels', wav(data, { channels: 0 }), /0 channels/],
    ['over an hour', wav(new Uint8Array(3_601 * 16_000), { sampleRate: 8_000 }), /one hour/],
  ])('%s', async (name, bytes, message) => {
    const path = join(folder, `${name}.wav`);
    writeFileSync(path, bytes);
    await expect(readWav(path)).rejects.toThrow(message);
    await expect(readWav(path)).rejects.toThrow(path);
  });

  it('a missing file', async () => {
    await expect(readWav(join(folder, 'none.wav'))).rejects.toThrow(/cannot read/);
  });
});
