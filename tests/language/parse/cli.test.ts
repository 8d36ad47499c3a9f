import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { vaani } from '../../support/cli.ts';

const home = mkdtempSync(join(tmpdir(), 'vaani-parse-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('vaani parse', () => {
  test.each([
    ['number', 'hi', 'साढ़े तीन सौ रुपये', '350', 'साढ़े तीन सौ'],
    ['number', 'en', 'minus twelve point five', '-12.5', 'minus twelve point five'],
    ['money', 'en', 'it costs ₹2,999 only', 'INR 2999', '₹2,999'],
    ['phone', 'en', 'call +91 98765 43210', '+919876543210', '+91 98765 43210'],
    ['order-id', 'en', 'order A B 1042', 'AB1042', 'A B 1042'],
    ['digits', 'bn', 'এক শূন্য চার দুই', '1042', 'এক শূন্য চার দুই'],
    ['yes-no', 'mr', 'नको, धन्यवाद', 'no', 'नको'],
    ['date', 'en', 'tomorrow', '2026-11-22', 'tomorrow'],
    ['time', 'en', 'half past seven pm', '19:30', 'half past seven pm'],
  ])('%s, %s: %s', async (kind, lang, input, value, text) => {
    const args = ['parse', '--kind', kind, '--lang', lang, '--now', '2026-11-21T10:00', '--json'];
    const run = await vaani(home, args, `${input}\n\n`);
    expect(run.code).toBe(0);
    expect(run.records()).toEqual([
      { input, value, text: text.normalize('NFC') },
      { input: '', value: null, text: null },
    ]);
  });

  test('says what is wrong', async () => {
    const kind = await vaani(home, ['parse', '--kind', 'colour'], '');
    expect(kind).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--kind takes number, date'),
    });
    expect((await vaani(home, ['parse', '--kind', 'number', '--lang', 'fr'], '')).code).toBe(2);
    expect((await vaani(home, ['parse', '--kind', 'date', '--now', 'soon'], '')).code).toBe(2);
    expect((await vaani(home, ['parse', '--kind', 'date', '--dates', 'american'], '')).code).toBe(
      2,
    );
    const text = await vaani(home, ['parse', '--kind', 'number', 'five'], '');
    expect(text).toMatchObject({ code: 2, stderr: expect.stringContaining('standard input') });
    const long = await vaani(home, ['parse', '--kind', 'number'], '1'.repeat(10_001));
    expect(long).toMatchObject({ code: 1, stderr: expect.stringContaining('10000 characters') });
  });
});
