import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  echo,
  noiseSuppression,
  phraseCache,
  recognition,
  voiceDetection,
} from '../../src/main/engine/examine-speech.ts';
import { echoNoter, readLastEcho } from '../../src/main/engine/last-echo.ts';
import type { ResolvedModels } from '../../src/main/models/index.ts';
import { canReach } from '../../src/main/ops/online.ts';
import { webhookServer } from '../fakes/webhook-server.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { tempFolder } from '../support/shop.ts';

let folder: ReturnType<typeof tempFolder>;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'cache', 'echo.json');
});
afterEach(() => folder[Symbol.dispose]());

const models = (speech: Partial<ResolvedModels['speech']>): ResolvedModels => ({
  speech: { recognisers: [], voices: [], vad: null, denoiser: null, ...speech },
  llm: null,
  problems: [],
});
const zipformer = {
  languages: ['en' as const, 'hi' as const],
  name: 'zipformer',
  encoder: 'e',
  decoder: 'd',
  joiner: 'j',
  tokens: 't',
};

describe('doctor says of', () => {
  test('recognition: which languages, or what to do; without a detector’s model it works too', () => {
    expect(recognition(models({ recognisers: [zipformer] }))).toBe('recognises en, hi');
    expect(() => recognition(models({ vad: '/vad.onnx' }))).toThrow('vaani models install');
    expect(voiceDetection(models({ vad: '/vad.onnx' }))).toBe('silero');
    expect(voiceDetection(models({}))).toMatch(/^simple detector: .*vaani models install/);
  });

  test('noise suppression: off, on, or wanted and not there', () => {
    const off = { noiseSuppression: false };
    const on = { noiseSuppression: true };
    expect(noiseSuppression(models({ denoiser: '/d.onnx' }), off)).toMatch(/^off/);
    expect(noiseSuppression(models({ denoiser: '/d.onnx' }), on)).toBe('on');
    expect(() => noiseSuppression(models({}), on)).toThrow('vaani models install');
  });

  test('the echo: that people may interrupt, that they may not and what to do, or that it is not known yet', async () => {
    const noter = echoNoter(memoryLog().log, () => Date.parse('2026-11-21T10:00:00Z'), file);
    const status = (mode: 'full-duplex' | 'half-duplex' | 'none', detail = '') => ({
      echo: { ok: mode !== 'half-duplex', name: 'aec3', detail, mode },
    });
    // A process without devices has none.
    noter(status('none'));
    expect(readLastEcho(file)).toBeNull();
    expect(await echo(readLastEcho(file))).toContain('the canceller works');
    noter(status('full-duplex'));
    expect(await echo(readLastEcho(file))).toContain('full-duplex');
    noter(status('half-duplex', 'the echo stays loud'));
    const said = await echo(readLastEcho(file)).catch((error: Error) => error.message);
    expect(said).toMatch(/^half-duplex: people are heard only while Vaani is silent/);
    for (const words of ['2026-11-21T10:00', 'the echo stays loud', 'turn the speaker down']) {
      expect(said).toContain(words);
    }
  });

  test('the echo, where the canceller does not load', async () => {
    const broken = () => Promise.reject(new Error('no WASM here'));
    await expect(echo(null, broken)).rejects.toThrow(/^half-duplex: .*no WASM here/);
  });

  test('the spoken sentences that are kept: how many and how much', async () => {
    expect(await phraseCache(join(folder.path, 'none'))).toMatch(/^empty/);
    const cache = join(folder.path, 'phrases');
    mkdirSync(cache);
    for (const name of ['a.pcm', 'b.pcm']) writeFileSync(join(cache, name), Buffer.alloc(2 ** 20));
    expect(await phraseCache(cache)).toBe('2 sentences, 2.0 MiB');
  });
});

describe('the note about the echo', () => {
  test('that cannot be written stops nothing; one that cannot be read is none', () => {
    writeFileSync(join(folder.path, 'cache'), 'a file where the folder should be');
    const { log, lines } = memoryLog();
    const echoes = { ok: true, name: 'aec3', detail: '', mode: 'full-duplex' } as const;
    echoNoter(log, () => 0, file)({ echo: echoes });
    expect(lines.join()).toContain('not noted');
    expect(readLastEcho(file)).toBeNull();
    const odd = join(folder.path, 'odd.json');
    writeFileSync(odd, '{"mode": "sometimes"}');
    expect(readLastEcho(odd)).toBeNull();
  });
});

test('whether a host is there is asked of that host alone, and takes no message', async () => {
  await using server = await webhookServer();
  expect(await canReach(server.url)).toBe(true);
  expect(server.got).toEqual([]);
  await server.down();
  expect(await canReach(server.url)).toBe(false);
  // A name that nobody has.
  expect(await canReach('https://nobody.invalid/vaani')).toBe(false);
});
