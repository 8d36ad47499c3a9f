import { afterAll, describe, expect, test } from 'vitest';
import { sectionNames } from '../../src/main/engine/bench/sections.ts';
import { whyNoVirtualAudio } from '../../src/main/engine/bench/voice/virtual-audio.ts';
import { vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());

describe('vaani bench', { timeout: 90_000 }, () => {
  test('runs the sections that are asked for; each row names the machine and its target', async () => {
    const run = await vaani(folder.path, ['bench', '--only', 'ends', '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect(run.records()).toEqual([
      expect.objectContaining({
        figure: expect.stringContaining('taken for its end'),
        unit: '%',
        target: 27,
        met: true,
        machine: expect.objectContaining({ node: process.version, cores: expect.any(Number) }),
      }),
    ]);
  });

  test('says what is missing where nothing can be heard, and makes no number up', async () => {
    const run = await vaani(folder.path, ['bench', '--only', 'voice', '--markdown']);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain(
      '| not measured: no recogniser for "en": run "vaani models install',
    );
  });

  test('an unknown section is bad usage', async () => {
    const run = await vaani(folder.path, ['bench', '--only', 'text,taste']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`--only takes some of ${sectionNames.join(', ')}, not "taste"`);
  });
});

test('where pulseaudio is not installed it is said to be', () => {
  const { PATH } = process.env;
  process.env['PATH'] = folder.path;
  try {
    expect(whyNoVirtualAudio()).toContain(process.platform === 'linux' ? 'install' : 'Linux');
  } finally {
    process.env['PATH'] = PATH;
  }
});
