import { describe, expect, test } from 'vitest';
import { type LogLine, maxChunkBytes, maxImportBytes } from '../../src/contract/console.ts';
import {
  figuresOf,
  maxTurns,
  scaleOf,
  stackOf,
  totalOf,
  withTurn,
} from '../../src/renderer/console/latency.ts';
import { decibels, levelWord, meterShare, zones } from '../../src/renderer/console/level.ts';
import { maxLines, withLines } from '../../src/renderer/console/log-lines.ts';
import { afterKey, noDigits, padKeyOf } from '../../src/renderer/console/pin-entry.ts';
import {
  grouped,
  numberOf,
  raised,
  same,
  stepped,
  toggled,
} from '../../src/renderer/console/settings.ts';
import { clockOf, formatMs, formatSpan } from '../../src/renderer/console/units.ts';
import { formatOf, piecesOf, refusalOf } from '../../src/renderer/console/upload.ts';
import { settings } from '../fakes/console-data.ts';

describe('the PIN as it is typed', () => {
  const type = (...keys: Parameters<typeof afterKey>[1][]) =>
    keys.reduce((entry, key) => afterKey(entry, key, 8), noDigits).digits;

  test('digits come one by one, up to the longest PIN, and go again', () => {
    expect(type({ digit: '1' }, { digit: '2' }, 'back', { digit: '3' })).toBe('13');
    expect(type(...Array.from({ length: 12 }, () => ({ digit: '7' })))).toBe('77777777');
    expect(type({ digit: '1' }, 'clear')).toBe('');
    expect(type('back', { digit: 'x' }, { digit: '12' })).toBe('');
  });

  test('a keyboard’s keys are the pad’s', () => {
    expect(padKeyOf('4')).toEqual({ digit: '4' });
    expect([padKeyOf('Backspace'), padKeyOf('Enter'), padKeyOf('a'), padKeyOf('F1')]).toEqual([
      'back',
      'enter',
      undefined,
      undefined,
    ]);
  });
});

describe('the times of turns', () => {
  const turn = {
    at: 1,
    hearMs: 300,
    understandMs: 2,
    actMs: 3,
    wordMs: 1,
    firstSoundMs: 500,
  };
  const typed = { ...turn, hearMs: null, firstSoundMs: null };

  test('the parts lie on one another up to the first sound, and what is left is the voice', () => {
    expect(stackOf(turn)).toEqual([
      { part: 'hearMs', from: 0, to: 300 },
      { part: 'understandMs', from: 300, to: 302 },
      { part: 'actMs', from: 302, to: 305 },
      { part: 'wordMs', from: 305, to: 306 },
      { part: 'voiceMs', from: 306, to: 500 },
    ]);
    expect(totalOf(turn)).toBe(turn.firstSoundMs);
    expect(stackOf(typed).map(({ part }) => part)).toEqual(['understandMs', 'actMs', 'wordMs']);
    // A sound that came before all was done is no negative time.
    expect(totalOf({ ...turn, firstSoundMs: 10 })).toBe(306);
  });

  test('p50 and p95 are of the turns that had the stage', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...turn,
      firstSoundMs: 1_000 - index,
    }));
    expect(figuresOf([...many, typed], 'firstSoundMs')).toEqual({ count: 100, p50: 950, p95: 995 });
    expect(figuresOf([typed], 'firstSoundMs')).toEqual({ count: 0, p50: null, p95: null });
    expect(figuresOf([turn], 'thinkMs')).toEqual({ count: 1, p50: 6, p95: 6 });
  });

  test('only the newest turns are kept', () => {
    let turns: readonly (typeof turn)[] = [];
    for (let at = 0; at < maxTurns + 5; at += 1) turns = withTurn(turns, { ...turn, at }) as never;
    expect(turns).toHaveLength(maxTurns);
    expect(turns[0]?.at).toBe(5);
  });

  test.each([1, 7, 43, 900, 1_239, 25_000])(
    'the scale for %i ms ends at a round number above it',
    (most) => {
      const { top, lines } = scaleOf(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(top).toBeLessThanOrEqual(most * 2);
      expect(lines.length).toBeLessThanOrEqual(5);
      expect(lines.at(-1)).toBe(top);
    },
  );
});

test('a level is placed on the meter, and named by what to do about it', () => {
  expect(decibels(1)).toBe(0);
  expect(decibels(0)).toBe(-60);
  expect(decibels(0.1)).toBeCloseTo(-20);
  expect([0, 0.005, 0.05, 0.6].map(levelWord)).toEqual(['silent', 'quiet', 'good', 'loud']);
  // What is called good is drawn in the green part.
  for (const rms of [0.015, 0.05, 0.3]) {
    expect(levelWord(rms)).toBe('good');
    expect(meterShare(rms)).toBeGreaterThan(zones.quiet);
    expect(meterShare(rms)).toBeLessThan(zones.loud);
  }
});

describe('settings', () => {
  test('every one is shown once, and what is not known yet comes last', () => {
    const [first] = settings;
    if (!first) throw new Error('there are no settings');
    const groups = grouped([{ ...first, key: 'brandNew' }, ...settings]);
    expect(groups.at(-1)).toMatchObject({ id: 'other', settings: [{ key: 'brandNew' }] });
    const keys = groups.flatMap((group) => group.settings.map(({ key }) => key));
    expect(keys.toSorted()).toEqual(['brandNew', ...settings.map(({ key }) => key)].toSorted());
  });

  test('steps stay on the field’s steps and within its bounds', () => {
    const rate = { min: 0.7, max: 1.4, step: 0.1 };
    expect(stepped(0.9, 1, rate)).toBe(1);
    expect(stepped(0.95, 1, rate)).toBe(1);
    expect(stepped(0.95, -1, rate)).toBe(0.9);
    expect(stepped(1.4, 1, rate)).toBe(1.4);
    expect(stepped(0.7, -1, rate)).toBe(0.7);
  });

  test('what is typed is a number within the bounds or nothing', () => {
    const field = { min: -90, max: 90, step: 0.0001 };
    expect(numberOf(' 18,52 ', field)).toBe(18.52);
    expect(numberOf('-33.9', field)).toBe(-33.9);
    for (const wrong of ['', '91', '1e1', 'abc', '--3', '1.'])
      expect(numberOf(wrong, field)).toBeNull();
  });

  test('a list keeps its order, and at least one', () => {
    expect(toggled(['hi', 'en'], 'mr')).toEqual(['hi', 'en', 'mr']);
    expect(toggled(['hi', 'en'], 'hi')).toEqual(['en']);
    expect(toggled(['hi'], 'hi')).toEqual(['hi']);
    expect(raised(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b']);
    expect(raised(['a', 'b'], 'a')).toEqual(['a', 'b']);
  });

  test('the order of an object’s keys makes no difference, that of a list does', () => {
    expect(same({ a: 1, b: null }, { b: null, a: 1 })).toBe(true);
    expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
  });
});

describe('a file to import', () => {
  const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'products.csv') =>
    Object.assign(new Blob([bytes]), { name });

  test('travels in pieces that put together are the file', async () => {
    const bytes = Uint8Array.from({ length: 2 * maxChunkBytes + 777 }, (_, index) => index % 251);
    const received: number[] = [];
    for await (const { at, data } of piecesOf(fileOf(bytes))) {
      expect(at).toBe(received.length);
      const piece = Buffer.from(data, 'base64');
      expect(piece.length).toBeLessThanOrEqual(maxChunkBytes);
      received.push(...piece);
    }
    expect(Buffer.from(received).equals(Buffer.from(bytes))).toBe(true);
  });

  test('is refused here when it cannot be read there', () => {
    expect([formatOf('A.CSV'), formatOf('b.json'), formatOf('c.xlsx'), formatOf('csv')]).toEqual([
      'csv',
      'json',
      null,
      null,
    ]);
    const of = (name: string, size: number) => refusalOf({ name, size, slice: () => new Blob() });
    expect(of('a.xlsx', 10)).toBe('format');
    expect(of('a.csv', 0)).toBe('empty');
    expect(of('a.csv', maxImportBytes + 1)).toBe('large');
    expect(of('a.csv', maxImportBytes)).toBeNull();
  });
});

test('log lines stand in order, each once, and the oldest go', () => {
  const line = (number: number): LogLine => ({
    number,
    at: 0,
    level: 'info',
    name: 'kiosk',
    text: '',
    fields: '',
  });
  expect(withLines([line(1), line(3)], [line(3), line(2)]).map(({ number }) => number)).toEqual([
    1, 2, 3,
  ]);
  const many = Array.from({ length: maxLines + 10 }, (_, index) => line(index));
  expect(withLines([], many)).toHaveLength(maxLines);
  expect(withLines([], many)[0]?.number).toBe(10);
});

test('times are written as people read them', () => {
  expect([clockOf(0), clockOf(1), clockOf(59_001), clockOf(300_000)]).toEqual([
    '0:00',
    '0:01',
    '1:00',
    '5:00',
  ]);
  expect([formatMs(null), formatMs(3.14), formatMs(907.4), formatMs(12_345)]).toEqual([
    '–',
    '3.1 ms',
    '907 ms',
    '12.3 s',
  ]);
  expect(formatSpan(2 * 86_400_000 + 3_600_000, 'en')).toBe('2 days 1 hr');
  expect(formatSpan(65_000, 'hi')).toMatch(/^1\s/);
});
