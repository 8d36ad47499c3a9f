import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { kioskApi } from '../../src/contract/kiosk.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { createBridge } from '../../src/preload/bridge.ts';
import { fakeElectron } from '../fakes/electron-app.ts';
import { fakeIpc, fakePid, fakeUtilityProcess } from '../fakes/electron-ipc.ts';
import { classifiers } from '../support/shop.ts';

const { fake } = vi.hoisted(() => ({ fake: {} as Record<string, unknown> }));
vi.mock('electron', () => fake);

/** Electron is faked; the engine, its database and the bridge to the page are real. */
const electron = fakeElectron();
const ipc = fakeIpc('vaani://kiosk/');
const speech = fakeUtilityProcess();
const fork = vi.fn((_path: string) => speech.child);
/** The first since an example changed trains both packs and the lobby, ms. */
const trainingMs = 180_000;
const home = mkdtempSync(join(tmpdir(), 'vaani-electron-'));

beforeAll(() => {
  vi.stubEnv('VAANI_HOME', home);
  vi.stubEnv('VAANI_LOG', 'silent');
  // What was trained for other tests need not be trained again.
  mkdirSync(classifiers[1], { recursive: true });
  symlinkSync(classifiers[1], join(home, 'classifiers'), 'junction');
  const settings = { packs: ['dining', 'retail'], language: 'mr', retentionDays: 'for ever' };
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  const app = Object.assign(electron.app, { isPackaged: false });
  Object.assign(fake, electron, { app, ipcMain: ipc.ipcMain, utilityProcess: { fork } });
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

test(
  'the page opens a session with the engine over IPC; speech is a utility process; quitting closes all',
  async () => {
    catchSignals();
    const argv = process.argv;
    process.argv = ['electron', '.', '--no-fetch', '--windowed'];
    const { main } = await import('../../src/main/shell/electron/main.ts');
    main('/build/out/main');
    process.argv = argv;
    await vi.waitFor(() => expect(electron.windows[0]?.loadURL).toHaveBeenCalled(), {
      timeout: trainingMs,
    });
    expect(electron.BrowserWindow.mock.calls[0]?.[0]).toMatchObject({
      kiosk: false,
      webPreferences: { preload: '/build/out/preload/index.cjs' },
    });
    expect(fork.mock.calls[0]?.[0]).toBe('/build/out/main/speech.js');

    const bridge = createBridge(ipc.ipcRenderer);
    const wire: Wire = { ...bridge, close: () => {} };
    const page = createPeer({ wire, serves: emptyApi, handlers: {}, uses: kioskApi });
    const { view, resumed } = await page.call('open', { audio: 'none', language: 'en' });
    // The packs and the language are those of the settings; what in them cannot be used is said, and stops nothing.
    expect(view).toMatchObject({
      pack: null,
      language: 'en',
      languages: ['mr', 'en', 'hi', 'bn'],
      notice: expect.stringContaining('settings'),
    });
    expect(view.packs.map(({ id }) => id)).toEqual(['dining', 'retail']);
    expect(resumed).toBe(false);

    electron.app.emit('before-quit', { preventDefault() {} });
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(0), { timeout: 10_000 });
  },
  trainingMs,
);
