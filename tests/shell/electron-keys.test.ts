import { describe, expect, test } from 'vitest';
import { isAllowedKey, type KeyInput } from '../../src/main/shell/electron/keys.ts';

/** "Ctrl+Shift+I" as Electron tells of it. */
function chord(text: string, more: Partial<KeyInput> = {}): KeyInput {
  const parts = text === '+' ? ['+'] : text.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    shift: has('Shift'),
    control: has('Ctrl'),
    alt: has('Alt'),
    meta: has('Cmd'),
    modifiers: [],
    ...more,
  };
}
const allowed = (text: string, platform: NodeJS.Platform = 'linux', more?: Partial<KeyInput>) =>
  isAllowedKey(chord(text, more), platform);

describe('a kiosk takes what people need', () => {
  test.each([
    ...['a', 'Shift+A', '7', ' ', '+', '₹', 'क', 'ক', 'म', '😀'],
    ...['Tab', 'Shift+Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'ArrowLeft', 'PageDown'],
    ...['Process', 'Dead', 'Unidentified', 'Shift', 'Control', 'Alt'],
    ...['Ctrl+a', 'Cmd+a', 'Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+ArrowLeft', 'Ctrl+Backspace'],
    'AudioVolumeDown',
  ])('%s', (text) => expect(allowed(text)).toBe(true));

  test('the way into the console, which asks for a PIN, and only that chord', () => {
    expect(allowed('Ctrl+Alt+o')).toBe(true);
    // On a Mac, Alt makes another letter of it.
    expect(allowed('Ctrl+Alt+ø', 'darwin', { code: 'KeyO' })).toBe(true);
    for (const other of ['Ctrl+o', 'Alt+o', 'Ctrl+Alt+Shift+o', 'Ctrl+Alt+Cmd+o', 'Ctrl+Alt+p'])
      expect([other, allowed(other)]).toEqual([other, false]);
  });

  test('letters that need AltGr, which Windows tells of as Ctrl+Alt, or Option', () => {
    expect(allowed('Ctrl+Alt+₹', 'win32', { code: 'Digit4' })).toBe(true);
    expect(allowed('Ctrl+Alt+@', 'win32', { code: 'KeyQ', modifiers: ['AltGr'] })).toBe(true);
    expect(allowed('Alt+å', 'darwin', { code: 'KeyA' })).toBe(true);
  });
});

describe('what leads out of it, or changes it, does nothing', () => {
  test.each([
    ['reload', ['F5', 'Ctrl+F5', 'Ctrl+r', 'Cmd+r', 'Ctrl+Shift+R', 'BrowserRefresh']],
    ['developer tools', ['F12', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+u']],
    ['full screen', ['F11', 'Ctrl+Cmd+f', 'Alt+Enter']],
    ['leaving', ['Alt+F4', 'Ctrl+w', 'Cmd+w', 'Cmd+q', 'Ctrl+q', 'Ctrl+Shift+W', 'Cmd+m', 'Cmd+h']],
    ['zoom', ['Ctrl++', 'Ctrl+=', 'Ctrl+-', 'Ctrl+0', 'Cmd+0']],
    ['printing, saving, opening, searching', ['Ctrl+p', 'Ctrl+s', 'Ctrl+n', 'Ctrl+t', 'Ctrl+f']],
    [
      'back and forward',
      ['Alt+ArrowLeft', 'Alt+ArrowRight', 'BrowserBack', 'Cmd+[', 'BrowserHome'],
    ],
    ['menus', ['F10', 'Shift+F10', 'ContextMenu', 'Alt+ ', 'Alt+f']],
    ['what the next person could paste', ['Ctrl+c', 'Ctrl+x', 'Ctrl+v', 'Cmd+c', 'Ctrl+Insert']],
    [
      'other programs',
      ['LaunchMail', 'LaunchApplication1', 'MediaPlayPause', 'F1', 'F24', 'Cmd+ '],
    ],
    ['Chromium itself', ['F7', 'F3', 'F6', 'Ctrl+Alt+Delete', 'Ctrl+Tab']],
  ])('%s', (_what, texts) => {
    expect(texts.filter((text) => allowed(text))).toEqual([]);
    expect(texts.filter((text) => allowed(text, 'win32'))).toEqual([]);
  });
});
