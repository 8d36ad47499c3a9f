import type { SpeechConfig } from '../../../contract/speech.ts';
import type { Language } from '../../../contract/language.ts';
import { openAec3 } from '../../speech/echo/aec3.ts';
import { frameSamples } from '../../speech/echo/port.ts';
import { loadRecognisers, loadVad, loadVoices, synthesise } from '../../speech/index.ts';
import { loadGtcrn } from '../../speech/noise/index.ts';
import { type BenchRow, missingRow, spreadRow } from './row.ts';

/** What is measured: the models installed, and what they are given. */
export interface SpeechModelsOptions {
  readonly models: Pick<SpeechConfig, 'recognisers' | 'vad' | 'voices'>;
  /** Null where none is installed. */
  readonly denoiser: string | null;
  /** Things a person says, 16 kHz. */
  readonly clips: readonly Float32Array[];
  readonly language: Language;
  /** Sentences for the voice, in spoken form; no two the same. */
  readonly sentences: readonly string[];
}

const sampleRate = 16_000;
const vadWindow = 512;
/** Audio comes from a microphone in pieces of 20 ms. */
const pieceSamples = 320;
const silence = new Float32Array(sampleRate * 0.3);

/**
 * Computing time over the length of the sound (RTF), clip by clip, on one thread: each part alone, with
 * nothing beside it. The models are loaded into this process.
 */
export async function benchSpeechModels(options: SpeechModelsOptions): Promise<BenchRow[]> {
  const { models, clips, language } = options;
  const rows: BenchRow[] = [];
  const add = (name: string, measured: readonly number[], note?: string) =>
    rows.push(spreadRow(`RTF: ${name}`, measured, { unit: 'ratio', note }));

  const vad = await loadVad(models.vad);
  const detector = vad.value?.open();
  if (detector) {
    const window = (samples: Float32Array) => {
      for (const part of pieces(samples, vadWindow)) detector.accept(part);
    };
    add(`voice detection, ${vad.status.name}`, timed(clips, window));
  }

  const own = models.recognisers.find((model) => model.languages.includes(language));
  if (own) {
    const recogniser = (await loadRecognisers([own])).value[0];
    const recognise = (samples: Float32Array) => {
      const recognition = recogniser?.open();
      for (const part of pieces(samples, pieceSamples)) recognition?.accept(part);
      recognition?.pause(silence);
      recognition?.finish();
    };
    add(`recogniser, ${own.name}`, recogniser ? timed(clips, recognise) : []);
  } else {
    const install = `no recogniser for "${language}": run "vaani models install --lang ${language}"`;
    rows.push(missingRow('RTF: recogniser', 'ratio', install));
  }

  if (options.denoiser === null) {
    const install = 'not installed; it is not needed either';
    rows.push(missingRow('RTF: noise suppression', 'ratio', install));
  } else {
    const model = await loadGtcrn(options.denoiser);
    const denoiser = model.open();
    add(`noise suppression, ${model.name}`, timed(clips, pieceWise(denoiser.process)));
  }

  const canceller = await openAec3();
  const cancel = (samples: Float32Array) => {
    for (const frame of pieces(samples, frameSamples)) {
      canceller.played(frame);
      canceller.clean(frame);
    }
  };
  add(`echo cancellation, ${canceller.name}`, timed(clips, cancel));
  canceller.close();

  rows.push(...(await benchVoice(options)));
  return rows;
}

async function benchVoice({
  models,
  language,
  sentences,
}: SpeechModelsOptions): Promise<BenchRow[]> {
  const own = models.voices.filter((voice) => voice.languages.includes(language));
  const { value: voices } = await loadVoices(own, () => {});
  try {
    const name = voices.voiceFor(language)?.name;
    if (name === undefined) return [missingRow('RTF: voice', 'ratio', `none for "${language}"`)];
    await synthesise(voices, 'one', language); // What is made once only is made now.
    const ratios: number[] = [];
    const first: number[] = [];
    for (const sentence of sentences) {
      const begun = performance.now();
      const made = await synthesise(voices, sentence, language);
      const lengthMs = (made.samples.length / made.sampleRate) * 1000;
      ratios.push((performance.now() - begun) / lengthMs);
      first.push(made.firstAudioMs);
    }
    return [
      spreadRow(`RTF: voice, ${name}`, ratios, { unit: 'ratio' }),
      spreadRow(`voice, ${name}: text → first audio`, first),
    ];
  } finally {
    await voices.close();
  }
}

/** RTF of each clip. The first is taken once more before: what is made once only is made then. */
function timed(
  clips: readonly Float32Array[],
  work: (samples: Float32Array) => void,
): readonly number[] {
  if (clips[0]) work(clips[0]);
  return clips.map((clip) => {
    const begun = performance.now();
    work(clip);
    return ((performance.now() - begun) / 1000 / clip.length) * sampleRate;
  });
}

function pieceWise(work: (piece: Float32Array) => unknown): (samples: Float32Array) => void {
  return (samples) => {
    for (const piece of pieces(samples, pieceSamples)) work(piece);
  };
}

/** Whole pieces only: a model takes no other. */
function* pieces(samples: Float32Array, size: number): Generator<Float32Array> {
  for (let from = 0; from + size <= samples.length; from += size) {
    yield samples.slice(from, from + size);
  }
}
