import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings, settingKeys, writeSetting } from '../../src/main/ops/settings.ts';
import { tempFolder } from '../support/shop.ts';

const packIds = ['retail', 'dealership', 'dining'];
let folder: ReturnType<typeof tempFolder>;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'home', 'settings.json');
});
afterEach(() => folder[Symbol.dispose]());

function written(content: unknown) {
  mkdirSync(join(folder.path, 'home'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readSettings(packIds, file);
}

const defaults = {
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
};

test('without a file, and with an empty one, everything has its default', () => {
  expect(readSettings(packIds, file)).toEqual({
    settings: defaults,
    problems: [],
    found: false,
    set: [],
  });
  expect(written({})).toEqual({ settings: defaults, problems: [], found: true, set: [] });
  expect(existsSync(file)).toBe(true);
});

test('what is said in the file is taken, the rest keeps its default', () => {
  const { settings, problems } = written({
    packs: ['dining', 'retail'],
    languages: ['mr', 'en'],
    language: 'en',
    retentionDays: 0,
    position: { latitude: -33.9, longitude: 18.4 },
    shopName: '  Sharma & Sons ',
    webhook: 'https://shop.example/vaani',
    updateUrl: 'https://updates.example/kiosk/',
    noiseSuppression: true,
    interruption: 'low',
    idle: { askAfterS: 45, endAfterS: 90 },
    voice: { rate: 0.9, volume: 1.5 },
    devices: { input: 'USB microphone, left', output: null },
  });
  expect(problems).toEqual([]);
  expect(settings).toEqual({
    packs: ['dining', 'retail'],
    languages: ['en', 'mr'],
    retentionDays: 0,
    position: { latitude: -33.9, longitude: 18.4 },
    shopName: 'Sharma & Sons',
    webhook: 'https://shop.example/vaani',
    updateUrl: 'https://updates.example/kiosk/',
    noiseSuppression: true,
    interruption: 'low',
    idle: { askAfterS: 45, endAfterS: 90 },
    voice: { rate: 0.9, volume: 1.5 },
    devices: { input: 'USB microphone, left', output: null },
  });
});

test('conversations begin in the first language, unless another of them is named', () => {
  expect(written({ languages: ['bn', 'hi'] }).settings.languages).toEqual(['bn', 'hi']);
  expect(written({ language: 'hi' }).settings.languages).toEqual(['hi', 'en', 'bn', 'mr']);
});

describe('what cannot be used is one line with file, key and what is allowed, and has its default', () => {
  test.each([
    ['packs', [], '"packs" must be a list of one or more of "retail", "dealership", "dining"'],
    ['packs', ['bakery'], 'not ["bakery"]'],
    ['packs', ['retail', 'retail'], 'each once'],
    ['packs', 'retail', 'a list'],
    ['languages', ['en', 'fr'], '"languages" must be a list of one or more of "en", "hi"'],
    ['languages', [], 'one or more'],
    ['language', 'fr', '"language" must be one of'],
    ['retentionDays', -1, 'a whole number of days from 0 to 3650'],
    ['retentionDays', 1.5, 'a whole number'],
    ['retentionDays', '7', 'not "7"'],
    ['position', { latitude: 91, longitude: 0 }, '"latitude": -90 to 90'],
    ['position', { latitude: 1 }, 'or null'],
    ['position', { latitude: 1, longitude: 1, height: 3 }, 'or null'],
    ['shopName', '   ', 'a text of 1 to 60 characters'],
    ['shopName', 'x'.repeat(61), 'a text of 1 to 60 characters'],
    ['webhook', 'http://shop.example/vaani', 'an https address'],
    ['webhook', 'http://127.0.0.1.shop.example/', 'an https address'],
    ['webhook', 'https://me:secret@shop.example/', 'without a password in it'],
    ['webhook', 'shop.example', 'an https address'],
    ['updateUrl', 'http://updates.example/', 'the https address of a folder'],
    ['webhook', `https://shop.example/${'x'.repeat(500)}`, 'an https address'],
    ['noiseSuppression', 'yes', 'true or false'],
    ['interruption', 'never', 'one of "low", "normal", "high"'],
    ['idle', { askAfterS: 5, endAfterS: 60 }, '"askAfterS": 10 to 600'],
    ['idle', { askAfterS: 60, endAfterS: 65 }, 'at least 10 more than the first'],
    ['idle', { askAfterS: 30 }, 'in whole seconds'],
    ['voice', { rate: 3, volume: 1 }, '"rate": 0.7 to 1.4'],
    ['voice', { rate: 1, volume: 1, pitch: 2 }, '"volume": 0.5 to 2'],
    ['devices', { input: '', output: null }, 'a name that "vaani doctor" lists'],
    ['devices', 'USB', 'or null for the system'],
  ])('%s: %j', (key, value, message) => {
    const good = key === 'shopName' ? { retentionDays: 5 } : { shopName: 'Sharma' };
    const { settings, problems } = written({ ...good, [key]: value });
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]).toContain(`${file}: "${key}" must be`);
    expect(problems[0]).not.toContain('secret@');
    // One bad value spoils no other.
    expect(settings).toEqual({ ...defaults, ...good });
  });

  test('a language that is not among the languages', () => {
    const { settings, problems } = written({ languages: ['en', 'hi'], language: 'mr' });
    expect(problems).toEqual([expect.stringContaining('"language" must be one of "languages"')]);
    expect(settings.languages).toEqual(['en', 'hi']);
  });

  test('a key nobody knows, even one that every object has', () => {
    const { settings, problems } = written('{"pack": "dining", "constructor": 1}');
    expect(problems).toEqual([
      expect.stringContaining(`there is no setting "pack"; there is: ${settingKeys.join(', ')}`),
      expect.stringContaining('there is no setting "constructor"'),
    ]);
    expect(settings).toEqual(defaults);
  });

  test.each([
    ['{"packs": ["dining"', 'is not JSON'],
    ['', 'is not JSON'],
    ['["dining"]', 'one JSON object'],
    ['null', 'one JSON object'],
    [`{"shopName": "${'x'.repeat(70_000)}"}`, 'too long'],
  ])('a file that is no settings file: %#', (content, message) => {
    const { settings, problems, found } = written(content);
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]).toContain(file);
    expect(settings).toEqual(defaults);
    expect(found).toBe(true);
  });

  test('a file that cannot be read is a problem, not a missing one', () => {
    mkdirSync(file, { recursive: true });
    const { problems } = readSettings(packIds, file);
    expect(problems).toEqual([expect.stringContaining('cannot be read')]);
  });
});

test('a byte order mark, as editors of some systems write it, does no harm', () => {
  expect(written('\ufeff{"packs": ["dining"]}').settings.packs).toEqual(['dining']);
});

describe('changing one', () => {
  const content = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

  test('makes the file and its folder, and leaves the other keys as they were', () => {
    writeSetting('packs', ['dining'], packIds, file);
    const settings = writeSetting('shopName', 'Sharma', packIds, file);
    expect(content()).toEqual({ packs: ['dining'], shopName: 'Sharma' });
    expect(settings).toMatchObject({ packs: ['dining'], shopName: 'Sharma', retentionDays: 30 });
    expect(readSettings(packIds, file).settings).toEqual(settings);
    writeSetting('packs', undefined, packIds, file);
    expect(content()).toEqual({ shopName: 'Sharma' });
  });

  test('a wrong value is refused and changes nothing', () => {
    writeSetting('retentionDays', 7, packIds, file);
    const before = readFileSync(file, 'utf8');
    expect(() => writeSetting('retentionDays', 'long', packIds, file)).toThrow(
      /"retentionDays" must be a whole number/,
    );
    expect(() => writeSetting('colour', 'red', packIds, file)).toThrow(/no setting "colour"/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a key that is wrong in the file is put right, or taken out; another wrong one is named', () => {
    written({ packs: ['bakery'], retentionDays: 7 });
    expect(() => writeSetting('retentionDays', 8, packIds, file)).toThrow(/"packs" must be/);
    expect(writeSetting('packs', ['retail'], packIds, file).retentionDays).toBe(7);
    written({ oldKey: 1, retentionDays: 7 });
    expect(writeSetting('oldKey', undefined, packIds, file).retentionDays).toBe(7);
    expect(content()).toEqual({ retentionDays: 7 });
  });

  test('a file that is no settings file is not written over', () => {
    written('{"packs": [');
    expect(() => writeSetting('packs', ['retail'], packIds, file)).toThrow(/is not JSON/);
    expect(readFileSync(file, 'utf8')).toBe('{"packs": [');
  });

  test('the file is replaced whole: where that fails, the old one stays and nothing else lies about', () => {
    writeSetting('retentionDays', 7, packIds, file);
    expect(readdirSync(join(folder.path, 'home'))).toEqual(['settings.json']);
    // A folder in the way of the part file: writing it must fail before the real one is touched.
    mkdirSync(`${file}.${process.pid}.part`);
    expect(() => writeSetting('retentionDays', 8, packIds, file)).toThrow(
      /cannot write .*settings/,
    );
    expect(content()).toEqual({ retentionDays: 7 });
  });
});
