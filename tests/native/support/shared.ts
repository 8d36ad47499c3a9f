import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SpeechConfig } from '../../../src/contract/speech.ts';
import { systemEspeakData } from '../../../src/main/models/espeak-data.ts';

/** The folder beside the checkout with models and recordings for tests. */
const shared =
  process.env['VAANI_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));

const modelFile = (model: string, file: string) => join(shared, 'models', model, file);
const stt = (file: string) => modelFile('stt-en-zipformer-3.3M', file);

/** What the tests use of the models folder, without devices. */
export const testSpeechConfig: SpeechConfig = {
  recognisers: [
    {
      languages: ['en'],
      name: 'stt-en-zipformer-3.3M',
      encoder: stt('encoder.int8.onnx'),
      decoder: stt('decoder.onnx'),
      joiner: stt('joiner.int8.onnx'),
      tokens: stt('tokens.txt'),
    },
  ],
  vad: modelFile('vad-silero', 'silero_vad.onnx'),
  voices: [],
  devices: null,
  denoiser: null,
  phraseCache: null,
};

/** Noise suppression; not used unless a test wants it. */
export const denoiserModel = modelFile('denoise-gtcrn', 'gtcrn_simple.sherpa.onnx');

const espeakData = systemEspeakData();

/** A voice that makes tones: it proves the path, not the sound. */
export const tonesVoice: SpeechConfig['voices'][number] = {
  languages: ['en'],
  name: 'tts-tones',
  model: modelFile('tts-tones', 'model.onnx'),
  tokens: modelFile('tts-tones', 'tokens.txt'),
  ...(espeakData === null ? {} : { dataDir: espeakData }),
};

/** Why the speech models cannot be used here, or undefined. */
export function whyNoModels(): string | undefined {
  const files = [testSpeechConfig.vad, testSpeechConfig.recognisers[0]?.encoder, tonesVoice.model];
  if (!files.every((file) => file && existsSync(file))) return `no models in ${shared}/models`;
  return espeakData === null ? 'espeak-ng-data is not installed' : undefined;
}

/** Recordings: human/, speech/, noise/. */
export const audioFolder = join(shared, 'data', 'audio');

/** Why the recordings of people cannot be used here, or undefined. */
export function whyNoRecordings(): string | undefined {
  return existsSync(join(shared, 'data/audio/human/transcripts.tsv'))
    ? undefined
    : `no recordings in ${shared}/data/audio/human`;
}

/** Recordings of people and what they say, in lower case. */
export function humanClips(): { file: string; text: string }[] {
  const folder = join(shared, 'data/audio/human');
  return readFileSync(join(folder, 'transcripts.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', text = ''] = line.split('\t');
      return { file: join(folder, file), text };
    });
}

/** Words wrong, missing or added. */
export function wordErrors(wanted: string, heard: string): number {
  const a = wanted.split(' ').filter(Boolean);
  const b = heard.split(' ').filter(Boolean);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
