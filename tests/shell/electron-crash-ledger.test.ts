import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { crashWindowMs, recordStart } from '../../src/main/shell/electron/crash-ledger.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { silentLog } from './web-fixture.ts';

let folder: string;
let file: string;
let clock: ReturnType<typeof manualClock>;
const start = () => recordStart(file, clock, silentLog);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaani-ledger-'));
  file = join(folder, 'home', 'starts.json');
  clock = manualClock(1_800_000_000_000);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that lives for `ms` and then is simply gone: its timers with it. */
function crashAfter(ms: number): ReturnType<typeof recordStart> {
  const own = manualClock(clock.now());
  const record = recordStart(file, own, silentLog);
  own.advance(ms);
  clock.advance(ms);
  return record;
}

describe('safe mode', () => {
  test('the first start ever is none', () => {
    expect(start()).toMatchObject({ safeMode: false, crashes: 0 });
  });

  test('after three crashes in five minutes, not after two', () => {
    crashAfter(60_000);
    crashAfter(60_000);
    expect(crashAfter(60_000)).toMatchObject({ safeMode: false, crashes: 2 });
    expect(start()).toMatchObject({ safeMode: true, crashes: 3 });
  });

  test('the first of the three may end a long life', () => {
    crashAfter(30 * 24 * 3_600_000);
    crashAfter(1_000);
    crashAfter(1_000);
    expect(start().safeMode).toBe(true);
  });

  test('not after three crashes in a longer time', () => {
    for (let i = 0; i < 10; i += 1)
      expect(crashAfter(crashWindowMs / 2)).toMatchObject({ safeMode: false });
  });

  test('whoever ran for five minutes is sound again', () => {
    crashAfter(1_000);
    crashAfter(1_000);
    crashAfter(crashWindowMs);
    crashAfter(1_000);
    expect(start()).toMatchObject({ safeMode: false, crashes: 2 });
  });

  test('an end on purpose is no crash, and forgives those before it', () => {
    crashAfter(1_000);
    crashAfter(1_000);
    const asked = start();
    asked.ended();
    asked.ended();
    expect(crashAfter(1_000)).toMatchObject({ crashes: 0 });
    expect(start()).toMatchObject({ crashes: 1 });
  });

  test('a kiosk in safe mode that crashes stays in it; one that holds out starts as usual', () => {
    for (let i = 0; i < 4; i += 1) crashAfter(1_000);
    expect(crashAfter(crashWindowMs).safeMode).toBe(true);
    expect(start().safeMode).toBe(false);
  });

  test('a clock that was put back does not count crashes of the future', () => {
    for (let i = 0; i < 3; i += 1) crashAfter(1_000);
    clock = manualClock(1_000_000_000_000);
    expect(start()).toMatchObject({ safeMode: false, crashes: 1 });
  });
});

describe('a power cut', () => {
  test.each([
    ['half a file', '{"running":true,"cra'],
    ['an empty file', ''],
    ['zeros, as some disks leave them', '\0'.repeat(64)],
    ['another shape', '{"running":"yes","crashes":[1]}'],
    ['a flood', JSON.stringify({ running: true, crashes: Array.from({ length: 99 }, () => 1) })],
  ])('that left %s counts as one crash, and the next file is whole', (_what, text) => {
    mkdirSync(join(folder, 'home'));
    writeFileSync(file, text);
    expect(start()).toMatchObject({ safeMode: false, crashes: 1 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      running: true,
      crashes: [clock.now()],
    });
  });

  test('in the middle of writing leaves the file before it', () => {
    crashAfter(1_000);
    writeFileSync(`${file}.part`, '{"runn');
    expect(start()).toMatchObject({ crashes: 1 });
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});

test('a disk that takes nothing keeps no kiosk from starting', () => {
  mkdirSync(join(folder, 'home', 'starts.json'), { recursive: true });
  const warn = vi.spyOn(silentLog, 'warn');
  const record = start();
  expect(record.safeMode).toBe(false);
  record.ended();
  expect(warn).toHaveBeenCalled();
});
