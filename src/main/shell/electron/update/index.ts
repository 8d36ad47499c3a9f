import type { Clock } from '../../../kernel/clock.ts';
import type { Log } from '../../../ops/log.ts';
import {
  createLauncher,
  createUpdates,
  type Launcher,
  type Updates,
  updatesFolder,
} from '../../../update/index.ts';
import { createElectronOnline, type ElectronOnlineOptions } from './online.ts';

export interface UpdateShellOptions extends Omit<ElectronOnlineOptions, 'loadUpdater'> {
  /** The version of this program. */
  readonly version: string;
  readonly loadUpdater?: ElectronOnlineOptions['loadUpdater'];
  /** The folder with the feed; null: no updates over the network. */
  url(): string | null;
  /** Somebody is in a conversation. */
  isBusy(): boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface UpdateShell {
  readonly updates: Updates;
  /** The page is there and talks to the engine. */
  pageUp(): void;
  /** The speech process is there: it hears, or has said why it cannot. */
  speechUp(): void;
}

/** Updates of the kiosk in Electron. It is listening, and its version good, once page and speech are up. */
export function createUpdateShell(options: UpdateShellOptions): UpdateShell {
  const online = createElectronOnline({ loadUpdater: loadElectronUpdater, ...options });
  const updates = createUpdates({
    ...options,
    folder: updatesFolder(),
    running: options.version,
    online,
  });
  let page = false;
  let speech = false;
  const look = () => {
    if (page && speech) updates.listening();
  };
  return {
    updates,
    pageUp() {
      page = true;
      look();
    },
    speechUp() {
      speech = true;
      look();
    },
  };
}

async function loadElectronUpdater() {
  const { default: library } = await import('electron-updater');
  return library.autoUpdater;
}

/** Chooses the version that the watchdog starts. `program` and `version` are those that were installed. */
export const createProgramLauncher = (options: {
  readonly program: string;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}): Launcher =>
  createLauncher({
    folder: updatesFolder(),
    installed: { program: options.program, version: options.version },
    clock: options.clock,
    log: options.log,
  });
