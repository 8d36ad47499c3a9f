import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeAudioFrame } from '../../src/contract/audio-frame.ts';
import type { SpeechConfig } from '../../src/contract/speech.ts';
import { createLog } from '../../src/main/ops/log.ts';
import { createSpeechClient, type SpeechClient } from '../../src/main/speech/client.ts';
import { fakeSpeechProcess } from '../fakes/speech-process.ts';

process.env['VAANI_LOG'] = 'silent';

const model = { languages: ['en' as const], name: 'm', tokens: 't' };
const config: SpeechConfig = {
  recognisers: [{ ...model, encoder: 'e', decoder: 'd', joiner: 'j' }],
  vad: '/vad.onnx',
  voices: [{ ...model, model: 'v' }],
  devices: null,
  denoiser: null,
  phraseCache: null,
};

const clients: SpeechClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

function setUp() {
  const fake = fakeSpeechProcess();
  const client = createSpeechClient({
    log: createLog('test'),
    config: () => config,
    spawn: fake.spawn,
  });
  clients.push(client);
  const events: string[] = [];
  client.on('audio-end', (data) => events.push(`audio-end ${JSON.stringify({ ...data, at: 0 })}`));
  client.on('heard', (data) => events.push(`heard "${data.text}" ${data.channel}`));
  client.on('speech-end', (data) => events.push(`speech-end ${data.channel}`));
  client.onDown((reason) => events.push(`down ${reason}`));
  client.onUp(() => events.push('up'));
  return { fake, client, events };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await sleep(5);
  expect(condition()).toBe(true);
}

const speak = {
  channel: 1,
  utterance: 1,
  text: 'One. Two.',
  language: 'en' as const,
  rate: 1,
  volume: 1,
  holding: false,
};

describe('the speech process, when it dies', () => {
  it('comes back with every channel as it was', async () => {
    const { fake, client } = setUp();
    await client.start();
    await client.call('channel.open', { channel: 1, kind: 'remote', language: 'en' });
    await client.call('channel.open', { channel: 2, kind: 'remote', language: 'en' });
    await client.call('channel.open', { channel: 3, kind: 'remote', language: 'en' });
    await client.call('channel.language', { channel: 1, language: 'hi' });
    await client.call('channel.listen', { channel: 2, on: false });
    await client.call('channel.hotwords', { channel: 1, words: ['Galaxy'] });
    await client.call('channel.close', { channel: 3 });
    fake.lives[0]?.die('SIGKILL');
    await until(() => client.up);
    expect(fake.lives[1]?.calls).toEqual([
      'channel.open {"channel":1,"kind":"remote","language":"hi"}',
      'channel.hotwords {"channel":1,"words":["Galaxy"]}',
      'channel.open {"channel":2,"kind":"remote","language":"en"}',
      'channel.listen {"channel":2,"on":false}',
    ]);
    expect(client.pid).toBe(2);
  });

  it('ends what was being said and heard, before it says that it is down', async () => {
    const { fake, client, events } = setUp();
    await client.start();
    await client.call('channel.open', { channel: 1, kind: 'remote', language: 'en' });
    await client.call('speak', { ...speak, text: 'One. Two. Three.' });
    const life = fake.lives[0];
    // An utterance's first sentence may have no sound of its own.
    life?.peer.emit('sentence', { channel: 1, utterance: 1, index: 1, text: 'Two.', at: 1 });
    life?.peer.emit('speech-start', { channel: 1, at: 2 });
    await sleep(10);
    life?.die('SIGSEGV');
    await until(() => events.at(-1) === 'up');
    const failure = 'the speech process ended: SIGSEGV';
    const said = { heardText: 'Two.', rest: 'Two. Three.' };
    const end = { channel: 1, utterance: 1, at: 0, completed: false, ...said, failure };
    expect(events.slice(1)).toEqual([
      `audio-end ${JSON.stringify(end)}`,
      'speech-end 1',
      'heard "" 1',
      'down SIGSEGV',
      'up',
    ]);
  });

  it('owes nothing for an utterance that ended', async () => {
    const { fake, client, events } = setUp();
    await client.start();
    await client.call('speak', speak);
    const end = { channel: 1, utterance: 1, at: 5, completed: true, heardText: 'One. Two.' };
    fake.lives[0]?.peer.emit('audio-end', { ...end, rest: '' });
    await sleep(10);
    fake.lives[0]?.die('SIGKILL');
    await until(() => events.at(-1) === 'up');
    expect(events.filter((event) => event.startsWith('audio-end')).length).toBe(1);
  });

  it('lets calls wait for the next one', async () => {
    const { fake, client } = setUp();
    await client.start();
    fake.startMs = 100;
    fake.lives[0]?.die('SIGKILL');
    expect(client.up).toBe(false);
    expect(client.status().voice.ok).toBe(false);
    await client.call('channel.open', { channel: 4, kind: 'remote', language: 'bn' });
    await client.call('speak', { ...speak, channel: 4 });
    expect(fake.lives[1]?.calls.map((call) => call.split(' ')[0])).toEqual([
      'channel.open',
      'speak',
    ]);
  });

  it('lets nobody wait for one that was stopped', async () => {
    const { fake, client } = setUp();
    fake.startMs = 60_000;
    const started = client.start();
    const called = client.call('silence', { channel: 1 });
    await until(() => fake.lives.length === 1);
    await client.stop();
    const refusal = { code: 'unavailable', message: 'the speech process was stopped' };
    for (const waiting of [started, called]) await expect(waiting).rejects.toMatchObject(refusal);
  });

  it('refuses calls after 3 s of waiting, with a code', async () => {
    const { fake, client } = setUp();
    await client.start();
    fake.startMs = 60_000;
    fake.lives[0]?.die('SIGKILL');
    const begun = performance.now();
    const refused = client.call('silence', { channel: 1 });
    await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - begun).toBeGreaterThan(2_900);
  });
});

describe('a part that kills the process at every start', () => {
  it.each(['voices', 'recognisers'] as const)('is left out after two deaths: %s', async (part) => {
    const { fake, client } = setUp();
    fake.diesLoading = part;
    const status = await client.start();
    const last = fake.lives.at(-1)?.config();
    expect(fake.lives.length).toBe(3);
    expect(last?.[part]).toEqual([]);
    expect(last?.[part === 'voices' ? 'recognisers' : 'voices'].length).toBe(1);
    const said = part === 'voices' ? status.voice : status.recognition;
    expect(said.detail).toMatch(/left out.*vaani models verify/);
    expect(status.vad.detail).toBe('');
  });
});

it('carries audio both ways', async () => {
  const { fake, client } = setUp();
  await client.start();
  const there: number[] = [];
  const here: number[] = [];
  fake.lives[0]?.peer.onBytes((bytes) => there.push(bytes.length));
  client.onAudio((frame) => here.push(frame.channel, frame.sampleRate, frame.samples.length));
  client.sendAudio({ channel: 3, utterance: 0, sampleRate: 16_000, samples: new Int16Array(320) });
  await sleep(10);
  expect(there).toEqual([652]);
  const frame = { channel: 3, utterance: 9, sampleRate: 22_050, samples: new Int16Array(10) };
  fake.lives[0]?.peer.sendBytes(encodeAudioFrame(frame));
  await sleep(10);
  expect(here).toEqual([3, 22_050, 10]);
});
