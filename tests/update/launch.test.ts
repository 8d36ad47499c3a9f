import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { applyBundle, confirmListening, rollBack } from '../../src/main/update/apply.ts';
import { createLauncher, maxTrialStarts, trialMs } from '../../src/main/update/launch.ts';
import type { UpdateStore } from '../../src/main/update/state.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { makeKiosk, type TestKiosk } from './support.ts';

function launcherOf(
  kiosk: TestKiosk,
  { version = '1.0.0', store }: { version?: string; store?: UpdateStore } = {},
) {
  const clock = manualClock();
  const { log, lines } = memoryLog();
  const launcher = createLauncher({
    folder: kiosk.folder,
    installed: { program: '/opt/vaani/vaani', version },
    clock,
    log,
    ...(store ? { store } : {}),
  });
  return { launcher, clock, lines };
}

const installed = { program: '/opt/vaani/vaani', version: '1.0.0', trialMs: null };

test('without updates the installed program is started', () => {
  using kiosk = makeKiosk();
  const { launcher } = launcherOf(kiosk);
  expect(launcher.next()).toEqual(installed);
  expect(kiosk.store.read().installed).toBe('1.0.0');
});

describe('a new version', () => {
  test('is started on trial, and stays when it says that it is listening', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    const { launcher, clock } = launcherOf(kiosk);
    const launch = launcher.next();
    expect(launch).toEqual({ program: kiosk.program('1.1.0'), version: '1.1.0', trialMs });
    const kill = vi.fn();
    launcher.watch(launch, { onExit: () => {}, kill });
    expect(await confirmListening({ folder: kiosk.folder, running: '1.1.0' })).toBe(true);
    clock.advance(10 * trialMs);
    expect(kill).not.toHaveBeenCalled();
    for (let crash = 0; crash < 5; crash += 1)
      expect(launcher.next()).toEqual({ ...launch, trialMs: null });
  });

  test('that crashes is taken back after its starts, over restarts of the watchdog', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    for (let start = 0; start < maxTrialStarts; start += 1)
      expect(launcherOf(kiosk).launcher.next().version).toBe('1.1.0');
    const { launcher, lines } = launcherOf(kiosk);
    expect(launcher.next()).toEqual(installed);
    expect(lines.join('')).toContain('taken back');
    expect(kiosk.store.read()).toMatchObject({
      current: null,
      previous: null,
      trial: null,
      failed: ['1.1.0'],
    });
    expect(launcherOf(kiosk).launcher.next()).toEqual(installed);
    // What never listened has not raised the bar.
    expect(kiosk.store.read().highest).toBe(null);
  });

  test('that is not listening in time is ended and taken back at once', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    const { launcher, clock } = launcherOf(kiosk);
    const kill = vi.fn();
    launcher.watch(launcher.next(), { onExit: () => {}, kill });
    clock.advance(trialMs - 1);
    expect(kill).not.toHaveBeenCalled();
    clock.advance(1);
    expect(kill).toHaveBeenCalledOnce();
    expect(launcher.next()).toEqual(installed);
  });

  test('that ended before its time was over is not ended again', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    const { launcher, clock } = launcherOf(kiosk);
    const kill = vi.fn();
    let exited = () => {};
    launcher.watch(launcher.next(), { onExit: (listener) => void (exited = listener), kill });
    exited();
    clock.advance(10 * trialMs);
    expect(kill).not.toHaveBeenCalled();
    expect(kiosk.store.read().trial).not.toBe(null);
  });

  test('falls back to the version before, not to the installed program', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    await confirmListening({ folder: kiosk.folder, running: '1.1.0' });
    kiosk.machine.running = '1.1.0';
    await applyBundle(kiosk.apply(await kiosk.bundle('1.2.0')));
    const { launcher } = launcherOf(kiosk);
    for (let start = 0; start < maxTrialStarts; start += 1)
      expect(launcher.next().version).toBe('1.2.0');
    expect(launcher.next()).toEqual({
      program: kiosk.program('1.1.0'),
      version: '1.1.0',
      trialMs: null,
    });
  });

  test('put on before the one on trial was listening falls back to what did listen', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    await applyBundle(kiosk.apply(await kiosk.bundle('1.2.0')));
    const { launcher } = launcherOf(kiosk);
    for (let start = 0; start < maxTrialStarts; start += 1)
      expect(launcher.next().version).toBe('1.2.0');
    expect(launcher.next()).toEqual(installed);
  });

  test('is left also where the disk takes no writes', async () => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    const full: UpdateStore = {
      read: kiosk.store.read,
      write() {
        throw new Error('ENOSPC');
      },
    };
    const { launcher } = launcherOf(kiosk, { store: full });
    for (let start = 0; start < maxTrialStarts; start += 1)
      expect(launcher.next().version).toBe('1.1.0');
    expect(launcher.next()).toEqual(installed);
    expect(launcher.next()).toEqual(installed);
  });

  test.each([
    ['its program is gone', (kiosk: TestKiosk) => writeFileSync(kiosk.program('1.1.0'), '')],
    [
      'its seal is damaged',
      (kiosk: TestKiosk) =>
        writeFileSync(join(kiosk.folder, 'versions/1.1.0/vaani-update.seal'), 'x'),
    ],
    [
      'the state is damaged',
      (kiosk: TestKiosk) => writeFileSync(join(kiosk.folder, 'state.json'), '{"current":"../.."'),
    ],
    [
      'the state leads elsewhere',
      (kiosk: TestKiosk) =>
        writeFileSync(
          join(kiosk.folder, 'state.json'),
          JSON.stringify({ ...kiosk.store.read(), current: '../../evil' }),
        ),
    ],
  ])('is not started when %s', async (_what, spoil) => {
    using kiosk = makeKiosk();
    await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
    spoil(kiosk);
    expect(launcherOf(kiosk).launcher.next()).toEqual(installed);
  });
});

test('the installed program is started when it is newer by now, and there is nothing to go back to then', async () => {
  using kiosk = makeKiosk();
  await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
  await confirmListening({ folder: kiosk.folder, running: '1.1.0' });
  const { launcher } = launcherOf(kiosk, { version: '1.1.1' });
  expect(launcher.next().program).toBe('/opt/vaani/vaani');
  await expect(rollBack({ ...kiosk, keys: kiosk.key.trusted })).rejects.toMatchObject({
    code: 'nothing-to-go-back-to',
  });
  // An update from here falls back to the installed program.
  kiosk.machine.running = '1.1.1';
  await applyBundle(kiosk.apply(await kiosk.bundle('1.2.0')));
  expect(kiosk.store.read().previous).toEqual({ version: null });
});

test('a program that is not on trial says nothing about the one that is', async () => {
  using kiosk = makeKiosk();
  await applyBundle(kiosk.apply(await kiosk.bundle('1.1.0')));
  expect(await confirmListening({ folder: kiosk.folder, running: '1.0.0' })).toBe(false);
  expect(kiosk.store.read()).toMatchObject({ highest: '1.0.0', trial: { version: '1.1.0' } });
});
