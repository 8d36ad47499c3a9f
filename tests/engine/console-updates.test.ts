import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookEveryMs } from '../../src/main/engine/console/updates.ts';
import { offered, scriptedUpdates, type ScriptedUpdates } from '../fakes/updates.ts';
import {
  connectTestConsole,
  type ConsoleKiosk,
  consoleKiosk,
  openConsole,
  codeOf,
} from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
let updates: ScriptedUpdates;
beforeEach(async () => {
  updates = scriptedUpdates();
  at = await consoleKiosk({ updates });
}, trainingMs);
afterEach(() => at.close());

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a kiosk that is no installed program says so to every call, and locked nobody is told anything', async () => {
  await at.reopen({ updates: undefined });
  const { call } = await openConsole(at.kiosk);
  const all = [
    call('updates', { watch: true }),
    call('updates', { watch: false }),
    call('updates.look', { on: true }),
    call('updates.apply', { path: '/x', again: false }),
    call('updates.rollBack', {}),
    call('updates.checkOnline', {}),
  ];
  expect(await Promise.all(all.map(codeOf))).toEqual(all.map(() => 'not-here'));
  await expect(call('updates', { watch: false })).rejects.toThrow('git pull');
  const locked = connectTestConsole(at.kiosk);
  expect(await codeOf(locked.call('updates', { watch: false }))).toBe('locked');
  expect(await codeOf(locked.call('updates.rollBack', {}))).toBe('locked');
});

test('what runs and every bundle are shown with their verdict', async () => {
  const bad = {
    path: '/media/STICK/x.vaani',
    header: null,
    problem: 'it was cut short',
    refused: null,
  };
  updates.set({
    running: '1.1.0',
    waiting: '1.2.0',
    back: { version: null },
    state: {
      ...updates.status().state,
      current: '1.1.0',
      trial: { version: '1.1.0', starts: 1, since: 0 },
      failed: ['1.0.5'],
    },
    found: [
      offered('1.9.0'),
      offered('1.5.0', 'needs-newer'),
      offered('1.4.0', 'wrong-machine'),
      offered('1.2.0', 'too-old'),
      offered('1.1.0', 'too-old'),
      offered('1.0.5', 'failed-before'),
      offered('0.9.0', 'too-old'),
      bad,
    ],
  });
  const { call } = await openConsole(at.kiosk);
  const view = await call('updates', { watch: false });
  expect(view).toMatchObject({
    running: '1.1.0',
    trial: true,
    waiting: '1.2.0',
    watched: true,
    back: { version: null },
    takenBack: ['1.0.5'],
    job: null,
    last: null,
    online: { kind: 'off', why: null },
  });
  expect(view.bundles.map(({ version, verdict }) => [version, verdict])).toEqual([
    ['1.9.0', 'fits'],
    ['1.5.0', 'needs-newer'],
    ['1.4.0', 'other-machine'],
    ['1.2.0', 'here'],
    ['1.1.0', 'here'],
    ['1.0.5', 'failed-before'],
    ['0.9.0', 'old'],
    [null, 'unusable'],
  ]);
  expect(view.bundles[0]).toMatchObject({
    bytes: 1_000,
    created: '2026-11-21T10:00:00Z',
    text: '',
  });
  expect(view.bundles[7]?.text).toBe('it was cut short');
  updates.set({ state: { ...updates.status().state, installed: null } });
  expect((await call('updates', { watch: false })).watched).toBe(false);
});

test('sticks are looked for while a console watches, and no longer', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('updates', { watch: true });
  expect((await call('updates.look', { on: true })).looking).toBe(true);
  updates.set({ found: [offered('1.1.0')] });
  await expect.poll(() => events('updates').at(-1)?.bundles).toHaveLength(1);
  await call('lock', {});
  expect(updates.asked).toEqual(['watch', 'stopWatching']);
  const before = events('updates').length;
  updates.set({ found: [] });
  at.clock.advance(10 * lookEveryMs);
  await settled();
  expect(events('updates')).toHaveLength(before);
});

test('a bundle is copied: how far is told, one at a time, and how it ended', async () => {
  const one = offered('1.1.0');
  updates.set({ found: [one] });
  const { call, events } = await openConsole(at.kiosk);
  await call('updates', { watch: true });
  const begun = await call('updates.apply', { path: one.path, again: false });
  const job = { kind: 'copy', path: one.path, version: '1.1.0' };
  expect(begun.job).toEqual({ ...job, copied: 0, total: 0 });
  expect(await codeOf(call('updates.apply', { path: one.path, again: false }))).toBe('busy');
  updates.set({ back: { version: '0.9.0' } });
  expect(await codeOf(call('updates.rollBack', {}))).toBe('busy');
  // Bytes are not told of one by one: they are looked at.
  updates.set({ copying: { path: one.path, copied: 400, total: 1_000 } }, 'quiet');
  at.clock.advance(lookEveryMs);
  await expect
    .poll(() => events('updates').at(-1)?.job)
    .toEqual({ ...job, copied: 400, total: 1_000 });
  // Where nothing is new, nothing is told.
  const before = events('updates').length;
  at.clock.advance(20 * lookEveryMs);
  await settled();
  expect(events('updates')).toHaveLength(before);

  updates.end({ code: 'stick-gone', message: 'put the stick back' });
  const last = { kind: 'copy', ok: false, code: 'stick-gone', text: 'put the stick back' };
  await expect.poll(() => events('updates').at(-1)).toMatchObject({ job: null, last });
  const again = await call('updates.apply', { path: one.path, again: false });
  expect(again.last).toBeNull();
  updates.set({ waiting: '1.1.0' }, 'quiet');
  updates.end();
  await expect
    .poll(() => events('updates').at(-1))
    .toMatchObject({ job: null, waiting: '1.1.0', last: { kind: 'copy', ok: true, code: '' } });
  expect(updates.asked).toEqual([`apply ${one.path} once`, `apply ${one.path} once`]);
});

test('a copy goes on when the console is locked, and the next one sees how it ended', async () => {
  const one = offered('1.1.0');
  updates.set({ found: [one] });
  const first = await openConsole(at.kiosk);
  await first.call('updates.apply', { path: one.path, again: false });
  first.close();
  updates.end({ code: 'no-space', message: 'the disk is full' });
  await settled();
  const { call } = await openConsole(at.kiosk);
  expect((await call('updates', { watch: false })).last).toMatchObject({ code: 'no-space' });
});

test('only what was found and fits is taken; what was taken back only when asked for again', async () => {
  const failed = offered('1.1.0', 'failed-before');
  const old = offered('0.9.0', 'too-old');
  updates.set({
    found: [failed, old, { path: '/media/x.vaani', header: null, problem: 'no', refused: null }],
  });
  const { call } = await openConsole(at.kiosk);
  const take = (path: string, again: boolean) => codeOf(call('updates.apply', { path, again }));
  expect(await take('/etc/passwd', true)).toBe('gone');
  expect(await take('/media/x.vaani', true)).toBe('invalid');
  expect(await take(old.path, true)).toBe('invalid');
  expect(await take(failed.path, false)).toBe('invalid');
  expect(updates.asked).toEqual([]);
  expect(await take(failed.path, true)).toBe('done');
  expect(updates.asked).toEqual([`apply ${failed.path} again`]);
});

test('going back is asked for by hand, only where there is something to go back to', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('updates', { watch: true });
  expect(await codeOf(call('updates.rollBack', {}))).toBe('gone');
  updates.set({ back: { version: '0.9.0' }, found: [offered('1.1.0')] });
  expect((await call('updates.rollBack', {})).job).toEqual({ kind: 'back' });
  expect(await codeOf(call('updates.rollBack', {}))).toBe('busy');
  const { path } = offered('1.1.0');
  expect(await codeOf(call('updates.apply', { path, again: false }))).toBe('busy');
  updates.end({ code: 'damaged', message: 'it is not whole any more' });
  await expect
    .poll(() => events('updates').at(-1))
    .toMatchObject({ job: null, last: { kind: 'back', ok: false, code: 'damaged' } });
  expect(updates.asked).toEqual(['rollBack']);
});

test('asking over the network says when there is nothing newer, and why it cannot', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('updates', { watch: true });
  await expect(call('updates.checkOnline', {})).rejects.toThrow('updateUrl');
  updates.set({ online: { kind: 'off', why: 'a package brings updates' } });
  await expect(call('updates.checkOnline', {})).rejects.toThrow('a package brings updates');
  const waiting = { kind: 'waiting', lastProblem: null } as const;
  updates.set({ online: waiting });
  expect((await call('updates.checkOnline', {})).online).toEqual({ kind: 'checking' });
  // It is being asked already.
  await call('updates.checkOnline', {});
  expect(updates.asked).toEqual(['checkOnline']);
  updates.set({ online: { kind: 'downloading', version: '1.1.0' } }, 'quiet');
  at.clock.advance(lookEveryMs);
  await expect
    .poll(() => events('updates').at(-1)?.online)
    .toEqual({ kind: 'downloading', version: '1.1.0' });
  updates.set({ online: waiting }, 'quiet');
  updates.end();
  await expect
    .poll(() => events('updates').at(-1)?.online)
    .toEqual({ kind: 'waiting', problem: null, nothingNewer: true });
  await call('updates.checkOnline', {});
  updates.set({ online: { kind: 'waiting', lastProblem: 'no answer' } }, 'quiet');
  updates.end();
  await expect
    .poll(() => events('updates').at(-1)?.online)
    .toEqual({ kind: 'waiting', problem: 'no answer', nothingNewer: false });
});

test('the console’s end is not the end of the updates: they are the shell’s', async () => {
  const { call } = await openConsole(at.kiosk);
  await call('updates', { watch: true });
  await at.reopen();
  updates.set({ waiting: '1.1.0' });
  expect(updates.asked).not.toContain('close');
});
