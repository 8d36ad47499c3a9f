import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { vaani } from '../../support/cli.ts';

const home = mkdtempSync(join(tmpdir(), 'vaani-spell-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('vaani spell', () => {
  test('gives each line of standard input and how it is spoken', async () => {
    const run = await vaani(home, ['spell', '--lang', 'hi', '--json'], '₹1,500\nनमस्ते\n\n7:30\n');
    expect(run.code).toBe(0);
    expect(run.records()).toEqual([
      { input: '₹1,500', spoken: 'एक हज़ार पाँच सौ रुपए'.normalize('NFC') },
      { input: 'नमस्ते', spoken: 'नमस्ते' },
      { input: '', spoken: '' },
      { input: '7:30', spoken: 'साढ़े सात बजे'.normalize('NFC') },
    ]);
  });

  test('prints the spoken text alone without --json, and takes the order of dates', async () => {
    const run = await vaani(home, ['spell', '--dates', 'day-first'], '10/06/2005\n');
    expect(run.stdout).toBe('the tenth of june two thousand five\n');
  });

  test('says what is wrong', async () => {
    expect((await vaani(home, ['spell', '--lang', 'fr'], '')).code).toBe(2);
    const wrong = await vaani(home, ['spell', '--dates', 'american'], '');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--dates takes') });
    const text = await vaani(home, ['spell', '₹5'], '');
    expect(text).toMatchObject({ code: 2, stderr: expect.stringContaining('standard input') });
    const long = await vaani(home, ['spell'], '1'.repeat(10_001));
    expect(long).toMatchObject({ code: 1, stderr: expect.stringContaining('10000 characters') });
  });
});
