import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../contract/language.ts';
import type { Clip } from './audio/wav.ts';
import { createEar } from './ear.ts';
import type { DenoiserModel } from './noise/index.ts';
import type { Recogniser } from './stt/index.ts';
import type { VoiceDetectorModel } from './vad/index.ts';

/** One stretch of speech in a recording; times in seconds from its beginning. */
export interface TranscriptSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly language: Language;
  readonly partials: readonly { readonly at: number; readonly text: string }[];
}

export interface TranscribeOptions {
  readonly vad: VoiceDetectorModel;
  readonly recogniser: Recogniser;
  readonly denoiser?: DenoiserModel | undefined;
  readonly language: Language;
  readonly signal?: AbortSignal;
}

const frameSamples = 320;
/** Added after the recording, so that speech up to its last sample is ended and flushed. */
const tailSamples = 16_000;
/** Other work of the process gets its turn after this much audio. */
const yieldEverySamples = 16_000;

/**
 * Hears a 16 kHz recording exactly as a live channel would, as fast as the machine can. `rtf` is
 * computing time over the length of the recording. Rejects with the signal's reason.
 */
export async function transcribe(
  clip: Clip,
  options: TranscribeOptions,
): Promise<{ segments: TranscriptSegment[]; rtf: number }> {
  const { sampleRate } = clip;
  const segments: TranscriptSegment[] = [];
  const length = clip.samples.length / sampleRate;
  const seconds = (ms: number) =>
    Math.round(Math.max(0, Math.min(length, ms / 1000)) * 1000) / 1000;
  let start = 0;
  let end = 0;
  let partials: { at: number; text: string }[] = [];
  const ear = createEar({
    detector: options.vad.open(),
    recogniser: () => options.recogniser,
    denoiser: options.denoiser?.open(),
    language: options.language,
    emit(event) {
      if (event.kind === 'speech-start') {
        start = seconds(event.at);
        partials = [];
      } else if (event.kind === 'partial') {
        partials.push({ at: seconds(event.at), text: event.text });
      } else if (event.kind === 'speech-end') {
        end = seconds(event.at);
      } else if (event.kind === 'heard') {
        const { text, confidence, language } = event;
        segments.push({ start, end, text, confidence, language, partials });
      }
    },
  });
  const begun = performance.now();
  const padded = new Float32Array(clip.samples.length + tailSamples);
  padded.set(clip.samples);
  for (let from = 0; from < padded.length; from += frameSamples) {
    const frame = padded.subarray(from, from + frameSamples);
    ear.accept(frame, ((from + frame.length) / sampleRate) * 1000);
    if (from % yieldEverySamples !== 0) continue;
    await setImmediate();
    options.signal?.throwIfAborted();
  }
  // A detector may want a longer silence than was added.
  ear.endTurn(true);
  return { segments, rtf: (performance.now() - begun) / 1000 / length };
}
