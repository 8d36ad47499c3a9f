import type { Language } from '../../../contract/language.ts';
import type { SpeechConfig } from '../../../contract/speech.ts';
import { isOwnWords } from '../../language/own-words.ts';
import { loadResampler } from '../../speech/audio/resample.ts';
import { openAec3 } from '../../speech/echo/index.ts';
import { runEchoSuite } from '../../speech/echo/suite/index.ts';
import {
  loadRecognisers,
  loadVad,
  loadVoices,
  resampleAll,
  synthesise,
} from '../../speech/index.ts';
import { type BenchRow, shareRow, spreadRow, valueRow } from './row.ts';

export interface EchoBenchOptions {
  readonly models: Pick<SpeechConfig, 'recognisers' | 'vad' | 'voices'>;
  readonly language: Language;
  /** What Vaani says, in spoken form. */
  readonly sentences: readonly string[];
  /** What people say over it, 16 kHz. */
  readonly clips: readonly Float32Array[];
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

const sampleRate = 16_000;
/** A sentence of the suite is 2 to 6 s long. */
const [shortest, longest] = [2 * sampleRate, 6 * sampleRate];
const heardShare = 90;
/** Sentences of Vaani in each room; somebody speaks over every second one. */
const perRoom = 6;
/** So much of a clip is silence before a person speaks, as the suite expects it. */
const leadSamples = sampleRate / 2;

/** The echo suite with this machine's own voice and recogniser: rooms, delays, clipping and drift, all computed. */
export async function benchEcho(options: EchoBenchOptions): Promise<BenchRow[]> {
  const { models, language, progress, signal } = options;
  const own = await ownVoice(options);
  const recognisers = await loadRecognisers(
    models.recognisers.filter((model) => model.languages.includes(language)),
  );
  const people = options.clips.map((clip) => {
    const samples = new Float32Array(leadSamples + clip.length);
    samples.set(clip, leadSamples);
    return { samples, text: '' };
  });
  const lags: number[] = [];
  const ratios: number[] = [];
  const { rows, summary } = await runEchoSuite(
    { own, people, noises: {}, sentences: perRoom },
    {
      openCanceller: openAec3,
      vad: (await loadVad(models.vad)).value,
      recogniser: recognisers.value[0],
      resamplers: await loadResampler(),
      isOwnWords,
      language,
    },
    {
      signal,
      onRow(row) {
        progress(`echo: ${row.scene}`);
        if (row.lagMs !== null) lags.push(row.lagMs);
        ratios.push(row.rtf);
      },
    },
  );
  const { sentences, interruptions, heard, ownTurns, ownStarts, ownStartsBare } = summary;
  const half = rows.filter(({ halfDuplexMs }) => halfDuplexMs > 0).length;
  const figure = `echo suite, ${rows.length} rooms`;
  return [
    valueRow(`${figure}: own voice taken for a turn`, ownTurns, {
      unit: 'count',
      samples: sentences,
      atMost: 0,
      note: `own voice began to be heard ${ownStarts} times, ${ownStartsBare} without protection; ${half} rooms went half-duplex`,
    }),
    shareRow(`${figure}: interruptions heard`, interruptions, heard / Math.max(1, interruptions), {
      atLeast: heardShare,
    }),
    spreadRow(`${figure}: person starts → noticed, median of each room`, lags, {
      minSamples: rows.length,
    }),
    spreadRow('RTF: echo cancellation, gate and ear together', ratios, {
      unit: 'ratio',
      minSamples: rows.length,
    }),
  ];
}

/** What Vaani says, at the rate of hearing, with its words. */
async function ownVoice({
  models,
  language,
  sentences,
}: EchoBenchOptions): Promise<{ samples: Float32Array; text: string }[]> {
  const own = models.voices.filter((voice) => voice.languages.includes(language));
  const { value: voices } = await loadVoices(own, () => {});
  try {
    const spoken: { samples: Float32Array; text: string }[] = [];
    for (const text of sentences) {
      const made = await synthesise(voices, text, language);
      const samples = await resampleAll(made.samples, made.sampleRate, sampleRate);
      if (samples.length >= shortest && samples.length <= longest) spoken.push({ samples, text });
    }
    if (spoken.length === 0) throw new Error('no answer of this pack is 2 to 6 s long');
    return spoken;
  } finally {
    await voices.close();
  }
}
