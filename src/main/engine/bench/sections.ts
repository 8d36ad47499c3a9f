import type { Language } from '../../../contract/language.ts';
import type { SpeechConfig } from '../../../contract/speech.ts';
import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import { spell } from '../../language/spell/index.ts';
import type { Log } from '../../ops/log.ts';
import { packs } from '../../packs/index.ts';
import type { SqliteDatabase } from '../../store/sqlite.ts';
import type { Trade } from '../trade.ts';
import { splitSentences } from '../../speech/tts/index.ts';
import { benchEcho } from './echo.ts';
import { benchCatalogSearch, growCatalog } from './catalog-search.ts';
import { type BenchRow, missingRow } from './row.ts';
import { soakRows } from './soak/readings.ts';
import { benchSpeechModels } from './speech-models.ts';
import { benchTextTurns } from './text-turns.ts';
import { benchTurnEnds } from './turn-ends.ts';
import { benchColdStart } from './voice/cold-start.ts';
import { benchVoice, whyNobodyIsHeard } from './voice/index.ts';
import { type Person, recordedClips } from './voice/person.ts';
import type { Material } from './voice/material.ts';

/** What the sections measure, and what they need for it. */
export interface Bench {
  readonly trade: Trade;
  readonly db: SqliteDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly language: Language;
  readonly models: Pick<SpeechConfig, 'recognisers' | 'vad' | 'voices'>;
  readonly denoiser: string | null;
  /** Who asks; null where nobody was needed, with sections that are text alone. */
  readonly person: Person | null;
  /** A folder of recordings to ask with instead. */
  readonly audioFolder: string | null;
  readonly products: number;
  readonly turns: number;
  /** What can be asked, and what it sounds like. */
  readonly material: Material;
  readonly soak: { readonly turns: number; readonly minutes: number };
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Sentences of Vaani's own in the echo suite. */
const ownSentences = 30;

interface Section {
  readonly title: string;
  /** It takes a person who speaks. */
  readonly spoken?: true;
  run(bench: Bench): Promise<BenchRow[]>;
}

/** In the order they run: what is timed most finely comes before what fills the machine. */
export const sections = {
  text: {
    title: 'text turns',
    run: ({ trade, clock }) => benchTextTurns(trade, clock),
  },
  ends: {
    title: 'ends of turns',
    run: async ({ trade }) => [benchTurnEnds(trade)],
  },
  search: {
    title: 'catalog search',
    async run({ trade: { pack }, db, products, clock }) {
      // Only a shop has a catalog to search.
      if (!Object.hasOwn(pack.actions, 'search_products')) return [];
      growCatalog(pack, db, products);
      return benchCatalogSearch(pack, db, clock.now());
    },
  },
  models: {
    title: 'speech models',
    spoken: true,
    async run(bench) {
      const { models, denoiser, language } = bench;
      const clips = await soundOf(bench);
      const sentences = (await repliesOf(bench)).slice(0, clips.length);
      return benchSpeechModels({ models, denoiser, clips, language, sentences });
    },
  },
  start: {
    title: 'cold start',
    async run({ language, progress, signal }) {
      const ids = packs.map(({ id }) => id);
      const tell = (start: number, of: number) => progress(`start ${start} of ${of}`);
      return benchColdStart(ids, language, tell, signal);
    },
  },
  voice: {
    title: 'voice to voice',
    spoken: true,
    async run(bench) {
      const { trade, language, models, turns, progress, signal, person, audioFolder } = bench;
      if (!person) return [missingRow('voice to voice', 'ms', 'there is nobody to speak')];
      const { material } = bench;
      const missing = whyNobodyIsHeard(models, language);
      if (missing) return [missing];
      const asked =
        audioFolder === null ? await material.clips() : await recordedClips(audioFolder, turns);
      const common = { trade, language, models, turns, progress, signal };
      return benchVoice({ ...common, questions: await material.questions(), person, asked });
    },
  },
  echo: {
    title: 'echo suite',
    spoken: true,
    async run(bench) {
      const { models, language, progress, signal } = bench;
      // Sentence by sentence: a whole answer is longer than the suite's.
      const sentences = (await repliesOf(bench)).flatMap(splitSentences);
      const clips = await soundOf(bench);
      const own = [...new Set(sentences)].slice(0, ownSentences);
      return benchEcho({ models, language, clips, sentences: own, progress, signal });
    },
  },
} as const satisfies Readonly<Record<string, Section>>;
export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as SectionName[];

/** Whether one of these sections takes a person who speaks. */
export const takesPerson = (names: readonly SectionName[]): boolean =>
  names.some((name) => 'spoken' in sections[name]);

/** Runs a section. A part that fails is a row that says why: the others are measured all the same. */
export async function runSection(name: SectionName, bench: Bench): Promise<BenchRow[]> {
  const { title, run } = sections[name];
  bench.progress(title);
  try {
    return await run(bench);
  } catch (error) {
    return [missingRow(title, 'count', `it failed: ${messageOf(error)}`)];
  }
}

/** Answers as they are spoken. */
async function repliesOf({ material, language }: Bench): Promise<string[]> {
  const questions = await material.questions();
  return questions.map(({ reply }) => spell(reply, language, { dateOrder: 'day-first' }));
}

const soundOf = async ({ material }: Bench): Promise<Float32Array[]> =>
  (await material.clips()).map(({ samples }) => samples);

/** How often memory is read in a soak. */
const readings = 60;

/** The bounds are those of a whole run: in a shorter one code is still being compiled. */
const tooShort = (rows: readonly BenchRow[]): BenchRow[] =>
  rows.map((row) => ({ ...row, met: null, note: `${row.note ?? ''}; too short for a verdict` }));

/** Many text turns: memory and handles must not grow. */
async function soakOfText(bench: Bench): Promise<BenchRow[]> {
  const { soakText, textBounds, textSoakTurns } = await import('./soak/text-soak.ts');
  const { trade, db, clock, log, soak, progress, signal } = bench;
  const { turns } = soak;
  const tell = (turn: number) => progress(`turn ${turn} of ${turns}`);
  const common = { trade, db, clock, log, signal };
  const run = await soakText({ ...common, turns, readings, progress: tell });
  const name = `soak, ${turns.toLocaleString('en')} text turns`;
  const rows = soakRows(name, run, textSoakTurns, textBounds);
  return turns < textSoakTurns ? tooShort(rows) : rows;
}

/** Much audio: the same. */
async function soakOfAudio(bench: Bench): Promise<BenchRow[]> {
  const { audioBounds, audioSoakMinutes, soakAudio } = await import('./soak/audio-soak.ts');
  const { models, denoiser, language, soak, progress, signal } = bench;
  const { minutes } = soak;
  const run = await soakAudio({
    config: { ...models, denoiser, devices: null, phraseCache: null },
    language,
    clips: await soundOf(bench),
    minutes,
    readings,
    progress: (minute) => progress(`minute ${minute.toFixed(1)} of ${minutes}`),
    signal,
  });
  const name = `soak, ${minutes} min of audio, ${run.heard} turns heard`;
  const rows = soakRows(name, run, audioSoakMinutes, audioBounds);
  return minutes < audioSoakMinutes ? tooShort(rows) : rows;
}

/** What `--soak` runs. */
export const soaks = [soakOfText, soakOfAudio] as const;
