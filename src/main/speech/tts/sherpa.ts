import { join } from 'node:path';
import type { VoiceModel } from '../../../contract/speech.ts';
import { requireFiles } from '../files.ts';
import { loadSherpa } from '../sherpa.ts';
import type { Voice } from './port.ts';
import { createTrimmer } from './trim.ts';

/** A VITS voice through sherpa-onnx. Rejects when a file is missing or empty. */
export async function loadVits(model: VoiceModel): Promise<Voice> {
  const optional = [model.lexicon, model.dataDir && join(model.dataDir, 'phontab')];
  await requireFiles([model.model, model.tokens, ...optional.filter((path) => path !== undefined)]);
  const { OfflineTts } = loadSherpa();
  const tts = await OfflineTts.createAsync({
    model: {
      vits: {
        model: model.model,
        tokens: model.tokens,
        lexicon: model.lexicon ?? '',
        dataDir: model.dataDir ?? '',
      },
      numThreads: 1,
      provider: 'cpu',
    },
    maxNumSentences: 1,
  });
  /** The model makes one sentence at a time; others wait here, at most one per channel. */
  let turn: Promise<unknown> = Promise.resolve();

  return {
    engine: 'sherpa-onnx',
    name: model.name,
    languages: model.languages,
    speak({ text, rate, signal, onAudio }) {
      const work = turn.then(async () => {
        if (signal.aborted) return;
        const { sampleRate } = tts;
        const trimmer = createTrimmer(sampleRate);
        let given = 0;
        const give = (samples: Float32Array) => {
          given += samples.length;
          if (samples.length > 0 && !signal.aborted) onAudio(samples, sampleRate);
        };
        await tts.generateAsync({
          text,
          sid: 0,
          speed: rate,
          enableExternalBuffer: false, // Electron allows no other.
          onProgress({ samples }) {
            give(trimmer.push(samples));
            return !signal.aborted;
          },
        });
        give(trimmer.end());
        if (given === 0 && !signal.aborted && /[\p{L}\p{N}]/u.test(text)) {
          throw new Error(`the voice ${model.name} made no sound`);
        }
      });
      turn = work.catch(() => {});
      return work;
    },
    close: async () => {},
  };
}
