import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchRow } from '../../src/main/engine/bench/row.ts';
import {
  audioBounds,
  audioSoakMinutes,
  soakAudio,
} from '../../src/main/engine/bench/soak/audio-soak.ts';
import {
  type Bounds,
  soakRows,
  type Watched,
  watched,
} from '../../src/main/engine/bench/soak/readings.ts';
import { cough, findPerson, type Person } from '../../src/main/engine/bench/voice/person.ts';
import type { SpokenClip } from '../../src/main/engine/bench/voice/recording.ts';
import { openStand } from '../../src/main/engine/bench/voice/stand.ts';
import { whyNoVirtualAudio } from '../../src/main/engine/bench/voice/virtual-audio.ts';
import { converse, measureTurns } from '../../src/main/engine/bench/voice/voice-turns.ts';
import { vaani } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { tempFolder } from '../support/shop.ts';
import { whyNoCustomer } from './support/audio.ts';
import { audioFolder, testSpeechConfig, whyNoModels } from './support/shared.ts';

const models = join(audioFolder, '../../models');
const signal = new AbortController().signal;

describe('vaani bench', needs(whyNoVirtualAudio() ?? whyNoModels() ?? whyNoCustomer()), () => {
  it('measures a conversation on recordings of microphone and speaker', async () => {
    using home = tempFolder();
    const args = ['bench', '--only', 'voice', '--turns', '4', '--json'];
    const run = await vaani(home.path, args, '', { VAANI_MODELS: models });
    expect(run.code, run.stderr).toBe(0);
    const rows = run.records() as unknown as (BenchRow & { machine: { models: string[] } })[];
    const row = (start: string) => rows.find(({ figure }) => figure.startsWith(start));
    expect(row('voice to voice')).toMatchObject({
      figure: expect.stringContaining('virtual devices'),
      targetP50: 600,
      target: 900,
      met: null,
      machine: { models: expect.arrayContaining(['stt-en-zipformer-3.3M', 'vad-silero']) },
    });
    // What people hear cannot be at once.
    const heard = row('voice to voice') as { p50: number; samples: number };
    expect(heard.samples).toBeGreaterThanOrEqual(2);
    expect(heard.p50).toBeGreaterThan(200);
    for (const start of ['barge-in', 'false barge-in', 'event-loop lag', 'memory']) {
      expect(row(start), start).toBeDefined();
    }
    expect(row('memory after the conversation: speech')).toMatchObject({ unit: 'MB' });
  });
});

describe('without devices', needs(whyNoModels() ?? whyNoCustomer()), () => {
  let person: Person;
  const clips: SpokenClip[] = [];
  const before = process.env['VAANI_MODELS'];
  beforeAll(async () => {
    process.env['VAANI_MODELS'] = models;
    person = await findPerson('en', []);
    for (const text of ['What is your return policy?', 'What are your opening hours?']) {
      clips.push(await person.say(text));
    }
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['VAANI_MODELS'];
    else process.env['VAANI_MODELS'] = before;
    await person?.close();
  });

  it('the same is measured over files', async () => {
    const stand = await openStand({ pack: 'retail', language: 'en', over: 'files' });
    try {
      const played = await converse(stand, clips, 2, () => {}, signal);
      const recordings = await stand.recordings();
      const turns = measureTurns(played, recordings, stand.kiosk.marks);
      expect(turns.mouthToEar.length).toBeGreaterThanOrEqual(1);
      for (const ms of turns.mouthToEar) {
        expect(ms).toBeGreaterThan(150);
      }
    } finally {
      await stand.stop();
    }
  });

  /** A run this short is over before every allocator has what it needs; see audioBounds. */
  const bounds: Bounds = { ...audioBounds, heapMb: 60, residentMb: 100, handles: 30 };

  async function soak(onEvent?: (name: string) => void) {
    const run = await soakAudio({
      config: testSpeechConfig,
      language: 'en',
      clips: [...clips, cough()].map(({ samples }) => samples),
      minutes: 2,
      readings: 40,
      progress() {},
      signal,
      ...(onEvent && { onEvent }),
    });
    expect(run.heard).toBeGreaterThan(10);
    const rows = soakRows('soak', run, audioSoakMinutes, bounds);
    return (what: Watched) => rows.find(({ figure }) => figure.endsWith(watched[what]));
  }

  it('two minutes of audio leave memory and handles as they are', async () => {
    const row = await soak();
    for (const what of Object.keys(watched) as Watched[]) {
      expect(row(what), what).not.toMatchObject({ met: false });
    }
    expect(row('residentMb')).toMatchObject({ met: true });
  });

  it('which is not said when each turn keeps its sound', async () => {
    const kept: Float32Array[] = [];
    const row = await soak((name) => {
      if (name === 'heard') kept.push(new Float32Array(250_000).fill(kept.length));
    });
    expect(row('heapMb')).toMatchObject({ met: false });
  });
});
