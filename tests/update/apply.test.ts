import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyBundle, confirmListening, rollBack } from '../../src/main/update/apply.ts';
import { findDamage } from '../../src/main/update/stage.ts';
import { nodeDisk } from '../../src/main/update/disk.ts';
import { openSeal } from '../../src/main/update/bundle.ts';
import { createLauncher } from '../../src/main/update/launch.ts';
import { faultyDisk, PowerCut } from '../fakes/faulty-disk.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { seededRandom } from '../support/random.ts';
import { makeKiosk, split, type TestKiosk } from './support.ts';

/** What the watchdog would start now; a start is not counted. */
function starts(kiosk: TestKiosk): string {
  const { read } = kiosk.store;
  const launcher = createLauncher({
    folder: kiosk.folder,
    installed: { program: '/opt/vaani/vaani', version: '1.0.0' },
    clock: manualClock(),
    log: memoryLog().log,
    store: { read, write: () => {} },
  });
  return launcher.next().version;
}

/** Puts a version on the kiosk and lets it listen. */
async function install(kiosk: TestKiosk, version: string) {
  const file = await kiosk.bundle(version);
  await applyBundle(kiosk.apply(file));
  await confirmListening({ folder: kiosk.folder, running: version });
  kiosk.machine.running = version;
}

/** Every file of a version is what was signed. */
async function isWhole(kiosk: TestKiosk, version: string): Promise<boolean> {
  const folder = join(kiosk.folder, 'versions', version);
  if (!existsSync(join(folder, 'vaani-update.seal'))) return false;
  const header = openSeal(readFileSync(join(folder, 'vaani-update.seal')), kiosk.key.trusted);
  return (await findDamage(nodeDisk, folder, header)) === null;
}

describe('putting a version on a kiosk', () => {
  test('copies its files, starts it next, and leaves nothing behind', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    const seen: number[] = [];
    const { version } = await applyBundle({
      ...kiosk.apply(file),
      onProgress: ({ copied }) => seen.push(copied),
    });
    expect(version).toBe('1.1.0');
    const place = join(kiosk.folder, 'versions/1.1.0');
    expect(readFileSync(kiosk.program('1.1.0'), 'utf8')).toContain('echo 1.1.0');
    expect(statSync(kiosk.program('1.1.0')).mode & 0o100).toBe(0o100);
    expect(statSync(join(place, 'resources/notes.txt')).mode & 0o100).toBe(0);
    expect(statSync(join(place, 'resources/empty')).size).toBe(0);
    expect(readlinkSync(join(place, 'resources/data/link'))).toBe('../notes.txt');
    expect(await isWhole(kiosk, '1.1.0')).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(split(file).payload.length);
    expect(readdirSync(kiosk.folder).sort()).toEqual(['state.json', 'versions']);
    expect(readdirSync(place).sort()).toEqual(['resources', 'vaani', 'vaani-update.seal']);
    expect(kiosk.store.read()).toMatchObject({
      current: '1.1.0',
      previous: { version: null },
      trial: { version: '1.1.0', starts: 0 },
      highest: null,
    });
    expect(starts(kiosk)).toBe('1.1.0');
  });

  test('keeps two versions and removes older ones once the new one is listening', async () => {
    using kiosk = makeKiosk();
    for (const version of ['1.1.0', '1.2.0', '1.3.0']) await install(kiosk, version);
    expect(readdirSync(join(kiosk.folder, 'versions')).sort()).toEqual(['1.2.0', '1.3.0']);
    expect(kiosk.store.read()).toMatchObject({
      current: '1.3.0',
      previous: { version: '1.2.0' },
      trial: null,
      highest: '1.3.0',
    });
  });

  test.each([
    ['the one that runs', '1.0.0', 'too-old', {}],
    ['an older one', '0.9.0', 'too-old', {}],
    ['one for another system', '1.1.0', 'wrong-machine', { platform: 'win32', start: 'vaani' }],
    ['one for another processor', '1.1.0', 'wrong-machine', { arch: 'arm64' }],
    ['one that needs another before it', '1.1.0', 'needs-newer', { minimumVersion: '1.0.1' }],
  ] as const)('refuses %s', async (_what, version, code, changes) => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle(version, changes);
    await expect(applyBundle(kiosk.apply(file))).rejects.toMatchObject({ code });
    expect(existsSync(join(kiosk.folder, 'versions'))).toBe(false);
    expect(starts(kiosk)).toBe('1.0.0');
  });

  test('refuses whatever is not newer than all that ever ran here, also after going back', async () => {
    using kiosk = makeKiosk();
    await install(kiosk, '1.1.0');
    await install(kiosk, '1.3.0');
    expect(await rollBack({ ...kiosk, keys: kiosk.key.trusted })).toBe('1.1.0');
    kiosk.machine.running = '1.1.0';
    expect(starts(kiosk)).toBe('1.1.0');
    for (const version of ['1.2.0', '1.3.0'])
      await expect(applyBundle(kiosk.apply(await kiosk.bundle(version)))).rejects.toMatchObject({
        code: 'too-old',
      });
    // Also when the state is lost: its second copy is not.
    writeFileSync(join(kiosk.folder, 'state.json'), '{ damaged');
    await expect(applyBundle(kiosk.apply(await kiosk.bundle('1.2.0')))).rejects.toMatchObject({
      code: 'too-old',
    });
    await applyBundle(kiosk.apply(await kiosk.bundle('1.4.0')));
    expect(starts(kiosk)).toBe('1.4.0');
  });

  test.each([0, 3_000, -1])(
    'refuses a payload with another byte at %i, changes nothing, and takes the good one then',
    async (at) => {
      using kiosk = makeKiosk();
      const file = await kiosk.bundle('1.1.0');
      const { bytes, payload } = split(file);
      const changed = Buffer.from(bytes);
      const place = at < 0 ? bytes.length + at : bytes.length - payload.length + at;
      changed[place] = (changed[place] ?? 0) ^ 0xff;
      writeFileSync(file, changed);
      await expect(applyBundle(kiosk.apply(file))).rejects.toMatchObject({ code: 'damaged' });
      expect(starts(kiosk)).toBe('1.0.0');
      expect(existsSync(join(kiosk.folder, 'versions'))).toBe(false);
      expect(kiosk.store.read().trial).toBe(null);
      writeFileSync(file, bytes);
      await applyBundle(kiosk.apply(file));
      expect(await isWhole(kiosk, '1.1.0')).toBe(true);
    },
  );

  test('refuses when the disk is too small, at the cost of nothing that runs', async () => {
    using kiosk = makeKiosk();
    await install(kiosk, '1.1.0');
    await install(kiosk, '1.2.0');
    const disk = faultyDisk();
    disk.room(null, 1_000_000);
    const file = await kiosk.bundle('1.3.0');
    await expect(applyBundle({ ...kiosk.apply(file), disk })).rejects.toMatchObject({
      code: 'no-space',
    });
    expect(starts(kiosk)).toBe('1.2.0');
    // The version before was given up for room: there is nothing to go back to, and nothing pretends that there is.
    expect(readdirSync(join(kiosk.folder, 'versions'))).toEqual(['1.2.0']);
    expect(kiosk.store.read().previous).toBe(null);
    await expect(rollBack({ ...kiosk, keys: kiosk.key.trusted })).rejects.toMatchObject({
      code: 'nothing-to-go-back-to',
    });
  });

  test('that is stopped by a full disk goes on when there is room', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    const disk = faultyDisk();
    disk.room(4_000);
    await expect(applyBundle({ ...kiosk.apply(file), disk })).rejects.toMatchObject({
      code: 'no-space',
    });
    expect(starts(kiosk)).toBe('1.0.0');
    disk.room(null);
    let first = 0;
    await applyBundle({
      ...kiosk.apply(file),
      disk,
      onProgress: ({ copied }) => (first ||= copied),
    });
    expect(first).toBeGreaterThan(1_024);
    expect(await isWhole(kiosk, '1.1.0')).toBe(true);
  });

  test('that is stopped goes on from there, and another bundle begins anew', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    const stopAfter = async (path: string, bytes: number) => {
      const abort = new AbortController();
      const options = { ...kiosk.apply(path), signal: abort.signal };
      let first = 0;
      const done = applyBundle({
        ...options,
        onProgress({ copied }) {
          first ||= copied;
          if (copied >= bytes) abort.abort();
        },
      });
      await expect(done).rejects.toMatchObject({ code: 'aborted' });
      return first;
    };
    expect(await stopAfter(file, 3_000)).toBe(512);
    expect(await stopAfter(file, 4_500)).toBeGreaterThan(2_000);
    const other = await kiosk.bundle('1.2.0');
    expect(await stopAfter(other, 3_000)).toBe(512);
    await applyBundle(kiosk.apply(other));
    expect(starts(kiosk)).toBe('1.2.0');
  });

  test('is done by one at a time; a lock that was left behind is no hindrance', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    mkdirSync(kiosk.folder, { recursive: true });
    const lock = join(kiosk.folder, '.lock');
    writeFileSync(lock, String(process.ppid));
    await expect(applyBundle(kiosk.apply(file))).rejects.toMatchObject({ code: 'busy' });
    // Nobody has touched it for a minute: whoever has that number now is somebody else.
    const before = new Date(Date.now() - 60_000);
    utimesSync(lock, before, before);
    await applyBundle(kiosk.apply(file));
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a stick that is pulled out', () => {
  test('stops the copying, and it goes on where it was when the stick is back', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    const total = split(file).payload.length;
    const disk = faultyDisk();
    let copied = 0;
    let again = 0;
    // Pulled out every 1.5 kB.
    for (let pulls = 1; pulls < 100; pulls += 1) {
      disk.pullOut(null);
      let first: number | null = null;
      const result = await applyBundle({
        ...kiosk.apply(file),
        disk,
        onProgress(progress) {
          if (first === null && progress.copied < copied) again += copied - progress.copied;
          first ??= progress.copied;
          copied = progress.copied;
          if (progress.copied - first >= 1_500) disk.pullOut('.vaani');
        },
      }).catch((error: unknown) => error);
      if (!(result instanceof Error)) break;
      expect(result).toMatchObject({ code: 'stick-gone' });
      expect(result.message).toContain('put the stick back');
      expect(starts(kiosk)).toBe('1.0.0');
    }
    expect(copied).toBe(total);
    expect(again).toBeLessThan(total);
    expect(starts(kiosk)).toBe('1.1.0');
    expect(await isWhole(kiosk, '1.1.0')).toBe(true);
  });

  test('before anything was read says so', async () => {
    using kiosk = makeKiosk();
    await expect(applyBundle(kiosk.apply(join(kiosk.stick, 'gone.vaani')))).rejects.toMatchObject({
      code: 'stick-gone',
    });
  });
});

describe('a power cut', () => {
  /** Applies with the power going at step `cutAt`; true when it did. */
  async function cutAt(kiosk: TestKiosk, file: string, step: number, chance: () => number) {
    const disk = faultyDisk(step, chance);
    try {
      await applyBundle({ ...kiosk.apply(file), disk, store: disk.guard(kiosk.store) });
      return false;
    } catch (error) {
      if ((error as { code?: string }).code === 'too-old') return false;
      let cause: unknown = error;
      while (cause instanceof Error && !(cause instanceof PowerCut)) cause = cause.cause;
      expect(cause, String(error)).toBeInstanceOf(PowerCut);
      return true;
    }
  }

  test('at any step leaves a version that runs, and the update can be finished', async () => {
    using counting = makeKiosk();
    const disk = faultyDisk();
    await applyBundle({
      ...counting.apply(await counting.bundle('1.1.0')),
      disk,
      store: disk.guard(counting.store),
    });
    const steps = disk.steps();
    expect(steps).toBeGreaterThan(60);

    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    for (let step = 1; step <= steps; step += 1) {
      rmSync(kiosk.folder, { recursive: true, force: true });
      expect(await cutAt(kiosk, file, step, seededRandom(step)), `step ${step}`).toBe(true);
      const version = starts(kiosk);
      if (version !== '1.0.0') expect(await isWhole(kiosk, version), `step ${step}`).toBe(true);
      await cutAt(kiosk, file, Infinity, Math.random);
      expect(starts(kiosk), `step ${step}`).toBe('1.1.0');
      expect(await isWhole(kiosk, '1.1.0'), `step ${step}`).toBe(true);
    }
  }, 120_000);

  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'after another, at random (%i): what runs is always whole, and in the end the new version runs',
    async (seed) => {
      using kiosk = makeKiosk();
      await install(kiosk, '1.1.0');
      const file = await kiosk.bundle('1.2.0');
      const random = seededRandom(seed + 100);
      let cuts = 0;
      while (await cutAt(kiosk, file, 1 + Math.floor(random() ** 2 * 150), random)) {
        cuts += 1;
        expect(await isWhole(kiosk, starts(kiosk))).toBe(true);
        expect(cuts).toBeLessThan(400);
      }
      expect(starts(kiosk)).toBe('1.2.0');
      expect(await isWhole(kiosk, '1.2.0')).toBe(true);
      expect(await isWhole(kiosk, '1.1.0')).toBe(true);
    },
  );
});

describe('going back by hand', () => {
  test('to the installed program, and not twice', async () => {
    using kiosk = makeKiosk();
    await install(kiosk, '1.1.0');
    expect(await rollBack({ ...kiosk, keys: kiosk.key.trusted })).toBe(null);
    expect(starts(kiosk)).toBe('1.0.0');
    await expect(rollBack({ ...kiosk, keys: kiosk.key.trusted })).rejects.toMatchObject({
      code: 'nothing-to-go-back-to',
    });
  });

  test('not to a version that is damaged by now', async () => {
    using kiosk = makeKiosk();
    await install(kiosk, '1.1.0');
    await install(kiosk, '1.2.0');
    writeFileSync(join(kiosk.folder, 'versions/1.1.0/resources/notes.txt'), 'changed');
    await expect(rollBack({ ...kiosk, keys: kiosk.key.trusted })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(starts(kiosk)).toBe('1.2.0');
  });

  test('a version that was taken back is taken again only when that is asked for', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    await applyBundle(kiosk.apply(file));
    // It never listened.
    await rollBack({ ...kiosk, keys: kiosk.key.trusted });
    await expect(applyBundle(kiosk.apply(file))).rejects.toMatchObject({ code: 'failed-before' });
    await applyBundle({ ...kiosk.apply(file), again: true });
    expect(kiosk.store.read()).toMatchObject({ current: '1.1.0', failed: [] });
  });
});
