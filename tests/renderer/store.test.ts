import { describe, expect, test } from 'vitest';
import type { SessionView } from '../../src/contract/kiosk.ts';
import { barHeight, type WaveMode } from '../../src/renderer/components/wave-shape.ts';
import { createTokenStore } from '../../src/renderer/bridge/resume-token.ts';
import {
  downloadProgress,
  presenceOf,
  screenOf,
  secondsLeft,
} from '../../src/renderer/store/derive.ts';
import { createLevelMeter, loudness } from '../../src/renderer/store/levels.ts';
import { createKioskStore, withView } from '../../src/renderer/store/store.ts';

const view: SessionView = {
  sessionId: 's',
  pack: 'retail',
  packTitle: 'Shop',
  language: 'en',
  status: 'listening',
  turns: [],
  pending: null,
  suggestions: [],
  voice: { hears: true, speaks: true, notice: null },
  notice: null,
  models: [],
  handover: false,
  packs: [{ id: 'retail', title: 'Shop', line: 'Everything' }],
  languages: ['en', 'hi', 'bn', 'mr'],
};
const pending = { proposalId: 'p', title: '?', lines: [], expiresAt: '2026-01-01T00:00:00Z' };
const blank = createKioskStore('en', 'browser').getState();

describe('which screen is shown', () => {
  test.each([
    ['connecting', null, false, 'attract'],
    ['open', view, false, 'attract'],
    ['open', view, true, 'conversation'],
    ['open', { ...view, pending }, false, 'conversation'],
    ['reconnecting', view, true, 'conversation'],
    ['unreachable', view, true, 'problem'],
    ['refused', view, true, 'problem'],
    ['mismatch', null, false, 'problem'],
  ] as const)('%s', (link, shown, started, screen) => {
    expect(screenOf({ ...blank, link, view: shown, started })).toBe(screen);
  });
});

describe('what Vaani is seen to do', () => {
  test.each([
    ['listening', null, true, 'listening'],
    ['listening', null, false, 'typing'],
    ['idle', null, true, 'muted'],
    ['idle', null, false, 'typing'],
    ['listening', pending, true, 'confirm'],
    ['idle', pending, false, 'confirm'],
    ['hearing', pending, true, 'hearing'],
    ['speaking', pending, true, 'speaking'],
    ['thinking', null, false, 'thinking'],
  ] as const)('%s, pending %o, heard %s', (status, proposal, heard, presence) => {
    expect(presenceOf({ ...view, status, pending: proposal }, heard)).toBe(presence);
  });
});

test('the mark of an answered proposal goes when another one comes', () => {
  const answered = { ...blank, answered: 'p', view: { ...view, pending } };
  expect(withView(answered, { ...view, pending }).answered).toBe('p');
  expect(
    withView(answered, { ...view, pending: { ...pending, proposalId: 'q' } }).answered,
  ).toBeNull();
  expect(withView(answered, view).answered).toBeNull();
});

test('the countdown counts, stops at zero, and is not shown on a clock that is wrong', () => {
  const at = Date.parse(pending.expiresAt);
  expect(secondsLeft(pending.expiresAt, at - 12_300)).toBe(13);
  expect(secondsLeft(pending.expiresAt, at + 2_000)).toBe(0);
  expect(secondsLeft(pending.expiresAt, at - 3_600_000)).toBeNull();
  expect(secondsLeft('soon', at)).toBeNull();
});

test('downloads are one figure; what is done or failed is not counted', () => {
  const model = { id: 'm', title: 'M', bytes: 10, totalBytes: 100, detail: null };
  expect(downloadProgress([])).toBeNull();
  expect(downloadProgress([{ ...model, state: 'installed' }])).toBeNull();
  expect(downloadProgress([{ ...model, state: 'waiting', totalBytes: 0, bytes: 0 }])).toBe(0);
  expect(
    downloadProgress([
      { ...model, state: 'downloading' },
      { ...model, state: 'waiting', bytes: 0 },
      { ...model, state: 'failed' },
    ]),
  ).toBe(0.05);
});

test('loudness goes by decibels, from silence to full', () => {
  expect(loudness(0)).toBe(0);
  expect(loudness(Number.NaN)).toBe(0);
  expect(loudness(1)).toBe(1);
  expect(loudness(0.02)).toBeGreaterThan(0.4);
  expect(loudness(0.02)).toBeLessThan(0.6);
});

test('a level falls to nothing when no new one comes', () => {
  let now = 0;
  const meter = createLevelMeter(() => now);
  meter.set('person', 0.2);
  expect(meter.read(100).person).toBeCloseTo(loudness(0.2));
  expect(meter.read(275).person).toBeLessThan(loudness(0.2));
  expect(meter.read(1_000)).toEqual({ person: 0, vaani: 0 });
  now = 1_000;
  meter.set('vaani', 0.1);
  meter.clear();
  expect(meter.read(1_000)).toEqual({ person: 0, vaani: 0 });
});

test('the wave moves with the voice while hearing, and hardly at all when nobody is heard', () => {
  const loud = Array.from({ length: 24 }, () => 1);
  const silent = Array.from({ length: 24 }, () => 0);
  expect(barHeight('hearing', 0, 1, loud)).toBeGreaterThan(0.4);
  expect(barHeight('hearing', 0, 1, silent)).toBeLessThan(0.1);
  expect(barHeight('muted', 0, 1, loud)).toBeLessThan(0.1);
  for (const mode of [
    'calm',
    'listening',
    'thinking',
    'speaking',
    'confirm',
    'typing',
  ] satisfies WaveMode[]) {
    for (let place = -1; place <= 1; place += 0.25) {
      expect(Number.isFinite(barHeight(mode, place, 3.3, loud))).toBe(true);
    }
  }
});

test('a browser that forbids storage costs the resume token and nothing else', () => {
  const token = createTokenStore(() => {
    throw new Error('SecurityError');
  });
  token.write('t');
  expect(token.read()).toBeUndefined();
  token.forget();
});
