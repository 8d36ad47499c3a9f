import { requireFiles } from '../files.ts';
import { loadSherpa } from '../sherpa.ts';
import type { VoiceDetectorModel } from './port.ts';

/**
 * Short times on purpose: the model only reports, and segmenter.ts decides when a stretch of speech
 * is over. With these, the start of speech is known about 130 ms after it.
 */
export const sileroDefaults = { minSpeechMs: 96, threshold: 0.5 } as const;
const minSilenceMs = 96;
/** Beyond this the library itself demands clearer speech; segmenter.ts cuts at 30 s. */
const maxSpeechSeconds = 30;
const windowMs = 32;

/** Silero VAD through sherpa-onnx. Rejects when the model file is missing or empty. */
export async function loadSileroVad(
  model: string,
  {
    minSpeechMs,
    threshold,
  }: { readonly minSpeechMs: number; readonly threshold: number } = sileroDefaults,
): Promise<VoiceDetectorModel> {
  await requireFiles([model]);
  const { Vad } = loadSherpa();
  const open = () => {
    const vad = new Vad(
      {
        sileroVad: {
          model,
          threshold,
          minSpeechDuration: minSpeechMs / 1000,
          minSilenceDuration: minSilenceMs / 1000,
          windowSize: 512,
          maxSpeechDuration: maxSpeechSeconds,
        },
        sampleRate: 16_000,
        numThreads: 1,
      },
      60,
    );
    return {
      accept(window: Float32Array) {
        vad.acceptWaveform(window);
        // Its segments are not used (the audio is kept by the channel); they must not pile up.
        while (!vad.isEmpty()) vad.pop();
        return vad.isDetected();
      },
      reset: () => vad.reset(),
      onsetLagMs: minSpeechMs + windowMs,
      releaseLagMs: minSilenceMs,
    };
  };
  open(); // Loads the file once now, so that a bad one shows at start and not in a conversation.
  return { name: 'silero', open };
}
