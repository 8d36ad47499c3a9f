import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  clearPin,
  isPin,
  pinFingerprint,
  pinProblem,
  setPin,
  triesFile,
} from '../../src/main/ops/pin.ts';
import {
  createPinGate,
  firstWaitMs,
  longestWaitMs,
  maxTries,
} from '../../src/main/ops/pin-gate.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { tempFolder } from '../support/shop.ts';

let folder: ReturnType<typeof tempFolder>;
let file: string;
let clock: ManualClock;
let log: ReturnType<typeof memoryLog>;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'home', 'operator-pin.json');
  clock = manualClock(Date.parse('2026-11-21T10:00:00Z'));
  log = memoryLog();
});
afterEach(() => folder[Symbol.dispose]());

const gate = () => createPinGate({ clock, log: log.log, file });

describe('the PIN', () => {
  test.each(['0000', '1234', '4321', '6789', '8901', '1212', '123123', '2580', '99999999'])(
    '%s is refused as too easy',
    (pin) => expect(pinProblem(pin)).toMatch(/choose another/),
  );
  test.each(['123', '123456789', '12a4', '', '12 4'])('"%s" is none', (pin) =>
    expect(pinProblem(pin)).toBe('a PIN is 4 to 8 digits'),
  );
  test.each(['4829', '90317', '2847561', '11238813'])('%s is taken', (pin) =>
    expect(pinProblem(pin)).toBeNull(),
  );

  test('is kept as a hash with a salt of its own, for this user only', async () => {
    await setPin('4829', file);
    const first = readFileSync(file, 'utf8');
    expect(first).not.toContain('4829');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await isPin('4829', file)).toBe(true);
    expect(await isPin('4828', file)).toBe(false);
    const before = pinFingerprint(file);
    await setPin('4829', file);
    // The same PIN again looks like another one.
    expect(readFileSync(file, 'utf8')).not.toBe(first);
    expect(pinFingerprint(file)).not.toBe(before);
  });

  test('a file with wider rights is narrowed when the PIN is set anew', async () => {
    await setPin('4829', file);
    writeFileSync(file, readFileSync(file), { mode: 0o644 });
    await setPin('7301', file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('an easy one is not set, and what is set stays', async () => {
    await setPin('4829', file);
    await expect(setPin('1234', file)).rejects.toThrow(/choose another/);
    expect(await isPin('4829', file)).toBe(true);
  });

  test('taken away it opens nothing, and a damaged file neither', async () => {
    await setPin('4829', file);
    expect(clearPin(file)).toBe(true);
    expect(clearPin(file)).toBe(false);
    expect(await isPin('4829', file)).toBe(false);
    await setPin('4829', file);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    expect(pinFingerprint(file)).toBeNull();
    expect(await gate().try('4829')).toMatchObject({ outcome: 'no-pin' });
  });
});

describe('guessing', () => {
  beforeEach(() => setPin('4829', file));

  async function wrong(at = gate(), times = maxTries) {
    const outcomes: string[] = [];
    for (let time = 0; time < times; time += 1) outcomes.push((await at.try('7777')).outcome);
    return outcomes;
  }

  test('five wrong ones lock it for a minute, in which the right one does not open it either', async () => {
    const at = gate();
    expect(await wrong(at, 4)).toEqual(Array(4).fill('wrong'));
    expect(at.state()).toEqual({ pinSet: true, waitMs: 0, triesLeft: 1 });
    expect(await at.try('7777')).toMatchObject({ outcome: 'wrong', waitMs: firstWaitMs });
    expect(await at.try('4829')).toMatchObject({ outcome: 'wait', waitMs: firstWaitMs });
    clock.advance(firstWaitMs - 1);
    expect(await at.try('4829')).toMatchObject({ outcome: 'wait' });
    clock.advance(1);
    expect(await at.try('4829')).toMatchObject({ outcome: 'open' });
  });

  test('every further wait is twice as long, an hour at most; the right one begins anew', async () => {
    const check = async (pin: string) => pin === '4829';
    const at = createPinGate({ clock, log: log.log, file, check });
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await wrong(at);
      const { waitMs } = at.state();
      waits.push(waitMs / 60_000);
      clock.advance(waitMs);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(await at.try('4829')).toMatchObject({ outcome: 'open', triesLeft: maxTries });
    await wrong(at);
    expect(at.state().waitMs).toBe(firstWaitMs);
  });

  test('starting the kiosk anew gives no new tries', async () => {
    await wrong(gate(), 3);
    expect(gate().state().triesLeft).toBe(2);
    await wrong(gate(), 2);
    expect(await gate().try('4829')).toMatchObject({ outcome: 'wait' });
  });

  test('many at once are looked at one after the other', async () => {
    const at = gate();
    const all = await Promise.all(Array.from({ length: 8 }, () => at.try('7777')));
    expect(all.map(({ outcome }) => outcome)).toEqual([
      ...Array(5).fill('wrong'),
      ...Array(3).fill('wait'),
    ]);
  });

  test('spoiling the file that counts gives no new tries', async () => {
    const at = gate();
    await wrong(at, 4);
    writeFileSync(triesFile(file), '{');
    expect(at.state().waitMs).toBe(firstWaitMs);
    expect(await at.try('4829')).toMatchObject({ outcome: 'wait' });
  });

  test('a try counts before it is looked at: ending the process meanwhile gives no new one', async () => {
    const at = gate();
    const trying = at.try('7777');
    await Promise.resolve();
    await Promise.resolve();
    expect(gate().state().triesLeft).toBe(maxTries - 1);
    await trying;
  });

  test('a clock that was set back keeps nobody out for longer than an hour', async () => {
    const at = gate();
    await wrong(at);
    const past = manualClock(clock.now() - 365 * 24 * 3_600_000);
    const later = createPinGate({ clock: past, log: log.log, file });
    expect(await later.try('4829')).toMatchObject({ outcome: 'wait', waitMs: longestWaitMs });
    past.advance(longestWaitMs);
    expect(await later.try('4829')).toMatchObject({ outcome: 'open' });
  });

  test('where the count cannot be written it counts all the same', async () => {
    const at = gate();
    // A folder in its place: it can neither be read nor written.
    mkdirSync(join(triesFile(file), 'x'), { recursive: true });
    expect(await at.try('4829')).toMatchObject({ outcome: 'wait', waitMs: firstWaitMs });
    clock.advance(firstWaitMs);
    await wrong(at);
    expect(await at.try('4829')).toMatchObject({ outcome: 'wait' });
    expect(log.lines.some((line) => line.includes('could not be noted'))).toBe(true);
  });

  test('a new PIN forgets wrong tries of the old one; nothing of any PIN is logged', async () => {
    const at = gate();
    await wrong(at);
    await setPin('7301', file);
    expect(await at.try('7301')).toMatchObject({ outcome: 'open' });
    expect(log.lines.join('\n')).not.toMatch(/7777|4829|7301/);
  });
});
