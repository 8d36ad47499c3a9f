import { expect, describe, it } from 'vitest';
import {
  loadDenoiser,
  loadRecognisers,
  loadVad,
  readSpeechWav,
  transcribe,
} from '../../src/main/speech/index.ts';
import { needs } from '../support/needs.ts';
import { seededRandom } from '../support/random.ts';
import { loadNoises, mix } from './support/graded.ts';
import {
  denoiserModel,
  humanClips,
  testSpeechConfig,
  whyNoModels,
  whyNoRecordings,
  wordErrors,
} from './support/shared.ts';

/** All of the table in docs/decisions/008-noise.md, or two rows of it. */
const everything = process.env['VAANI_MEASURE'] === '1';
const conditions = everything ? [20, 10, 5, 0] : [10];
const kinds = everything ? undefined : ['people_talking', 'white'];
/** Noise before the speech, in which the denoiser learns it, and after. */
const [leadMs, tailMs] = [1_500, 500];

describe('noise suppression', needs(whyNoModels() ?? whyNoRecordings()), () => {
  it('is off by itself because the recogniser hears worse with it', async () => {
    const vad = (await loadVad(testSpeechConfig.vad)).value;
    const [recogniser] = (await loadRecognisers(testSpeechConfig.recognisers)).value;
    const { value: denoiser } = await loadDenoiser(denoiserModel);
    if (!recogniser || !denoiser) throw new Error('the models did not load');
    const noises = await loadNoises(seededRandom(7));
    const sum = { off: 0, on: 0 };
    for (const [name, noise] of Object.entries(noises)) {
      if (kinds && !kinds.includes(name)) continue;
      for (const snr of conditions) {
        const errors = { off: 0, on: 0 };
        let words = 0;
        const random = seededRandom(99);
        for (const { file, text } of humanClips()) {
          const { samples, sampleRate } = await readSpeechWav(file);
          const padded = new Float32Array(samples.length + 16 * (leadMs + tailMs));
          padded.set(samples, 16 * leadMs);
          const noisy = { samples: mix(padded, noise, snr, random), sampleRate };
          for (const how of ['off', 'on'] as const) {
            const { segments } = await transcribe(noisy, {
              vad,
              recogniser,
              denoiser: how === 'on' ? denoiser : undefined,
              language: 'en',
            });
            const heard = segments.map((segment) => segment.text).join(' ');
            errors[how] += wordErrors(text, heard);
          }
          words += text.split(' ').length;
        }
        const percent = (how: 'off' | 'on') => `${((100 * errors[how]) / words).toFixed(1)} %`;
        console.log(`${name}, ${snr} dB: off ${percent('off')}, on ${percent('on')}`);
        sum.off += errors.off;
        sum.on += errors.on;
      }
    }
    // When this fails the model has got better, or another recogniser is used: think again about the setting.
    expect(sum.on).toBeGreaterThan(sum.off);
  });
});
