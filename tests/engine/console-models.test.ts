import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConsoleKiosk, consoleKiosk, openConsole, codeOf } from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
beforeEach(async () => {
  at = await consoleKiosk();
}, trainingMs);
afterEach(() => at.close());

test('every model of the manifest is listed with its state', async () => {
  const { call } = await openConsole(at.kiosk);
  const { models, job, last } = await call('models', {});
  expect(models.length).toBeGreaterThan(3);
  expect(new Set(models.map(({ state }) => state))).toEqual(new Set(['missing']));
  expect(models.some(({ role }) => role === 'vad')).toBe(true);
  expect({ job, last }).toEqual({ job: null, last: null });
});

test('a folder without models, a name that is no path, and a model nobody knows are said so', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('models', {});
  expect(await codeOf(call('models.import', { folder: 'stick' }))).toBe('invalid');
  expect(await codeOf(call('models.install', { ids: ['no-such-model'] }))).toBe('invalid');
  const stick = join(at.home, 'stick');
  mkdirSync(stick);
  const begun = await call('models.import', { folder: stick });
  expect(begun.job?.kind).toBe('import');
  await expect.poll(() => events('models').at(-1)?.job).toBeNull();
  expect(events('models').at(-1)?.last).toEqual({
    ok: false,
    text: 'there is no model in this folder: it holds one folder for each, by its id',
  });
});

test('a damaged model is found when it is verified, and one thing is done at a time', async () => {
  const { call, events } = await openConsole(at.kiosk);
  const { models } = await call('models', {});
  const vad = models.find(({ role }) => role === 'vad');
  const folder = join(at.home, 'models', vad?.id ?? '');
  mkdirSync(folder, { recursive: true });
  const { loadManifest } = await import('../../src/main/models/index.ts');
  const model = (await loadManifest()).find(({ id }) => id === vad?.id);
  for (const { name, size } of model?.files ?? []) {
    writeFileSync(join(folder, name), Buffer.alloc(size ?? 10));
  }
  const first = call('models.verify', {});
  const second = await codeOf(call('models.verify', {}));
  await first;
  expect(second).toBe('busy');
  await expect.poll(() => events('models').at(-1)?.job).toBeNull();
  const after = events('models').at(-1);
  expect(after?.last?.ok).toBe(false);
  expect(after?.models.find(({ id }) => id === vad?.id)?.state).toBe('bad');
  expect(existsSync(folder)).toBe(true);
  // What is copied over it from a stick is as bad: it is not taken.
  const stick = join(at.home, 'stick');
  cpSync(join(at.home, 'models', vad?.id ?? ''), join(stick, vad?.id ?? ''), { recursive: true });
  await call('models.import', { folder: stick });
  await expect.poll(() => events('models').at(-1)?.job).toBeNull();
  expect(events('models').at(-1)?.last).toMatchObject({ ok: false });
});
