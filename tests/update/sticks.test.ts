import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  findBundles,
  mountRoots,
  watchSticks,
  type FoundBundle,
} from '../../src/main/update/sticks.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { makeKey, makeKiosk, type TestKiosk } from './support.ts';
import { eventually } from '../support/eventually.ts';

const rootsOf = (kiosk: TestKiosk) => [
  { folder: join(kiosk.root, 'media'), deeper: true },
  { folder: join(kiosk.root, 'absent'), deeper: true },
];

test('bundles are found on every stick, the newest first, those that cannot be used last and with the reason', async () => {
  using kiosk = makeKiosk();
  await kiosk.bundle('1.1.0');
  const newer = await kiosk.bundle('1.10.0');
  const other = join(kiosk.root, 'media/OTHER/vaani/best.vaani');
  mkdirSync(dirname(other), { recursive: true });
  copyFileSync(newer, other);
  rmSync(newer);
  await kiosk.bundle('2.0.0', { key: makeKey(kiosk.root, 'stranger') });
  writeFileSync(join(kiosk.stick, 'holiday.jpg'), 'no bundle');
  writeFileSync(join(kiosk.stick, '._vaani-1.1.0-linux-x64.vaani'), 'what macOS leaves');
  const found = await findBundles({ keys: kiosk.key.trusted, roots: rootsOf(kiosk) });
  expect(found.map(({ path, header }) => [path, header?.version ?? null])).toEqual([
    [other, '1.10.0'],
    [join(kiosk.stick, 'vaani-1.1.0-linux-x64.vaani'), '1.1.0'],
    [join(kiosk.stick, 'vaani-2.0.0-linux-x64.vaani'), null],
  ]);
  expect(found[2]?.problem).toContain('not trusted');
});

test('no more than a bound of them is looked at', async () => {
  using kiosk = makeKiosk();
  for (let index = 0; index < 40; index += 1)
    writeFileSync(join(kiosk.stick, `${index}.vaani`), 'x');
  expect(await findBundles({ keys: [], roots: rootsOf(kiosk) })).toHaveLength(16);
});

test('a watch says what comes and goes, and ends by itself', async () => {
  using kiosk = makeKiosk();
  const clock = manualClock();
  const seen: (readonly FoundBundle[])[] = [];
  const onOver = vi.fn();
  const watch = watchSticks({
    keys: kiosk.key.trusted,
    clock,
    forMs: 60_000,
    roots: rootsOf(kiosk),
    onFound: (bundles) => seen.push(bundles),
    onOver,
  });
  // Each look ends before the next one is planned.
  const look = async (times = 1) => {
    for (let index = 0; index < times; index += 1) {
      clock.advance(3_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await eventually(() => expect(seen).toHaveLength(1));
  await look(2);
  expect(seen).toEqual([[]]);
  const file = await kiosk.bundle('1.1.0');
  await eventually(async () => {
    await look();
    expect(seen).toHaveLength(2);
  });
  expect(seen[1]?.[0]?.header?.version).toBe('1.1.0');
  rmSync(file);
  await eventually(async () => {
    await look();
    expect(seen).toHaveLength(3);
  });
  expect(seen[2]).toEqual([]);
  await eventually(async () => {
    await look(5);
    expect(onOver).toHaveBeenCalledOnce();
  });
  watch.close();
});

test('sticks are looked for where each system puts them', () => {
  expect(mountRoots('win32').map(({ folder }) => folder)).toContain('E:\\');
  expect(mountRoots('win32').map(({ folder }) => folder)).not.toContain('C:\\');
  expect(mountRoots('darwin')).toEqual([{ folder: '/Volumes', deeper: true }]);
  expect(mountRoots('linux').map(({ folder }) => folder)).toContain('/media');
});
