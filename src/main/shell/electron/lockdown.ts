import type { BrowserWindow, WebContents } from 'electron';
import { isAllowedKey } from './keys.ts';

/** The parts of a page that are locked. */
export type LockedContents = Pick<
  WebContents,
  'on' | 'setZoomFactor' | 'setVisualZoomLevelLimits' | 'setIgnoreMenuShortcuts' | 'closeDevTools'
>;

/** The parts of a window that are locked. */
export type LockedWindow = Pick<
  BrowserWindow,
  'on' | 'setKiosk' | 'setAlwaysOnTop' | 'restore' | 'show' | 'focus'
>;

/**
 * Chromium's switches for a kiosk, to be set before the app is ready: no pinch zoom by the touch screen's
 * own compositor, no swipe to go back, and no debugger over a port, whatever the command line says.
 */
export function kioskSwitches(commandLine: {
  appendSwitch(name: string, value?: string): void;
  removeSwitch(name: string): void;
}): void {
  commandLine.appendSwitch('disable-pinch');
  commandLine.appendSwitch('overscroll-history-navigation', '0');
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'])
    commandLine.removeSwitch(name);
}

/** Keys, mouse buttons and gestures that would lead out of the page, or change it, do nothing. */
export function lockContents(contents: LockedContents, platform: NodeJS.Platform): void {
  contents.on('before-input-event', (event, input) => {
    if (!isAllowedKey(input, platform)) event.preventDefault();
  });
  contents.on('before-mouse-event', (event, { button, type }) => {
    // The middle button scrolls by itself or opens windows; the right one asks for a menu.
    const other = (type === 'mouseDown' || type === 'mouseUp') && (button ?? 'left') !== 'left';
    if (other || type === 'contextMenu') event.preventDefault();
  });
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('did-finish-load', () => {
    // Chromium remembers a zoom per site, over restarts.
    contents.setZoomFactor(1);
    // Rejects only when the page is gone.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => {});
  });
  contents.setIgnoreMenuShortcuts(true);
}

/**
 * A window that stays: it is not closed (Alt+F4, Command+W, a window list), not minimised or hidden, and
 * goes back to the whole screen when something takes it out. Quitting the app ends it all the same.
 */
export function lockWindow(window: LockedWindow): void {
  window.on('close', (event) => event.preventDefault());
  window.on('system-context-menu', (event) => event.preventDefault());
  // The "back" and "forward" buttons of a mouse or keyboard; nothing follows from them.
  window.on('app-command', (event) => event.preventDefault());
  window.on('minimize', () => window.restore());
  window.on('hide', () => window.show());
  window.on('leave-full-screen', () => window.setKiosk(true));
  window.on('leave-html-full-screen', () => window.setKiosk(true));
  // Above what other programs show (update reminders, battery warnings).
  window.setAlwaysOnTop(true, 'screen-saver');
}
