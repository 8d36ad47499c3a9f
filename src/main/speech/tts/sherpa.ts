import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VoiceModel } from '../../../contract/speech.ts';
import { concat } from '../audio/pcm.ts';
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

  return {
    engine: 'sherpa-onnx',
    name: model.name,
    version: await versionOf(model),
    languages: model.languages,
    slow: true,
    async speak({ text, rate, signal, onAudio }) {
      if (signal.aborted) return;
      // Without `onProgress`: it gives the same one piece, and of version 1.13.3 others report that the
      // process may end with it, since the addon frees the piece before it has handed it over.
      const { samples, sampleRate } = await tts.generateAsync({
        text,
        sid: 0,
        speed: rate,
        enableExternalBuffer: false, // Electron allows no other.
      });
      const trimmer = createTrimmer(sampleRate);
      const trimmed = concat([trimmer.push(samples), trimmer.end()]);
      if (trimmed.length > 0 && !signal.aborted) onAudio(trimmed, sampleRate);
      else if (!signal.aborted && /[\p{L}\p{N}]/u.test(text)) {
        throw new Error(`the voice ${model.name} made no sound`);
      }
    },
    close: async () => {},
  };
}

/** Another file in the place of the model is another voice. */
async function versionOf({ model, tokens }: VoiceModel): Promise<string> {
  const files = await Promise.all([stat(model), stat(tokens)]);
  return files.map(({ size, mtimeMs }) => `${size}@${Math.round(mtimeMs)}`).join(' ');
}
