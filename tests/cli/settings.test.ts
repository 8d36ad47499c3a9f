import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appRoot } from '../../src/main/ops/paths.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { shareClassifiers, vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());

/** A data folder with these settings in it. */
function homeWith(name: string, content?: unknown): string {
  const home = join(folder.path, name);
  mkdirSync(home, { recursive: true });
  if (content !== undefined) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(home, 'settings.json'), text);
  }
  return home;
}

describe('vaani settings', () => {
  test('shows the usual ones where there is no file, and makes none', async () => {
    const home = homeWith('none');
    const run = await vaani(home, ['settings', '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.records()).toEqual([
      {
        packs: ['retail'],
        languages: ['en', 'hi', 'bn', 'mr'],
        retentionDays: 30,
        position: null,
        shopName: null,
        webhook: null,
        updateUrl: null,
        noiseSuppression: false,
        interruption: 'normal',
        idle: { askAfterS: 30, endAfterS: 60 },
        voice: { rate: 1, volume: 1 },
        devices: { input: null, output: null },
        language: 'en',
        file: join(home, 'settings.json'),
      },
    ]);
    expect(existsSync(join(home, 'settings.json'))).toBe(false);
  });

  // Ten commands, one after the other.
  test('sets and unsets one, each as it is typed', { timeout: 120_000 }, async () => {
    const home = homeWith('set');
    for (const [key, value] of [
      ['packs', 'retail, dining'],
      ['languages', 'hi,en'],
      ['language', 'en'],
      ['retentionDays', '7'],
      ['position', '18.52,73.85'],
      ['shopName', 'Sharma & Sons'],
      ['webhook', 'https://shop.example/vaani'],
      ['noiseSuppression', 'true'],
      ['interruption', 'high'],
      ['idle', '40,80'],
      ['voice', '0.9,1.2'],
      ['devices', '{"input":"HDA: ALC, front","output":null}'],
    ] as const) {
      expect(await vaani(home, ['settings', 'set', key, value])).toMatchObject({
        code: 0,
        stderr: '',
      });
    }
    expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toEqual({
      packs: ['retail', 'dining'],
      languages: ['hi', 'en'],
      language: 'en',
      retentionDays: 7,
      position: { latitude: 18.52, longitude: 73.85 },
      shopName: 'Sharma & Sons',
      webhook: 'https://shop.example/vaani',
      noiseSuppression: true,
      interruption: 'high',
      idle: { askAfterS: 40, endAfterS: 80 },
      voice: { rate: 0.9, volume: 1.2 },
      devices: { input: 'HDA: ALC, front', output: null },
    });
    const unset = await vaani(home, ['settings', 'unset', 'shopName', '--json']);
    expect(unset.records()).toMatchObject([{ shopName: null, packs: ['retail', 'dining'] }]);
    const shown = await vaani(home, ['settings']);
    expect(shown.stdout).toMatch(/^packs +retail,dining$/m);
    expect(shown.stdout).toMatch(/^position +18\.52,73\.85$/m);
    expect(shown.stdout).toMatch(/^idle +40,80$/m);
    expect(shown.stdout).toMatch(/^devices +HDA: ALC, front,-$/m);
  });

  test('bad usage is exit code 2, a value that is not allowed 1; neither writes anything', {
    timeout: 120_000,
  }, async () => {
    const home = homeWith('refused');
    for (const [args, code, message] of [
      [['set', 'packs'], 2, 'one value'],
      [['set', 'colour', 'red'], 2, 'there is no setting "colour"; there is: packs'],
      [['unset'], 2, 'one key'],
      [['frobnicate'], 2, 'there is no "frobnicate"'],
      [['set', 'packs', 'bakery'], 1, '"packs" must be a list of one or more of "retail"'],
      [['set', 'position', '18.52'], 1, '"position" must be'],
      [['set', 'retentionDays', 'soon'], 1, 'from 0 to 3650'],
      [['set', 'webhook', 'http://shop.example'], 1, '"webhook" must be an https address'],
      [['set', 'noiseSuppression', 'yes'], 1, 'true or false'],
    ] as const) {
      const run = await vaani(home, ['settings', ...args]);
      expect(run.code, args.join(' ')).toBe(code);
      expect(run.stderr.trim().split('\n'), args.join(' ')).toEqual([
        expect.stringContaining(message),
      ]);
    }
    expect(existsSync(join(home, 'settings.json'))).toBe(false);
  });

  test('a file with something wrong in it is shown as it counts, with what is wrong', async () => {
    const run = await vaani(homeWith('wrong', { packs: ['bakery'], retentionDays: 5 }), [
      'settings',
      '--json',
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('"packs" must be');
    expect(run.records()).toMatchObject([{ packs: ['retail'], retentionDays: 5 }]);
  });
});

describe('settings and options', () => {
  test(
    'a conversation is in the pack and language of the settings; an option comes before them',
    async () => {
      const home = homeWith('dining', { packs: ['dining', 'retail'], language: 'hi' });
      const [set, told] = await Promise.all([
        vaani(home, ['ask', '--json'], 'नमस्ते\n'),
        vaani(
          home,
          ['ask', '--json', '--pack', 'retail', '--lang', 'en'],
          'where is my order 1042\n',
        ),
      ]);
      expect(set.records()).toMatchObject([{ language: 'hi' }]);
      expect(told.records()).toMatchObject([{ language: 'en', intent: 'track_order' }]);
      expect(existsSync(join(home, 'dining.db'))).toBe(true);
    },
    trainingMs,
  );

  test(
    'the place of the kiosk reaches the trade that tells distances, and goes again',
    async () => {
      const home = homeWith('placed', {
        packs: ['dining'],
        position: { latitude: 1, longitude: 2 },
      });
      await vaani(home, ['ask'], 'hello\n');
      const place = () => {
        const db = openSqlite(join(home, 'dining.db'));
        try {
          return db.get('SELECT own_lat, own_lon FROM kiosk');
        } finally {
          db.close();
        }
      };
      expect(place()).toEqual({ own_lat: 1, own_lon: 2 });
      await vaani(home, ['settings', 'unset', 'position']);
      // Looking at it changes nothing.
      await vaani(home, ['doctor', '--json']);
      expect(place()).toEqual({ own_lat: 1, own_lon: 2 });
      await vaani(home, ['ask'], 'hello\n');
      expect(place()).toEqual({ own_lat: null, own_lon: null });
    },
    trainingMs,
  );

  test('a settings file that cannot be used stops a command, with one line that says what to do', async () => {
    const home = homeWith('broken', '{"packs": [');
    for (const args of [['serve', '--port', '0'], ['ask']]) {
      const run = await vaani(home, [...args, '--json'], 'hello\n');
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr.trim().split('\n')).toEqual([
        expect.stringMatching(/settings\.json: it is not JSON .*; put it right, or delete it/),
      ]);
    }
  });

  test('what needs no settings does not mind them', async () => {
    const run = await vaani(
      homeWith('broken-too', 'nonsense'),
      ['parse', '--kind', 'number', '--lang', 'en'],
      'five\n',
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('several packs', () => {
  test.each([
    [['ask', '--pack', 'retail,dining'], '--pack takes one pack here, not "retail,dining"'],
    [['call', '--pack', 'retail,dining', 'x.wav'], '--pack takes one pack here'],
    [['serve', '--pack', 'retail,bakery'], 'there is no pack "bakery"'],
    [['serve', '--pack', 'retail,'], 'there is no pack ""'],
    [['serve', '--pack', 'dining,dining'], 'names a pack twice'],
    [
      ['serve', '--pack', 'retail,dining', '--db', 'x.db'],
      '--db names the database of one pack, and these are several: retail,dining',
    ],
  ])('vaani %j is refused', async (args, message) => {
    const run = await vaani(homeWith('usage'), args, 'hello\n');
    expect(run.code).toBe(2);
    expect(run.stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });

  test(
    'serve opens each on a database of its own, and ends when it is told to',
    async () => {
      const home = homeWith('served');
      shareClassifiers(home);
      const args = ['serve', '--pack', 'retail,dining', '--no-fetch', '--port', '0', '--json'];
      const child = spawn(process.execPath, [join(appRoot(), 'bin/vaani.js'), ...args], {
        env: { ...process.env, VAANI_HOME: home, VAANI_MODELS: join(home, 'models') },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      try {
        const first = await new Promise<string>((resolve, reject) => {
          child.stdout.setEncoding('utf8').once('data', resolve);
          child.on('exit', () => reject(new Error('it ended before it listened')));
        });
        expect(JSON.parse(first)).toMatchObject({ url: expect.stringMatching(/^http:/) });
        for (const id of ['retail', 'dining'])
          expect(existsSync(join(home, `${id}.db`))).toBe(true);
        expect(existsSync(join(home, 'dealership.db'))).toBe(false);
      } finally {
        child.kill('SIGTERM');
      }
      expect(await ended).toBe(0);
    },
    trainingMs,
  );

  test('doctor looks at the settings and at the database of each', async () => {
    const home = homeWith('doctor', { packs: ['retail', 'dining'], colour: 'red' });
    const run = await vaani(home, ['doctor', '--json']);
    expect(run.code).toBe(0);
    const [{ checks }] = run.records() as [
      { checks: { name: string; ok: boolean; detail: string }[] },
    ];
    const named = (name: string) => checks.find((check) => check.name === name);
    expect(named('settings')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('there is no setting "colour"'),
    });
    for (const id of ['retail', 'dining'])
      expect(named(`database ${id}`)).toMatchObject({ ok: true, detail: join(home, `${id}.db`) });
  });
});
