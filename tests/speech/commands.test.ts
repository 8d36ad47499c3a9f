import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeWav, readWav } from '../../src/main/speech/audio/wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaani-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const script = fileURLToPath(new URL('../../bin/vaani.js', import.meta.url));

/** Runs `vaani` without any model installed. */
function vaani(...args: string[]) {
  const env = { ...process.env, VAANI_MODELS: file('models'), VAANI_HOME: file('home') };
  const run = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe('vaani speak', () => {
  it('writes what it says and tells about it in one JSON line', async () => {
    const text = 'आपका ऑर्डर आ गया है। धन्यवाद।';
    const { code, out } = vaani('speak', text, '--lang', 'hi', '--out', file('a.wav'), '--json');
    expect(code).toBe(0);
    const record = JSON.parse(out);
    expect(record).toMatchObject({
      engine: 'espeak-ng',
      voice: 'espeak-ng',
      sampleRate: 22_050,
      spoken: text,
    });
    expect(record.firstAudioMs).toBeGreaterThanOrEqual(0);
    const clip = await readWav(file('a.wav'));
    const seconds = clip.samples.length / clip.sampleRate;
    expect(Math.abs(seconds * 1000 - record.durationMs)).toBeLessThan(2);
    expect(seconds).toBeGreaterThan(1);
  });

  it('says what is wrong', () => {
    expect(vaani('speak', 'Hello')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--out'),
    });
    expect(vaani('speak', '--out', file('b.wav')).code).toBe(2);
    expect(vaani('speak', 'Hello', '--lang', 'fr', '--out', file('b.wav')).code).toBe(2);
    expect(vaani('speak', '!!!', '--out', file('b.wav'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to say'),
    });
    expect(vaani('speak', 'Hello', '--out', file('no/such/b.wav'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot write'),
    });
  });
});

describe('vaani hear', () => {
  it('says what is wrong with the file', () => {
    writeFileSync(file('text.wav'), 'hello');
    expect(vaani('hear').code).toBe(2);
    expect(vaani('hear', file('text.wav'))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not a WAV file'),
    });
  });

  it('says how to install a recogniser when there is none', () => {
    writeFileSync(file('ok.wav'), encodeWav(new Int16Array(16_000), 16_000));
    const { code, err } = vaani('hear', file('ok.wav'), '--lang', 'bn');
    expect(code).toBe(1);
    expect(err).toMatch(/no recogniser for "bn".*vaani models install --lang bn.*import/);
    expect(err.trim().split('\n').length).toBe(1);
  });
});
