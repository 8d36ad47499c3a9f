import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '../../../../contract/language.ts';
import type { SpeechConfig } from '../../../../contract/speech.ts';
import { loadVoices, readSpeechWav, resampleAll, synthesise } from '../../../speech/index.ts';
import { recordingRate, type SpokenClip, spokenClip } from './recording.ts';

const run = promisify(execFile);

/** Somebody who speaks to Vaani. */
export interface Person {
  /** Which voice that is, for the table. */
  readonly name: string;
  say(text: string): Promise<SpokenClip>;
  close(): Promise<void>;
}

const has = (program: string) => spawnSync('which', [program]).status === 0;
const festivalVoices = ['us', 'english'].map(
  (folder) => `/usr/share/festival/voices/${folder}/cmu_us_slt_arctic_hts`,
);

/**
 * The voice that recognisers hear best of those there are: festival's, flite's (both English), else
 * Vaani's own. Rejects when there is none.
 */
export async function findPerson(
  language: Language,
  models: SpeechConfig['voices'],
): Promise<Person> {
  if (language === 'en' && has('text2wave') && festivalVoices.some((path) => existsSync(path))) {
    return speaker('festival slt', (text, out) => {
      const made = run('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', out]);
      made.child.stdin?.end(text);
      return made;
    });
  }
  if (language === 'en' && has('flite')) {
    return speaker('flite rms', (text, out) =>
      run('flite', ['-voice', 'rms', '-t', text, '-o', out]),
    );
  }
  const { value: voices, status } = await loadVoices(
    models.filter((voice) => voice.languages.includes(language)),
    () => {},
  );
  if (!voices.voiceFor(language)) throw new Error(`no voice for the person: ${status.detail}`);
  return {
    name: voices.name,
    async say(text) {
      const { samples, sampleRate } = await synthesise(voices, text, language);
      return spokenClip(await resampleAll(samples, sampleRate, recordingRate));
    },
    close: () => voices.close(),
  };
}

function speaker(name: string, make: (text: string, out: string) => Promise<unknown>): Person {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-person-'));
  return {
    name,
    async say(text) {
      const out = join(folder, 'said.wav');
      await make(text, out);
      return spokenClip((await readSpeechWav(out)).samples);
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Recordings of a person, by name of file. Rejects when the folder holds no WAV file. */
export async function recordedClips(folder: string, wanted: number): Promise<SpokenClip[]> {
  const files = readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.wav'))
    .sort();
  if (files.length === 0) throw new Error(`there is no WAV file in ${folder}`);
  const clips = await Promise.all(
    files.slice(0, wanted).map(async (file) => {
      const { samples } = await readSpeechWav(join(folder, file));
      return spokenClip(samples);
    }),
  );
  return Array.from({ length: wanted }, (_, at) => clips[at % clips.length] as SpokenClip);
}

/** A cough: two bursts of noise that die away, 16 kHz; the same every time. */
export function cough(): SpokenClip {
  const burstsMs = [
    { at: 0, length: 140, level: 0.5 },
    { at: 190, length: 110, level: 0.35 },
  ];
  const samples = new Float32Array(Math.round(0.32 * recordingRate));
  let seed = 12_345;
  let low = 0;
  for (const { at, length, level } of burstsMs) {
    const from = Math.round((at / 1000) * recordingRate);
    const size = Math.round((length / 1000) * recordingRate);
    for (let index = 0; index < size; index += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      // The throat takes away the highest tones.
      low += 0.4 * (seed / 0x3fffffff - 1 - low);
      const rise = Math.min(1, index / 80);
      samples[from + index] = level * rise * Math.exp((-3 * index) / size) * low * 1.6;
    }
  }
  return spokenClip(samples);
}
