import { readFile, stat } from 'node:fs/promises';
import type { RecogniserModel } from '../../../contract/speech.ts';
import { requireFiles } from '../files.ts';
import { loadSherpa, type OnlineRecognizer } from '../sherpa.ts';
import { createBiased } from './biased.ts';
import { type Calibration, calibrationOf, confidenceOf } from './confidence.ts';
import { readTokens } from './hotwords.ts';
import type { Recogniser, Recognition, Transcript } from './port.ts';
import { unsureWords } from './unsure-words.ts';

const sampleRate = 16_000;
/** Without silence before the first word a Zipformer may drop it. */
const leadInMs = 300;
/** A streaming Zipformer needs about half a second after the end to give out the last word. */
const tailMs = 500;
const silence = (ms: number) => new Float32Array((sampleRate * ms) / 1000);

/**
 * A streaming Zipformer transducer through sherpa-onnx. Rejects when a file is missing or empty.
 * `calibration`: what its scores mean, when the model is only being measured.
 */
export async function loadZipformer(
  model: RecogniserModel,
  calibration: Calibration = calibrationOf(model.name),
): Promise<Recogniser> {
  await requireFiles([model.encoder, model.decoder, model.joiner, model.tokens]);
  if (model.bpeVocab !== undefined) await requireFiles([model.bpeVocab]);
  const tokens = readTokens(await readFile(model.tokens, 'utf8'));
  const { size } = await stat(model.encoder);
  const { OnlineRecognizer } = loadSherpa();
  const make = (forModel: object = {}, more: object = {}): OnlineRecognizer =>
    new OnlineRecognizer({
      featConfig: { sampleRate, featureDim: 80 },
      modelConfig: {
        transducer: { encoder: model.encoder, decoder: model.decoder, joiner: model.joiner },
        tokens: model.tokens,
        numThreads: 1, // One thread beats two here for small models.
        provider: 'cpu',
        ...forModel,
      },
      decodingMethod: 'modified_beam_search',
      maxActivePaths: 4,
      ...more,
    });
  const begun = performance.now();
  const plainOne = make();
  const loadMs = performance.now() - begun;
  const biased = createBiased({ make, tokens, bpeVocab: model.bpeVocab, bytes: size, loadMs });
  return {
    name: model.name,
    languages: model.languages,
    expect: biased.expect,
    open: (hotwords = []) => recognise(biased.find(hotwords) ?? plainOne, calibration),
  };
}

function recognise(recognizer: OnlineRecognizer, calibration: Calibration): Recognition {
  const stream = recognizer.createStream();
  let last = '';
  let flushed = false;
  const feed = (samples: Float32Array): boolean => {
    stream.acceptWaveform({ samples, sampleRate });
    let decoded = false;
    while (recognizer.isReady(stream)) {
      recognizer.decode(stream);
      decoded = true;
    }
    return decoded;
  };
  const words = () => plain(recognizer.getResult(stream).text);
  const flush = (tail: Float32Array): Transcript => {
    if (!flushed) feed(tail);
    flushed = true;
    const result = recognizer.getResult(stream);
    const text = plain(result.text);
    last = text;
    return {
      text,
      confidence: text === '' ? 0 : confidenceOf(result.ys_probs ?? [], calibration),
      unsure: unsureWords(text, result.tokens ?? [], result.ys_probs ?? []),
    };
  };
  feed(silence(leadInMs));
  return {
    accept(samples) {
      flushed = false;
      if (!feed(samples)) return undefined;
      const text = words();
      if (text === last) return undefined;
      last = text;
      return text;
    },
    pause: flush,
    finish: () => flush(silence(tailMs)),
  };
}

/** These models write in capitals without punctuation. */
function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}
