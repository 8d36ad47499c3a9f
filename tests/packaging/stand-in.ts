import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of an unpacked Electron as electron-builder needs: its program is only the place for the fuses. */
export function standInElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    // Version of the wire, its length, and Electron's own choice for each fuse.
    Buffer.from([1, 9]),
    Buffer.from('101010011'),
  ]);
  const program = Buffer.concat([Buffer.from('\u007fELF stand-in '), fuses, Buffer.alloc(64)]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  for (const name of [
    'version',
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'icudtl.dat',
  ])
    writeFileSync(join(folder, name), 'stand-in');
  for (const language of ['en-US', 'en-GB', 'hi', 'bn', 'mr', 'fr', 'de'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), 'stand-in');
  return folder;
}

/**
 * A package `electron` for plain Node: the packed main process runs with it as far as it goes without windows.
 * It says on stdout what happens: `page STATUS` for the page out of the archive, `speech` when the speech
 * process has spoken, and ends by quitting.
 */
export const electronModule = `
import { EventEmitter } from 'node:events';
import { fork } from 'node:child_process';
const say = (line) => process.stdout.write(line + '\\n');
// Whatever else is asked for is there, and does nothing.
const nothing = new Proxy(function () {}, {
  get: (_target, key) => (key === 'then' || typeof key === 'symbol' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
});
const part = (own) => new Proxy(own, { get: (target, key) => (key in target ? target[key] : nothing) });
const emitter = (own) => part(Object.assign(new EventEmitter(), own));
let handle;
export const app = emitter({
  isPackaged: true,
  getVersion: () => '9.8.7',
  getPath: () => process.env.VAANI_HOME,
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  quit() { app.emit('before-quit', { preventDefault() {} }); },
  exit(code) { say('exit ' + code); process.exit(code); },
});
export const protocol = part({ handle: (_scheme, handler) => { handle = handler; } });
const webContents = emitter({});
export const BrowserWindow = function () {
  return emitter({
    webContents,
    async loadURL(url) {
      const answer = await handle(new Request(url));
      say('page ' + answer.status + ' ' + (await answer.text()).includes('<script'));
    },
  });
};
export const utilityProcess = {
  fork(file, args, { serviceName }) {
    const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const end = setTimeout(() => { say('no word from ' + serviceName); app.quit(); }, 40_000);
    child.once('message', () => {
      clearTimeout(end);
      say('word from ' + serviceName);
      setTimeout(() => app.quit(), 500);
    });
    return {
      get pid() { return child.exitCode === null ? child.pid : undefined; },
      postMessage: (message) => child.connected && child.send(message),
      on: (event, listener) => child.on(event, listener),
      once: (event, listener) => child.once(event, listener),
      kill: () => child.kill(),
    };
  },
};
export const ipcMain = emitter({});
export const safeStorage = part({ isEncryptionAvailable: () => false, isAsyncEncryptionAvailable: async () => false, getSelectedStorageBackend: () => 'basic_text' });
export const powerMonitor = emitter({});
export const screen = emitter({});
export const session = { defaultSession: emitter({}) };
export const dialog = part({ showMessageBox: async ({ message, detail }) => say(message + ': ' + detail), showErrorBox: (title, detail) => say(title + ': ' + detail) });
export const [Menu, powerSaveBlocker, globalShortcut, nativeTheme, net, shell, systemPreferences, crashReporter, webContentsStatic] = Array(9).fill(nothing);
`;
