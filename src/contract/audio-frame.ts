/** One piece of audio on a byte channel: 16-bit signed little-endian mono PCM behind a 12-byte header. */
export interface AudioFrame {
  /** Which speech channel it belongs to (0 where the connection carries only one). */
  readonly channel: number;
  /** Which utterance of Vaani it is part of; 0 for microphone audio. */
  readonly utterance: number;
  /** Hz. */
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

const headerBytes = 12;

/** The largest frame accepted, in bytes: 2 s at 48 kHz. */
export const maxFrameBytes = headerBytes + 2 * 48_000 * 2;

export function encodeAudioFrame(frame: AudioFrame): Uint8Array {
  const bytes = new Uint8Array(headerBytes + frame.samples.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.channel, true);
  view.setUint32(4, frame.utterance, true);
  view.setUint32(8, frame.sampleRate, true);
  bytes.set(
    new Uint8Array(frame.samples.buffer, frame.samples.byteOffset, frame.samples.byteLength),
    headerBytes,
  );
  return bytes;
}

/** Decodes a frame, or returns undefined when the bytes are not one (too short, odd, too long, odd rate). */
export function decodeAudioFrame(bytes: Uint8Array): AudioFrame | undefined {
  if (bytes.byteLength < headerBytes || bytes.byteLength > maxFrameBytes) return undefined;
  if ((bytes.byteLength - headerBytes) % 2 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sampleRate = view.getUint32(8, true);
  if (sampleRate < 8_000 || sampleRate > 48_000) return undefined;
  // Copied: the payload may sit at an odd offset, which Int16Array does not accept.
  const samples = new Int16Array(bytes.slice(headerBytes).buffer);
  return {
    channel: view.getUint32(0, true),
    utterance: view.getUint32(4, true),
    sampleRate,
    samples,
  };
}
