import { describe, expect, test } from 'vitest';
import { kioskArguments } from '../../build/lib/browser.mjs';
import { addressIn, chooseShell, hasDisplay, serveArguments } from '../../build/lib/shell.mjs';

describe('which shell opens', () => {
  test('Electron where it is and there is a display', () => {
    expect(chooseShell({ web: false, display: true, electron: true })).toEqual({
      shell: 'electron',
    });
  });

  test.each([
    [{ web: true, display: true, electron: true }, /--web/],
    [{ web: false, display: false, electron: true }, /no display/],
    [{ web: false, display: true, electron: false }, /download/],
  ])('%j: the web shell, and why', (have, why) => {
    expect(chooseShell(have)).toEqual({ shell: 'web', why: expect.stringMatching(why) });
  });

  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
    ['darwin', {}, true],
  ] as const)('%s with %j has a display: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});

test('vaani serve gets what was given and nothing else', () => {
  const none = { port: undefined, host: undefined, pack: undefined };
  expect(serveArguments(none)).toEqual(['serve', '--json']);
  expect(serveArguments({ ...none, port: '0', pack: 'retail' })).toEqual([
    'serve',
    '--json',
    '--port',
    '0',
    '--pack',
    'retail',
  ]);
});

test.each([
  ['{"url":"http://127.0.0.1:1/#t"}', 'http://127.0.0.1:1/#t'],
  ['{"url":7}', undefined],
  ['{"other":1}', undefined],
  ['null', undefined],
  ['listening on http://x', undefined],
])('the address in %j', (line, expected) => {
  expect(addressIn(line)).toBe(expected);
});

test('the address of the people who answer stands beside it', () => {
  const line =
    '{"url":"http://127.0.0.1:1/?token=a","operatorUrl":"http://127.0.0.1:1/operator?token=b"}';
  expect(addressIn(line, 'operatorUrl')).toBe('http://127.0.0.1:1/operator?token=b');
  expect(addressIn('{"url":"x","operatorUrl":null}', 'operatorUrl')).toBeUndefined();
});

test("only root gives up the browser's sandbox", () => {
  const options = { url: 'http://127.0.0.1:1/', profile: '/p' };
  expect(kioskArguments({ ...options, asRoot: true })).toContain('--no-sandbox');
  const args = kioskArguments({ ...options, asRoot: false });
  expect(args).not.toContain('--no-sandbox');
  expect(args).toEqual(expect.arrayContaining(['--kiosk', '--app=http://127.0.0.1:1/']));
});
