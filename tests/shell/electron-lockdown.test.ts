import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import {
  kioskSwitches,
  type LockedContents,
  type LockedWindow,
  lockContents,
  lockWindow,
} from '../../src/main/shell/electron/lockdown.ts';

function contents() {
  const fake = Object.assign(new EventEmitter(), {
    setZoomFactor: vi.fn(),
    setVisualZoomLevelLimits: vi.fn(async () => {}),
    setIgnoreMenuShortcuts: vi.fn(),
    closeDevTools: vi.fn(),
  });
  lockContents(fake as unknown as LockedContents, 'linux');
  /** Whether it reaches the page. */
  const reaches = (name: string, detail: object = {}) => {
    const event = { preventDefault: vi.fn() };
    fake.emit(name, event, detail);
    return event.preventDefault.mock.calls.length === 0;
  };
  return { fake, reaches };
}

describe('a page of a kiosk', () => {
  const key = { shift: false, control: false, alt: false, meta: false, modifiers: [] };

  test('is typed on, and not reloaded', () => {
    const { reaches } = contents();
    expect(reaches('before-input-event', { ...key, key: 'a', code: 'KeyA' })).toBe(true);
    expect(reaches('before-input-event', { ...key, key: 'F5', code: 'F5' })).toBe(false);
  });

  test('is touched and clicked, but for the buttons and menus that do something else', () => {
    const { reaches } = contents();
    expect(reaches('before-mouse-event', { type: 'mouseDown', button: 'left' })).toBe(true);
    expect(reaches('before-mouse-event', { type: 'mouseDown' })).toBe(true);
    expect(reaches('before-mouse-event', { type: 'mouseMove' })).toBe(true);
    expect(reaches('before-mouse-event', { type: 'mouseWheel' })).toBe(true);
    expect(reaches('before-mouse-event', { type: 'mouseDown', button: 'middle' })).toBe(false);
    expect(reaches('before-mouse-event', { type: 'mouseUp', button: 'right' })).toBe(false);
    expect(reaches('before-mouse-event', { type: 'contextMenu' })).toBe(false);
    expect(reaches('context-menu')).toBe(false);
  });

  test('keeps its size, whatever was set before', () => {
    const { fake } = contents();
    fake.emit('did-finish-load');
    fake.emit('zoom-changed', {}, 'in');
    expect(fake.setZoomFactor.mock.calls).toEqual([[1], [1]]);
    expect(fake.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
  });

  test('closes developer tools, should they open', () => {
    const { fake } = contents();
    fake.emit('devtools-opened');
    expect(fake.closeDevTools).toHaveBeenCalledOnce();
    expect(fake.setIgnoreMenuShortcuts).toHaveBeenCalledWith(true);
  });
});

test('a kiosk window stays where it is', () => {
  const fake = Object.assign(new EventEmitter(), {
    setKiosk: vi.fn(),
    setAlwaysOnTop: vi.fn(),
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
  });
  lockWindow(fake as unknown as LockedWindow);
  for (const name of ['close', 'system-context-menu', 'app-command']) {
    const event = { preventDefault: vi.fn() };
    fake.emit(name, event);
    expect([name, event.preventDefault.mock.calls.length]).toEqual([name, 1]);
  }
  fake.emit('minimize');
  fake.emit('hide');
  fake.emit('leave-full-screen');
  expect(fake.restore).toHaveBeenCalledOnce();
  expect(fake.show).toHaveBeenCalledOnce();
  expect(fake.setKiosk).toHaveBeenCalledExactlyOnceWith(true);
  expect(fake.setAlwaysOnTop).toHaveBeenCalledWith(true, 'screen-saver');
});

test('gestures of the browser are off, and so is a debugger that was asked for', () => {
  const [appendSwitch, removeSwitch] = [vi.fn(), vi.fn()];
  kioskSwitches({ appendSwitch, removeSwitch });
  expect(appendSwitch.mock.calls).toEqual([
    ['disable-pinch'],
    ['overscroll-history-navigation', '0'],
  ]);
  expect(removeSwitch.mock.calls.flat()).toContain('remote-debugging-port');
});
