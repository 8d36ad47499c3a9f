import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { kioskApi } from '../../src/contract/kiosk.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import { createBridge } from '../../src/preload/bridge.ts';
import { fakeElectron } from '../fakes/electron-app.ts';
import { fakeIpc, fakePid, fakeUtilityProcess } from '../fakes/electron-ipc.ts';
import { classifiers } from '../support/shop.ts';
import { eventually } from '../support/eventually.ts';
import { trainingMs } from '../support/patience.ts';

const { fake } = vi.hoisted(() => ({ fake: {} as Record<string, unknown> }));
vi.mock('electron', () => fake);

/** Electron is faked; the engine, its database and the bridge to the page are real. */
let electron: ReturnType<typeof fakeElectron>;
let ipc: ReturnType<typeof fakeIpc>;
let speech: ReturnType<typeof fakeUtilityProcess>;
const fork = vi.fn((_path: string) => speech.child);
const home = mkdtempSync(join(tmpdir(), 'vaani-electron-'));
const argv = process.argv;

beforeAll(() => {
  vi.stubEnv('VAANI_HOME', home);
  vi.stubEnv('VAANI_LOG', 'silent');
  // What was trained for other tests need not be trained again.
  mkdirSync(classifiers[1], { recursive: true });
  symlinkSync(classifiers[1], join(home, 'classifiers'), 'junction');
  const settings = { packs: ['dining', 'retail'], language: 'mr', retentionDays: 'for ever' };
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
});
beforeEach(() => {
  electron = fakeElectron();
  ipc = fakeIpc('vaani://kiosk/');
  speech = fakeUtilityProcess();
  fork.mockClear();
  const app = Object.assign(electron.app, { isPackaged: false });
  const safeStorage = {
    isAsyncEncryptionAvailable: async () => false,
    getSelectedStorageBackend: () => 'basic_text',
  };
  Object.assign(fake, electron, {
    app,
    ipcMain: ipc.ipcMain,
    utilityProcess: { fork },
    safeStorage,
  });
  catchSignals();
});
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

/** Signals to the faked process end it; all others go where they are meant to. */
function catchSignals(): void {
  const kill = process.kill.bind(process);
  vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
    if (pid !== fakePid) return kill(pid, signal);
    speech.child.exit(9);
    return true;
  });
}

async function start(...args: string[]): Promise<void> {
  process.argv = ['electron', '.', '--no-fetch', '--windowed', ...args];
  const { main } = await import('../../src/main/shell/electron/main.ts');
  main('/build/out/main');
  await eventually(() => expect(electron.windows[0]?.loadURL).toHaveBeenCalled(), trainingMs);
}

/** Each call is a load of the page. */
function openScreen(resumeToken?: string) {
  const wire = createBridge(ipc.ipcRenderer).connect('kiosk');
  const page = createPeer({ wire, serves: emptyApi, handlers: {}, uses: kioskApi });
  return page.call('open', {
    audio: 'none',
    language: 'en',
    ...(resumeToken !== undefined && { resumeToken }),
  });
}

async function quit(): Promise<void> {
  electron.app.emit('before-quit', { preventDefault() {} });
  await eventually(() => expect(electron.app.exit).toHaveBeenCalledWith(0));
}

test(
  'the page opens a session with the engine over IPC; speech is a utility process; quitting closes all',
  async () => {
    await start();
    expect(electron.BrowserWindow.mock.calls[0]?.[0]).toMatchObject({
      kiosk: false,
      webPreferences: { preload: '/build/out/preload/index.cjs' },
    });
    expect(fork.mock.calls[0]?.[0]).toBe('/build/out/main/speech.js');
    expect(readFileSync(join(home, 'starts.json'), 'utf8')).toContain('"running":true');

    const { view, resumed, resumeToken } = await openScreen();
    // The packs and the language are those of the settings; what in them cannot be used is said, and stops nothing.
    expect(view).toMatchObject({
      pack: null,
      language: 'en',
      languages: ['mr', 'en', 'hi', 'bn'],
      notice: expect.stringContaining('settings'),
    });
    expect(view.packs.map(({ id }) => id)).toEqual(['dining', 'retail']);
    expect(resumed).toBe(false);
    // A page that crashed and is loaded again goes on where it was: the token is in its session storage.
    ipc.page.crash();
    expect(await openScreen(resumeToken)).toMatchObject({ resumed: true, resumeToken });
    await quit();
    expect(readFileSync(join(home, 'starts.json'), 'utf8')).toContain('"running":false');
  },
  trainingMs,
);

test(
  'after three crashes in five minutes it starts in safe mode and says so',
  async () => {
    const now = Date.now();
    const crashes = [now - 60_000, now - 30_000];
    writeFileSync(join(home, 'starts.json'), JSON.stringify({ running: true, crashes }));
    await start();
    expect(electron.app.disableHardwareAcceleration).toHaveBeenCalledOnce();
    const { view } = await openScreen();
    expect(view.notice).toContain('simple mode');
    await quit();
  },
  trainingMs,
);
