import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadVad, readSpeechWav, transcribe } from '../../../src/main/speech/index.ts';
import { loadZipformer } from '../../../src/main/speech/stt/index.ts';
import type { Graded } from './platt.ts';
import { audioFolder, humanClips, testSpeechConfig, wordErrors } from './shared.ts';

export interface GradedSentence extends Graded {
  readonly clip: string;
  readonly kind: keyof typeof weightOf;
  /** Signal to noise, dB; null without noise. */
  readonly snr: number | null;
  /** Used for the fit; the others judge it. */
  readonly training: boolean;
}

interface Spoken extends Pick<GradedSentence, 'clip' | 'kind' | 'training'> {
  readonly text: string;
  readonly samples: Float32Array;
}

interface Condition extends Pick<GradedSentence, 'snr' | 'weight'> {
  readonly samples: Float32Array;
}

const sampleRate = 16_000;
const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const speakers = ['george', 'jackson', 'lucas', 'nicolas', 'theo', 'yweweler'];
const noises = ['people_talking', 'car_horn', 'white'] as const;
const snrs = [12, 6, 0] as const;
/** What a kind of recording counts: digits put together are no natural speech, and there are only five short answers. */
const weightOf = { sentence: 1, short: 0.5, digits: 0.3 } as const;

/** Every sentence, clean (counted twice) and in noise, as the recogniser heard it. */
export async function gradedSentences(): Promise<GradedSentence[]> {
  const model = testSpeechConfig.recognisers[0];
  const vad = await loadVad(testSpeechConfig.vad);
  if (!model || !vad.value) throw new Error('the models did not load');
  // Undone below: the score itself is wanted.
  const recogniser = await loadZipformer(model, { slope: 1, intercept: 0 });
  const random = seeded(7);
  const noise = await loadNoises(random);
  const graded: GradedSentence[] = [];
  for (const { clip, kind, text, samples, training } of await spokenClips(random)) {
    const weight = weightOf[kind];
    const conditions: Condition[] = [{ snr: null, samples, weight: 2 * weight }];
    for (const name of noises) {
      for (const snr of snrs) {
        const mixed = mix(samples, noise[name] ?? new Float32Array(1), snr, random);
        conditions.push({ snr, samples: mixed, weight });
      }
    }
    for (const condition of conditions) {
      const heard = { sampleRate, samples: condition.samples };
      const ears = { vad: vad.value, recogniser, language: 'en' as const };
      const [segment, ...more] = (await transcribe(heard, ears)).segments;
      // One score can stand for one stretch of speech only.
      if (!segment || segment.text === '' || more.length > 0) continue;
      const errors = wordErrors(text, segment.text);
      const words = text.split(' ').length;
      graded.push({
        clip,
        kind,
        snr: condition.snr,
        training,
        weight: condition.weight,
        score: Math.log(segment.confidence / (1 - segment.confidence)),
        right: errors / words <= 0.2 || (errors <= 1 && words >= 4),
      });
    }
  }
  return graded;
}

/** People's sentences, the short ones of tau2, and four strings of digits a speaker; halved by clip and by speaker. */
async function spokenClips(random: () => number): Promise<Spoken[]> {
  const clips: Spoken[] = [];
  const add = async (file: string, text: string, kind: Spoken['kind'], training: boolean) => {
    const { samples } = await readSpeechWav(file);
    clips.push({ clip: basename(file), kind, text, samples: padded([samples]), training });
  };
  for (const [i, { file, text }] of humanClips().entries()) {
    await add(file, text, 'sentence', i % 2 === 0);
  }
  const short = readdirSync(join(audioFolder, 'speech')).filter((name) => name.startsWith('tau2_'));
  for (const [i, name] of short.toSorted().entries()) {
    const text = basename(name, '.wav').replace('tau2_', '').replaceAll('_', ' ');
    await add(join(audioFolder, 'speech', name), text, 'short', i % 2 === 0);
  }
  for (const [i, speaker] of speakers.entries()) {
    for (const length of [3, 4, 4, 6]) {
      const said = Array.from({ length }, () => Math.floor(random() * 10));
      const gap = new Float32Array(0.12 * sampleRate);
      const parts: Float32Array[] = [];
      for (const digit of said) {
        const file = join(audioFolder, 'speech', `fsdd_${digit}_${speaker}.wav`);
        parts.push((await readSpeechWav(file)).samples, gap);
      }
      clips.push({
        clip: `digits ${speaker}`,
        kind: 'digits',
        text: said.map((digit) => digits[digit]).join(' '),
        samples: padded(parts),
        training: i % 2 === 0,
      });
    }
  }
  return clips;
}

/** Silence around it, so that it is a whole stretch of speech. */
function padded(parts: readonly Float32Array[]): Float32Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const out = new Float32Array(length + 1.2 * sampleRate);
  let at = 0.3 * sampleRate;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The noises, 16 kHz, and white noise. */
export async function loadNoises(random: () => number): Promise<Record<string, Float32Array>> {
  const white = Float32Array.from({ length: 20 * sampleRate }, () => random() * 2 - 1);
  const loaded: Record<string, Float32Array> = { white };
  for (const name of noises) {
    if (name === 'white') continue;
    loaded[name] = (await readSpeechWav(join(audioFolder, 'noise', `${name}.wav`))).samples;
  }
  return loaded;
}

/** Speech in noise, `snr` dB under its louder half, never beyond full scale. */
export function mix(
  speech: Float32Array,
  noise: Float32Array,
  snr: number,
  random: () => number,
): Float32Array {
  const gain = Math.sqrt(loudPower(speech) / (loudPower(noise) * 10 ** (snr / 10)));
  const offset = Math.floor(random() * noise.length);
  return speech.map((sample, i) => {
    const mixed = sample + gain * (noise[(i + offset) % noise.length] ?? 0);
    return Math.max(-1, Math.min(1, mixed));
  });
}

/** Power of the louder half of the 20 ms windows: pauses say nothing about how loud a voice is. */
function loudPower(samples: Float32Array): number {
  const powers: number[] = [];
  for (let i = 0; i + 320 <= samples.length; i += 320) {
    powers.push(samples.subarray(i, i + 320).reduce((sum, x) => sum + x * x, 0) / 320);
  }
  const loud = powers.toSorted((a, b) => b - a).slice(0, Math.ceil(powers.length / 2));
  return loud.reduce((sum, power) => sum + power, 0) / loud.length;
}

/** 0 to 1, the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
