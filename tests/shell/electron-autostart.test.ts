import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { autostart, desktopEntry } from '../../src/main/shell/electron/autostart.ts';
import { runCommand } from '../../src/main/shell/electron/commands.ts';

let configFolder: string;
beforeEach(() => {
  configFolder = mkdtempSync(join(tmpdir(), 'vaani-autostart-'));
});
afterEach(() => rmSync(configFolder, { recursive: true }));

function setUp(platform: NodeJS.Platform) {
  let openAtLogin = false;
  const app = {
    isPackaged: true,
    setLoginItemSettings: vi.fn((item: { openAtLogin?: boolean }) => {
      openAtLogin = item.openAtLogin === true;
    }),
    getLoginItemSettings: vi.fn((_item: object) => ({ openAtLogin })),
  };
  return { app, platform, program: '/opt/Vaani/vaani', configFolder } as const;
}

test('Linux: an entry that desktops start, with the watchdog', () => {
  const options = setUp('linux') as unknown as Parameters<typeof autostart>[1];
  const file = join(configFolder, 'autostart/vaani.desktop');
  expect(autostart('status', options)).toBe(false);
  expect(autostart('on', options)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Vaani/vaani" "--watchdog"\n');
  expect(autostart('off', options)).toBe(false);
  expect(autostart('off', options)).toBe(false);
  expect(existsSync(file)).toBe(false);
});

test.each(['win32', 'darwin'] as const)('%s: a login item, with the watchdog', (platform) => {
  const options = setUp(platform);
  const given = options as unknown as Parameters<typeof autostart>[1];
  expect(autostart('on', given)).toBe(true);
  expect(options.app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({
    path: '/opt/Vaani/vaani',
    args: ['--watchdog'],
    openAtLogin: true,
  });
  expect(autostart('off', given)).toBe(false);
  expect(autostart('status', given)).toBe(false);
  expect(options.app.setLoginItemSettings).toHaveBeenCalledTimes(2);
});

test.each([
  ['a space', '/opt/My Kiosk/vaani', '"/opt/My Kiosk/vaani"'],
  ['a quote', '/opt/"x"', '"/opt/\\\\"x\\\\""'],
  ['a dollar and a backtick', '/opt/$x`y', '"/opt/\\\\$x\\\\`y"'],
  ['a backslash', '/opt/a\\b', '"/opt/a\\\\\\\\b"'],
  ['a percent sign', '/opt/100%', '"/opt/100%%"'],
])(
  'a program with %s in its name is quoted by the rules of desktop entries',
  (_what, path, exec) => {
    expect(desktopEntry([path])).toContain(`\nExec=${exec}\n`);
  },
);

describe('Vaani --autostart', () => {
  test('says how it is now; in a checkout there is nothing to start', async () => {
    const [out, bad]: string[][] = [[], []];
    const options = {
      ...setUp('linux'),
      openSecrets: () => Promise.reject(new Error('not asked for')),
      stdin: [] as unknown as AsyncIterable<unknown>,
      print: (line: string) => void out?.push(line),
      complain: (line: string) => void bad?.push(line),
    } as unknown as Parameters<typeof runCommand>[1];
    expect(await runCommand({ kind: 'autostart', what: 'on' }, options)).toBe(0);
    expect(out).toEqual(['Vaani starts when this user logs in']);
    const checkout = { ...options, app: { ...options.app, isPackaged: false } };
    expect(await runCommand({ kind: 'autostart', what: 'on' }, checkout)).toBe(1);
    expect(await runCommand({ kind: 'wrong', why: 'so it is' }, options)).toBe(2);
    expect(bad?.at(-1)).toBe('so it is');
  });
});
