import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  Protocol,
  Session,
  WebContents,
} from 'electron';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';
import { createRate } from '../rate.ts';
import { guardContents, guardSession } from './guards.ts';
import { acceptPageConnections } from './ipc-wire.ts';
import { isOwnPage, pageHandler, pageScheme, pageSchemeName, pageUrl } from './page-protocol.ts';
import { windowOptions } from './window.ts';

/** The parts of Electron's main-process API used here; tests bring their own. */
export interface ElectronParts {
  readonly app: App;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly ipcMain: IpcMain;
  readonly Menu: { setApplicationMenu(menu: null): void };
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly session: { readonly defaultSession: Session };
}

/** The engine, as far as a shell knows it. */
export interface ShellKiosk {
  connect(wire: Wire): void;
  close(): Promise<void>;
}

export interface ElectronShellOptions {
  readonly electron: ElectronParts;
  /** Starts the engine, after the app is ready and only in the first instance. */
  openKiosk(): Promise<ShellKiosk>;
  /** The built page. */
  readonly rendererFolder: string;
  /** The built preload script, CommonJS (`.cjs`): a sandboxed one cannot be anything else. */
  readonly preloadPath: string;
  readonly kiosk: boolean;
  readonly log: Log;
}

/** The engine gets this long to close when the app quits, ms. */
const closeGraceMs = 5_000;
/** A page that crashes more often than this a minute is not loaded again: the app starts anew. */
const crashesPerMinute = 5;

/**
 * Runs the kiosk in Electron. To be called before the app is ready. Resolves when the page is
 * loading, or at once in a second instance, which hands over to the first and ends.
 */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const { electron, log } = options;
  const { app, protocol } = electron;
  if (!app.requestSingleInstanceLock()) return app.quit();
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  electron.Menu.setApplicationMenu(null);
  guardSession(electron.session.defaultSession);
  protocol.handle(pageSchemeName, pageHandler(options.rendererFolder));
  let kiosk: ShellKiosk;
  try {
    kiosk = await options.openKiosk();
  } catch (error) {
    log.error({ error: messageOf(error) }, 'the engine did not start');
    electron.dialog.showErrorBox('Vaani cannot start', messageOf(error));
    return app.exit(1);
  }
  closeOnQuit(app, kiosk, log);
  acceptPageConnections({
    ipcMain: electron.ipcMain,
    isOwnPage,
    onConnection: (wire) => kiosk.connect(wire),
    log,
  });

  const window = new electron.BrowserWindow(windowOptions(options));
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  recoverPage(app, window.webContents, log);
  await window.loadURL(pageUrl).catch((error: unknown) => {
    log.error({ error: messageOf(error) }, 'the page did not load');
    electron.dialog.showErrorBox('Vaani cannot show its screen', messageOf(error));
    app.exit(1);
  });
}

/** Quitting waits for the engine to close, but not for ever. */
function closeOnQuit(app: App, kiosk: ShellKiosk, log: Log): void {
  let closing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const late = setTimeout(() => app.exit(1), closeGraceMs);
    kiosk
      .close()
      .catch((error: unknown) => log.error({ error: messageOf(error) }, 'the engine did not close'))
      .finally(() => {
        clearTimeout(late);
        app.exit(0);
      });
  });
}

/** A page that crashed is loaded again; one that keeps crashing starts the whole app again. */
function recoverPage(app: App, contents: WebContents, log: Log): void {
  const mayReload = createRate(crashesPerMinute / 60, crashesPerMinute);
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error({ reason }, 'the page crashed');
    if (mayReload(performance.now())) return contents.reload();
    app.relaunch();
    app.exit(1);
  });
}
