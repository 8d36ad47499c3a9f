import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rms } from '../../src/main/speech/audio/pcm.ts';
import {
  loadDenoiser,
  loadRecognisers,
  loadVad,
  readSpeechWav,
  toInt16,
  transcribe,
} from '../../src/main/speech/index.ts';
import type { Recogniser } from '../../src/main/speech/stt/index.ts';
import type { VoiceDetectorModel } from '../../src/main/speech/vad/index.ts';
import { needs } from '../support/needs.ts';
import { sayAsCustomer, whyNoCustomer } from './support/audio.ts';
import { type Listener, listen } from './support/listener.ts';
import {
  denoiserModel,
  humanClips,
  testSpeechConfig,
  whyNoModels,
  whyNoRecordings,
  wordErrors,
} from './support/shared.ts';

const missing = whyNoModels() ?? whyNoRecordings();
const folder = mkdtempSync(join(tmpdir(), 'vaani-ears-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = (file: string): string[] =>
  (
    JSON.parse(
      readFileSync(fileURLToPath(new URL(`../../data/${file}`, import.meta.url)), 'utf8'),
    ) as { name: string }[]
  ).map(({ name }) => name);

interface Heard {
  readonly errors: number;
  readonly words: number;
  /** Mean of the sentences. */
  readonly confidence: number;
}

/** Hears all clips of people. */
async function hearPeople(vad: VoiceDetectorModel, recogniser: Recogniser): Promise<Heard> {
  let [errors, words, confidence] = [0, 0, 0];
  const clips = humanClips();
  for (const { file, text } of clips) {
    const { segments } = await transcribe(await readSpeechWav(file), {
      vad,
      recogniser,
      language: 'en',
    });
    errors += wordErrors(text, segments.map((segment) => segment.text).join(' '));
    words += text.split(' ').length;
    confidence += Math.max(0, ...segments.map((segment) => segment.confidence)) / clips.length;
  }
  return { errors, words, confidence };
}

async function load(): Promise<{ vad: VoiceDetectorModel; recogniser: Recogniser }> {
  const vad = await loadVad(testSpeechConfig.vad);
  const [recogniser] = (await loadRecognisers(testSpeechConfig.recognisers)).value;
  if (!recogniser) throw new Error('the recogniser did not load');
  return { vad: vad.value, recogniser };
}

/** A recogniser that expects these words whatever the ear asks for. */
function expecting(recogniser: Recogniser, words: readonly string[]): Recogniser {
  recogniser.expect?.(words);
  return { ...recogniser, open: () => recogniser.open(words) };
}

describe('expected words', needs(missing ?? whyNoCustomer()), () => {
  const catalog = [
    ...names('retail/products.json'),
    ...names('dealership/models.json'),
    ...names('dining/venues.json'),
  ];
  let ears: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    ears = await load();
  });

  it('are heard more often, where they are said', async () => {
    const { vad, recogniser } = ears;
    const sentences = {
      orvani: 'tell me about the Orvani',
      nivaro: 'tell me about the Nivaro',
      zubra: 'I want a test drive of the Zubra',
      'winter puffer jacket': 'where is my winter puffer jacket',
      'girls cotton frock': 'where is my girls cotton frock',
      gondola: 'is Gondola open tonight',
    };
    const found = { without: 0, with: 0 };
    for (const [name, sentence] of Object.entries(sentences)) {
      const clip = await readSpeechWav(await sayAsCustomer(sentence, folder));
      for (const how of ['without', 'with'] as const) {
        const own = how === 'with' ? expecting(recogniser, catalog) : recogniser;
        const { segments } = await transcribe(clip, { vad, recogniser: own, language: 'en' });
        if (segments.some(({ text }) => text.includes(name))) found[how] += 1;
      }
    }
    console.log(`names heard right, of 6: ${JSON.stringify(found)}`);
    expect(found.with).toBeGreaterThanOrEqual(found.without + 3);
  });

  it('spoil nothing that people say without them', async () => {
    const { vad, recogniser } = ears;
    const before = await hearPeople(vad, recogniser);
    const after = await hearPeople(vad, expecting(recogniser, catalog));
    console.log(`people, without and with expected words: ${JSON.stringify([before, after])}`);
    expect(after.errors).toBeLessThanOrEqual(before.errors + 1);
    expect(after.confidence).toBeGreaterThan(before.confidence - 0.05);
  });
});

describe('a model that cannot be used, or is not there', needs(missing), () => {
  it('of voice detection: people are heard by loudness alone', async () => {
    const { recogniser } = await load();
    const { value: vad } = await loadVad(null);
    const { errors, words } = await hearPeople(vad, recogniser);
    console.log(`without a VAD model: ${((100 * errors) / words).toFixed(1)} % of words wrong`);
    expect(errors / words).toBeLessThanOrEqual(0.2);
  });

  it('of noise suppression: off is no fault, a missing file is said', async () => {
    expect(await loadDenoiser(null)).toEqual({
      value: undefined,
      status: { ok: true, name: 'off', detail: '' },
    });
    const empty = join(folder, 'empty.onnx');
    writeFileSync(empty, '');
    expect((await loadDenoiser('/nowhere.onnx')).status).toMatchObject({
      ok: false,
      name: 'gtcrn',
    });
    expect((await loadDenoiser(empty)).status.detail).toContain('vaani models verify');
  });
});

describe('noise suppression', needs(missing), () => {
  it('takes noise away, keeps the voice in its place, and is less than 50 ms behind', async () => {
    const { value } = await loadDenoiser(denoiserModel);
    const denoiser = value?.open();
    if (!denoiser) throw new Error('the model did not load');
    const run = (samples: Float32Array) => {
      denoiser.reset();
      const out: number[] = [];
      for (let i = 0; i + 320 <= samples.length; i += 320) {
        out.push(...denoiser.process(samples.subarray(i, i + 320)));
      }
      return Float32Array.from(out);
    };
    const noise = Float32Array.from({ length: 32_000 }, (_, i) => 0.05 * Math.sin(i * i));
    const cleaned = run(noise);
    expect(noise.length - cleaned.length).toBeLessThan(0.05 * 16_000);
    expect(rms(cleaned.subarray(16_000))).toBeLessThan(rms(noise) / 5);

    const voice = (await readSpeechWav(humanClips()[6]?.file ?? '')).samples;
    const kept = run(voice);
    const match = (lag: number) => kept.reduce((sum, x, i) => sum + x * (voice[i + lag] ?? 0), 0);
    const lags = Array.from({ length: 41 }, (_, i) => (i - 20) * 16);
    expect(lags.reduce((a, b) => (match(b) > match(a) ? b : a))).toBe(0);
    expect(rms(kept)).toBeGreaterThan(rms(voice) / 2);
  });
});

describe('the speech process', needs(missing), () => {
  let ear: Listener | undefined;
  afterEach(async () => {
    await ear?.client.stop();
  });

  /** Sends a clip in real time's order, faster than real time. */
  function send(samples: Float32Array): void {
    const padded = new Float32Array(samples.length + 3 * 16_000);
    padded.set(samples, 16_000);
    const pcm = toInt16(padded);
    for (let i = 0; i < pcm.length; i += 320) {
      const frame = { channel: 3, utterance: 0, sampleRate: 16_000 };
      ear?.client.sendAudio({ ...frame, samples: pcm.slice(i, i + 320) });
    }
  }

  it('lives on with words that no model can write, and hears with noise suppression and no VAD model', async () => {
    ear = listen(() => ({ ...testSpeechConfig, vad: null, denoiser: denoiserModel }));
    const { client, next } = ear;
    const status = await client.start();
    expect(status.noise).toEqual({ ok: true, name: 'gtcrn', detail: '' });
    expect(status.vad).toMatchObject({ ok: true, name: 'energy' });
    const pid = client.pid;
    await client.call('channel.open', { channel: 3, kind: 'remote', language: 'en' });
    const words = [
      ':',
      '#',
      'Nova :x',
      'Nova #x',
      '@',
      'रेडमी',
      '',
      '\n\n',
      '\u0000',
      '😀',
      'Tarvik Spark',
    ];
    await client.call('channel.hotwords', { channel: 3, words });
    const { samples } = await readSpeechWav(humanClips()[6]?.file ?? '');
    send(samples);
    expect((await next('heard')).text).toMatch(/small dog|child/);
    expect(client.pid).toBe(pid);
  });

  it('says once that a person is too loud for the microphone', async () => {
    ear = listen(() => testSpeechConfig);
    const { client, next, events } = ear;
    await client.start();
    await client.call('channel.open', { channel: 3, kind: 'remote', language: 'en' });
    const { samples } = await readSpeechWav(humanClips()[0]?.file ?? '');
    for (let i = 0; i < 2; i++) {
      const from = events.length;
      send(samples.map((sample) => 20 * sample));
      await next('heard', { from });
    }
    expect(events.filter(({ name }) => name === 'hint').map(({ data }) => data)).toEqual([
      { channel: 3, kind: 'clipping' },
    ]);
  });
});
