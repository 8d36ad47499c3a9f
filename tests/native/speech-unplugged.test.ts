import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { toInt16, writeWav } from '../../src/main/speech/index.ts';
import { startVirtualAudio, type VirtualAudio, whyNoVirtualAudio } from './support/audio.ts';
import { type Listener, listen } from './support/listener.ts';
import { needs } from '../support/needs.ts';
import { testSpeechConfig, whyNoModels } from './support/shared.ts';

const missing = whyNoVirtualAudio() ?? whyNoModels();
const options = needs(missing);

describe('a microphone', options, () => {
  let audio: VirtualAudio | undefined;
  let ear: Listener | undefined;
  const before = { ...process.env };

  async function start(options: { microphone: boolean }, input = 'default'): Promise<Listener> {
    audio = await startVirtualAudio(options);
    Object.assign(process.env, audio.env);
    ear = listen(() => ({ ...testSpeechConfig, devices: { input, output: 'default' } }));
    await ear.client.start();
    return ear;
  }
  afterEach(async () => {
    await ear?.client.stop();
    await audio?.stop();
    for (const name of Object.keys(audio?.env ?? {})) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  /** Waits until the microphone, or the speaker, works or not, as `ok` says. */
  async function until(
    ok: boolean,
    withinMs: number,
    part: 'microphone' | 'speaker' = 'microphone',
  ): Promise<string> {
    const begun = performance.now();
    while (performance.now() - begun < withinMs) {
      const status = ear?.client.status()[part];
      if (status?.ok === ok && ear?.client.up) return status.detail;
      await sleep(10);
    }
    throw new Error(`the ${part} was not ${ok ? 'back' : 'missed'} within ${withinMs} ms`);
  }

  it('that is not there is said, the process lives and speaks, and takes it up when it comes', async () => {
    const { client, next } = await start({ microphone: false });
    expect(client.status().microphone).toMatchObject({ ok: false });
    expect(client.status().microphone.detail).toContain('no microphone is connected');
    expect(client.status().speaker.ok).toBe(true);
    const pid = client.pid;
    await client.call('channel.open', { channel: 0, kind: 'device', language: 'en' });
    await client.call('speak', {
      channel: 0,
      utterance: 1,
      text: 'Hello.',
      language: 'en',
      rate: 1,
      volume: 1,
      holding: false,
    });
    expect(await next('audio-end')).toMatchObject({ completed: true });
    await sleep(5_000);
    expect(client.pid).toBe(pid); // It does not restart for ever.
    await audio?.plugMicrophone();
    await until(true, 10_000);
  });

  it('that is pulled out is noticed and said, and taken up when it is back', async () => {
    const { client } = await start({ microphone: true });
    expect(client.status().microphone.ok).toBe(true);
    await audio?.unplugMicrophone();
    const pulled = performance.now();
    expect(await until(false, 6_000)).toMatch(/stopped|no microphone/);
    console.log(`microphone out → said: ${Math.round(performance.now() - pulled)} ms`);
    await sleep(3_000);
    expect(await until(false, 3_000)).toContain('no microphone is connected');
    await audio?.plugMicrophone();
    await until(true, 12_000);
  });

  it('that goes silent for good is said, without a restart, and heard again', async () => {
    const { client } = await start({ microphone: true });
    const pid = client.pid;
    const noise = join(audio?.folder ?? '', 'room.wav');
    const sound = Float32Array.from({ length: 13 * 16_000 }, (_, i) => 0.001 * Math.sin(i * i));
    await writeWav(noise, toInt16(sound), 16_000);
    await audio?.playIntoMicrophone(noise);
    const begun = performance.now();
    expect(await until(false, 6_000)).toContain('muted');
    console.log(`microphone silent → said: ${Math.round(performance.now() - begun)} ms`);
    await Promise.all([audio?.playIntoMicrophone(noise), until(true, 2_000)]);
    expect(client.pid).toBe(pid);
  });

  it('of an unknown name is said, with the names there are', async () => {
    const { client } = await start({ microphone: true }, 'Blue Snowball');
    expect(client.status().microphone.detail).toMatch(
      /no microphone "Blue Snowball"; connected: "default"/,
    );
  });

  it('works on while the speaker is pulled out, which is said, and what is spoken ends; it is taken up again', async () => {
    const { client, next, events } = await start({ microphone: true });
    await client.call('channel.open', { channel: 0, kind: 'device', language: 'en' });
    const spoken = {
      channel: 0,
      text: 'A long sentence, so that it is still being said when the speaker is pulled out of the kiosk.',
      language: 'en' as const,
      rate: 1,
      volume: 1,
      holding: false,
    };
    await client.call('speak', { ...spoken, utterance: 1 });
    await next('audio-start');
    await audio?.unplugSpeaker();
    const pulled = performance.now();
    expect(await until(false, 6_000, 'speaker')).toMatch(/stopped|no speaker/);
    console.log(`speaker out → said: ${Math.round(performance.now() - pulled)} ms`);
    expect(await next('audio-end')).toMatchObject({ utterance: 1, completed: false });
    expect(await next('audio-end')).toHaveProperty('failure');
    // In the fresh process the microphone works and the speaker does not.
    await new Promise<void>((resolve) => {
      const off = client.onUp(() => {
        off();
        resolve();
      });
    });
    expect(client.status().microphone.ok).toBe(true);
    expect(await until(false, 100, 'speaker')).toMatch(
      /no speaker|opened but is silent|PortAudio|Error/,
    );
    const from = events.length;
    await client.call('speak', { ...spoken, utterance: 2 });
    expect(await next('audio-end', { from })).toMatchObject({ completed: false, heardText: '' });
    await audio?.plugSpeaker();
    await until(true, 12_000, 'speaker');
  });
});
