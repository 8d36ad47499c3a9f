import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { createLog } from '../../ops/log.ts';
import { type ShellKiosk, startElectronShell } from './app.ts';
import { type ElectronArguments, parseElectronArguments } from './arguments.ts';
import { spawnUtilityProcess } from './utility-process.ts';

/** Runs the kiosk in Electron from the build's folder `out/main`. To be called before the app is ready. */
export function main(mainFolder: string): void {
  const options = parseElectronArguments(process.argv.slice(app.isPackaged ? 1 : 2));
  const log = createLog('kiosk', 'info');
  // Packaged, resources and data lie beside the archive; in a checkout they are found from here.
  if (app.isPackaged) process.env['VAANI_ROOT'] ??= process.resourcesPath;
  startElectronShell({
    electron: { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session },
    openKiosk: () => openKiosk(options, mainFolder, log),
    rendererFolder: join(mainFolder, '../renderer'),
    preloadPath: join(mainFolder, '../preload/index.cjs'),
    kiosk: options.kiosk,
    log,
  }).catch((error: unknown) => {
    log.fatal({ err: error }, 'the kiosk did not start');
    app.exit(1);
  });
}

/** The engine with the machine's own devices, its child processes being utility processes. */
async function openKiosk(
  options: ElectronArguments,
  mainFolder: string,
  log: ReturnType<typeof createLog>,
): Promise<ShellKiosk> {
  // Loaded late: what must happen before the app is ready does not wait for it.
  const [{ createKiosk }, { packs }, { homeFolder }] = await Promise.all([
    import('../../engine/kiosk.ts'),
    import('../../packs/index.ts'),
    import('../../ops/paths.ts'),
  ]);
  const pack = packs.find((one) => one.id === options.pack);
  if (!pack) {
    throw new Error(
      `there is no pack "${options.pack}"; there is: ${packs.map((p) => p.id).join(', ')}`,
    );
  }
  const kiosk = await createKiosk({
    pack,
    databaseFile: join(homeFolder(), `${pack.id}.db`),
    languages: options.languages,
    devices: { input: 'default', output: 'default' },
    fetchModels: options.fetchModels,
    log,
    spawnSpeech: () =>
      spawnUtilityProcess(utilityProcess, join(mainFolder, 'speech.js'), 'Vaani speech'),
    spawnLlm: () => spawnUtilityProcess(utilityProcess, join(mainFolder, 'llm.js'), 'Vaani llm'),
  });
  return {
    connect: (wire) => kiosk.connect(wire, { devices: true }),
    close: () => kiosk.close(),
  };
}
