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
  const [{ createKiosk }, { packs }, { databaseFile }, { readSettings }] = await Promise.all([
    import('../../engine/kiosk.ts'),
    import('../../packs/index.ts'),
    import('../../ops/paths.ts'),
    import('../../ops/settings.ts'),
  ]);
  const packIds = packs.map(({ id }) => id);
  // Nobody may be there to put the file right: the kiosk opens with what is right in it, and says so.
  const { settings, problems } = readSettings(packIds);
  for (const problem of problems) log.error({ problem }, 'a setting cannot be used');
  const named = (id: string) => {
    const pack = packs.find((one) => one.id === id);
    if (pack) return { pack, databaseFile: databaseFile(id) };
    throw new Error(`there is no pack "${id}"; there is: ${packIds.join(', ')}`);
  };
  const [first, ...others] = options.packs ?? settings.packs;
  const language = options.language ?? settings.languages[0];
  const kiosk = await createKiosk({
    trades: [named(first), ...others.map(named)],
    settings: {
      ...settings,
      languages: [language, ...settings.languages.filter((one) => one !== language)],
    },
    settingsNotice: problems.length > 0 ? 'notice.settings' : null,
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
