import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/main/engine/call/timeline.ts';
import {
  sayAsCustomer,
  startVirtualAudio,
  type VirtualAudio,
  whyNoCustomer,
  whyNoVirtualAudio,
} from './support/audio.ts';
import { mouthToEar, percentile } from './support/latency.ts';
import { needs } from '../support/needs.ts';
import { whyNoModels } from './support/shared.ts';

const options = needs(whyNoVirtualAudio() ?? whyNoModels() ?? whyNoCustomer());

/** What the customer says, over and over: each has an answer of its own. */
const sentences = [
  'What is your return policy?',
  'Show me running shoes under three thousand.',
  'What is the warranty on electronics?',
  'Tell me about shipping.',
] as const;
const turns = 20;
/** The customer hears this much of an answer, then speaks over it. */
const listenedMs = 900;

describe('a conversation over the devices of this machine', options, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-turns-'));
  const events: TimelineEvent[] = [];
  const clips: string[] = [];
  let audio: VirtualAudio;
  let call: ChildProcess;

  beforeAll(async () => {
    audio = await startVirtualAudio();
    for (const sentence of sentences) clips.push(await sayAsCustomer(sentence, audio.folder));
    const devices = ['--mic', 'default', '--speaker', 'default'];
    call = spawn(
      process.execPath,
      ['bin/vaani.js', 'call', ...devices, '--json', '--db', join(folder, 'x.db')],
      {
        env: { ...process.env, ...audio.env, VAANI_MODELS: '../shared/models' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    if (!call.stdout) throw new Error('the call has no output');
    createInterface({ input: call.stdout }).on('line', (line) => {
      events.push(JSON.parse(line) as TimelineEvent);
    });
    await until(() => events.length > 0, 'the call to begin');
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => call?.once('exit', resolve));
    call?.kill('SIGTERM');
    await ended;
    await audio?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(`answers ${turns} turns and is silenced by each next one`, async () => {
    const microphone = await audio.recordMicrophone();
    const speaker = await audio.recordSpeaker();
    for (let turn = 0; turn < turns; turn += 1) {
      const from = events.length;
      await audio.playIntoMicrophone(clips[turn % clips.length] as string);
      await until(() => events.slice(from).some(isAudible), `answer ${turn + 1} to be heard`);
      await sleep(listenedMs);
    }
    const heard = { samples: await microphone.stop(), startedAt: microphone.startedAt };
    const spoken = { samples: await speaker.stop(), startedAt: speaker.startedAt };
    const delays = mouthToEar(heard, spoken);
    console.log(
      `end of speech → first audible sample, ${delays.length} turns: ` +
        `p50 ${percentile(delays, 50)} ms, p95 ${percentile(delays, 95)} ms (targets 600 / 900 ms)`,
    );
    expect(delays.length).toBeGreaterThanOrEqual(turns - 1);
    expect(events.filter(({ type }) => type === 'interrupted').length).toBeGreaterThanOrEqual(
      turns / 2,
    );
    const acts = events.filter(({ type }) => type === 'act');
    const understood = acts.filter(
      ({ intent }) => intent === 'get_policy' || intent === 'search_products',
    );
    expect(understood.length / acts.length).toBeGreaterThanOrEqual(0.8);
  });

  const isAudible = ({ type }: TimelineEvent) => type === 'audio-start';

  async function until(done: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + 20_000;
    while (!done()) {
      if (performance.now() > deadline) throw new Error(`waited 20 s for ${what}`);
      await sleep(20);
    }
  }
});
