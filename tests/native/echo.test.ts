import { basename, join } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOwnWords } from '../../src/main/language/own-words.ts';
import { loadResampler } from '../../src/main/speech/audio/resample.ts';
import { openAec3 } from '../../src/main/speech/echo/index.ts';
import {
  type EchoRow,
  type EchoSuiteParts,
  makeScene,
  runEchoSuite,
  runScene,
  type Voice,
} from '../../src/main/speech/echo/suite/index.ts';
import {
  loadRecognisers,
  loadVad,
  loadVoices,
  readSpeechWav,
  resampleAll,
  synthesise,
} from '../../src/main/speech/index.ts';
import { needs } from '../support/needs.ts';
import {
  audioFolder,
  humanClips,
  testSpeechConfig,
  whyNoModels,
  whyNoRecordings,
} from './support/shared.ts';

const options = needs(whyNoModels() ?? whyNoRecordings());

/** What eSpeak says as Vaani; a question that offers its answers, and numbers. */
const answers = [
  'Your order 1042 is confirmed and will be delivered by Tuesday.',
  'I found three running shoes under three thousand rupees.',
  'You can return anything within thirty days of delivery. Shall I tell you more?',
  'Shall I cancel the order? Please say yes or no.',
] as const;

async function load(): Promise<EchoSuiteParts> {
  const vad = await loadVad(testSpeechConfig.vad);
  const recognisers = await loadRecognisers(testSpeechConfig.recognisers);
  const recogniser = recognisers.value[0];
  expect(vad.value.name).toBe('silero');
  if (!recogniser) throw new Error(recognisers.status.detail);
  const resamplers = await loadResampler();
  return {
    openCanceller: openAec3,
    vad: vad.value,
    recogniser,
    resamplers,
    isOwnWords,
    language: 'en',
  };
}

async function clip(file: string, text = ''): Promise<Voice> {
  return { text, samples: (await readSpeechWav(file)).samples };
}

async function material() {
  const clips: Voice[] = [];
  for (const { file, text } of humanClips()) clips.push(await clip(file, text));
  clips.sort((a, b) => b.samples.length - a.samples.length);
  const own = clips.slice(0, 3);
  const { value: voices } = await loadVoices([], () => {});
  for (const text of answers) {
    const { samples, sampleRate } = await synthesise(voices, text, 'en');
    own.push({ text, samples: await resampleAll(samples, sampleRate, 16_000) });
  }
  await voices.close();
  const noises: Record<string, Float32Array> = {};
  for (const file of readdirSync(join(audioFolder, 'noise'))) {
    noises[basename(file, '.wav')] = (await clip(join(audioFolder, 'noise', file))).samples;
  }
  return { own, people: clips.slice(3), noises };
}

const line = (row: EchoRow) =>
  [
    row.scene.padEnd(32),
    `${row.ownTurns} of ${row.sentences}`.padEnd(10),
    `${row.ownStarts} (${row.ownStartsBare})`.padEnd(10),
    `${row.heard} of ${row.interruptions}`.padEnd(8),
    `${row.lagMs ?? '–'}`.padEnd(6),
    `${row.erleDb}`.padEnd(6),
    `${row.halfDuplexMs}`.padEnd(8),
    row.rtf,
  ].join('');

const head =
  'scene                           own turns starts(bare) heard  lag   ERLE  half ms rtf';

describe('the echo suite', options, () => {
  it('takes no turn from our own voice and hears people who speak over it', async () => {
    const parts = await load();
    const { rows, summary } = await runEchoSuite({ ...(await material()), sentences: 8 }, parts);
    console.log([head, ...rows.map(line), JSON.stringify(summary)].join('\n'));
    expect(rows.length).toBe(14);
    expect(summary.ownTurns).toBe(0);
    expect(summary.heard / summary.interruptions).toBeGreaterThanOrEqual(0.9);
    // What is measured is there: without protection it is heard in nearly every sentence.
    expect(summary.ownStartsBare).toBeGreaterThan(summary.sentences * 0.8);
    expect(rows.every(({ halfDuplexMs }) => halfDuplexMs === 0)).toBe(true);
  }, 400_000);

  it('goes half-duplex by itself where the echo is out of reach, and hears nothing of itself then', async () => {
    const parts = await load();
    const { own, people } = await material();
    const room = { rt60Ms: 400, delayMs: 800, levelDb: -6 };
    const scene = makeScene({ name: 'too late', room, own, people, seed: 53, sentences: 8 });
    const row = await runScene(scene, parts);
    console.log([head, line(row)].join('\n'));
    expect(row.halfDuplexMs).toBeGreaterThan(0);
    expect(row.ownTurns).toBe(0);
  });

  it('stays open where the microphone does not hear the speaker', async () => {
    const parts = await load();
    const { own, people } = await material();
    const room = { rt60Ms: 400, delayMs: 100, levelDb: -80 };
    const scene = makeScene({ name: 'headset', room, own, people, seed: 54, sentences: 8 });
    const row = await runScene(scene, parts);
    console.log([head, line(row)].join('\n'));
    expect(row.heard).toBe(row.interruptions);
    expect(row.halfDuplexMs).toBe(0);
  });
});
