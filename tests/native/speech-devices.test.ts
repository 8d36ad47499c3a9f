import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rms } from '../../src/main/speech/audio/pcm.ts';
import { loadVoices, resampleAll, synthesise } from '../../src/main/speech/index.ts';
import {
  padded,
  sayAsCustomer,
  startVirtualAudio,
  type VirtualAudio,
  whyNoCustomer,
  whyNoVirtualAudio,
} from './support/audio.ts';
import { bestMatch, envelope, soundBounds } from './support/compare.ts';
import { type Listener, listen } from './support/listener.ts';
import { needs } from '../support/needs.ts';
import {
  humanClips,
  testSpeechConfig,
  whyNoModels,
  whyNoRecordings,
  wordErrors,
} from './support/shared.ts';

const missing = whyNoVirtualAudio() ?? whyNoModels() ?? whyNoRecordings() ?? whyNoCustomer();
const options = needs(missing);

const answer = 'Your order is on its way. It will be delivered tomorrow.';
const speech = {
  channel: 0,
  text: answer,
  language: 'en' as const,
  rate: 1,
  volume: 1,
  holding: false,
};

describe('speech over the devices of this machine', options, () => {
  let audio: VirtualAudio;
  let ear: Listener;
  const before = { ...process.env };

  beforeAll(async () => {
    audio = await startVirtualAudio();
    Object.assign(process.env, audio.env);
    const devices = { input: 'default', output: 'default' };
    ear = listen(() => ({ ...testSpeechConfig, devices }));
    const status = await ear.client.start();
    expect(status.microphone).toEqual({ ok: true, name: 'default', detail: '' });
    expect(status.speaker).toEqual({ ok: true, name: 'default', detail: '' });
    await ear.client.call('channel.open', { channel: 0, kind: 'device', language: 'en' });
  });
  afterAll(async () => {
    await ear?.client.stop();
    await audio?.stop();
    for (const name of Object.keys(audio?.env ?? {})) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  /** Plays a file into the microphone and returns what was heard. */
  async function hear(file: string): Promise<string> {
    const from = ear.events.length;
    await audio.playIntoMicrophone(file);
    await sleep(1_000);
    await ear.next('heard', { from });
    const heard = ear.events
      .slice(from)
      .flatMap((event) => (event.name === 'heard' ? [event.data.text] : []));
    return heard.join(' ').trim();
  }

  it('hears people: at most 35 % of the words are wrong', async () => {
    let errors = 0;
    let words = 0;
    for (const { file, text } of humanClips().slice(0, 8)) {
      errors += wordErrors(text, await hear(await padded(file, audio.folder)));
      words += text.split(' ').length;
    }
    console.log(
      `word error rate over the microphone: ${((100 * errors) / words).toFixed(1)} % of ${words} words`,
    );
    expect(errors / words).toBeLessThanOrEqual(0.35);
  });

  it('speaks: the speaker carries what the voice made', async () => {
    const { value: voices } = await loadVoices([], () => {});
    const made = await synthesise(voices, answer, 'en');
    await voices.close();
    const wanted = await resampleAll(made.samples, made.sampleRate, 16_000);
    const recording = await audio.recordSpeaker();
    const from = ear.events.length;
    const asked = performance.timeOrigin + performance.now();
    await ear.client.call('speak', { ...speech, utterance: 1 });
    const start = await ear.next('audio-start', { from });
    const end = await ear.next('audio-end', { from });
    await sleep(300);
    const recorded = await recording.stop();

    expect(end).toMatchObject({ utterance: 1, completed: true, heardText: answer });
    const [first, last] = soundBounds(recorded) ?? [0, 0];
    const [wantedFirst, wantedLast] = soundBounds(wanted) ?? [0, 0];
    const lengthMs = (last - first) / 16;
    const wantedMs = (wantedLast - wantedFirst) / 16;
    expect(Math.abs(lengthMs - wantedMs)).toBeLessThan(0.05 * wantedMs);
    expect(Math.abs(end.at - start.at - wantedMs)).toBeLessThan(0.1 * wantedMs);
    const level =
      rms(recorded.subarray(first, last)) / rms(wanted.subarray(wantedFirst, wantedLast));
    expect(level).toBeGreaterThan(0.8);
    expect(level).toBeLessThan(1.25);
    const shape = bestMatch(envelope(wanted, 16_000), envelope(recorded, 16_000));
    const near = shape.lag * 320;
    const wave = bestMatch(wanted, recorded, near - 640, near + 640);
    console.log(
      `asked → audible ${Math.round(start.at - asked)} ms; envelope ${shape.correlation.toFixed(3)}, waveform ${wave.correlation.toFixed(3)}`,
    );
    expect(shape.correlation).toBeGreaterThan(0.9);
    expect(wave.correlation).toBeGreaterThan(0.8);
  });

  it('is silent when the person begins to speak over it', async () => {
    const customer = await sayAsCustomer('Stop please, I have another question.', audio.folder);
    const recording = await audio.recordSpeaker();
    const off = ear.client.on(
      'speech-start',
      () => void ear.client.call('silence', { channel: 0 }),
    );
    const from = ear.events.length;
    await ear.client.call('speak', {
      ...speech,
      utterance: 2,
      text: `${answer} ${answer} ${answer}`,
    });
    await ear.next('audio-start', { from });
    await sleep(500);
    await audio.playIntoMicrophone(customer);
    const began = await ear.next('speech-start', { from });
    const end = await ear.next('audio-end', { from });
    await sleep(700);
    off();
    const recorded = await recording.stop();
    console.log(`person begins → silent: ${Math.round(end.at - began.at)} ms`);
    expect(end.completed).toBe(false);
    // Measured on the speaker: nothing after it, in what is well over a second of recording.
    const [first, last] = soundBounds(recorded, 0.003) ?? [0, 0];
    const start = ear.events.slice(from).find((event) => event.name === 'audio-start');
    const startAt = start?.name === 'audio-start' ? start.data.at : 0;
    const soundedMs = (last - first) / 16;
    expect(Math.abs(soundedMs - (end.at - startAt))).toBeLessThan(0.15 * soundedMs);
    expect(recorded.length - last).toBeGreaterThan(16 * 500);
    await sleep(1_500); // The customer finishes.
  });

  it('killed in mid-sentence, listens again by itself and hears the next sentence', async () => {
    const customer = await sayAsCustomer('Where is my order?', audio.folder);
    const from = ear.events.length;
    await ear.client.call('speak', { ...speech, utterance: 3 });
    await ear.next('sentence', { from });
    const pid = ear.client.pid;
    const up = new Promise<void>((resolve) => {
      const off = ear.client.onUp(() => {
        off();
        resolve();
      });
    });
    const killedAt = performance.now();
    process.kill(pid as number, 'SIGKILL');
    const end = await ear.next('audio-end', { from });
    expect(end).toMatchObject({ utterance: 3, completed: false });
    expect(end.failure).toContain('SIGKILL');
    await up;
    const tookMs = performance.now() - killedAt;
    console.log(`killed → listening: ${Math.round(tookMs)} ms`);
    expect(ear.client.pid).not.toBe(pid);
    expect(wordErrors('where is my order', await hear(customer))).toBeLessThanOrEqual(2);
    const again = ear.events.length;
    await ear.client.call('speak', { ...speech, utterance: 3 });
    expect(await ear.next('audio-end', { from: again })).toMatchObject({ completed: true });
  });

  it('hears nothing while listening is off', async () => {
    const customer = await sayAsCustomer('Hello there.', audio.folder);
    await ear.client.call('channel.listen', { channel: 0, on: false });
    const from = ear.events.length;
    await audio.playIntoMicrophone(customer);
    await sleep(1_200);
    expect(ear.events.slice(from).map((event) => event.name)).toEqual([]);
    await ear.client.call('channel.listen', { channel: 0, on: true });
    expect(await hear(customer)).not.toBe('');
  });
});
