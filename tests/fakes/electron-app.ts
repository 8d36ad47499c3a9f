import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import type { ElectronParts } from '../../src/main/shell/electron/app.ts';

/** A page's contents: an emitter that remembers what was set on it. */
export function fakeContents() {
  return Object.assign(new EventEmitter(), {
    setWindowOpenHandler: vi.fn(),
    forcefullyCrashRenderer: vi.fn(),
    setZoomFactor: vi.fn(),
    setVisualZoomLevelLimits: vi.fn(async () => {}),
    setIgnoreMenuShortcuts: vi.fn(),
    closeDevTools: vi.fn(),
    send: vi.fn(),
    isDestroyed: () => false,
  });
}

/** Electron's main-process API with nothing behind it. Everything that is called can be looked at. */
export function fakeElectron({ firstInstance = true } = {}) {
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: vi.fn(() => firstInstance),
    whenReady: vi.fn(async () => {}),
    quit: vi.fn(),
    exit: vi.fn(),
    relaunch: vi.fn(),
    disableHardwareAcceleration: vi.fn(),
    commandLine: { appendSwitch: vi.fn(), removeSwitch: vi.fn() },
  });
  const webContents = fakeContents();
  const windows: ReturnType<typeof fakeWindow>[] = [];
  const fakeWindow = () =>
    Object.assign(new EventEmitter(), {
      webContents,
      show: vi.fn(),
      focus: vi.fn(),
      restore: vi.fn(),
      isMinimized: vi.fn(() => true),
      isDestroyed: () => false,
      setKiosk: vi.fn(),
      setAlwaysOnTop: vi.fn(),
      setBounds: vi.fn(),
      getBounds: () => ({ x: 0, y: 0, width: 1080, height: 1920 }),
      loadURL: vi.fn(async (_url: string) => {}),
    });
  const BrowserWindow = vi.fn(function create(_options: unknown) {
    const window = fakeWindow();
    windows.push(window);
    return window;
  });
  const defaultSession = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  });
  const parts = {
    app,
    BrowserWindow,
    dialog: { showMessageBox: vi.fn((_options: unknown) => Promise.resolve({ response: 0 })) },
    ipcMain: new EventEmitter(),
    Menu: { setApplicationMenu: vi.fn() },
    powerMonitor: new EventEmitter(),
    powerSaveBlocker: { start: vi.fn(() => 1) },
    screen: Object.assign(new EventEmitter(), {
      getPrimaryDisplay: () => ({ bounds: { x: 0, y: 0, width: 1080, height: 1920 } }),
    }),
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    session: { defaultSession },
  };
  return { ...parts, windows, webContents, electron: parts as unknown as ElectronParts };
}
