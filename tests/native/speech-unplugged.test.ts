import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
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

  /** Waits until the microphone works or not, as `ok` says. */
  async function until(ok: boolean, withinMs: number): Promise<string> {
    const begun = performance.now();
    while (performance.now() - begun < withinMs) {
      const { microphone } = ear?.client.status() ?? {};
      if (ear?.client.up && microphone?.ok === ok) return microphone.detail;
      await sleep(20);
    }
    throw new Error(`the microphone was not ${ok ? 'back' : 'missed'} within ${withinMs} ms`);
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
    expect(await until(false, 6_000)).toMatch(/stopped|no microphone/);
    await sleep(3_000);
    expect(await until(false, 3_000)).toContain('no microphone is connected');
    await audio?.plugMicrophone();
    await until(true, 12_000);
  });

  it('of an unknown name is said, with the names there are', async () => {
    const { client } = await start({ microphone: true }, 'Blue Snowball');
    expect(client.status().microphone.detail).toMatch(
      /no microphone "Blue Snowball"; connected: "default"/,
    );
  });
});
