import { readFile, stat, writeFile } from 'node:fs/promises';
import { messageOf } from '../../kernel/errors.ts';
import { resampleAll } from './resample.ts';

/** One channel of audio, floats in [-1, 1]. */
export interface Clip {
  readonly samples: Float32Array;
  /** Hz. */
  readonly sampleRate: number;
}

/** A file that is not a WAV that Vaani can read; the message says why and what would do. */
export class WavError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WavError';
  }
}

const maxSeconds = 3_600;
/** An hour of two channels of 32 bits at 48 kHz. */
const maxFileBytes = maxSeconds * 48_000 * 2 * 4 + 65_536;
const wanted = 'give a WAV of 16, 24 or 32-bit PCM or 32-bit float';

/** Reads a WAV file, any channel count mixed to one. Throws WavError. */
export async function readWav(path: string): Promise<Clip> {
  const found = await stat(path).catch((error: unknown) => {
    throw new WavError(`cannot read ${path}: ${messageOf(error)}`);
  });
  if (!found.isFile()) throw new WavError(`${path} is not a file`);
  if (found.size === 0) throw new WavError(`${path} is empty; ${wanted}`);
  if (found.size > maxFileBytes)
    throw new WavError(`${path} is longer than one hour; cut it first`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new WavError(`cannot read ${path}: ${messageOf(error)}`);
  });
  try {
    return parseWav(bytes);
  } catch (error) {
    throw error instanceof WavError ? new WavError(`${path}: ${error.message}`) : error;
  }
}

/** Reads a WAV file as 16 kHz, which is what the recognisers take. Throws WavError. */
export async function readSpeechWav(path: string): Promise<Clip> {
  const clip = await readWav(path);
  const samples = await resampleAll(clip.samples, clip.sampleRate, 16_000);
  return { samples, sampleRate: 16_000 };
}

interface Format {
  readonly code: 'integer' | 'float';
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

/** Parses the bytes of a WAV file. Throws WavError. */
export function parseWav(bytes: Uint8Array): Clip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') {
    throw new WavError(`this is not a WAV file; ${wanted}`);
  }
  let format: Format | undefined;
  let offset = 12;
  while (offset + 8 <= bytes.length) {
    const name = tag(view, offset);
    const size = view.getUint32(offset + 4, true);
    const start = offset + 8;
    if (name === 'fmt ') {
      if (size < 16 || start + size > bytes.length) throw new WavError('its format is cut off');
      format = readFormat(view, start, size);
    } else if (name === 'data') {
      if (!format) throw new WavError('its data comes before its format');
      // Recorders that write to a pipe leave 0 or the largest number: then it is all that follows.
      const open = size === 0xffff_ffff || (size === 0 && start < bytes.length);
      const end = open ? bytes.length : start + size;
      if (end > bytes.length) {
        throw new WavError(
          `it is truncated: ${size} bytes of sound are promised, ${bytes.length - start} are there`,
        );
      }
      return decode(view, start, end - start, format);
    }
    offset = start + size + (size % 2);
  }
  throw new WavError('it is truncated: it has no sound data');
}

function tag(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)));
}

function readFormat(view: DataView, at: number, size: number): Format {
  const plainCode = view.getUint16(at, true);
  // 0xFFFE (extensible): the real code is the first two bytes of the sub-format.
  const code = plainCode === 0xfffe && size >= 26 ? view.getUint16(at + 24, true) : plainCode;
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  if (channels < 1 || channels > 32) throw new WavError(`it has ${channels} channels; ${wanted}`);
  if (sampleRate < 8_000 || sampleRate > 48_000) {
    throw new WavError(`its rate is ${sampleRate} Hz; 8,000 to 48,000 Hz is accepted`);
  }
  if (code === 1 && [16, 24, 32].includes(bits))
    return { code: 'integer', channels, sampleRate, bits };
  if (code === 3 && bits === 32) return { code: 'float', channels, sampleRate, bits };
  throw new WavError(`its encoding (code ${code}, ${bits} bits) is not supported; ${wanted}`);
}

function decode(view: DataView, start: number, length: number, format: Format): Clip {
  const { channels, sampleRate, bits } = format;
  const sampleBytes = bits / 8;
  const frames = Math.floor(length / (sampleBytes * channels));
  if (frames === 0) throw new WavError('it holds no sound');
  if (frames > maxSeconds * sampleRate)
    throw new WavError('it is longer than one hour; cut it first');
  const read = sampleReader(view, format);
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    const at = start + frame * channels * sampleBytes;
    for (let channel = 0; channel < channels; channel++) sum += read(at + channel * sampleBytes);
    samples[frame] = sum / channels;
  }
  return { samples, sampleRate };
}

function sampleReader(view: DataView, format: Format): (at: number) => number {
  if (format.code === 'float') {
    // A float file may hold anything, NaN included; the recogniser must not see it.
    return (at) => {
      const value = view.getFloat32(at, true);
      return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
    };
  }
  if (format.bits === 16) return (at) => view.getInt16(at, true) / 2 ** 15;
  if (format.bits === 32) return (at) => view.getInt32(at, true) / 2 ** 31;
  return (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23;
}

/** The bytes of a 16-bit mono WAV file. */
export function encodeWav(samples: Int16Array, sampleRate: number): Uint8Array {
  const bytes = new Uint8Array(44 + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), 44);
  return bytes;
}

/** Writes a 16-bit mono WAV file. */
export async function writeWav(
  path: string,
  samples: Int16Array,
  sampleRate: number,
): Promise<void> {
  await writeFile(path, encodeWav(samples, sampleRate));
}
