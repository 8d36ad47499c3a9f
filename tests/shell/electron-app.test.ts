import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bridgeChannels } from '../../src/contract/bridge.ts';
import {
  type ElectronShellOptions,
  startElectronShell,
  type StartOrder,
} from '../../src/main/shell/electron/app.ts';
import type { Ending } from '../../src/main/shell/electron/ending.ts';
import { windowOptions } from '../../src/main/shell/electron/window.ts';
import { fakeContents, fakeElectron } from '../fakes/electron-app.ts';
import { silentLog } from './web-fixture.ts';
import { eventually } from '../support/eventually.ts';

let folder: string;
let ledgerFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaani-electron-'));
  ledgerFile = join(folder, 'starts.json');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function start(fake = fakeElectron(), options: Partial<ElectronShellOptions> = {}) {
  const kiosk = {
    connect: vi.fn(),
    connectConsole: vi.fn(),
    devicesChanged: vi.fn(),
    close: vi.fn(async () => {}),
  };
  const openKiosk = vi.fn(async (_order: StartOrder) => kiosk);
  const signals = new EventEmitter();
  let ending: Ending | undefined;
  const started = startElectronShell({
    electron: fake.electron,
    openKiosk,
    rendererFolder: '/nowhere',
    preloadPath: '/out/preload/index.cjs',
    kiosk: true,
    ledgerFile,
    supervised: false,
    platform: 'linux',
    process: signals,
    onEnding: (one) => void (ending = one),
    log: silentLog,
    ...options,
  });
  return { fake, kiosk, openKiosk, started, signals, ending: () => ending };
}

const ledger = (): unknown => JSON.parse(readFileSync(ledgerFile, 'utf8'));
const senderFrame = { url: 'vaani://kiosk/', parent: null };

describe('starting', () => {
  test('the first instance opens the engine, then a kiosk window with our page', async () => {
    const { fake, openKiosk, started } = start();
    await started;
    expect(openKiosk).toHaveBeenCalledExactlyOnceWith({
      safeMode: false,
      restart: expect.any(Function),
    });
    expect(fake.BrowserWindow).toHaveBeenCalledExactlyOnceWith(
      windowOptions({
        kiosk: true,
        preloadPath: '/out/preload/index.cjs',
        bounds: { x: 0, y: 0, width: 1080, height: 1920 },
      }),
    );
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledExactlyOnceWith('vaani://kiosk/');
    expect(fake.windows[0]?.show).not.toHaveBeenCalled();
    fake.windows[0]?.emit('ready-to-show');
    expect(fake.windows[0]?.show).toHaveBeenCalledOnce();
    expect(fake.Menu.setApplicationMenu).toHaveBeenCalledWith(null);
    expect(fake.protocol.handle).toHaveBeenCalledExactlyOnceWith('vaani', expect.any(Function));
    expect(fake.powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-display-sleep');
    expect(fake.app.disableHardwareAcceleration).not.toHaveBeenCalled();
  });

  test('a second instance ends and touches nothing', async () => {
    const { fake, openKiosk, started } = start(fakeElectron({ firstInstance: false }));
    await started;
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0);
    expect(openKiosk).not.toHaveBeenCalled();
    expect(fake.BrowserWindow).not.toHaveBeenCalled();
    expect(() => ledger()).toThrow('ENOENT');
  });

  test('a second start brings the first window forward', async () => {
    const { fake, started } = start();
    await started;
    fake.app.emit('second-instance');
    expect(fake.windows[0]?.restore).toHaveBeenCalledOnce();
    expect(fake.windows[0]?.focus).toHaveBeenCalledOnce();
  });

  test('the scheme is registered before the app is ready, the session guarded before any window', async () => {
    const fake = fakeElectron();
    let ready = (): void => {};
    fake.app.whenReady.mockReturnValue(new Promise((resolve) => (ready = resolve)));
    const { started } = start(fake);
    expect(fake.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      {
        scheme: 'vaani',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
    expect(fake.app.commandLine.appendSwitch).toHaveBeenCalledWith('disable-pinch');
    ready();
    await started;
    const guarded = fake.session.defaultSession.setPermissionRequestHandler;
    const order = guarded.mock.invocationCallOrder[0] ?? Number.POSITIVE_INFINITY;
    expect(order).toBeLessThan(fake.BrowserWindow.mock.invocationCallOrder[0] ?? 0);
  });

  test('every page that is ever made is guarded, and locked', async () => {
    const { fake, started } = start();
    await started;
    const contents = fakeContents();
    fake.app.emit('web-contents-created', {}, contents);
    expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
    expect(contents.listenerCount('will-navigate')).toBe(1);
    expect(contents.listenerCount('before-input-event')).toBe(1);
  });

  test('in a window, for set-up, it is guarded and not locked', async () => {
    const { fake, started } = start(fakeElectron(), { kiosk: false });
    await started;
    const contents = fakeContents();
    fake.app.emit('web-contents-created', {}, contents);
    expect(contents.listenerCount('will-navigate')).toBe(1);
    expect(contents.listenerCount('before-input-event')).toBe(0);
    expect(fake.windows[0]?.listenerCount('close')).toBe(0);
    expect(fake.app.commandLine.appendSwitch).not.toHaveBeenCalled();
    expect(fake.powerSaveBlocker.start).not.toHaveBeenCalled();
  });
});

describe('an engine that does not start', () => {
  const openKiosk = async () => {
    throw new Error('the database is locked');
  };

  test('says why and ends', async () => {
    const { fake, started } = start(fakeElectron(), { openKiosk });
    await started;
    expect(fake.dialog.showMessageBox).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: 'Vaani cannot start', detail: 'the database is locked' }),
    );
    expect(fake.app.exit).toHaveBeenCalledWith(1);
    expect(fake.BrowserWindow).not.toHaveBeenCalled();
  });

  test('is tried again without anybody, where a watchdog starts it anew', async () => {
    const fake = fakeElectron();
    fake.dialog.showMessageBox.mockReturnValue(new Promise(() => {}));
    const timers: [number, () => void][] = [];
    const { started } = start(fake, {
      openKiosk,
      supervised: true,
      clock: {
        now: Date.now,
        after(ms, callback) {
          timers.push([ms, callback]);
          return () => {};
        },
      },
    });
    await eventually(() => expect(fake.dialog.showMessageBox).toHaveBeenCalled());
    expect(fake.app.exit).not.toHaveBeenCalled();
    timers.find(([ms]) => ms === 30_000)?.[1]();
    await started;
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  test('counts as a crash', async () => {
    await start(fakeElectron(), { openKiosk }).started;
    expect(ledger()).toMatchObject({ running: true });
  });
});

describe('safe mode', () => {
  test('after three crashes in five minutes: no graphics card, and the engine is told', async () => {
    const now = Date.now();
    writeFileSync(ledgerFile, JSON.stringify({ running: true, crashes: [now - 1, now - 2] }));
    const { fake, openKiosk, started } = start();
    expect(fake.app.disableHardwareAcceleration).toHaveBeenCalledOnce();
    await started;
    expect(openKiosk).toHaveBeenCalledWith(expect.objectContaining({ safeMode: true }));
  });
});

describe('the window', () => {
  test('is as large as the screen from the start; in set-up it is a window', () => {
    const bounds = { x: 0, y: 0, width: 1080, height: 1920 };
    const shared = { preloadPath: '/p.cjs', bounds };
    expect(windowOptions({ kiosk: true, ...shared })).toMatchObject({ ...bounds, frame: false });
    const plain = windowOptions({ kiosk: false, ...shared });
    expect(plain).toMatchObject({ width: 1280, height: 800, minimizable: true });
    expect(plain).not.toHaveProperty('frame');
  });

  test('is locked down, in kiosk mode and out of it', () => {
    for (const kiosk of [true, false]) {
      const { webPreferences, ...window } = windowOptions({ kiosk, preloadPath: '/p.cjs' });
      expect(window).toMatchObject({ kiosk, fullscreen: kiosk, show: false });
      expect(webPreferences).toMatchObject({
        preload: '/p.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        devTools: !kiosk,
      });
    }
  });
});

describe('running', () => {
  test('the connections of a page are those of the engine, by kind', async () => {
    const { fake, kiosk, started } = start();
    await started;
    const say = (channel: string, argument?: unknown) =>
      fake.ipcMain.emit(channel, { sender: fake.webContents, senderFrame }, argument);
    say(bridgeChannels.hello);
    say(bridgeChannels.open, [1, 'kiosk']);
    say(bridgeChannels.open, [2, 'console']);
    say(bridgeChannels.devices);
    expect(kiosk.connect).toHaveBeenCalledOnce();
    expect(kiosk.connectConsole).toHaveBeenCalledOnce();
    expect(kiosk.devicesChanged).toHaveBeenCalledOnce();
    kiosk.connect.mock.calls[0]?.[0].send({ kind: 'event' });
    expect(fake.webContents.send).toHaveBeenCalledWith(bridgeChannels.message, [
      1,
      { kind: 'event' },
    ]);
  });

  test('a page that crashes is loaded again; one that keeps crashing starts the app anew, and is a crash', async () => {
    const { fake, started } = start();
    await started;
    for (let i = 0; i < 5; i += 1) {
      fake.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    }
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledTimes(6);
    expect(fake.app.relaunch).not.toHaveBeenCalled();
    fake.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(fake.app.relaunch).toHaveBeenCalledOnce();
    expect(fake.app.exit).toHaveBeenCalledWith(1);
    expect(ledger()).toMatchObject({ running: true });
  });

  test('where a watchdog starts it anew, it only ends', async () => {
    const { fake, started } = start(fakeElectron(), { supervised: true });
    await started;
    for (let i = 0; i < 6; i += 1)
      fake.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(fake.app.relaunch).not.toHaveBeenCalled();
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  test('a page that hangs is ended, so that it can be loaded again', async () => {
    const { fake, started } = start();
    await started;
    const say = (channel: string, argument?: unknown) =>
      fake.ipcMain.emit(channel, { sender: fake.webContents, senderFrame }, argument);
    say(bridgeChannels.hello);
    say(bridgeChannels.alive, true);
    fake.webContents.emit('unresponsive');
    expect(fake.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    fake.webContents.emit('render-process-gone', {}, { reason: 'killed' });
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledTimes(2);
  });

  test('a load that failed is tried again; one that was given up for another is not', async () => {
    const fake = fakeElectron();
    vi.useFakeTimers();
    const { started } = start(fake);
    await started;
    fake.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'vaani://kiosk/', true);
    fake.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'vaani://kiosk/x', false);
    await vi.advanceTimersByTimeAsync(600);
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledTimes(1);
    fake.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'vaani://kiosk/', true);
    await vi.advanceTimersByTimeAsync(600);
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledTimes(2);
  });
});

describe('ending', () => {
  const event = () => ({ preventDefault: vi.fn() });

  test('waits for the engine, once', async () => {
    const { fake, kiosk, started } = start();
    await started;
    let closed = (): void => {};
    kiosk.close.mockReturnValue(new Promise((resolve) => (closed = resolve)));
    const quit = event();
    fake.app.emit('before-quit', quit);
    fake.app.emit('before-quit', quit);
    expect(quit.preventDefault).toHaveBeenCalledTimes(2);
    expect(kiosk.close).toHaveBeenCalledOnce();
    expect(fake.app.exit).not.toHaveBeenCalled();
    closed();
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(ledger()).toEqual({ running: false, crashes: [] });
  });

  test('does not wait for ever', async () => {
    const { fake, kiosk, started } = start();
    await started;
    vi.useFakeTimers();
    kiosk.close.mockReturnValue(new Promise(() => {}));
    fake.app.emit('before-quit', event());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0);
  });

  test('an engine that fails to close does not keep the app', async () => {
    const { fake, kiosk, started } = start();
    await started;
    kiosk.close.mockRejectedValue(new Error('disk full'));
    fake.app.emit('before-quit', event());
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s ends it in order', async (signal) => {
    const { fake, kiosk, started, signals } = start();
    await started;
    signals.emit(signal);
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(kiosk.close).toHaveBeenCalledOnce();
  });

  test('a shutdown of the machine waits for it; the end of a Windows session does not', async () => {
    const shutdown = start();
    await shutdown.started;
    const power = event();
    shutdown.fake.powerMonitor.emit('shutdown', power);
    expect(power.preventDefault).toHaveBeenCalledOnce();
    await eventually(() => expect(shutdown.fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
    const session = start();
    await session.started;
    session.fake.windows[0]?.emit('session-end');
    // Nothing is waited for any more: the record is written at once.
    expect(ledger()).toMatchObject({ running: false });
  });

  test('a restart that was asked for starts the app anew and is no crash', async () => {
    const { fake, openKiosk, started } = start();
    await started;
    openKiosk.mock.calls[0]?.[0].restart();
    expect(fake.app.relaunch).toHaveBeenCalledExactlyOnceWith();
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(ledger()).toMatchObject({ running: false });
  });

  test('... of an AppImage by its own file, for what is inside it is gone by then', async () => {
    const { fake, openKiosk, started } = start(fakeElectron(), { appImage: '/opt/Vaani.AppImage' });
    await started;
    openKiosk.mock.calls[0]?.[0].restart();
    expect(fake.app.relaunch).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ execPath: '/opt/Vaani.AppImage' }),
    );
  });

  test('... under a watchdog by saying so with its exit code', async () => {
    const { fake, openKiosk, started } = start(fakeElectron(), { supervised: true });
    await started;
    openKiosk.mock.calls[0]?.[0].restart();
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(75));
    expect(fake.app.relaunch).not.toHaveBeenCalled();
  });

  test('a page that crashes while the kiosk ends is not loaded again', async () => {
    const { fake, started } = start();
    await started;
    fake.app.emit('before-quit', event());
    fake.webContents.emit('render-process-gone', {}, { reason: 'killed' });
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledOnce();
  });

  test('an error that nobody handled ends it as a crash, at once', async () => {
    const { fake, kiosk, started, ending } = start();
    await started;
    ending()?.crash();
    ending()?.crash();
    expect(fake.app.relaunch).toHaveBeenCalledOnce();
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(kiosk.close).not.toHaveBeenCalled();
    expect(ledger()).toMatchObject({ running: true });
  });
});
