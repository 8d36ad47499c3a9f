import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { SpeechConfig } from '../../src/contract/speech.ts';
import {
  loadRecognisers,
  loadVad,
  loadVoices,
  readSpeechWav,
  synthesise,
  toInt16,
  transcribe,
} from '../../src/main/speech/index.ts';
import { type Listener, listen } from './support/listener.ts';
import { needs } from '../support/needs.ts';
import {
  humanClips,
  testSpeechConfig,
  tonesVoice,
  whyNoModels,
  whyNoRecordings,
  wordErrors,
} from './support/shared.ts';

const missing = whyNoModels() ?? whyNoRecordings();
const options = needs(missing);

const folder = mkdtempSync(join(tmpdir(), 'vaani-speech-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function loadEars() {
  const vad = await loadVad(testSpeechConfig.vad);
  const recognisers = await loadRecognisers(testSpeechConfig.recognisers);
  const recogniser = recognisers.value[0];
  if (!vad.value || !recogniser) throw new Error('the models did not load');
  return { vad: vad.value, recogniser, language: 'en' as const };
}

describe('recordings', options, () => {
  it('of people are recognised with at most 20 % of the words wrong, quiet ones too', async () => {
    const ears = await loadEars();
    for (const gain of [1, 0.05]) {
      let errors = 0;
      let words = 0;
      for (const { file, text } of humanClips()) {
        const clip = await readSpeechWav(file);
        const samples = clip.samples.map((sample) => sample * gain);
        const { segments, rtf } = await transcribe({ ...clip, samples }, ears);
        errors += wordErrors(text, segments.map((segment) => segment.text).join(' '));
        words += text.split(' ').length;
        expect(rtf).toBeLessThan(0.5);
        for (const { start, end, confidence, partials } of segments) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(clip.samples.length / 16_000);
          expect(confidence).toBeGreaterThan(0);
          expect(partials.length).toBeGreaterThan(0);
        }
      }
      console.log(`word error rate at gain ${gain}: ${((100 * errors) / words).toFixed(1)} %`);
      expect(errors / words).toBeLessThanOrEqual(0.2);
    }
  });

  it('of a minute of silence, and of noise, hold no words', async () => {
    const ears = await loadEars();
    const silence = { samples: new Float32Array(60 * 16_000), sampleRate: 16_000 };
    expect((await transcribe(silence, ears)).segments).toEqual([]);
    const noise = { ...silence, samples: silence.samples.map((_, i) => 0.05 * Math.sin(i * i)) };
    expect((await transcribe(noise, ears)).segments).toEqual([]);
  });

  it('stop being recognised when asked', async () => {
    const ears = await loadEars();
    const silence = { samples: new Float32Array(60 * 16_000), sampleRate: 16_000 };
    const signal = AbortSignal.timeout(20);
    await expect(transcribe(silence, { ...ears, signal })).rejects.toThrow();
  });
});

describe('voices', options, () => {
  it('speak all four languages without any model', async () => {
    const { value: voices, status } = await loadVoices([], () => {});
    expect(status).toEqual({ ok: true, name: 'espeak-ng', detail: '' });
    const texts = {
      en: 'Your order is here.',
      hi: 'आपका ऑर्डर आ गया है।',
      bn: 'আপনার অর্ডার এসেছে।',
      mr: 'तुमची ऑर्डर आली आहे.',
    } as const;
    for (const [language, text] of Object.entries(texts)) {
      const made = await synthesise(voices, text, language as keyof typeof texts);
      const seconds = made.samples.length / made.sampleRate;
      expect(seconds).toBeGreaterThan(0.8);
      expect(seconds).toBeLessThan(4);
      expect(Math.max(...made.samples.subarray(0, made.sampleRate / 5))).toBeGreaterThan(0.05);
    }
    await voices.close();
  });

  it('of sherpa-onnx are used for their language and stop when aborted', async () => {
    const { value: voices, status } = await loadVoices([tonesVoice], () => {});
    expect(status.name).toBe('tts-tones, espeak-ng');
    const made = await synthesise(voices, 'One two three. Four five six.', 'en');
    expect(made.samples.length / made.sampleRate).toBeGreaterThan(1);
    const abort = new AbortController();
    abort.abort();
    let pieces = 0;
    const { signal } = abort;
    const onAudio = () => pieces++;
    await voices.speak({ text: 'Never heard.', language: 'en', rate: 1, signal, onAudio });
    expect(pieces).toBe(0);
    await voices.close();
  });
});

describe('how fast and how loud', options, () => {
  const text = { en: 'Your order is on its way.', hi: 'आपका ऑर्डर रास्ते में है।' } as const;
  const loudest = (samples: Float32Array) =>
    samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const power = (samples: Float32Array) =>
    samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;

  // The voice of tones knows no speed; tests/speech/sherpa-voice.test.ts shows that a real one is told of it.
  it.each(['en', 'hi'] as const)('eSpeak in "%s": slower is longer', async (language) => {
    const { value: voices } = await loadVoices([], () => {});
    const seconds: number[] = [];
    for (const rate of [0.64, 1, 1.5]) {
      const made = await synthesise(voices, text[language], language, { rate });
      seconds.push(made.samples.length / made.sampleRate);
    }
    await voices.close();
    const [slow = 0, normal = 0, fast = 0] = seconds;
    expect(slow / normal).toBeGreaterThan(1.25);
    expect(fast / normal).toBeLessThan(0.85);
  });

  it('eSpeak speaks: louder has more power at the same length and is never clipped', async () => {
    const { value: voices } = await loadVoices([], () => {});
    const say = (volume: number) => synthesise(voices, text.en, 'en', { volume });
    const [quiet, normal, loud] = [await say(0.4), await say(1), await say(2.56)];
    await voices.close();
    expect(quiet.samples.length / loud.samples.length).toBeCloseTo(1, 2);
    expect(power(quiet.samples) / power(normal.samples)).toBeCloseTo(0.16, 2);
    expect(power(loud.samples) / power(normal.samples)).toBeGreaterThan(2);
    expect(loudest(loud.samples)).toBeLessThan(0.99);
    console.log(
      `at volume 2.56: ${(10 * Math.log10(power(loud.samples) / power(normal.samples))).toFixed(1)} dB`,
    );
  });
});

describe('the speech process', options, () => {
  let ear: Listener | undefined;
  afterEach(async () => {
    await ear?.client.stop();
  });

  async function start(config: SpeechConfig): Promise<Listener> {
    ear = listen(() => config);
    await ear.client.start();
    return ear;
  }
  /** The recogniser with one of its files replaced by what `change` makes of a copy. */
  function broken(change: (file: string) => void): SpeechConfig {
    const model = testSpeechConfig.recognisers[0];
    if (!model) throw new Error('there is a recogniser');
    const encoder = join(folder, `${Math.random()}-${basename(model.encoder)}`);
    cpSync(model.encoder, encoder, { mode: 0 });
    change(encoder);
    return { ...testSpeechConfig, recognisers: [{ ...model, encoder }] };
  }

  it('says which model file is missing, or empty, and does without', async () => {
    const gone = await start(broken((file) => rmSync(file)));
    expect(gone.client.status().recognition).toMatchObject({ ok: false, languages: [] });
    expect(gone.client.status().recognition.detail).toMatch(
      /encoder.*missing.*vaani models install/,
    );
    expect(gone.client.status().vad.ok).toBe(true);
    await gone.client.stop();
    const { client } = await start(broken((file) => truncateSync(file, 0)));
    expect(client.status().recognition.detail).toMatch(/empty.*vaani models verify/);
  });

  it('that dies of a corrupt model is started without it, and speaks', async () => {
    const { client, next } = await start(broken((file) => writeFileSync(file, 'not a model')));
    expect(client.status().recognition).toMatchObject({ ok: false, languages: [] });
    expect(client.status().recognition.detail).toMatch(/left out.*vaani models verify/);
    expect(client.status().voice).toEqual({ ok: true, name: 'espeak-ng', detail: '' });
    await client.call('channel.open', { channel: 1, kind: 'remote', language: 'en' });
    await client.call('speak', {
      channel: 1,
      utterance: 1,
      text: 'Hello.',
      language: 'en',
      rate: 1,
      volume: 1,
      holding: false,
    });
    expect(await next('playback.complete')).toEqual({ channel: 1, utterance: 1 });
  });

  it('hears and speaks over a remote channel at another rate', async () => {
    const { client, next, events } = await start({ ...testSpeechConfig, voices: [tonesVoice] });
    await client.call('channel.open', { channel: 7, kind: 'remote', language: 'en' });
    const clip = humanClips().find(({ file }) => file.includes('sb_spk1_snt3'));
    if (!clip) throw new Error('the clip is there');
    const { samples } = await readSpeechWav(clip.file);
    const all = toInt16(
      // Nobody ends the turn here: it ends by itself, after 1.7 s.
      new Float32Array([...new Float32Array(8_000), ...samples, ...new Float32Array(32_000)]),
    );
    // Each sample three times is the same sound at 48 kHz, near enough.
    const fast = Int16Array.from({ length: all.length * 3 }, (_, i) => all[Math.floor(i / 3)] ?? 0);
    for (let i = 0; i < fast.length; i += 960) {
      client.sendAudio({
        channel: 7,
        utterance: 0,
        sampleRate: 48_000,
        samples: fast.slice(i, i + 960),
      });
      await sleep(2);
    }
    const heard = await next('heard');
    expect(wordErrors(clip.text, heard.text)).toBeLessThanOrEqual(2);

    let receivedMs = 0;
    client.onAudio((frame) => {
      if (receivedMs === 0)
        void client.call('playback.report', { channel: 7, utterance: 4, state: 'started' });
      receivedMs += (frame.samples.length / frame.sampleRate) * 1000;
    });
    const from = events.length;
    await client.call('speak', {
      channel: 7,
      utterance: 4,
      text: 'One two.',
      language: 'en',
      rate: 1,
      volume: 1,
      holding: false,
    });
    await next('playback.complete', { from });
    await client.call('playback.report', { channel: 7, utterance: 4, state: 'ended' });
    const end = await next('audio-end', { from });
    expect(end).toMatchObject({ utterance: 4, completed: true, heardText: 'One two.' });
    expect(receivedMs).toBeGreaterThan(300);
  });

  it('refuses what makes no sense, with a code', async () => {
    const { client } = await start({ ...testSpeechConfig, recognisers: [], vad: null });
    expect(client.status().vad.detail).toContain('vaani models install');
    await expect(client.call('silence', { channel: 5 })).rejects.toMatchObject({
      code: 'no-channel',
    });
    await client.call('channel.open', { channel: 5, kind: 'device', language: 'en' });
    await expect(
      client.call('channel.open', { channel: 6, kind: 'device', language: 'en' }),
    ).rejects.toMatchObject({ code: 'busy' });
    await expect(
      client.call('speak', {
        channel: 5,
        utterance: 0,
        text: '',
        language: 'en',
        rate: 9,
        volume: 9,
        holding: false,
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
