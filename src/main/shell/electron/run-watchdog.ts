import { join } from 'node:path';
import type { App } from 'electron';
import { systemClock } from '../../kernel/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { SignalSource } from './ending.ts';
import { watchKiosk } from './watchdog.ts';
import type { Launcher } from '../../update/index.ts';
import { startWatched } from './watchdog-process.ts';

export interface RunWatchdogOptions {
  readonly app: Pick<
    App,
    'disableHardwareAcceleration' | 'setPath' | 'getPath' | 'on' | 'exit' | 'dock'
  >;
  /** What to start: the AppImage, which an update replaces, or the program itself. */
  readonly program: string;
  /** Its arguments, those after the program. */
  readonly args: readonly string[];
  readonly signals: SignalSource;
  readonly log: Log;
  /** Chooses the version to start, and takes a new one back that is not listening; without, `program` runs. */
  readonly launcher?: Launcher | undefined;
  readonly start?: typeof startWatched;
}

/** This process is the watchdog: it shows nothing, opens nothing, and starts the kiosk. Before the app is ready. */
export async function runWatchdog(options: RunWatchdogOptions): Promise<void> {
  const { app, log, start = startWatched } = options;
  app.disableHardwareAcceleration();
  // What Chromium keeps must not be shared with the kiosk's own.
  app.setPath('userData', join(app.getPath('userData'), 'watchdog'));
  app.dock?.hide();
  // Without windows Electron stays, but only where somebody says so.
  app.on('window-all-closed', () => {});
  const args = options.args.filter((argument) => argument !== '--watchdog');
  const watchdog = watchKiosk({
    start() {
      const launch = options.launcher?.next();
      const child = start(launch?.program ?? options.program, args);
      if (launch) options.launcher?.watch(launch, child);
      return child;
    },
    clock: systemClock,
    log,
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    options.signals.on(signal, watchdog.stop);
  app.on('before-quit', (event) => {
    event.preventDefault();
    watchdog.stop();
  });
  await watchdog.over;
  app.exit(0);
}
