import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createUpdates, type Updates } from '../../src/main/update/updates.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { makeKey, makeKiosk, type TestKiosk } from './support.ts';
import { eventually } from '../support/eventually.ts';

/** The updates of a kiosk whose version is `running`. */
function updatesOf(kiosk: TestKiosk, running: string): Updates {
  return createUpdates({
    folder: kiosk.folder,
    running,
    online: {
      unsupported: null,
      check: async () => null,
      download: async () => {},
      install: async () => {},
    },
    url: () => null,
    isBusy: () => false,
    clock: manualClock(),
    log: memoryLog().log,
    keys: kiosk.key.trusted,
    roots: [{ folder: join(kiosk.root, 'media'), deeper: true }],
    machine: { platform: 'linux', arch: 'x64' },
  });
}

test('what is found is said with why it is not taken, before anything is copied', async () => {
  using kiosk = makeKiosk();
  await kiosk.bundle('1.2.0');
  await kiosk.bundle('1.1.0', { arch: 'arm64' });
  await kiosk.bundle('1.0.0');
  await kiosk.bundle('3.0.0', { key: makeKey(kiosk.root, 'stranger') });
  const updates = updatesOf(kiosk, '1.0.0');
  updates.watch();
  await eventually(() => expect(updates.status().found).toHaveLength(4));
  const verdicts = updates
    .status()
    .found.map(({ header, refused, problem }) => [
      header?.version,
      refused?.code ?? (problem === null ? 'fits' : 'unusable'),
    ]);
  expect(verdicts).toEqual([
    ['1.2.0', 'fits'],
    ['1.1.0', 'wrong-machine'],
    ['1.0.0', 'too-old'],
    [undefined, 'unusable'],
  ]);
  kiosk.store.write({ ...kiosk.store.read(), failed: ['1.2.0'] });
  expect(updates.status().found[0]?.refused?.code).toBe('failed-before');
  updates.close();
});

test('what starts next and what can be gone back to are said, after putting on and after going back', async () => {
  using kiosk = makeKiosk();
  const path = await kiosk.bundle('1.1.0');
  kiosk.store.write({ ...kiosk.store.read(), installed: '1.0.0' });
  const before = updatesOf(kiosk, '1.0.0');
  expect(before.status()).toMatchObject({ waiting: null, back: null });
  await before.apply(path);
  expect(before.status()).toMatchObject({ waiting: '1.1.0', back: { version: '1.0.0' } });
  before.close();

  const after = updatesOf(kiosk, '1.1.0');
  expect(after.status()).toMatchObject({ waiting: null, back: { version: '1.0.0' } });
  await after.rollBack();
  expect(after.status()).toMatchObject({ waiting: '1.0.0', back: null });
  await expect(after.rollBack()).rejects.toMatchObject({ code: 'nothing-to-go-back-to' });
  after.close();

  const again = updatesOf(kiosk, '1.0.0');
  expect(again.status()).toMatchObject({ waiting: null, back: null, state: { failed: ['1.1.0'] } });
  again.close();
});
