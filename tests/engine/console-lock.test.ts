import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleApi, lockAfterMs } from '../../src/contract/console.ts';
import { clearPin, setPin } from '../../src/main/ops/pin.ts';
import {
  connectTestConsole,
  type ConsoleKiosk,
  consoleKiosk,
  openConsole,
  screenOf,
  testPin,
  codeOf,
} from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
beforeEach(async () => {
  at = await consoleKiosk();
}, trainingMs);
afterEach(() => at.close());

test('before the PIN every call is refused, the operators’ desk among them, and no event comes', async () => {
  await setPin(testPin);
  const { call, events } = connectTestConsole(at.kiosk);
  expect(await call('hello', {})).toEqual({
    pinSet: true,
    unlocked: false,
    waitMs: 0,
    triesLeft: 5,
  });
  const params: Record<string, object> = {
    open: { name: 'Asha' },
    accept: { id: 'x' },
    answer: { id: 'x', text: 'x', priority: 'high' },
    complete: { id: 'x' },
    decline: { id: 'x', callbackAt: null },
    live: { watch: true },
    latency: { watch: true },
    'devices.choose': { input: null, output: null },
    'devices.level': { on: true },
    'devices.play': { language: 'en' },
    'models.install': { ids: ['x'] },
    'models.import': { folder: '/x' },
    'catalog.begin': { pack: 'retail', table: 'products', format: 'csv', bytes: 1 },
    'catalog.chunk': { upload: 'x', at: 0, data: '' },
    'catalog.preview': { upload: 'x', replace: false },
    'catalog.apply': { preview: 'x' },
    updates: { watch: true },
    'updates.look': { on: true },
    'updates.apply': { path: '/x', again: false },
    'settings.set': { key: 'shopName', value: 'x' },
    'settings.unset': { key: 'shopName' },
    'sessions.search': {
      text: '',
      pack: null,
      language: null,
      from: null,
      to: null,
      after: null,
      limit: 1,
    },
    'sessions.read': { pack: 'retail', id: 'x' },
    logs: { level: 'info', text: '', limit: 1, follow: true },
    'backups.restore': { id: 'x' },
    restart: { what: 'speech' },
  };
  const guarded = Object.keys(consoleApi.calls).filter(
    (name) => !['hello', 'unlock', 'lock'].includes(name),
  );
  for (const name of guarded) {
    const refused = await codeOf(call(name as 'stay', (params[name] ?? {}) as never));
    expect([name, refused]).toEqual([name, 'locked']);
  }
  const screen = await screenOf(at.kiosk);
  await screen.say('hello');
  at.clock.advance(1_000);
  for (const name of Object.keys(consoleApi.events)) expect(events(name as 'live')).toEqual([]);
});

test('without a PIN nothing opens, whatever is given', async () => {
  const { call } = connectTestConsole(at.kiosk);
  expect(await call('hello', {})).toMatchObject({ pinSet: false, unlocked: false });
  expect(await call('unlock', { pin: '4829' })).toMatchObject({ outcome: 'no-pin' });
  expect(await codeOf(call('live', { watch: false }))).toBe('locked');
});

test('wrong PINs are counted for the whole kiosk: another connection has no tries of its own', async () => {
  await setPin(testPin);
  const first = connectTestConsole(at.kiosk, 'browser-1');
  const second = connectTestConsole(at.kiosk, 'browser-2');
  for (let time = 0; time < 3; time += 1) await first.call('unlock', { pin: '7777' });
  for (let time = 0; time < 2; time += 1) await second.call('unlock', { pin: '7777' });
  expect(await first.call('unlock', { pin: testPin })).toMatchObject({ outcome: 'wait' });
  await at.reopen();
  const third = connectTestConsole(at.kiosk);
  expect(await third.call('unlock', { pin: testPin })).toMatchObject({ outcome: 'wait' });
  at.clock.advance(60_000);
  expect(await third.call('unlock', { pin: testPin })).toMatchObject({ outcome: 'open' });
});

test('the PIN opens this connection and no other', async () => {
  const open = await openConsole(at.kiosk);
  expect(await open.call('hello', {})).toMatchObject({ unlocked: true });
  const other = connectTestConsole(at.kiosk);
  expect(await codeOf(other.call('settings', {}))).toBe('locked');
});

test('after five minutes without a call it locks itself; a call begins them anew', async () => {
  const { call, events } = await openConsole(at.kiosk);
  at.clock.advance(lockAfterMs - 1);
  await call('stay', {});
  at.clock.advance(lockAfterMs - 1);
  expect(events('locked')).toEqual([]);
  expect(await codeOf(call('live', { watch: true }))).toBe('done');
  at.clock.advance(lockAfterMs);
  expect(await codeOf(call('live', { watch: true }))).toBe('locked');
  expect(events('locked')).toEqual([{ why: 'idle' }]);
  // Nothing that was watched comes any more.
  const before = events('live').length;
  const screen = await screenOf(at.kiosk);
  await screen.say('hello');
  at.clock.advance(1_000);
  expect(events('live')).toHaveLength(before);
});

test('whoever came in with a PIN that was changed or taken away is out at the next call', async () => {
  const first = await openConsole(at.kiosk);
  await setPin('7301');
  expect(await codeOf(first.call('settings', {}))).toBe('locked');
  expect(first.events('locked')).toEqual([{ why: 'pin' }]);
  expect(await first.call('unlock', { pin: '7301' })).toMatchObject({ outcome: 'open' });
  clearPin();
  expect(await codeOf(first.call('settings', {}))).toBe('locked');
});

test('locked, the operator is not at the desk any more; opened again, they can be', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('open', { name: 'Asha' });
  const screen = await screenOf(at.kiosk);
  await screen.say('i want to talk to a person');
  const seen = () => events('inbox').at(-1)?.escalations[0]?.status;
  await expect.poll(seen).toBe('pending');
  await call('lock', {});
  expect(await codeOf(call('accept', { id: 'x' }))).toBe('locked');
  await call('unlock', { pin: testPin });
  expect(await codeOf(call('accept', { id: 'x' }))).toBe('not-open');
  expect((await call('open', { name: 'Asha' })).escalations).toHaveLength(1);
});

test('nothing of a PIN, right or wrong, is in the log', async () => {
  const { call } = await openConsole(at.kiosk);
  await call('lock', {});
  await call('unlock', { pin: '7777' });
  expect(at.log.lines.join('\n')).not.toMatch(/4829|7777/);
  expect(at.log.lines.some((line) => line.includes('wrong operator PIN'))).toBe(true);
});
