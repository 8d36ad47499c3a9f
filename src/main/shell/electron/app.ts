import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  PowerMonitor,
  PowerSaveBlocker,
  Protocol,
  Screen,
  Session,
} from 'electron';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';
import { recordStart } from './crash-ledger.ts';
import { stayOnPrimary } from './display.ts';
import { createEnding, type Ending, endWithSystem, type SignalSource } from './ending.ts';
import { guardContents, guardSession } from './guards.ts';
import { acceptPageConnections } from './ipc-wire.ts';
import { kioskSwitches, lockContents, lockWindow } from './lockdown.ts';
import { isOwnPage, pageHandler, pageScheme, pageSchemeName, pageUrl } from './page-protocol.ts';
import { createPageWatch } from './page-watch.ts';
import { windowOptions } from './window.ts';

/** The parts of Electron's main-process API used here; tests bring their own. */
export interface ElectronParts {
  readonly app: App;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly ipcMain: IpcMain;
  readonly Menu: { setApplicationMenu(menu: null): void };
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start'>;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly screen: Pick<Screen, 'on' | 'getPrimaryDisplay'>;
  readonly session: { readonly defaultSession: Session };
}

/** The engine, as far as a shell knows it. */
export interface ShellKiosk {
  connect(wire: Wire): void;
  /** Serves the operator console. */
  connectConsole(wire: Wire): void;
  /** An audio device came or went. */
  devicesChanged(): void;
  /** Somebody is in a conversation. */
  busy?(): boolean;
  close(): Promise<void>;
}

/** How the engine is to be started. */
export interface StartOrder {
  /** The kiosk crashed again and again: start with as little as it can do with, and say so. */
  readonly safeMode: boolean;
  /** Ends the kiosk and starts it anew; for the operator console and for updates. */
  restart(): void;
}

export interface ElectronShellOptions {
  readonly electron: ElectronParts;
  /** Starts the engine, after the app is ready and only in the first instance. */
  openKiosk(order: StartOrder): Promise<ShellKiosk>;
  /** The built page. */
  readonly rendererFolder: string;
  /** The built preload script, CommonJS (`.cjs`): a sandboxed one cannot be anything else. */
  readonly preloadPath: string;
  readonly kiosk: boolean;
  /** Where it is noted how starts ended. */
  readonly ledgerFile: string;
  /** A watchdog, systemd or the like starts the kiosk again when it ends. */
  readonly supervised: boolean;
  readonly platform: NodeJS.Platform;
  readonly appImage?: string | undefined;
  readonly process: SignalSource;
  /** Called once the ways out are known, before anything else is done; for a watchdog that asks it to end. */
  readonly onEnding?: (ending: Ending) => void;
  /** The page runs and shows something; called again and again. */
  readonly onPage?: () => void;
  readonly log: Log;
  readonly clock?: Clock;
}

/** What cannot start says so on the screen for this long, ms, and tries again. */
const tryAgainMs = 30_000;

/**
 * Runs the kiosk in Electron. To be called before the app is ready. Resolves when the page is
 * loading, or at once in a second instance, which hands over to the first and ends.
 */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const { electron, kiosk: locked, log, clock = systemClock, platform } = options;
  const { app, protocol } = electron;
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  const ending = createEnding({ ...options, app, appImage: options.appImage });
  const start = recordStart(options.ledgerFile, clock, log);
  ending.onPurpose(start.ended);
  options.onEnding?.(ending);
  if (start.safeMode) {
    log.error({ crashes: start.crashes }, 'the kiosk crashed again and again: safe mode');
    app.disableHardwareAcceleration();
  }
  if (locked) kioskSwitches(app.commandLine);
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
    if (locked) lockContents(contents, platform);
  });
  app.on('window-all-closed', ending.quit);
  app.on('child-process-gone', (_event, { type, reason, name, exitCode }) =>
    log.warn({ type, reason, name, exitCode }, 'a process of the kiosk is gone'),
  );

  await app.whenReady();
  electron.Menu.setApplicationMenu(null);
  guardSession(electron.session.defaultSession);
  protocol.handle(pageSchemeName, pageHandler(options.rendererFolder));
  if (locked) electron.powerSaveBlocker.start('prevent-display-sleep');
  let kiosk: ShellKiosk;
  try {
    kiosk = await options.openKiosk({ safeMode: start.safeMode, restart: ending.restart });
  } catch (error) {
    log.error({ error: messageOf(error) }, 'the engine did not start');
    return tellAndEnd('Vaani cannot start', messageOf(error));
  }
  ending.closeFirst(kiosk.close);

  const { bounds } = electron.screen.getPrimaryDisplay();
  const window = new electron.BrowserWindow(windowOptions({ ...options, bounds }));
  window.once('ready-to-show', () => window.show());
  endWithSystem(ending, {
    signals: options.process,
    powerMonitor: electron.powerMonitor,
    window,
  });
  if (locked) {
    lockWindow(window);
    stayOnPrimary({ screen: electron.screen, window, clock, log });
  }
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  const { webContents } = window;
  const load = () =>
    // A load that fails tells of itself by `did-fail-load`.
    window.loadURL(pageUrl).catch((error: unknown) => {
      log.error({ error: messageOf(error) }, 'the page did not load');
    });
  const watch = createPageWatch({
    clock,
    load(trouble) {
      log.warn({ trouble }, 'the page is loaded again');
      void load();
    },
    end(trouble) {
      log.error({ trouble }, 'the page does not answer and is ended');
      webContents.forcefullyCrashRenderer();
    },
    giveUp(trouble) {
      log.fatal({ trouble }, 'the page cannot be kept running');
      ending.crash();
    },
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error({ reason, exitCode }, 'the page crashed');
    watch.crashed();
  });
  webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // A load that another one took the place of is no failure.
    if (isMainFrame && code !== abortedLoad) watch.failed();
  });
  webContents.on('unresponsive', watch.unresponsive);
  ending.onPurpose(() => {
    watch.stop();
    start.ended();
  });
  acceptPageConnections({
    ipcMain: electron.ipcMain,
    isOwnPage,
    onLoaded: watch.loaded,
    onAlive(drawn) {
      watch.alive(drawn);
      if (drawn) options.onPage?.();
    },
    onDevices: kiosk.devicesChanged,
    onConnection: (wire, kind) =>
      kind === 'console' ? kiosk.connectConsole(wire) : kiosk.connect(wire),
    log,
  });
  await load();

  /** Says what is wrong. Where somebody starts the kiosk again, nobody has to be there to press a button. */
  async function tellAndEnd(message: string, detail: string): Promise<void> {
    const again = options.supervised ? `\n\nIt tries again in ${tryAgainMs / 1000} seconds.` : '';
    let cancel = () => {};
    const waited = new Promise<void>((resolve) => {
      if (options.supervised) cancel = clock.after(tryAgainMs, resolve);
    });
    const told = electron.dialog
      .showMessageBox({ type: 'error', title: 'Vaani', message, detail: detail + again })
      .catch(() => {});
    await Promise.race([told, waited]);
    cancel();
    app.exit(1);
  }
}

/** Chromium's ERR_ABORTED. */
const abortedLoad = -3;
