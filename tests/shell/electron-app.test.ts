import { afterEach, describe, expect, test, vi } from 'vitest';
import { bridgeChannels } from '../../src/contract/bridge.ts';
import {
  type ElectronShellOptions,
  startElectronShell,
} from '../../src/main/shell/electron/app.ts';
import { windowOptions } from '../../src/main/shell/electron/window.ts';
import { fakeContents, fakeElectron } from '../fakes/electron-app.ts';
import { silentLog } from './web-fixture.ts';

function start(fake = fakeElectron(), options: Partial<ElectronShellOptions> = {}) {
  const kiosk = { connect: vi.fn(), close: vi.fn(async () => {}) };
  const openKiosk = vi.fn(async () => kiosk);
  const started = startElectronShell({
    electron: fake.electron,
    openKiosk,
    rendererFolder: '/nowhere',
    preloadPath: '/out/preload/index.cjs',
    kiosk: true,
    log: silentLog,
    ...options,
  });
  return { fake, kiosk, openKiosk, started };
}

afterEach(() => void vi.useRealTimers());

describe('starting', () => {
  test('the first instance opens the engine, then a kiosk window with our page', async () => {
    const { fake, openKiosk, started } = start();
    await started;
    expect(openKiosk).toHaveBeenCalledOnce();
    expect(fake.BrowserWindow).toHaveBeenCalledExactlyOnceWith(
      windowOptions({ kiosk: true, preloadPath: '/out/preload/index.cjs' }),
    );
    expect(fake.windows[0]?.loadURL).toHaveBeenCalledExactlyOnceWith('vaani://kiosk/');
    expect(fake.windows[0]?.show).not.toHaveBeenCalled();
    fake.windows[0]?.emit('ready-to-show');
    expect(fake.windows[0]?.show).toHaveBeenCalledOnce();
    expect(fake.Menu.setApplicationMenu).toHaveBeenCalledWith(null);
    expect(fake.protocol.handle).toHaveBeenCalledExactlyOnceWith('vaani', expect.any(Function));
  });

  test('a second instance quits and touches nothing', async () => {
    const { fake, openKiosk, started } = start(fakeElectron({ firstInstance: false }));
    await started;
    expect(fake.app.quit).toHaveBeenCalledOnce();
    expect(openKiosk).not.toHaveBeenCalled();
    expect(fake.BrowserWindow).not.toHaveBeenCalled();
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
    ready();
    await started;
    const guarded = fake.session.defaultSession.setPermissionRequestHandler;
    const order = guarded.mock.invocationCallOrder[0] ?? Number.POSITIVE_INFINITY;
    expect(order).toBeLessThan(fake.BrowserWindow.mock.invocationCallOrder[0] ?? 0);
  });

  test('every page that is ever made is guarded', async () => {
    const { fake, started } = start();
    await started;
    const contents = fakeContents();
    fake.app.emit('web-contents-created', {}, contents);
    expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
    expect(contents.listenerCount('will-navigate')).toBe(1);
  });

  test('an engine that does not start says why and ends', async () => {
    const openKiosk = async () => {
      throw new Error('the database is locked');
    };
    const { fake, started } = start(fakeElectron(), { openKiosk });
    await started;
    expect(fake.dialog.showErrorBox).toHaveBeenCalledWith(
      'Vaani cannot start',
      'the database is locked',
    );
    expect(fake.app.exit).toHaveBeenCalledWith(1);
    expect(fake.BrowserWindow).not.toHaveBeenCalled();
  });
});

describe('the window', () => {
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
        devTools: !kiosk,
      });
    }
  });
});

describe('running', () => {
  test('a page load is a connection of the engine', async () => {
    const { fake, kiosk, started } = start();
    await started;
    const senderFrame = { url: 'vaani://kiosk/', parent: null };
    fake.ipcMain.emit(bridgeChannels.hello, { sender: fake.webContents, senderFrame });
    expect(kiosk.connect).toHaveBeenCalledOnce();
    kiosk.connect.mock.calls[0]?.[0].send({ kind: 'event' });
    expect(fake.webContents.send).toHaveBeenCalledWith(bridgeChannels.message, { kind: 'event' });
  });

  test('a page that crashes is loaded again, one that keeps crashing starts the app anew', async () => {
    const { fake, started } = start();
    await started;
    for (let i = 0; i < 5; i += 1) {
      fake.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    }
    expect(fake.webContents.reload).toHaveBeenCalledTimes(5);
    expect(fake.app.relaunch).not.toHaveBeenCalled();
    fake.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(fake.app.relaunch).toHaveBeenCalledOnce();
    expect(fake.app.exit).toHaveBeenCalledWith(1);
  });
});

describe('quitting', () => {
  test('waits for the engine, once', async () => {
    const { fake, kiosk, started } = start();
    await started;
    let closed = (): void => {};
    kiosk.close.mockReturnValue(new Promise((resolve) => (closed = resolve)));
    const event = { preventDefault: vi.fn() };
    fake.app.emit('before-quit', event);
    fake.app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(2);
    expect(kiosk.close).toHaveBeenCalledOnce();
    expect(fake.app.exit).not.toHaveBeenCalled();
    closed();
    await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
  });

  test('does not wait for ever', async () => {
    const { fake, kiosk, started } = start();
    await started;
    vi.useFakeTimers();
    kiosk.close.mockReturnValue(new Promise(() => {}));
    fake.app.emit('before-quit', { preventDefault() {} });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  test('an engine that fails to close does not keep the app', async () => {
    const { fake, kiosk, started } = start();
    await started;
    kiosk.close.mockRejectedValue(new Error('disk full'));
    fake.app.emit('before-quit', { preventDefault() {} });
    await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledExactlyOnceWith(0));
  });
});
