import type { Language } from '../../../../contract/language.ts';
import type { SpeechConfig } from '../../../../contract/speech.ts';
import type { Trade } from '../../trade.ts';
import { type BenchRow, missingRow } from '../row.ts';
import { disturb, measureNoises } from './noises.ts';
import { cough, type Person } from './person.ts';
import type { Question } from './questions.ts';
import type { SpokenClip } from './recording.ts';
import { openStand } from './stand.ts';
import { whyNoVirtualAudio } from './virtual-audio.ts';
import { kioskRows, noiseRows, turnRows } from './voice-rows.ts';
import { converse, measureTurns } from './voice-turns.ts';

export interface VoiceBenchOptions {
  readonly trade: Trade;
  readonly language: Language;
  /** What the trade can answer at some length, the longest first. */
  readonly questions: readonly Question[];
  readonly models: Pick<SpeechConfig, 'recognisers' | 'vad' | 'voices'>;
  readonly turns: number;
  /** What is asked; from the beginning again where these are fewer than the turns. */
  readonly asked: readonly SpokenClip[];
  /** Who says "hmm". */
  readonly person: Person;
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Signs that somebody listens, in the languages there are customers' voices for. */
const backchannels: Readonly<Record<Language, readonly string[]>> = {
  en: ['okay', 'hmm', 'yeah', 'mm hmm'],
  hi: ['अच्छा', 'हाँ', 'ठीक है'],
  bn: ['হ্যাঁ', 'আচ্ছা', 'ঠিক আছে'],
  mr: ['हो', 'बरं', 'ठीक आहे'],
};
const voiceToVoice = 'voice to voice: end of speech → first audible sample';
/** Of the questions with the longest answers: a noise must find them still being said. */
const longAnswers = 4;

/** The row of a machine without a recogniser for this language; undefined where there is one. */
export function whyNobodyIsHeard(
  models: VoiceBenchOptions['models'],
  language: Language,
): BenchRow | undefined {
  if (models.recognisers.some((model) => model.languages.includes(language))) return undefined;
  const install = `no recogniser for "${language}": run "vaani models install --lang ${language}" or "vaani models import DIR"`;
  return missingRow(voiceToVoice, 'ms', install, 900);
}

/**
 * A whole kiosk is spoken to and listened to, over virtual devices; where there are none, over files,
 * and the row over devices says so.
 */
export async function benchVoice(options: VoiceBenchOptions): Promise<BenchRow[]> {
  const { trade, language, questions, turns, progress, signal } = options;
  const missing = whyNoVirtualAudio();
  const over = missing === undefined ? 'virtual devices' : 'files instead of devices';
  const rows: BenchRow[] =
    missing === undefined
      ? []
      : [missingRow(`${voiceToVoice}, virtual devices`, 'ms', missing, 900)];
  if (questions.length === 0 || options.asked.length === 0) {
    return [
      ...rows,
      missingRow(voiceToVoice, 'ms', 'this pack answers no question at length', 900),
    ];
  }
  const noises = await noisesOf(options);
  const stand = await openStand({
    pack: trade.pack.id,
    language,
    over: missing === undefined ? 'devices' : 'files',
  });
  try {
    const tell = (what: string) => (turn: number) => progress(`${what} ${turn} of ${turns}`);
    const played = await converse(stand, options.asked, turns, tell('turn'), signal);
    const kiosk = await kioskRows(stand.kiosk);
    const longest = questions.slice(0, longAnswers).map(({ text }) => text);
    const made = await disturb(stand, longest, noises, tell('noise'), signal);
    const recordings = await stand.recordings();
    const { marks } = stand.kiosk;
    rows.push(...turnRows(measureTurns(played, recordings, marks), over));
    rows.push(...noiseRows(measureNoises(made, recordings, marks), over));
    return [...rows, ...kiosk];
  } finally {
    await stand.stop();
  }
}

/** Coughs and backchannels in turn. */
async function noisesOf({ person, turns, language }: VoiceBenchOptions): Promise<SpokenClip[]> {
  const said: SpokenClip[] = [];
  for (const text of backchannels[language]) said.push(await person.say(text));
  return Array.from({ length: turns }, (_, at) =>
    at % 2 === 0 ? cough() : (said[((at - 1) / 2) % said.length] as SpokenClip),
  );
}
