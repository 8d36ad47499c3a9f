import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptCopies } from '../../src/main/engine/backups.ts';
import { createLogRing } from '../../src/main/ops/log-ring.ts';
import {
  type ConsoleKiosk,
  consoleKiosk,
  openConsole,
  screenOf,
  testPin,
  refusalOf,
} from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

let at: ConsoleKiosk;
let lines: ReturnType<typeof createLogRing>;
beforeEach(async () => {
  lines = createLogRing();
  at = await consoleKiosk();
}, trainingMs);
afterEach(() => at.close());

describe('settings', () => {
  const one = async (key: string) => {
    const { call } = await openConsole(at.kiosk);
    const { settings } = await call('settings', {});
    return settings.find((setting) => setting.key === key);
  };

  test('each tells its value, its default, what is allowed and when it is in force', async () => {
    expect(await one('interruption')).toEqual({
      key: 'interruption',
      value: 'normal',
      default: 'normal',
      set: false,
      allowed: 'one of "low", "normal", "high"',
      input: { kind: 'choice', options: ['low', 'normal', 'high'] },
      nullable: false,
      applies: 'now',
      waits: false,
    });
    expect(await one('language')).toMatchObject({ value: 'en', applies: 'restart' });
  });

  test('what the speech process is made with is in force at once: it starts anew with it', async () => {
    const { call } = await openConsole(at.kiosk);
    await expect
      .poll(() => at.speech.lives.at(-1)?.config())
      .toMatchObject({ interruption: 'normal' });
    await call('settings.set', { key: 'interruption', value: 'low' });
    await call('settings.set', { key: 'voice', value: { rate: 0.9, volume: 1.4 } });
    await expect
      .poll(() => at.speech.lives.at(-1)?.config())
      .toMatchObject({ interruption: 'low', voice: { rate: 0.9, volume: 1.4 } });
    expect(JSON.parse(readFileSync(join(at.home, 'settings.json'), 'utf8'))).toEqual({
      interruption: 'low',
      voice: { rate: 0.9, volume: 1.4 },
    });
  });

  test('idle times count from the next quiet moment on', async () => {
    const { call } = await openConsole(at.kiosk);
    await call('settings.set', { key: 'idle', value: { askAfterS: 12, endAfterS: 24 } });
    const screen = await screenOf(at.kiosk);
    await screen.say('what is your return policy');
    const turns = screen.view().turns.length;
    at.clock.advance(11_900);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(screen.view().turns).toHaveLength(turns);
    at.clock.advance(200);
    await expect.poll(() => screen.view().turns.at(-1)?.text).toMatch(/still there/i);
    at.clock.advance(12_000);
    await expect.poll(() => screen.view().turns).toEqual([]);
  });

  test('the shop’s name is on the screens at once, what is not kept any more is deleted at once', async () => {
    const screen = await screenOf(at.kiosk);
    await screen.say('what is your return policy');
    const count = () => at.kiosk.trades[0].db.get('SELECT count(*) AS n FROM conversations');
    await expect.poll(count).toEqual({ n: 1 });
    const { call } = await openConsole(at.kiosk);
    await call('settings.set', { key: 'shopName', value: 'Sharma & Sons' });
    await expect.poll(() => screen.view().packTitle).toBe('Sharma & Sons');
    await call('settings.set', { key: 'retentionDays', value: 0 });
    expect(count()).toEqual({ n: 0 });
    await screen.say('where do you deliver');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(count()).toEqual({ n: 0 });
  });

  test('what takes a start waits for one and says so; what cannot be is refused with what can', async () => {
    const { call } = await openConsole(at.kiosk);
    const { settings } = await call('settings.set', { key: 'languages', value: ['hi', 'en'] });
    expect(settings.find(({ key }) => key === 'languages')).toMatchObject({
      value: ['hi', 'en'],
      waits: true,
    });
    expect(await refusalOf(call('settings.set', { key: 'idle', value: 3 }))).toMatch(
      /^invalid: .*"idle" must be .*in whole seconds/,
    );
    expect(await refusalOf(call('settings.set', { key: 'shopName', value: undefined }))).toMatch(
      /must have a value/,
    );
    const back = await call('settings.unset', { key: 'languages' });
    expect(back.settings.find(({ key }) => key === 'languages')).toMatchObject({
      set: false,
      waits: false,
    });
  });
});

describe('kept conversations', () => {
  const all = {
    text: '',
    pack: null,
    language: null,
    from: null,
    to: null,
    after: null,
    limit: 50,
  };

  async function talk(...texts: string[]) {
    const screen = await screenOf(at.kiosk);
    for (const text of texts) await screen.say(text);
    screen.close();
    at.clock.advance(1_000);
  }

  test('are found by their words, page by page, the latest first', async () => {
    await talk('what is your return policy');
    await talk('do you have blue kettles', 'hello');
    await talk('track my order');
    const { call } = await openConsole(at.kiosk);
    const { sessions, next } = await call('sessions.search', all);
    expect(sessions).toHaveLength(3);
    expect(next).toBeNull();
    expect(sessions[0]?.excerpt).toContain('track my order');
    const found = await call('sessions.search', { ...all, text: 'KETTLES blue' });
    expect(found.sessions.map(({ id }) => id)).toEqual([sessions[1]?.id]);
    const first = await call('sessions.search', { ...all, limit: 2 });
    const rest = await call('sessions.search', { ...all, limit: 2, after: first.next });
    expect([...first.sessions, ...rest.sessions]).toEqual(sessions);
    expect(rest.next).toBeNull();
    const whole = await call('sessions.read', { pack: 'retail', id: sessions[1]?.id ?? '' });
    expect(whole.said.map(({ who }) => who)).toEqual(['person', 'vaani', 'person', 'vaani']);
    expect(whole.said[0]?.text).toBe('do you have blue kettles');
  });

  test('are chosen by day, language and pack; an unknown one is gone', async () => {
    await talk('what is your return policy');
    const { call } = await openConsole(at.kiosk);
    const count = async (filter: object) =>
      (await call('sessions.search', { ...all, ...filter })).sessions.length;
    const day = new Date(at.clock.now());
    const text = (later: number) => {
      const other = new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, 12);
      return other.toISOString().slice(0, 10);
    };
    expect(await count({ from: text(0), to: text(0) })).toBe(1);
    expect(await count({ from: text(1) })).toBe(0);
    expect(await count({ to: text(-1) })).toBe(0);
    expect(await count({ language: 'hi' })).toBe(0);
    expect(await count({ pack: 'retail' })).toBe(1);
    expect(await count({ pack: 'dining' })).toBe(0);
    expect(await refusalOf(call('sessions.read', { pack: 'retail', id: 'session_x' }))).toMatch(
      /^gone/,
    );
    expect(await refusalOf(call('sessions.search', { ...all, after: 'x' }))).toMatch(/^invalid/);
  });

  test('hold nothing that tells who the person was', async () => {
    await talk('my name is Zebediah Quux', 'call me on 9876543210');
    const { call } = await openConsole(at.kiosk);
    const { sessions } = await call('sessions.search', all);
    const whole = await call('sessions.read', { pack: 'retail', id: sessions[0]?.id ?? '' });
    expect(JSON.stringify(whole)).not.toMatch(/9876543210|Zebediah/);
    expect((await call('sessions.search', { ...all, text: '9876543210' })).sessions).toEqual([]);
  });
});

describe('the log', () => {
  const write = (level: number, msg: string, more: object = {}) =>
    lines.write(JSON.stringify({ level, time: 1, name: 'kiosk', pid: 1, msg, ...more }));

  test('the latest lines that pass, by level and words; the oldest go first', () => {
    for (let at = 0; at < 1_200; at += 1) write(30, `line ${at}`);
    write(40, 'a seat did not close', { reason: 'Timeout', err: { message: 'x', stack: 'at y' } });
    lines.write('no json');
    const read = (level: 'info' | 'warn', text: string, limit = 2) =>
      lines.read({ level, text, limit }).map((line) => line.text);
    expect(read('info', '')).toEqual(['line 1199', 'a seat did not close']);
    expect(read('warn', '', 100)).toEqual(['a seat did not close']);
    expect(read('info', 'TIMEOUT')).toEqual(['a seat did not close']);
    expect(read('info', '', 1_000)).toHaveLength(1_000);
    expect(read('info', 'line 200', 5)).toEqual([]);
    expect(lines.read({ level: 'warn', text: '', limit: 1 })[0]?.fields).toBe(
      '{"reason":"Timeout","err":{"message":"x"}}',
    );
  });

  test('followed, the lines that pass come together', async () => {
    const { recentLines } = await import('../../src/main/ops/log.ts');
    const { call, events } = await openConsole(at.kiosk);
    await call('logs', { level: 'warn', text: 'zebra', limit: 10, follow: true });
    const line = (level: number, msg: string) =>
      recentLines.write(JSON.stringify({ level, time: 1, name: 'kiosk', msg }));
    line(40, 'zebra one');
    line(30, 'zebra two');
    line(50, 'zebra three');
    expect(events('log')).toEqual([]);
    at.clock.advance(250);
    await expect
      .poll(() => events('log').flatMap((event) => event.lines.map(({ text }) => text)))
      .toEqual(['zebra one', 'zebra three']);
    await call('logs', { level: 'warn', text: 'zebra', limit: 10, follow: false });
    line(40, 'zebra four');
    at.clock.advance(1_000);
    expect(events('log')).toHaveLength(1);
  });
});

describe('backups', () => {
  const price = () =>
    at.kiosk.trades[0].db.get<{ price: number }>('SELECT price FROM products ORDER BY number')
      ?.price;
  const setPrice = (to: number) =>
    at.kiosk.trades[0].db.run('UPDATE products SET price = :to WHERE number = 1', { to });

  test('one is made, and put back when the kiosk starts next; what was there is kept', async () => {
    const restarts: string[] = [];
    await at.reopen({ restart: () => restarts.push('restart') });
    const before = price();
    const { call } = await openConsole(at.kiosk);
    const { backups } = await call('backups.make', {});
    const made = backups.find(({ kind }) => kind === 'asked');
    setPrice(99_999);
    expect(await call('backups.restore', { id: made?.id ?? '' })).toEqual({ when: 'now' });
    expect((await call('backups', {})).backups.find(({ chosen }) => chosen)?.id).toBe(made?.id);
    expect(restarts).toEqual([]);
    at.clock.advance(300);
    expect(restarts).toEqual(['restart']);
    expect(price()).toBe(99_999);
    await at.reopen();
    expect(price()).toBe(before);
    const again = await openConsole(at.kiosk);
    const after = (await again.call('backups', {})).backups;
    expect(after.some(({ chosen }) => chosen)).toBe(false);
    const replaced = after.find(({ kind }) => kind === 'replaced');
    // Not what was wanted: the way back is open.
    expect(await again.call('backups.restore', { id: replaced?.id ?? '' })).toEqual({
      when: 'next-start',
    });
    await at.reopen();
    expect(price()).toBe(99_999);
  });

  test('a damaged one is refused, and one that was damaged later leaves everything as it is', async () => {
    const { call } = await openConsole(at.kiosk);
    const made = (await call('backups.make', {})).backups.find(({ kind }) => kind === 'asked');
    const path = join(at.home, 'backups', made?.id ?? '');
    const content = readFileSync(path);
    writeFileSync(path, content.subarray(0, 5_000));
    expect(await refusalOf(call('backups.restore', { id: made?.id ?? '' }))).toMatch(
      /^invalid: .*damaged/,
    );
    expect(await refusalOf(call('backups.restore', { id: '../retail.db' }))).toMatch(/^gone/);
    writeFileSync(path, content);
    await call('backups.restore', { id: made?.id ?? '' });
    writeFileSync(path, content.subarray(0, 5_000));
    setPrice(4_321);
    await at.reopen();
    expect(price()).toBe(4_321);
    expect(at.log.lines.some((line) => line.includes('could not be restored'))).toBe(true);
    expect(readdirSync(at.home).filter((name) => /restor|looked-at/.test(name))).toEqual([]);
  });

  test('only the latest ones of each kind are kept', async () => {
    const { call } = await openConsole(at.kiosk);
    for (let time = 0; time < keptCopies + 2; time += 1) {
      at.clock.advance(1_000);
      await call('backups.make', {});
    }
    const { backups } = await call('backups', {});
    const asked = backups.filter(({ kind }) => kind === 'asked');
    expect(asked).toHaveLength(keptCopies);
    expect(asked[0]?.madeAt).toBe(new Date(at.clock.now()).toISOString());
    expect(readdirSync(join(at.home, 'backups'))).toHaveLength(keptCopies);
  });
});

test('a copy lives no longer than what is kept of people', async () => {
  const { call } = await openConsole(at.kiosk);
  await call('backups.make', {});
  const kinds = async () => {
    const { call: again } = await openConsole(at.kiosk);
    return (await again('backups', {})).backups.map(({ kind }) => kind);
  };
  at.clock.advance(29 * 24 * 3_600_000);
  expect(await kinds()).toContain('asked');
  at.clock.advance(2 * 24 * 3_600_000);
  expect(await kinds()).toEqual(['daily']);
});

test('a restart of the app needs somebody who starts it again; that of speech does not', async () => {
  const { call } = await openConsole(at.kiosk);
  expect(await refusalOf(call('restart', { what: 'app' }))).toMatch(
    /^unavailable: .*docs\/operating.md/,
  );
  const lives = at.speech.lives.length;
  await call('restart', { what: 'speech' });
  await expect.poll(() => at.speech.lives.length).toBeGreaterThan(lives);
  expect(existsSync(join(at.home, 'operator-pin.json'))).toBe(true);
  expect(await call('unlock', { pin: testPin })).toMatchObject({ outcome: 'open' });
});
