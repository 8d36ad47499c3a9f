import type { App } from 'electron';
import type { Log } from '../../ops/log.ts';
import { messageOf } from '../../kernel/errors.ts';
import { restartExitCode } from './watchdog.ts';

export interface EndingOptions {
  readonly app: Pick<App, 'on' | 'quit' | 'exit' | 'relaunch'>;
  /** Somebody outside starts the kiosk again whenever it ends otherwise than with 0. */
  readonly supervised: boolean;
  /** The AppImage that this runs from: what is inside it is gone when it ends. */
  readonly appImage: string | undefined;
  readonly log: Log;
}

/** How the kiosk ends. */
export interface Ending {
  /** What has to be closed first. A later one takes the place of an earlier one. */
  closeFirst(close: () => Promise<void>): void;
  /** Told when it ends on purpose, before anything is closed. A later one takes the place of an earlier one. */
  onPurpose(listener: () => void): void;
  /** Ends it on purpose and for good. */
  quit(): void;
  /** Ends it on purpose and starts it anew. */
  restart(): void;
  /** It cannot go on: starts it anew, and counts as a crash. Nothing is waited for. */
  crash(): void;
}

/** The engine gets this long to close, ms. */
const closeGraceMs = 5_000;

/** Every way out of the kiosk leads through here: what is open is closed, but nothing is waited for for ever. */
export function createEnding(options: EndingOptions): Ending {
  const { app, supervised, appImage, log } = options;
  let close = () => Promise.resolve();
  let onPurpose = () => {};
  let ending = false;

  function end(code: number): void {
    if (ending) return;
    ending = true;
    onPurpose();
    const late = setTimeout(() => {
      log.warn('the engine is not waited for any longer');
      app.exit(code);
    }, closeGraceMs);
    close()
      .catch((error: unknown) => log.error({ error: messageOf(error) }, 'the engine did not close'))
      .finally(() => {
        clearTimeout(late);
        app.exit(code);
      });
  }

  function relaunch(): void {
    // An AppImage is mounted for as long as it runs: its own file is what can be started again.
    if (appImage === undefined) app.relaunch();
    else app.relaunch({ execPath: appImage, args: process.argv.slice(1) });
  }

  app.on('before-quit', (event) => {
    event.preventDefault();
    end(0);
  });

  return {
    closeFirst(work) {
      close = work;
    },
    onPurpose(listener) {
      onPurpose = listener;
    },
    quit: () => end(0),
    restart() {
      if (ending) return;
      if (!supervised) relaunch();
      end(supervised ? restartExitCode : 0);
    },
    crash() {
      if (ending) return;
      ending = true;
      if (!supervised) relaunch();
      app.exit(1);
    },
  };
}

/** The parts of `process` that tell of an end from outside. */
export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP', listener: () => void): unknown;
}

/** Ends on purpose when the system asks for it: a signal, the end of the session, a shutdown. */
export function endWithSystem(
  ending: Pick<Ending, 'quit'>,
  sources: {
    readonly signals: SignalSource;
    /** Only there once the app is ready. */
    readonly powerMonitor: {
      // Electron's own type leaves its argument out.
      on(event: 'shutdown', listener: (event?: { preventDefault(): void }) => void): unknown;
    };
    readonly window: { on(event: 'session-end', listener: () => void): unknown };
  },
): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    sources.signals.on(signal, ending.quit);
  sources.powerMonitor.on('shutdown', (event) => {
    // Without it the system does not wait for databases to close.
    event?.preventDefault();
    ending.quit();
  });
  // Windows: nothing is waited for from here on, so what must be on the disk is written first.
  sources.window.on('session-end', ending.quit);
}
