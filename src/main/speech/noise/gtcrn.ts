import { requireFiles } from '../files.ts';
import { loadSherpa } from '../sherpa.ts';
import type { DenoiserModel } from './port.ts';

const sampleRate = 16_000;

/** GTCRN through sherpa-onnx. Rejects when the model file is missing or empty, or has another sample rate. */
export async function loadGtcrn(model: string): Promise<DenoiserModel> {
  await requireFiles([model]);
  const { OnlineSpeechDenoiser } = loadSherpa();
  const make = () =>
    new OnlineSpeechDenoiser({
      model: { gtcrn: { model }, numThreads: 1, provider: 'cpu' },
    });
  // Loads the file once now, so that a bad one shows at start; the first channel takes this one.
  let spare: ReturnType<typeof make> | undefined = make();
  if (spare.sampleRate !== sampleRate) {
    throw new Error(`${model} is made for ${spare.sampleRate} Hz, not ${sampleRate}`);
  }
  return {
    name: 'gtcrn',
    delayMs: (2 * spare.frameShiftInSamples * 1000) / sampleRate,
    open() {
      const denoiser = spare ?? make();
      spare = undefined;
      return {
        process: (samples) =>
          denoiser.run({ samples, sampleRate, enableExternalBuffer: false }).samples,
        reset: () => denoiser.reset(),
      };
    },
  };
}
