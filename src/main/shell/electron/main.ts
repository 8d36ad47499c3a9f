import { homedir } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { systemClock } from '../../kernel/clock.ts';
import { createLog } from '../../ops/log.ts';
import { homeFolder } from '../../ops/paths.ts';
import { secretsFile } from '../../ops/secrets-file.ts';
import { type ShellKiosk, type StartOrder, startElectronShell } from './app.ts';
import { type ElectronArguments, parseElectronArguments } from './arguments.ts';
import { runCommand } from './commands.ts';
import type { Ending } from './ending.ts';
import { openEngine } from './open-engine.ts';
import { runWatchdog } from './run-watchdog.ts';
import { openSafeSecrets } from './safe-secrets.ts';
import { createProgramLauncher, createUpdateShell, type UpdateShell } from './update/index.ts';
import { updateUrl } from './update/url.ts';
import { watchedAliveEveryMs } from './watchdog.ts';
import { speakToWatchdog } from './watchdog-process.ts';

const { app, safeStorage, utilityProcess } = electron;

/** Runs the kiosk in Electron from the build's folder `out/main`. To be called before the app is ready. */
export function main(mainFolder: string): void {
  const argv = process.argv.slice(app.isPackaged ? 1 : 2);
  const args = parseElectronArguments(argv);
  const { command } = args;
  const log = createLog(command.kind === 'watchdog' ? 'watchdog' : 'kiosk', 'info');
  const failed = (error: unknown) => {
    log.fatal({ err: error }, 'the kiosk did not start');
    app.exit(1);
  };
  // Packaged, resources and data lie beside the archive; in a checkout they are found from here.
  // Not for the watchdog, which may start another version: that one has resources of its own.
  if (app.isPackaged && command.kind !== 'watchdog')
    process.env['VAANI_ROOT'] ??= process.resourcesPath;
  // Of an AppImage: its own file. What runs is mounted from inside it.
  const appImage = process.env['APPIMAGE'];
  const program = appImage ?? process.execPath;

  if (command.kind === 'watchdog') {
    const script = app.isPackaged ? [] : [app.getAppPath()];
    const version = app.isPackaged ? app.getVersion() : null;
    const launcher = version
      ? createProgramLauncher({ program, version, clock: systemClock, log })
      : undefined;
    const all = [...script, ...argv];
    runWatchdog({ app, program, args: all, signals: process, launcher, log }).catch(failed);
    return;
  }
  if (command.kind !== 'run') {
    app
      .whenReady()
      .then(() =>
        runCommand(command, {
          app,
          program,
          platform: process.platform,
          configFolder: process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
          openSecrets,
          stdin: process.stdin,
          print: (line) => void process.stdout.write(`${line}\n`),
          complain: (line) => void process.stderr.write(`vaani: ${line}\n`),
        }),
      )
      .then((code) => app.exit(code), failed);
    return;
  }
  let update: UpdateShell | undefined;
  let kiosk: ShellKiosk | undefined;
  startElectronShell({
    electron,
    async openKiosk(order) {
      const secrets = await openSecrets();
      for (const problem of secrets.problems) log.error({ problem }, 'a secret cannot be used');
      update = openUpdates(order, () => kiosk?.busy?.() === true, log);
      kiosk = await openEngine({
        args,
        order,
        mainFolder,
        utilityProcess,
        secrets,
        version: app.isPackaged ? app.getVersion() : undefined,
        updates: update?.updates,
        onSpeechUp: () => update?.speechUp(),
        log,
      });
      const { close } = kiosk;
      return {
        ...kiosk,
        close() {
          update?.updates.close();
          return close();
        },
      };
    },
    onPage: () => update?.pageUp(),
    rendererFolder: join(mainFolder, '../renderer'),
    preloadPath: join(mainFolder, '../preload/index.cjs'),
    kiosk: args.kiosk,
    ledgerFile: join(homeFolder(), 'starts.json'),
    supervised: args.watched || process.env['VAANI_SUPERVISED'] === '1',
    platform: process.platform,
    appImage,
    process,
    onEnding: (ending) => watchOver(args, ending, log),
    log,
  }).catch(failed);
}

/** What ends the kiosk from inside and from outside. */
function watchOver(
  args: ElectronArguments,
  ending: Ending,
  log: ReturnType<typeof createLog>,
): void {
  if (args.watched) speakToWatchdog(process, watchedAliveEveryMs, ending.quit);
  // Nobody is there to read a dialog: a main process whose state is unknown ends, and is started again.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody handled');
    ending.crash();
  });
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a failure that nobody handled'),
  );
}

/** Updates of the installed kiosk; a checkout has none. */
function openUpdates(
  order: StartOrder,
  isBusy: () => boolean,
  log: ReturnType<typeof createLog>,
): UpdateShell | undefined {
  if (!app.isPackaged) return undefined;
  return createUpdateShell({
    version: app.getVersion(),
    packaged: app.isPackaged,
    platform: process.platform,
    appImage: process.env['APPIMAGE'],
    restart: order.restart,
    url: () => updateUrl(),
    isBusy,
    clock: systemClock,
    log,
  });
}

function openSecrets() {
  return openSafeSecrets({
    safeStorage,
    platform: process.platform,
    file: secretsFile(),
    env: process.env,
  });
}
